package view

import (
	"github.com/slack-go/slack"

	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/entitlement"
	"docket/internal/locale"
)

var contactRoleWords = map[customer.ContactRole]locale.Text{
	customer.SPoC:     locale.Textf("Single point of contact"),
	customer.KeyUser:  locale.Textf("Key user"),
	customer.Steering: locale.Textf("Steering committee"),
	customer.Sponsor:  locale.Textf("Sponsor"),
}

// contactRole says what a contact is at the customer.
func (r Reader) contactRole(role customer.ContactRole) string {
	if t, ok := contactRoleWords[role]; ok {
		return t.Localize(r.P)
	}
	return name(string(role))
}

// CustomerFile is all that the card of a customer shows.
type CustomerFile struct {
	customer.Customer
	People  []customer.Contact
	Billing customer.Billing
	Bought  []entitlement.Line // all of it, whatever became of it
}

// CustomerCard is a customer with its people, to one person.
func CustomerCard(r Reader, f CustomerFile) Message {
	said := name(f.Name) + dot + r.P.N(len(f.People), "%d contact", "%d contacts")
	return say(said, r.customerBlocks(f)...)
}

// CustomerModal is the card in a modal.
func CustomerModal(r Reader, f CustomerFile) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Customer"), r.customerBlocks(f)...)
}

// contactsShown is how many contacts a card names.
const contactsShown = 30

func (r Reader) customerBlocks(f CustomerFile) []slack.Block {
	c := f.Customer
	var renew slack.BlockElement
	if r.Has(care.MayRenew.Roles...) && !c.Service.Until.IsZero() {
		renew = button(ServiceRenew, ref(c.ID), r.P.Button("Renewed or not…"))
	}
	blocks := []slack.Block{line("*"+name(c.Name)+"*\n"+r.customerFacts(c), renew)}
	blocks = append(blocks, r.contactBlocks(f)...)
	blocks = append(blocks, r.rights(f)...)
	blocks = append(blocks, r.billingBlocks(f)...)
	return append(blocks, r.customerButtons(f))
}

// contactBlocks are the customer's people.
func (r Reader) contactBlocks(f CustomerFile) []slack.Block {
	if len(f.People) == 0 {
		return []slack.Block{section(r.P.T("No contact yet. Invitations, documents and the questionnaire go to contacts."))}
	}
	var blocks []slack.Block
	for _, p := range f.People[:min(len(f.People), contactsShown)] {
		var press slack.BlockElement
		if r.Has(customer.MayEdit.Roles...) {
			press = about(button(ContactEdit, ref(p.ID), r.P.Button("Edit")), p.Name)
		}
		blocks = append(blocks, line(r.contactLine(p, f.Customer), press))
	}
	if left := len(f.People) - contactsShown; left > 0 {
		blocks = append(blocks, aside(r.andMore(left)))
	}
	return blocks
}

// customerButtons are what the reader may do with the customer.
func (r Reader) customerButtons(f CustomerFile) *slack.ActionBlock {
	id := ref(f.ID)
	var rare []*slack.OptionBlockObject
	if r.Has(customer.MayBill.Roles...) {
		rare = append(rare, entry(BillingEdit, id, r.P.Option("How it is invoiced")))
	}
	more := overflow(append(rare, entry(CustomerHistory, id, r.P.Option("History")))...)
	if !r.Has(customer.MayEdit.Roles...) {
		return actions(more)
	}
	add := button(ContactAdd, id, r.P.Button("Add a contact"))
	if len(f.People) == 0 {
		add = primary(ContactAdd, id, r.P.Button("Add a contact"))
	}
	return actions(add, about(button(CustomerEdit, id, r.P.Button("Edit")), f.Name), more)
}

// customerFacts are what is known of a customer beside its people.
func (r Reader) customerFacts(c customer.Customer) string {
	territory, live, service, success, shared, exports := "", "", "", "", "", ""
	if c.Success != "" {
		success = r.P.T("looked after by %s", r.person(c.Success))
	}
	if c.Territory != "" {
		territory = name(c.Territory)
	}
	if !c.LiveOn.IsZero() {
		live = r.P.T("live since %s", r.day(c.LiveOn))
	}
	switch from, until := c.Service.From, c.Service.Until; {
	case !from.IsZero() && !until.IsZero():
		service = r.P.T("in service from %s to %s", r.day(from), r.day(until))
	case !until.IsZero():
		service = r.P.T("in service until %s", r.day(until))
	case !from.IsZero():
		service = r.P.T("in service from %s", r.day(from))
	}
	if c.Channel != "" {
		shared = r.P.T("shared channel %s", channelLink(c.Channel))
	}
	if c.Exports {
		exports = r.P.T("exports included")
	}
	return facts(r.P.T("class %s", name(string(c.Class))), territory, r.P.T("written to in %s", r.languageName(c.Locale)), success, live, service, shared, exports)
}

func (r Reader) languageName(tag string) string {
	if language(tag) == "fr" {
		return r.P.T("French")
	}
	return r.P.T("English")
}

// contactLine is who somebody is and how they are reached; their language only where it is not the customer's.
func (r Reader) contactLine(p customer.Contact, of customer.Customer) string {
	who := []string{"*" + name(p.Name) + "*"}
	for _, role := range p.Roles {
		who = append(who, r.contactRole(role))
	}
	address, tongue := r.P.T("⚠️ no e-mail address"), ""
	if p.Email != "" {
		address = name(p.Email)
	}
	if p.Locale != "" && language(p.Locale) != language(of.Locale) {
		tongue = r.P.T("written to in %s", r.languageName(p.Locale))
	}
	return facts(who...) + "\n" + facts(address, tongue)
}
