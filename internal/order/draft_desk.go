package order

import (
	"context"
	"fmt"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
)

// draftsShown is how many drafts a person is reminded of.
const draftsShown = 10

// errForeign answers whoever asks for somebody else's draft as if it were not there.
var errForeign = fault.NotFoundf("That draft is no longer there: it was submitted or discarded.")

// NewDraft begins an order with what is known of it.
func (d *Desk) NewDraft(ctx context.Context, act directory.Act, c Content) (Draft, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MaySell); err != nil {
		return Draft{}, err
	}
	return d.store.AddDraft(ctx, act, Draft{Owner: act.By, Content: c})
}

// DraftOf begins the change of an order, at an instant of the application's clock;
// whoever has a draft of it already goes on with that. How the customer is invoiced is
// taken as it is on file now, or the change would undo what was put right since.
func (d *Desk) DraftOf(ctx context.Context, act directory.Act, id ID, now time.Time) (Draft, error) {
	card, err := d.store.Order(ctx, id)
	if err != nil {
		return Draft{}, err
	}
	by, err := d.roster.Member(ctx, act.By)
	if err != nil {
		return Draft{}, err
	}
	if err := card.MayChange(by, card.People, now); err != nil {
		return Draft{}, err
	}
	s, err := d.store.OrderScene(ctx, act.By, card.Content)
	if err != nil {
		return Draft{}, fmt.Errorf("begin change of order %d: %w", id, err)
	}
	if s.Billing.Contact != "" || s.Billing.Address != "" {
		card.Content.Invoice = s.Billing
	}
	return d.store.AddDraft(ctx, act, Draft{Owner: act.By, Order: id, Revision: card.Revision, Content: card.Content})
}

// Draft returns a draft to whoever wrote it.
func (d *Desk) Draft(ctx context.Context, by directory.UserID, id DraftID) (Draft, error) {
	draft, err := d.store.Draft(ctx, id)
	if err == nil && draft.Owner != by {
		return Draft{}, errForeign
	}
	return draft, err
}

// Drafts lists what a person has written and not submitted, the latest first.
func (d *Desk) Drafts(ctx context.Context, by directory.UserID) ([]Draft, error) {
	return d.store.DraftsOf(ctx, by, draftsShown)
}

// SaveDraft keeps the content of the actor's draft, which was saved so often when
// they saw it; whoever comes second is told.
func (d *Desk) SaveDraft(ctx context.Context, act directory.Act, seen Draft, c Content) (Draft, error) {
	seen.Owner, seen.Content = act.By, c
	saved, err := d.store.SaveDraft(ctx, act, seen)
	if err != nil {
		return Draft{}, fmt.Errorf("save draft %d: %w", seen.ID, err)
	}
	return saved, nil
}

// DropDraft discards the actor's draft.
func (d *Desk) DropDraft(ctx context.Context, act directory.Act, id DraftID) error {
	return d.store.DropDraft(ctx, act, id)
}

// Judge finds what is wrong with a content as it would be submitted now by a person,
// with the scene it was judged in.
func (d *Desk) Judge(ctx context.Context, by directory.UserID, c Content) (Verdict, Scene, error) {
	s, err := d.store.OrderScene(ctx, by, c)
	if err != nil {
		return nil, Scene{}, fmt.Errorf("judge order: %w", err)
	}
	return c.Foresee(s), s, nil
}

// Submit makes an order of the actor's draft, or the next revision of the order that
// it changes. The same draft again is the same order.
func (d *Desk) Submit(ctx context.Context, act directory.Act, id DraftID) (Order, error) {
	if err := d.refused(ctx, act.By, id); err != nil {
		return Order{}, err
	}
	return d.store.PlaceOrder(ctx, act, Placing{Draft: id}, submit)
}

// refused looks whether the draft would be refused before a number is given to an
// order, so that none is given in vain. A draft that is gone may have been submitted
// by the same act.
func (d *Desk) refused(ctx context.Context, by directory.UserID, id DraftID) error {
	draft, err := d.store.Draft(ctx, id)
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return d.Admit(ctx, by, draft)
}

// Admit refuses a draft as submitting it would, saved or not.
func (d *Desk) Admit(ctx context.Context, by directory.UserID, draft Draft) error {
	_, s, err := d.Judge(ctx, by, draft.Content)
	if err != nil {
		return err
	}
	_, err = draft.submitted(s)
	return err
}

// Place submits what came from outside in the name of the actor, once per act.
func (d *Desk) Place(ctx context.Context, act directory.Act, c Content) (Order, error) {
	return d.store.PlaceOrder(ctx, act, Placing{Content: c}, submit)
}

func submit(d Draft, before Order, s Scene) (Outcome, error) {
	if d.Order != 0 {
		return before.Change(d, s)
	}
	return Submit(d, s)
}

// Withdraw ends an order that is not back.
func (d *Desk) Withdraw(ctx context.Context, act directory.Act, id ID, reason string) (Order, error) {
	return d.store.ChangeOrder(ctx, act, id, nil, func(o Order, s Scene) (Outcome, error) { return o.Withdraw(reason, s) })
}
