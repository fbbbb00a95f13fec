package request

import (
	"context"

	"docket/internal/directory"
)

// change has a rule change a request for whoever acts.
func (d *Desk) change(ctx context.Context, act directory.Act, id ID, rule Rule, named ...directory.UserID) (Request, error) {
	return d.store.ChangeRequest(ctx, act, id, named, rule)
}

// InScope says that the customer may have it with what they have bought.
func (d *Desk) InScope(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.InScope)
}

// OutOfScope says that it lies outside of that.
func (d *Desk) OutOfScope(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.OutOfScope)
}

// CannotTell hands the question to the dispatcher.
func (d *Desk) CannotTell(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.CannotTell)
}

// AsWish says that it takes development.
func (d *Desk) AsWish(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.AsWish)
}

// Handle says that whoever acts carries it out.
func (d *Desk) Handle(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.Handle)
}

// Hand gives it to somebody to carry out.
func (d *Desk) Hand(ctx context.Context, act directory.Act, id ID, to directory.UserID, note string) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Hand(to, note, s) }, to)
}

// Take says that whoever acts carries out what they were handed.
func (d *Desk) Take(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.Take)
}

// GiveBack hands it to the dispatcher.
func (d *Desk) GiveBack(ctx context.Context, act directory.Act, id ID, note string) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.GiveBack(note, s) })
}

// Wait says that the customer has to answer before it goes on.
func (d *Desk) Wait(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.Wait)
}

// Answered says that they did.
func (d *Desk) Answered(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.Answered)
}

// Finish says what was done.
func (d *Desk) Finish(ctx context.Context, act directory.Act, id ID, result string) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Finish(result, s) })
}

// Tell says that the customer was told what the mark names, in other words than were
// proposed where text is not empty.
func (d *Desk) Tell(ctx context.Context, act directory.Act, id ID, mark, text string) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Tell(mark, text, s) })
}

// Reopen takes it up again, with what the customer says.
func (d *Desk) Reopen(ctx context.Context, act directory.Act, id ID, reason string) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Reopen(reason, s) })
}
