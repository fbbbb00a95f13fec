package issue

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
)

// Rule changes an issue in a scene, or refuses with a fault.
type Rule func(Issue, Scene) (Outcome, error)

// Store keeps issues.
type Store interface {
	// LogIssue sets the scene of the draft, lets log make the issue, and writes it
	// in one transaction. The same act again returns what it made the first time.
	LogIssue(ctx context.Context, act directory.Act, d Draft, log func(Draft, Scene) (Outcome, error)) (Issue, error)
	// ChangeIssue locks the issue, lets the rule decide, and writes what it
	// returns in one transaction. The named people are in the scene.
	ChangeIssue(ctx context.Context, act directory.Act, id ID, named []directory.UserID, rule Rule) (Issue, error)
	Issue(ctx context.Context, id ID) (Card, error)
	// Issues lists what fits the filter, worst first, then oldest.
	Issues(ctx context.Context, f Filter) ([]Line, error)
	Catalogue
}

// Catalogue keeps the kinds of issues.
type Catalogue interface {
	// Kinds returns all of them in their order, the retired ones too.
	Kinds(ctx context.Context) ([]Kind, error)
	// AddKind adds a kind, once per act, audited; a key that is taken is refused.
	AddKind(ctx context.Context, act directory.Act, k Kind) error
	// ChangeKind changes a kind, once per act, audited.
	ChangeKind(ctx context.Context, act directory.Act, k Kind) error
}

// Filter says which issues a list holds; zero fields do not filter.
type Filter struct {
	Project   project.ID
	Owner     directory.UserID // of a decided issue, of an open task, or to whom an open issue is assigned
	Undecided []directory.Role // open ones for which a holder of one of these roles is responsible
	Near      directory.UserID // in a committee the member belongs to, or a project they work in
	RaisedBy  directory.UserID
	Text      string // words of it, its customer and its project, as the search reads them
	Closed    bool   // closed ones too
	Limit     int
}

// Line is an issue in a list.
type Line struct {
	Issue
	KindName     string // as the catalogue says it
	ProjectName  string
	CustomerName string
	ProjectType  project.Type
}

// Card is all that the card of an issue shows.
type Card struct {
	Line
	Catalogue Kind
	Committee directory.CommitteeID
	Zone      string // of the committee
	Locale    string
	Home      outbox.Lane         // where the issue lives
	Manager   directory.UserID    // of the project
	Days      calendar.Days       // the committee's working days
	Decisions []decision.Decision // all of them, oldest first
}

// Contest refuses to open a decision to the member who saw the given one, in the
// zone in which they read times: it is not theirs to take, it has been taken, or
// the issue is past it.
func (c Card) Contest(by directory.Member, seen decision.ID, zone *time.Location) error {
	if err := c.mayDecide(by); err != nil {
		return err
	}
	return c.stands(seen, Scene{Zone: zone})
}

// MayResolve refuses whoever may not say that the issue is resolved.
func (c Card) MayResolve(by directory.Member) error { return c.mayCarry(by) }

// Proposed is who would carry out a decision, unless somebody else is chosen.
func (c Card) Proposed() directory.UserID { return cmp.Or(c.Owner, c.Manager) }

// Desk carries out what people ask about issues.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps issues in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Log raises an issue; guests of the workspace are refused.
func (d *Desk) Log(ctx context.Context, act directory.Act, draft Draft) (Issue, error) {
	i, err := d.store.LogIssue(ctx, act, draft, raise)
	if err != nil {
		return Issue{}, fmt.Errorf("log issue in project %d: %w", draft.Project, err)
	}
	return i, nil
}

// Decide settles what is done about an issue.
func (d *Desk) Decide(ctx context.Context, act directory.Act, id ID, c Choice) (Issue, error) {
	return d.store.ChangeIssue(ctx, act, id, []directory.UserID{c.Owner}, func(i Issue, s Scene) (Outcome, error) { return i.Decide(c, s) })
}

// Resolve says that what was decided has been carried out.
func (d *Desk) Resolve(ctx context.Context, act directory.Act, id ID, r Result) (Issue, error) {
	return d.store.ChangeIssue(ctx, act, id, nil, func(i Issue, s Scene) (Outcome, error) { return i.Resolve(r, s) })
}

// Close puts a resolved issue away.
func (d *Desk) Close(ctx context.Context, act directory.Act, id ID) (Issue, error) {
	return d.store.ChangeIssue(ctx, act, id, nil, Issue.Close)
}

// Reopen makes an issue open again, for a reason.
func (d *Desk) Reopen(ctx context.Context, act directory.Act, id ID, reason string) (Issue, error) {
	return d.store.ChangeIssue(ctx, act, id, nil, func(i Issue, s Scene) (Outcome, error) { return i.Reopen(reason, s) })
}

// FinishTask marks a task of an issue's decision as done.
func (d *Desk) FinishTask(ctx context.Context, act directory.Act, id ID, task TaskID) (Issue, error) {
	return d.store.ChangeIssue(ctx, act, id, nil, func(i Issue, s Scene) (Outcome, error) { return i.FinishTask(task, s) })
}

// Show returns the issue's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Issue(ctx, id) }

// List returns the issues that fit, worst first, then oldest.
func (d *Desk) List(ctx context.Context, f Filter) ([]Line, error) { return d.store.Issues(ctx, f) }

// Kinds returns the kinds that may be raised in projects of the type.
func (d *Desk) Kinds(ctx context.Context, t project.Type) ([]Kind, error) {
	all, err := d.store.Kinds(ctx)
	if err != nil {
		return nil, err
	}
	var fit []Kind
	for _, k := range all {
		if k.Fits(t) {
			fit = append(fit, k)
		}
	}
	return fit, nil
}

// Catalogue returns all kinds, the retired ones too.
func (d *Desk) Catalogue(ctx context.Context) ([]Kind, error) { return d.store.Kinds(ctx) }

// Todo is what waits for one person.
type Todo struct {
	Actions []Line // theirs to carry out in whole or in part, or assigned to them
	Decide  []Line // open, and theirs to decide by their roles
}

// TodoLimit is how many of each a Todo holds.
const TodoLimit = 10

// Todo returns what waits for the person.
func (d *Desk) Todo(ctx context.Context, id directory.UserID) (Todo, error) {
	m, err := d.roster.Member(ctx, id)
	if err != nil {
		return Todo{}, fmt.Errorf("todo of %s: %w", id, err)
	}
	var todo Todo
	if todo.Actions, err = d.List(ctx, Filter{Owner: id, Limit: TodoLimit}); err != nil || len(m.Roles) == 0 {
		return todo, err
	}
	todo.Decide, err = d.List(ctx, Filter{Undecided: m.Roles, Near: id, Limit: TodoLimit})
	return todo, err
}

// AddKind adds a kind to the catalogue.
func (d *Desk) AddKind(ctx context.Context, act directory.Act, k Kind) error {
	if err := d.mayKeep(ctx, act, k); err != nil {
		return err
	}
	return d.store.AddKind(ctx, act, k)
}

// ChangeKind changes a kind of the catalogue.
func (d *Desk) ChangeKind(ctx context.Context, act directory.Act, k Kind) error {
	if err := d.mayKeep(ctx, act, k); err != nil {
		return err
	}
	return d.store.ChangeKind(ctx, act, k)
}

func (d *Desk) mayKeep(ctx context.Context, act directory.Act, k Kind) error {
	if err := directory.Allow(ctx, d.roster, act.By, directory.Administer); err != nil {
		return err
	}
	return k.Check()
}
