package care

import (
	"context"
	"fmt"
	"strings"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// Store keeps call-backs and service periods.
type Store interface {
	// ChangeCallBack locks the call, lets the rule decide, and writes what it
	// returns in one transaction. Nobody else plans in the diary meanwhile.
	ChangeCallBack(ctx context.Context, act directory.Act, id ID, w Wants, rule func(CallBack, Scene) (Made, error)) (CallBack, error)
	// Rhythm returns how often customers are called now.
	Rhythm(ctx context.Context) (Kept, error)
	// SaveRhythm lets the rule make the next rhythm and writes it as a version, once
	// per act, audited; open calls that are not due yet get new days after that. The
	// same rhythm again is not written.
	SaveRhythm(ctx context.Context, act directory.Act, rule func(Kept) (Rhythm, error)) (Kept, error)
	// Crowded lists the days on which somebody has more open calls than the set
	// number, the fullest first.
	Crowded(ctx context.Context, limit int) ([]Crowd, error)
	// RenewService locks the customer, lets Renew decide, and writes what it
	// returns in one transaction.
	RenewService(ctx context.Context, act directory.Act, id customer.ID, r Renewal) (customer.Customer, error)
	CallBack(ctx context.Context, id ID) (Card, error)
	// CallBacks lists the open calls that are the member's, first due first.
	CallBacks(ctx context.Context, of directory.UserID, limit int) ([]Card, error)
	// Service is the customer with the project in service that came last.
	Service(ctx context.Context, id customer.ID) (Service, error)
}

// Card is all that is shown of a call-back.
type Card struct {
	CallBack
	CustomerName string
	ProjectName  string
	Contacts     []customer.Contact
	Last         *CallBack // the one before it
}

// Service is what is shown of a customer's service period.
type Service struct {
	customer.Customer
	ProjectName string
	Settled     bool             // it has been said how the period goes on
	Standard    project.Document // the house's standard of service, if it has one
	Addressee   customer.Contact // who gets it by e-mail on renewal; zero when nobody does
}

// Wants is what a rule needs of its scene beside what is always there: the diary of
// one person at most.
type Wants struct {
	Next  bool             // the diary of whoever makes the customer's next call
	Same  bool             // of whoever has the call
	Of    directory.UserID // of this person
	Asked bool             // the scene of a request
}

// Crowd is a day on which somebody has more open calls than the set number.
type Crowd struct {
	Of    directory.UserID
	Day   calendar.Date
	Calls int
}

// Desk carries out what people ask about customers in service.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps call-backs and service periods in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Report writes down what came of a call.
func (d *Desk) Report(ctx context.Context, act directory.Act, id ID, r Report) (CallBack, error) {
	w := Wants{Next: r.Outcome != Unanswered, Same: r.Outcome == Unanswered, Asked: strings.TrimSpace(r.Request) != ""}
	return d.store.ChangeCallBack(ctx, act, id, w, func(c CallBack, s Scene) (Made, error) { return c.Report(r, s) })
}

// Give hands a call to somebody else than the one it was seen with.
func (d *Desk) Give(ctx context.Context, act directory.Act, id ID, to, seen directory.UserID) (CallBack, error) {
	return d.store.ChangeCallBack(ctx, act, id, Wants{Of: to}, func(c CallBack, s Scene) (Made, error) { return c.Give(seen, s) })
}

// Rhythm returns how often customers are called now.
func (d *Desk) Rhythm(ctx context.Context) (Kept, error) { return d.store.Rhythm(ctx) }

// SetRhythm says how often customers are called instead of the version that was
// seen; whoever comes second is told. It applies to what is not due yet.
func (d *Desk) SetRhythm(ctx context.Context, act directory.Act, seen int, r Rhythm) (Kept, error) {
	if err := directory.Allow(ctx, d.roster, act.By, directory.Administer); err != nil {
		return Kept{}, err
	}
	if err := r.Check(); err != nil {
		return Kept{}, err
	}
	kept, err := d.store.SaveRhythm(ctx, act, func(now Kept) (Rhythm, error) {
		if now.Equal(r) {
			return r, nil
		}
		return r, now.Contest(seen)
	})
	if err != nil {
		return Kept{}, fmt.Errorf("set rhythm of calls: %w", err)
	}
	return kept, nil
}

// Crowded lists the days on which somebody has more open calls than the set number,
// the fullest first.
func (d *Desk) Crowded(ctx context.Context, limit int) ([]Crowd, error) {
	return d.store.Crowded(ctx, limit)
}

// Renew settles how a customer's service period goes on.
func (d *Desk) Renew(ctx context.Context, act directory.Act, id customer.ID, r Renewal) (customer.Customer, error) {
	return d.store.RenewService(ctx, act, id, r)
}

// Show returns one call-back.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.CallBack(ctx, id) }

// Mine returns the open calls of the member.
func (d *Desk) Mine(ctx context.Context, of directory.UserID, limit int) ([]Card, error) {
	return d.store.CallBacks(ctx, of, limit)
}

// Service returns a customer's service period.
func (d *Desk) Service(ctx context.Context, id customer.ID) (Service, error) {
	return d.store.Service(ctx, id)
}
