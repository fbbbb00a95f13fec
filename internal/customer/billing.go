package customer

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Billing is how a customer is invoiced. Contact and address are verified each for
// itself, as they stand: another text is unverified.
type Billing struct {
	Contact         string       `json:"contact"` // a name
	Email           string       `json:"email"`
	Address         string       `json:"address"` // several lines
	ContactVerified Verification `json:"contact_verified,omitzero"`
	AddressVerified Verification `json:"address_verified,omitzero"`
}

// Verification is that somebody made sure of something.
type Verification struct {
	By directory.UserID `json:"by"`
	At time.Time        `json:"at"`
}

// Done reports whether somebody did.
func (v Verification) Done() bool { return v.By != "" }

// Verified reports whether both contact and address are.
func (b Billing) Verified() bool { return b.ContactVerified.Done() && b.AddressVerified.Done() }

// Part is what is verified for itself.
type Part string

// The parts of how a customer is invoiced.
const (
	BillingContact Part = "contact" // with the e-mail address
	BillingAddress Part = "address"
)

// AddressLimit is how many characters an invoice address may have.
const AddressLimit = 500

// MayBill says who writes down how customers are invoiced.
var MayBill = directory.Permission{
	Roles:   append([]directory.Role{directory.Finance, directory.Presales}, MayEdit.Roles...),
	Refusal: locale.Textf("Only Sales, Customer Success, Finance, project managers, the chair, Management or an administrator may change how a customer is invoiced."),
}

// MayVerify says who makes sure of how customers are invoiced.
var MayVerify = directory.Permission{
	Roles:   []directory.Role{directory.Finance, directory.CustomerSuccess},
	Refusal: locale.Textf("Only Finance or Customer Success may verify how a customer is invoiced."),
}

// Check refuses what no invoice could be sent by, naming the field.
func (b Billing) Check() error {
	switch {
	case utf8.RuneCountInString(b.Contact) > NameLimit:
		return fault.Invalidf("The name may have at most %d characters.", NameLimit).In("contact")
	case b.Email != "" && !address(b.Email):
		return fault.Invalidf("That is no e-mail address; write it as in ana@example.com.").In("email")
	case b.Email != "" && b.Contact == "":
		return fault.Invalidf("Name the person to whom the address belongs.").In("contact")
	case utf8.RuneCountInString(b.Address) > AddressLimit:
		return fault.Invalidf("The address may have at most %d characters.", AddressLimit).In("address")
	}
	return nil
}

// Clean is the billing as it is kept: name and e-mail bare, the address without
// blank lines.
func (b Billing) Clean() Billing {
	b.Contact, b.Email = strings.Join(strings.Fields(b.Contact), " "), strings.TrimSpace(b.Email)
	var lines []string
	for l := range strings.Lines(b.Address) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			lines = append(lines, l)
		}
	}
	b.Address = strings.Join(lines, "\n")
	return b
}

// After is the billing in the place of the one before: what stayed as it was stays
// verified, what is new is not.
func (b Billing) After(before Billing) Billing {
	b = b.Clean()
	b.ContactVerified, b.AddressVerified = Verification{}, Verification{}
	if b.Contact == before.Contact && b.Email == before.Email {
		b.ContactVerified = before.ContactVerified
	}
	if b.Address == before.Address {
		b.AddressVerified = before.AddressVerified
	}
	return b
}

// Verify is the billing with a part made sure of. What is not there cannot be
// verified, what is verified need not.
func (b Billing) Verify(part Part, v Verification) (Billing, error) {
	done, missing := &b.ContactVerified, b.Contact == ""
	if part == BillingAddress {
		done, missing = &b.AddressVerified, b.Address == ""
	}
	switch {
	case missing && part == BillingAddress:
		return b, fault.Conflictf("There is no invoice address yet. Write it down first.")
	case missing:
		return b, fault.Conflictf("There is no invoice contact yet. Write it down first.")
	case done.Done():
		return b, fault.Conflictf("%s has verified that already.", done.By.Mention())
	}
	*done = v
	return b, nil
}

// Mark is short and differs when the texts do, whoever verified them; for a form
// that has to come back to what it was opened about.
func (b Billing) Mark() string {
	return mark(fmt.Appendf(nil, "%q %q %q", b.Contact, b.Email, b.Address))
}
