// Package customer knows the companies that buy, and their people. It refuses a
// customer without a name, a class or period that makes no sense, and an address
// no letter could be sent to.
package customer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// ID names a customer.
type ID int64

// Subject is how the rest of the house points at the customer.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "customer", ID: int64(id)} }

// Class is how much the company cares for a customer: A before B before C.
type Class string

// The classes of customers.
const (
	A Class = "A"
	B Class = "B"
	C Class = "C"
)

// Customer is a company that buys.
type Customer struct {
	ID        ID
	Name      string // unique in the workspace, whatever its capitals
	Class     Class
	Territory string           // "FR", "CN", …; "" when not known
	Service   Period           // when its contract is in service
	Locale    string           // the language it is written to in: "fr"; "" is English
	LiveOn    calendar.Date    // go-live, from which call-backs are counted; zero while not known
	Success   directory.UserID // the customer success manager; "" for all of Customer Success
	Channel   string           // Slack channel shared with the customer, in which it can be written to; "" for none
	Exports   bool             // its contract includes exports of its data (domain, section 6)
}

// Period is a span of days, both included; a zero day leaves that side open.
type Period struct {
	From  calendar.Date
	Until calendar.Date
}

// NameLimit is how many characters a customer's name may have: it has to fit
// Slack's 75 characters of an option beside the class.
const NameLimit = 150

// MayEdit says who adds customers and changes them.
var MayEdit = directory.Permission{
	Roles: []directory.Role{directory.SalesManager, directory.SalesLead, directory.CustomerSuccess,
		directory.ProjectManager, directory.Management, directory.Chair, directory.Admin},
	Refusal: locale.Textf("Only Sales, Customer Success, project managers, the chair, Management or an administrator may change customers."),
}

// Check refuses a customer that makes no sense, naming the field.
func (c Customer) Check() error {
	switch name := strings.TrimSpace(c.Name); {
	case name == "":
		return fault.Invalidf("The customer needs a name.").In("name")
	case utf8.RuneCountInString(name) > NameLimit:
		return fault.Invalidf("The name may have at most %d characters.", NameLimit).In("name")
	case c.Class != A && c.Class != B && c.Class != C:
		return fault.Invalidf("The class is A, B or C.").In("class")
	case !c.Service.From.IsZero() && !c.Service.Until.IsZero() && c.Service.Until.Before(c.Service.From):
		return fault.Invalidf("The service period ends before it begins.").In("service_until")
	case c.Channel != "" && !isChannel(c.Channel):
		return fault.Invalidf("Write the shared channel as Slack’s ID of it, such as C012ABCDEF.").In("channel")
	}
	return checkLanguage(c.Locale)
}

// isChannel reports whether the ID looks like that of a channel of Slack.
func isChannel(id string) bool {
	return len(id) > 1 && len(id) <= 20 && (id[0] == 'C' || id[0] == 'G') && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// Mark is short and differs when the customer does; for a form that has to come back
// to the customer it was opened about.
func (c Customer) Mark() string {
	return mark(fmt.Appendf(nil, "%q %q %q %s %s %q %s %q %q %t", c.Name, c.Class, c.Territory, c.Service.From, c.Service.Until, c.Locale, c.LiveOn, c.Success, c.Channel, c.Exports))
}

func mark(of []byte) string {
	sum := sha256.Sum256(of)
	return hex.EncodeToString(sum[:8])
}

// Store keeps customers.
type Store interface {
	// AddCustomer writes the customer once per act, refusing a name that is taken.
	AddCustomer(ctx context.Context, act directory.Act, c Customer) (Customer, error)
	// ChangeCustomer locks the customer, lets the rule make the next one of it, and
	// writes that once per act, audited, refusing a name that is taken.
	ChangeCustomer(ctx context.Context, act directory.Act, id ID, rule func(Customer) (Customer, error)) (Customer, error)
	Customer(ctx context.Context, id ID) (Customer, error)
	// Customers finds those whose name holds the text, best first.
	Customers(ctx context.Context, text string, limit int) ([]Customer, error)
	// CustomerOf finds the only customer the trace leads to; NotFound for none or
	// several.
	CustomerOf(ctx context.Context, t Trace) (Customer, error)
}
