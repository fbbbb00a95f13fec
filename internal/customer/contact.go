package customer

import (
	"context"
	"net/mail"
	"strings"
	"unicode/utf8"

	"docket/internal/directory"
	"docket/internal/fault"
)

// ContactID names a contact; 0 is none.
type ContactID int64

// ContactRole is what a contact is at the customer.
type ContactRole string

// The roles of contacts (domain, section 1).
const (
	SPoC     ContactRole = "spoc" // single point of contact
	KeyUser  ContactRole = "key_user"
	Steering ContactRole = "steering"
	Sponsor  ContactRole = "sponsor"
)

// ContactRoles lists them in the order people see them.
var ContactRoles = []ContactRole{SPoC, KeyUser, Steering, Sponsor}

// Contact is a person at a customer.
type Contact struct {
	ID       ContactID
	Customer ID
	Name     string
	Email    string // "" when not known
	Roles    []ContactRole
	Locale   string // "fr"; "" is the customer's
	Retired  bool   // no longer there; kept because of what they did
}

// Languages are those a customer is written to in.
var Languages = []string{"en", "fr"}

// Check refuses a contact that makes no sense, naming the field.
func (c Contact) Check() error {
	switch {
	case c.Customer == 0:
		return fault.Invalidf("Choose the customer.").In("customer")
	case strings.TrimSpace(c.Name) == "":
		return fault.Invalidf("The contact needs a name.").In("name")
	case utf8.RuneCountInString(c.Name) > NameLimit:
		return fault.Invalidf("The name may have at most %d characters.", NameLimit).In("name")
	case c.Email != "" && !address(c.Email):
		return fault.Invalidf("That is no e-mail address; write it as in ana@example.com.").In("email")
	}
	return nil
}

// address reports whether it is one bare address, without a name and without
// anything that could start a header.
func address(text string) bool {
	a, err := mail.ParseAddress(text)
	return err == nil && a.Address == text && len(text) <= 254 && !strings.ContainsAny(text, "\r\n<>\"'|")
}

// ContactStore keeps contacts.
type ContactStore interface {
	// SaveContact writes the contact once per act (a new one for ID 0), audited.
	SaveContact(ctx context.Context, act directory.Act, c Contact) (Contact, error)
	Contact(ctx context.Context, id ContactID) (Contact, error)
	// Contacts lists a customer's contacts by name, without the retired ones.
	Contacts(ctx context.Context, of ID) ([]Contact, error)
}
