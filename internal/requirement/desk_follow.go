package requirement

import (
	"context"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
)

// Tickets finds requirements by how their trackers know them.
type Tickets interface {
	// Ticketed is the requirement of a ticket, by tracker and key; NotFound for none.
	Ticketed(ctx context.Context, t Ticket) (ID, error)
}

// Agree writes down the price that the customer agreed to; seen is the round of the
// one that was known.
func (d *Desk) Agree(ctx context.Context, act directory.Act, id ID, p Price, seen int) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Agree(p, seen, s) })
}

// Refuse writes down that the customer does not want to pay for now.
func (d *Desk) Refuse(ctx context.Context, act directory.Act, id ID, note string) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Refuse(note, s) })
}

// Resume takes up again what the customer did not want to pay.
func (d *Desk) Resume(ctx context.Context, act directory.Act, id ID) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Resume(s) })
}

// Sign gives or declines a signature of the price.
func (d *Desk) Sign(ctx context.Context, act directory.Act, id ID, step string, b approval.Ballot) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Sign(step, b, s) })
}

// Schedule says when it will be there; seen is the day that was known.
func (d *Desk) Schedule(ctx context.Context, act directory.Act, id ID, p Plan, seen calendar.Date) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Schedule(p, seen, s) })
}

// Begin says that it is being developed.
func (d *Desk) Begin(ctx context.Context, act directory.Act, id ID) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Begin(s) })
}

// Deliver says that it is there, and what came of it.
func (d *Desk) Deliver(ctx context.Context, act directory.Act, id ID, result string) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Deliver(result, s) })
}

// Review has what was put off evaluated again before its day.
func (d *Desk) Review(ctx context.Context, act directory.Act, id ID) (Requirement, error) {
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Review(s) })
}

// Follow takes over what a tracker says of its ticket. The act has the key of the
// tracker's message, and nobody's name.
func (d *Desk) Follow(ctx context.Context, act directory.Act, t Ticket, p Progress) (Requirement, error) {
	id, err := d.store.Ticketed(ctx, t)
	if err != nil {
		return Requirement{}, err
	}
	return d.change(ctx, act, id, func(r Requirement, s Scene) (Made, error) { return r.Follow(p, s) })
}

func (d *Desk) change(ctx context.Context, act directory.Act, id ID, rule Rule) (Requirement, error) {
	return d.store.ChangeRequirement(ctx, act, id, nil, rule)
}
