package view

import (
	"github.com/slack-go/slack"

	"docket/internal/care"
	"docket/internal/customer"
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

// CustomerCard is a customer with its people, to one person.
func CustomerCard(r Reader, c customer.Customer, people []customer.Contact) Message {
	said := name(c.Name) + dot + r.P.N(len(people), "%d contact", "%d contacts")
	return say(said, r.customerBlocks(c, people)...)
}

// CustomerModal is the card in a modal.
func CustomerModal(r Reader, c customer.Customer, people []customer.Contact) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Customer"), r.customerBlocks(c, people)...)
}

// contactsShown is how many contacts a card names.
const contactsShown = 30

func (r Reader) customerBlocks(c customer.Customer, people []customer.Contact) []slack.Block {
	may := r.Has(customer.MayEdit.Roles...)
	var renew slack.BlockElement
	if r.Has(care.MayRenew.Roles...) && !c.Service.Until.IsZero() {
		renew = button(ServiceRenew, ref(c.ID), r.P.Button("Renewed or not…"))
	}
	blocks := []slack.Block{line("*"+name(c.Name)+"*\n"+r.customerFacts(c), renew)}
	if len(people) == 0 {
		blocks = append(blocks, section(r.P.T("No contact yet. Invitations, documents and the questionnaire go to contacts.")))
	}
	for _, p := range people[:min(len(people), contactsShown)] {
		var press slack.BlockElement
		if may {
			press = about(button(ContactEdit, ref(p.ID), r.P.Button("Edit")), p.Name)
		}
		blocks = append(blocks, line(r.contactLine(p, c), press))
	}
	if left := len(people) - contactsShown; left > 0 {
		blocks = append(blocks, aside(r.andMore(left)))
	}
	history := button(CustomerHistory, ref(c.ID), r.P.Button("History"))
	if !may {
		return append(blocks, actions(history))
	}
	add := button(ContactAdd, ref(c.ID), r.P.Button("Add a contact"))
	if len(people) == 0 {
		add = primary(ContactAdd, ref(c.ID), r.P.Button("Add a contact"))
	}
	return append(blocks, actions(add, about(button(CustomerEdit, ref(c.ID), r.P.Button("Edit")), c.Name), history))
}

// customerFacts are what is known of a customer beside its people.
func (r Reader) customerFacts(c customer.Customer) string {
	territory, live, service := "", "", ""
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
	return facts(r.P.T("class %s", name(string(c.Class))), territory, r.P.T("written to in %s", r.languageName(c.Locale)), live, service)
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
