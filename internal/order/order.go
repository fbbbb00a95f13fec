// Package order carries a purchase order from the seller's draft to the signed
// paper: what is wrong with it, who has to agree, what it turns into. It refuses an
// order with an error, one sent to the customer before it is approved, and an
// approval that outlives a change.
package order

import (
	"strconv"
	"strings"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/outbox"
	"docket/internal/project"
)

// ID names an order; 0 is none.
type ID int64

// Subject is how the rest of the house points at the order.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "order", ID: int64(id)} }

// Number is the order's number as people say it: "PO-1042".
func (id ID) Number() string { return "PO-" + strconv.FormatInt(int64(id), 10) }

// CardKey is the key of the note that is the order's card in its committee's
// channel, under which everything about it is said.
func (id ID) CardKey() string { return "order.card:" + strconv.FormatInt(int64(id), 10) }

// State is a stage of an order's life.
type State string

// The stages.
const (
	Approving State = "approving"
	Approved  State = "approved" // and not sent to the customer
	Sent      State = "sent"     // and not back
	Received  State = "received" // back, signed
	Declined  State = "declined" // until the seller changes it
	Withdrawn State = "withdrawn"
)

// Over reports whether nothing more will happen to the order.
func (s State) Over() bool { return s == Received || s == Withdrawn }

// The limits of what a seller writes, in characters.
const (
	NoteLimit        = 1000
	NameLimit        = 150 // of a line
	DescriptionLimit = 2000
)

// Content is what the seller writes of an order.
type Content struct {
	Customer  customer.ID           `json:"customer"`
	Committee directory.CommitteeID `json:"committee"` // that will follow its project
	Title     string                `json:"title"`     // of the project
	Type      project.Type          `json:"type"`      // of the project
	Currency  money.Currency        `json:"currency"`
	Territory string                `json:"territory"` // code, of the catalogue's
	Invoice   customer.Billing      `json:"invoice"`   // as it is on file, or as it shall be
	SOW       SOW                   `json:"sow,omitzero"`
	Note      string                `json:"note,omitempty"`
	Reference string                `json:"reference,omitempty"` // by which another system knows the order; "" for none
	Lines     []Line                `json:"lines,omitempty"`
}

// SOW is a statement of work, which only pre-sales write.
type SOW struct {
	Reference string           `json:"reference"` // "SOW-77"
	By        directory.UserID `json:"by"`
	Document  project.Document `json:"document,omitzero"`
}

// None reports whether there is no statement of work.
func (s SOW) None() bool { return s == SOW{} }

// Line is one thing sold.
type Line struct {
	SKU         catalogue.Code `json:"sku"` // "" where a statement of work says what it is
	Name        string         `json:"name"`
	Description string         `json:"description,omitempty"` // as in the catalogue, unless a statement of work changes it
	Kind        catalogue.Kind `json:"kind"`
	Unit        catalogue.Unit `json:"unit"`
	Quantity    money.Quantity `json:"quantity"`
	List        int64          `json:"list"` // of one, in minor units
	Discount    money.Percent  `json:"discount"`
	Sold        int64          `json:"sold"` // of the whole line
	Included    bool           `json:"included,omitempty"`
	Starter     bool           `json:"starter,omitempty"` // of the starter pack, added by the house
	ConsumeBy   calendar.Date  `json:"consume_by,omitzero"`
	Volume      int64          `json:"volume,omitempty"` // page views in one unit
	Thresholds  []Threshold    `json:"thresholds,omitempty"`
}

// Threshold is what page views beyond a volume cost in the order's currency.
type Threshold struct {
	Above int64 `json:"above"`
	Per   int64 `json:"per"` // minor units for each thousand views begun
}

// Gross is the line's list price for its quantity, rounded half up.
func (l Line) Gross() int64 { return money.Times(l.List, l.Quantity) }

// Total is what the customer pays, in minor units.
func (c Content) Total() int64 {
	var sum int64
	for _, l := range c.Lines {
		sum += l.Sold
	}
	return sum
}

// Gross is the total at list prices.
func (c Content) Gross() int64 {
	var sum int64
	for _, l := range c.Lines {
		sum += l.Gross()
	}
	return sum
}

// Order is one purchase order.
type Order struct {
	ID ID
	Content
	Seller      directory.UserID
	State       State
	Since       time.Time // of the state
	Revision    int       // counts what was submitted, from 1
	ChangedAt   time.Time // when the revision was submitted
	ChangedBy   directory.UserID
	Edition     catalogue.Edition
	Exceptions  []Finding    // which this revision was submitted with
	Approval    approval.Run // of this revision
	SubmittedAt time.Time    // the first time
	ApprovedAt  time.Time
	Sent        *Dispatch
	Received    *Receipt
	Project     project.ID // 0 until it is received
	Note        string     // why it was declined or withdrawn
	Imported    bool       // history, which was settled before docket knew of it
}

// Dispatch is that the order went to the customer.
type Dispatch struct {
	By     directory.UserID `json:"by"`
	At     time.Time        `json:"at"`
	To     string           `json:"to"`               // name or address
	Mailed bool             `json:"mailed,omitempty"` // by docket, with the paper
}

// Receipt is that the order came back signed.
type Receipt struct {
	By       directory.UserID `json:"by"` // who wrote it down
	At       time.Time        `json:"at"`
	SignedBy string           `json:"signed_by"` // at the customer
	SignedOn calendar.Date    `json:"signed_on"`
	Document project.Document `json:"document"`
	Until    calendar.Date    `json:"until,omitzero"` // the last day of the service it brought, of an order of the past
}

// ParseNumber reads an order's number as people write it: "PO-1042", "po 1042", "1042".
func ParseNumber(text string) (ID, bool) {
	text = strings.TrimLeft(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "PO"), "- #")
	id, err := strconv.ParseInt(text, 10, 64)
	return ID(id), err == nil && id > 0
}
