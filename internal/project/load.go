package project

import (
	"context"

	"docket/internal/calendar"
)

// Load is how much the people who do projects of a type have to do.
type Load struct {
	Type   Type
	Booked int           // people in a project that is under way by the day, or begins by then
	People int           // people who do such projects, or are free for them
	Until  calendar.Date // the day
}

// Load counts the people of a type of project who are booked until the day.
func (d *Desk) Load(ctx context.Context, t Type, until calendar.Date) (Load, error) {
	return d.store.Load(ctx, t, until)
}
