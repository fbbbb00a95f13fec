package view

import (
	"github.com/slack-go/slack"

	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/dossier"
)

// CustomerOverview is a customer at a glance: how long it is served, what is under way, and the first of all the rest.
func CustomerOverview(r Reader, f dossier.File) slack.ModalViewRequest {
	blocks := []slack.Block{section(bold(f.Name) + dot + r.P.T("class %s", name(string(f.Class))) + "\n" + r.customerFacts(f.Customer))}
	blocks = append(blocks, r.serviceBlock(f), r.overviewTabs(f))
	blocks = append(blocks, r.underWay(f)...)
	blocks = append(blocks, r.itsProjects(f)...)
	blocks = append(blocks, r.itsCalls(f)...)
	blocks = append(blocks, r.satisfaction(f)...)
	blocks = append(blocks, r.rights(f)...)
	blocks = append(blocks, r.itsPeople(f))
	if r.May(customer.MayEdit) {
		blocks = append(blocks, actions(about(button(CustomerEdit, ref(f.ID), r.P.Button("Edit")), f.Name)))
	}
	return sheet(r, CardID, r.P.Title("Customer"), blocks...)
}

// overviewTabs lead to the customer's other pages.
func (r Reader) overviewTabs(f dossier.File) slack.Block {
	id := customerTab(f.ID, 0)
	var tabs []slack.BlockElement
	if n := f.Open.Total(); n > 0 {
		tabs = append(tabs, button(CustomerItems, id, r.P.Button("Under way: %d", n)))
	}
	return actions(append(tabs, button(CustomerPeople, id, r.P.Button("Contacts: %d", f.People.Count)),
		button(CustomerHistory, id, r.P.Button("History")))...)
}

// underWay counts what is under way, and names the worst of it.
func (r Reader) underWay(f dossier.File) []slack.Block {
	if f.Open.Total() == 0 {
		return []slack.Block{section(r.P.T("Nothing is under way."))}
	}
	blocks := []slack.Block{section("*" + r.P.T("Under way") + "*" + dot + r.P.List(r.counted(f.Open)))}
	for _, i := range f.Open.Items {
		blocks = append(blocks, r.openLine(i))
	}
	return blocks
}

// itsProjects are the customer's projects, the latest of those that are not over first.
func (r Reader) itsProjects(f dossier.File) []slack.Block {
	if f.Projects.Count == 0 {
		return []slack.Block{section(r.P.T("No project yet. `/project add` adds one, and so does an order that comes back signed."))}
	}
	blocks := []slack.Block{section("*" + r.P.N(f.Projects.Count, "%d project", "%d projects") + "*")}
	for _, p := range f.Projects.First {
		text := name(p.Name) + " (" + name(string(p.Type)) + ")" + dot + r.stage(p.State)
		blocks = append(blocks, line(text, about(button(ProjectOpen, ref(p.ID), r.P.Button("Open")), p.Name)))
	}
	if f.Projects.More() > 0 {
		blocks = append(blocks, aside(r.andMore(f.Projects.More())+dot+r.P.T("`/project` with a part of a name finds the one you want.")))
	}
	return blocks
}

// itsCalls are the call-back to be made next and the last one that was made.
func (r Reader) itsCalls(f dossier.File) []slack.Block {
	var said string
	var press slack.BlockElement
	if c := f.Next; c != nil {
		due := r.plainDay(c.Due)
		if c.Due.Before(r.today()) {
			due = "⚠️ " + r.P.T("late since %s", r.plainDay(c.Due))
		}
		said = "\n" + r.P.T("Next: %s", facts(due, r.person(c.Assigned), name(c.ProjectName)))
		if c.Assigned == r.ID {
			press = about(button(CallBackReport, ref(c.ID), r.P.Button("Write down the call")), f.Name)
		}
	}
	if c := f.Last; c != nil {
		said += "\n" + r.P.T("Last: %s", facts(r.plainDay(dayOf(c.DoneAt, r.Zone)), r.callOutcome(c.Outcome)))
		if c.Note != "" {
			said += "\n" + quote(c.Note, 300)
		}
	}
	if said == "" {
		return nil
	}
	return []slack.Block{line("*"+r.P.T("Calls")+"*"+said, press)}
}

// itsPeople names the first contacts, the single points of contact before the others.
func (r Reader) itsPeople(f dossier.File) slack.Block {
	if f.People.Count == 0 {
		var add slack.BlockElement
		if r.May(customer.MayEdit) {
			add = primary(ContactAdd, ref(f.ID), r.P.Button("Add a contact"))
		}
		return line(r.P.T("No contact yet. Invitations, documents and the questionnaire go to contacts."), add)
	}
	said := "*" + r.P.T("Contacts") + "*"
	for _, p := range f.People.First {
		said += "\n• " + r.contactLine(p, f.Customer, dot)
	}
	if f.People.More() > 0 {
		said += "\n" + r.andMore(f.People.More())
	}
	return section(said)
}

// serviceBlock is how long the customer is served, with the button of whoever says how that goes on.
func (r Reader) serviceBlock(f dossier.File) slack.Block {
	var renew slack.BlockElement
	if r.May(care.MayRenew) && !f.Service.Until.IsZero() && !f.Unrenewed {
		renew = button(ServiceRenew, ref(f.ID), r.P.Button("Renewed or not…"))
	}
	exports := ""
	if f.Exports {
		exports = r.P.T("exports included")
	}
	return line(facts(r.served(f), exports), renew)
}

// served says the service period: until when, and how long that is.
func (r Reader) served(f dossier.File) string {
	from, until, today := f.Service.From, f.Service.Until, r.today()
	left := today.DaysUntil(until)
	switch {
	case from.IsZero() && until.IsZero():
		return r.P.T("No service period yet. It begins when a project goes into service.")
	case today.Before(from):
		return r.P.T("In service from %s", r.plainDay(from))
	case until.IsZero():
		return r.P.T("In service since %s, without end", r.plainDay(from))
	case left < 0 && f.Unrenewed:
		return "⚠️ " + r.P.T("Service ended %s, not renewed", r.plainDay(until))
	case left < 0:
		return "⚠️ " + r.P.T("Service ended %s, and nobody has said whether it is renewed", r.plainDay(until))
	case left == 0:
		return "⚠️ " + r.P.T("Today is the last day of service")
	case f.Unrenewed:
		return "⚠️ " + r.P.N(left, "In service for %d more day, until %s, and not renewed", "In service for %d more days, until %s, and not renewed", r.plainDay(until))
	}
	return r.P.T("In service until %s", r.plainDay(until)) + ", " + r.P.N(left, "%d day left", "%d days left")
}
