package customer

import (
	"context"
	"fmt"
	"net/mail"
	"slices"
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

// SinglePoint is who speaks for the customer, if anybody does.
func SinglePoint(of []Contact) (Contact, bool) {
	n := slices.IndexFunc(of, func(c Contact) bool { return !c.Retired && slices.Contains(c.Roles, SPoC) })
	if n < 0 {
		return Contact{}, false
	}
	return of[n], true
}

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
	case slices.ContainsFunc(c.Roles, func(r ContactRole) bool { return !slices.Contains(ContactRoles, r) }):
		return fault.Invalidf("Choose among the roles that are offered.").In("roles")
	}
	return checkLanguage(c.Locale)
}

// checkLanguage refuses a language docket does not write; "" is none chosen.
func checkLanguage(tag string) error {
	if tag != "" && !slices.Contains(Languages, tag) {
		return fault.Invalidf("Choose among the languages that are offered.").In("language")
	}
	return nil
}

// address reports whether it is one bare address every mail server takes: plain
// ASCII, without a name and without anything that could start a header.
func address(text string) bool {
	a, err := mail.ParseAddress(text)
	return err == nil && a.Address == text && len(text) <= 254 &&
		!strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("<>\"'|", r) })
}

// clean is the contact as it is kept: the name on one line, the address bare.
func (c Contact) clean() Contact {
	c.Name, c.Email = strings.Join(strings.Fields(c.Name), " "), strings.TrimSpace(c.Email)
	return c
}

// Mark is short and differs when the contact does; for a form that has to come back
// to the contact it was opened about.
func (c Contact) Mark() string {
	return mark(fmt.Appendf(nil, "%q %q %q %q %t", c.Name, c.Email, c.Roles, c.Locale, c.Retired))
}

// ContactStore keeps contacts.
type ContactStore interface {
	// AddContact writes a new contact once per act, audited. It refuses an address
	// that somebody at the customer has already.
	AddContact(ctx context.Context, act directory.Act, c Contact) (Contact, error)
	// ChangeContact locks the contact, lets the rule make the next one of it, and
	// writes that once per act, audited. It refuses an address that is taken and a
	// contact that is no longer there.
	ChangeContact(ctx context.Context, act directory.Act, id ContactID, rule func(Contact) (Contact, error)) (Contact, error)
	Contact(ctx context.Context, id ContactID) (Contact, error)
	// Contacts lists a customer's contacts by name, without the retired ones.
	Contacts(ctx context.Context, of ID) ([]Contact, error)
}
