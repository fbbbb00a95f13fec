package order

import (
	"context"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Placing is what shall become an order, or the next revision of one: a draft, or
// what came from outside.
type Placing struct {
	Draft   DraftID // 0 for what came from outside
	Content Content // of what came from outside
}

// Place makes an order of a draft in a scene; the order is the one that the draft
// changes, zero when it is new.
type Place func(Draft, Order, Scene) (Outcome, error)

// Store keeps orders.
type Store interface {
	// PlaceOrder locks the customer, the draft and the order it changes, lets the
	// rule decide, and writes what it returns in one transaction. The same act, or
	// the same draft, again returns the order it made.
	PlaceOrder(ctx context.Context, act directory.Act, p Placing, rule Place) (Order, error)
	// ChangeOrder locks the order, lets the rule decide, and writes what it returns
	// in one transaction. The named people are in the scene.
	ChangeOrder(ctx context.Context, act directory.Act, id ID, named []directory.UserID, rule Rule) (Order, error)
	// DecideOrder is ChangeOrder for what concerns the approval alone: the rule gets
	// the order without what is in its papers: no lines, no invoice, no statement of work.
	DecideOrder(ctx context.Context, act directory.Act, id ID, rule Rule) (Order, error)
	Order(ctx context.Context, id ID) (Card, error)
	// Orders lists what fits the filter, the latest first.
	Orders(ctx context.Context, f Filter) ([]Entry, error)
	// OrderScene reads the scene in which a content would be submitted now, without
	// customer and committee while none is chosen.
	OrderScene(ctx context.Context, by directory.UserID, c Content) (Scene, error)
	// Printed reads what the catalogue says of the order's SKUs in the edition it was
	// written against.
	Printed(ctx context.Context, id ID) (map[catalogue.Code]catalogue.SKU, error)
	Drafts
}

// Drafts keeps what is not submitted.
type Drafts interface {
	// AddDraft keeps a draft, once per act; of an order that has one of the owner's,
	// it returns that.
	AddDraft(ctx context.Context, act directory.Act, d Draft) (Draft, error)
	// SaveDraft writes the content when the draft was saved as often as d says, and
	// counts on; a draft that is gone is NotFound, another count a Conflict.
	SaveDraft(ctx context.Context, act directory.Act, d Draft) (Draft, error)
	DropDraft(ctx context.Context, act directory.Act, id DraftID) error
	Draft(ctx context.Context, id DraftID) (Draft, error)
	// DraftsOf lists what a person has written, the latest first.
	DraftsOf(ctx context.Context, owner directory.UserID, limit int) ([]Draft, error)
}

// Filter says which orders a list holds; zero fields do not filter.
type Filter struct {
	Seller   directory.UserID
	Turn     directory.UserID // whose approval or answer it waits for
	Customer customer.ID
	States   []State
	Text     string // in number, title, customer's name or reference
	Limit    int
}

// Entry is an order in a list. Its content is there but for its lines.
type Entry struct {
	Order
	CustomerName string
	Amount       int64 // the total, in minor units
	Count        int   // of lines
	Zone         string
}

// Card is all that the card of an order shows.
type Card struct {
	Entry     // with the order's lines
	Customer  customer.Customer
	Committee string              // its name
	Locale    string              // of the committee
	Home      outbox.Lane         // the committee's channel
	Days      calendar.Days       // the committee's working days
	Territory catalogue.Territory // as the order's edition names it
	People    directory.People    // who takes part in its approval
	Mail      bool
}

// MaySell says who writes orders.
var MaySell = directory.Permission{
	Roles:   []directory.Role{directory.SalesManager, directory.SalesLead, directory.Presales, directory.CustomerSuccess, directory.Management},
	Refusal: locale.Textf("Only Sales, pre-sales, Customer Success or Management may write orders."),
}

// Desk carries out what people ask about orders.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps orders in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Show returns the order's card, for what is drawn of it.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Order(ctx, id) }
