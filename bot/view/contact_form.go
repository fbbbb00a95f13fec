package view

import (
	"github.com/slack-go/slack"

	"docket/internal/customer"
)

// addressLimit is how many characters an e-mail address may have (RFC 5321, 4.5.3.1.3).
const addressLimit = 254

// contactRef is the metadata of a contact's form; 0 is a new one.
type contactRef struct {
	Customer customer.ID        `json:"customer"`
	Contact  customer.ContactID `json:"contact,omitempty"`
	Seen     string             `json:"seen,omitempty"` // the mark of the contact when the form was opened
}

// EditContact asks for all that is known of somebody at a customer. Without an ID it is somebody new.
func EditContact(r Reader, of customer.Customer, c customer.Contact) slack.ModalViewRequest {
	title, save, meta := r.P.Title("Contact"), r.P.Title("Save"), contactRef{Customer: of.ID, Contact: c.ID, Seen: c.Mark()}
	if c.ID == 0 {
		title, save, meta.Seen, c.Locale = r.P.Title("Add a contact"), r.P.Title("Add"), "", of.Locale
	}
	if c.Locale == "" {
		c.Locale = of.Locale
	}
	blocks := []slack.Block{
		section("*" + name(of.Name) + "*"),
		input("name", r.P.Label("Name"), textField(c.Name, customer.NameLimit)),
		optional(hinted(input("email", r.P.Label("E-mail"), textField(c.Email, addressLimit)),
			r.P.Label("Invitations, documents and reminders go there"))),
		optional(input("roles", r.P.Label("Roles"), boxes("", texts(c.Roles), optionsFor(customer.ContactRoles, r.contactRoleOption)))),
		input("language", r.P.Label("Written to in"), radio(language(c.Locale), languageOptions()...)),
	}
	if c.ID != 0 {
		blocks = append(blocks, optional(input("left", r.P.Label("Has left"), boxes("", nil,
			[]*slack.OptionBlockObject{option(leftValue, r.P.Option("Take off the list"))}))))
	}
	return modal(r, ContactFormID, title, save, meta, blocks...)
}

const leftValue = "left"

func (r Reader) contactRoleOption(role customer.ContactRole) *slack.OptionBlockObject {
	return option(string(role), r.contactRole(role))
}

// ReadContact reads all that is known of somebody at a customer, with the mark of what it replaces; the ID is 0 for
// somebody new.
func ReadContact(v slack.View) (customer.Contact, string, error) {
	a := answers{v}
	meta, err := unpack[contactRef](v)
	if err != nil {
		return customer.Contact{}, "", err
	}
	c := customer.Contact{ID: meta.Contact, Customer: meta.Customer, Name: oneLine(a.text("name")), Email: a.text("email"),
		Locale: language(a.option("language")), Retired: len(a.options("left")) > 0}
	for _, role := range a.options("roles") {
		c.Roles = append(c.Roles, customer.ContactRole(role))
	}
	return c, meta.Seen, nil
}
