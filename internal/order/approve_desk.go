package order

import (
	"context"

	"docket/internal/approval"
	"docket/internal/directory"
)

// Vote decides a step of the order's approval. Who it is and whether they may is
// found out under the order's lock.
func (d *Desk) Vote(ctx context.Context, act directory.Act, id ID, step string, b approval.Ballot) (Order, error) {
	return d.store.DecideOrder(ctx, act, id, func(o Order, s Scene) (Outcome, error) { return o.Vote(step, b, s) })
}

// Ask puts a question to the seller before a step is decided.
func (d *Desk) Ask(ctx context.Context, act directory.Act, id ID, step, question string, round int) (Order, error) {
	return d.store.DecideOrder(ctx, act, id, func(o Order, s Scene) (Outcome, error) { return o.Ask(step, question, round, s) })
}

// Answer answers the question of a step.
func (d *Desk) Answer(ctx context.Context, act directory.Act, id ID, step, answer string, round int) (Order, error) {
	return d.store.DecideOrder(ctx, act, id, func(o Order, s Scene) (Outcome, error) { return o.Answer(step, answer, round, s) })
}
