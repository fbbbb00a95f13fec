package requirement

import (
	"context"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/request"
)

// Answer is what somebody says to a question, "" while they said nothing.
type Answer string

// The answers.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

// Draft is what a project manager writes of a wish, and answers about it.
type Draft struct {
	Project   project.ID
	Request   request.ID // that it answers; 0 for none
	Title     string
	Body      string
	Necessary Answer
	Solvable  Answer // where it is necessary
	Note      string // how the customer was persuaded, or how it is solved
	Urgency   Urgency
}

// Store keeps requirements.
type Store interface {
	// RaiseRequirement sets the scene of the draft, lets the rule make the requirement,
	// and writes it in one transaction. The same act again returns what it made the
	// first time; a second one for the same request is refused.
	RaiseRequirement(ctx context.Context, act directory.Act, d Draft, rule func(Draft, Scene) (Made, error)) (Requirement, error)
	// ChangeRequirement locks the requirement, lets the rule decide, and writes what it
	// returns in one transaction. The named people are in the scene.
	ChangeRequirement(ctx context.Context, act directory.Act, id ID, named []directory.UserID, rule Rule) (Requirement, error)
	Requirement(ctx context.Context, id ID) (Card, error)
	// RequirementFor finds the requirement that answers a request; NotFound for none.
	RequirementFor(ctx context.Context, of request.ID) (Card, error)
	// Requirements lists what fits the filter, the latest first.
	Requirements(ctx context.Context, f Filter) ([]Line, error)
	Tickets
}

// Filter says which requirements a list holds; zero fields do not filter.
type Filter struct {
	Turn     directory.UserID // whose turn it is
	Raised   directory.UserID // who raised it
	Customer customer.ID
	States   []State
	IDs      []ID
	Text     string // words of it, its customer and its project, as the search reads them
	Limit    int
}

// Line is a requirement in a list.
type Line struct {
	Requirement
	CustomerName string
	ProjectName  string
	Zone         string // of the committee
}

// Card is all that the card of a requirement shows.
type Card struct {
	Line
	Scene Scene // without actor: as it is now
}

// Desk carries out what people ask about requirements.
type Desk struct{ store Store }

// NewDesk returns a desk that keeps requirements in store.
func NewDesk(store Store) *Desk { return &Desk{store: store} }

// Raise writes down a wish with the answers to the first questions. One that leaves a
// question open is refused before it takes a number.
func (d *Desk) Raise(ctx context.Context, act directory.Act, draft Draft) (Requirement, error) {
	if err := draft.tidy().check(); err != nil {
		return Requirement{}, err
	}
	return d.store.RaiseRequirement(ctx, act, draft, Raise)
}

// Show returns a requirement's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Requirement(ctx, id) }

// For finds the requirement that answers a request, if there is one.
func (d *Desk) For(ctx context.Context, of request.ID) (Card, bool, error) {
	card, err := d.store.RequirementFor(ctx, of)
	if fault.KindOf(err) == fault.NotFound {
		return Card{}, false, nil
	}
	return card, err == nil, err
}

// List returns the requirements that fit, the latest first.
func (d *Desk) List(ctx context.Context, f Filter) ([]Line, error) {
	return d.store.Requirements(ctx, f)
}
