package request

import (
	"context"

	"docket/internal/approval"
	"docket/internal/directory"
)

// Agree writes down what the sales manager and the customer came to; the owner who is
// named carries it out, else the agent sees to it.
func (d *Desk) Agree(ctx context.Context, act directory.Act, id ID, a Agreement, owner directory.UserID) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Agree(a, owner, s) }, owner)
}

// Pursue takes up again what the customer did not pursue.
func (d *Desk) Pursue(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.Pursue)
}

// Accept says that the customer takes an export at its charge.
func (d *Desk) Accept(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.Accept)
}

// Object says that they do not agree with the charge.
func (d *Desk) Object(ctx context.Context, act directory.Act, id ID) (Request, error) {
	return d.change(ctx, act, id, Request.Object)
}

// Write puts the solution of a special case into writing; seen is the round of the one
// that its writer looked at, 0 for none.
func (d *Desk) Write(ctx context.Context, act directory.Act, id ID, solution string, seen int) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Write(solution, seen, s) })
}

// Sign decides a step of the solution's approval. Whether they may is found out under
// the request's lock.
func (d *Desk) Sign(ctx context.Context, act directory.Act, id ID, step string, b approval.Ballot) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Sign(step, b, s) })
}

// Ask puts a question to whoever wrote the solution.
func (d *Desk) Ask(ctx context.Context, act directory.Act, id ID, step, question string, round int) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Ask(step, question, round, s) })
}

// Reply answers the question of a step.
func (d *Desk) Reply(ctx context.Context, act directory.Act, id ID, step, answer string, round int) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Reply(step, answer, round, s) })
}

// Send has docket say the text to the customer in the channel shared with it.
func (d *Desk) Send(ctx context.Context, act directory.Act, id ID, mark, text string) (Request, error) {
	return d.change(ctx, act, id, func(r Request, s Scene) (Outcome, error) { return r.Send(mark, text, s) })
}
