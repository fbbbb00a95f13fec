// Package invoice is the gate before an invoice goes out: whether contact and address
// are verified, how many page views there were and what they cost, whether the price
// is the one that was ordered. It refuses to release an invoice with a check open, to
// change one that went out, and to charge a period twice.
package invoice

import (
	"strconv"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/outbox"
)

// ID names a check of an invoice; 0 is none.
type ID int64

// Subject is how the rest of the house points at the check.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "invoice", ID: int64(id)} }

// CardKey is the key of the note that is the check's card in its order's thread.
func (id ID) CardKey() string { return "invoice.card:" + strconv.FormatInt(int64(id), 10) }

// State is where a check stands.
type State string

// The states. Released and Dropped are final.
const (
	Open     State = "open"
	Held     State = "held" // with a reason
	Released State = "released"
	Dropped  State = "dropped" // opened by mistake; charges nothing
)

// Over reports whether nothing more will happen to the check.
func (s State) Over() bool { return s == Released || s == Dropped }

// Period is a span of days, both included; the zero Period is none, of an order
// without subscriptions.
type Period struct {
	From  calendar.Date
	Until calendar.Date
}

// None reports whether there is no period.
func (p Period) None() bool { return p == Period{} }

// overlaps reports whether the periods have a day in common.
func (p Period) overlaps(q Period) bool { return !q.Until.Before(p.From) && !p.Until.Before(q.From) }

// Check is the gate of one invoice.
type Check struct {
	ID       ID
	Order    order.ID
	Period   Period
	State    State
	Since    time.Time // of the state
	Note     string    // why it is held
	OpenedBy directory.UserID
	OpenedAt time.Time
	Content
}

// Content is what is charged, and who made sure of what.
type Content struct {
	Currency money.Currency        `json:"currency"`
	Charges  []Charge              `json:"charges"`
	Counted  customer.Verification `json:"counted,omitzero"`  // who wrote down the page views
	Priced   customer.Verification `json:"priced,omitzero"`   // who compared the prices with the order
	By       directory.UserID      `json:"by"`                // who brought it to its state
	SentTo   *customer.Billing     `json:"sent_to,omitempty"` // to whom it went out, once it is released
}

// MayCheck says who looks after invoices.
var MayCheck = directory.Permission{
	Roles:   []directory.Role{directory.Finance, directory.Management},
	Refusal: locale.Textf("Only Finance or Management may check invoices."),
}

// Ordered is what the invoice charges of the sold prices, in minor units.
func (c Check) Ordered() int64 {
	var sum int64
	for _, ch := range c.Charges {
		sum += ch.Amount
	}
	return sum
}

// Extra is what it charges for page views beyond those included, in minor units.
func (c Check) Extra() int64 {
	var sum int64
	for _, ch := range c.Charges {
		sum += ch.Extra()
	}
	return sum
}

// Total is all it charges, in minor units.
func (c Check) Total() int64 { return c.Ordered() + c.Extra() }

// Item is one thing on the checklist.
type Item string

// The items, in the order people see them (domain, section 3).
const (
	Contact   Item = "contact"
	Address   Item = "address"
	PageViews Item = "page_views" // only where a subscription counts them
	Price     Item = "price"
)

// Items is the checklist of this invoice.
func (c Check) Items() []Item {
	if c.counts() {
		return []Item{Contact, Address, PageViews, Price}
	}
	return []Item{Contact, Address, Price}
}

// Made is who made sure of an item; contact and address are the customer's as they
// are now, and once it is released as they were then.
func (c Check) Made(i Item, now customer.Billing) customer.Verification {
	if c.SentTo != nil {
		now = *c.SentTo
	}
	switch i {
	case Contact:
		return now.ContactVerified
	case Address:
		return now.AddressVerified
	case PageViews:
		return c.Counted
	}
	return c.Priced
}

// Missing are the items nobody has made sure of.
func (c Check) Missing(now customer.Billing) []Item {
	var missing []Item
	for _, i := range c.Items() {
		if !c.Made(i, now).Done() {
			missing = append(missing, i)
		}
	}
	return missing
}
