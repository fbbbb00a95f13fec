package request

import (
	"context"
	"time"

	"docket/internal/customer"
	"docket/internal/directory"
)

// Draft is what an agent writes of a request.
type Draft struct {
	Customer customer.ID
	Kind     Kind
	Body     string
	Source   Source
}

// Store keeps requests.
type Store interface {
	// LogRequest sets the scene of the draft, lets the rule make the request, and
	// writes it in one transaction. The same act again returns what it made the first
	// time; another of the same message is refused as Taken.
	LogRequest(ctx context.Context, act directory.Act, d Draft, rule func(Draft, Scene) (Outcome, error)) (Request, error)
	// ChangeRequest locks the request, lets the rule decide, and writes what it
	// returns in one transaction. The named people are in the scene.
	ChangeRequest(ctx context.Context, act directory.Act, id ID, named []directory.UserID, rule Rule) (Request, error)
	Request(ctx context.Context, id ID) (Card, error)
	// RequestOf finds the request of a message, by its Source.Key; NotFound for none.
	RequestOf(ctx context.Context, key string) (Card, error)
	// RequestScene reads the scene in which a draft would be logged now.
	RequestScene(ctx context.Context, by directory.UserID, of customer.ID) (Scene, error)
	// Requests lists what fits the filter, the longest waiting first.
	Requests(ctx context.Context, f Filter) ([]Line, error)
}

// Filter says which requests a list holds; zero fields do not filter.
type Filter struct {
	Turn     directory.UserID // whose turn it is
	Agent    directory.UserID
	Owner    directory.UserID
	Near     directory.UserID // whose turn it is, agent or owner
	Queue    bool             // those that wait for a dispatcher, and those nobody took in time
	Customer customer.ID
	States   []State
	Text     string // words of number, title, customer, text
	Over     bool   // those that are over too
	Limit    int
}

// Line is a request in a list.
type Line struct {
	Request
	CustomerName string
	Class        customer.Class
	Zone         string // of the committee
}

// Card is all that the card of a request shows.
type Card struct {
	Line
	Scene Scene // without actor: as it is now
}

// Waited is how long the request has stood as it stands.
func (l Line) Waited(now time.Time) time.Duration { return now.Sub(l.Since) }

// Desk carries out what people ask about requests.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps requests in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Show returns a request's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Request(ctx, id) }

// List returns the requests that fit, the longest waiting first, to whoever works here.
func (d *Desk) List(ctx context.Context, by directory.UserID, f Filter) ([]Line, error) {
	if err := directory.Allow(ctx, d.roster, by, MayWork); err != nil {
		return nil, err
	}
	return d.store.Requests(ctx, f)
}
