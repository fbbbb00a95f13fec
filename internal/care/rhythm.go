package care

import (
	"slices"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// RhythmSubject is how the record points at the table of intervals.
var RhythmSubject = outbox.Subject{Kind: "call_rhythm", ID: 1}

// Classes are those the rhythm has a row for, in the order people see them.
var Classes = []customer.Class{customer.A, customer.B, customer.C}

// The bounds of a rhythm.
const (
	StretchesMost = 5   // how many stretches of time since go-live there may be
	SinceMost     = 120 // months since go-live at which the last one may begin
	EveryMost     = 3   // months between two calls
)

// Rhythm is how often customers are called, by class and time since go-live: the
// domain's table, which an administrator changes (section 8).
type Rhythm struct {
	Since []int                    `json:"since"` // months since go-live at which a new stretch begins, rising; the first begins at 0
	Every map[customer.Class][]int `json:"every"` // months between two calls in each stretch
}

// Standard is the rhythm while nobody has changed it.
func Standard() Rhythm {
	return Rhythm{Since: []int{6, 12}, Every: map[customer.Class][]int{
		customer.A: {1, 1, 2}, customer.B: {1, 2, 3}, customer.C: {2, 2, 3},
	}}
}

// Months is how many months lie between a call on the day to the customer and the
// next. One whose go-live nobody knows is new; a class nobody knows is the last one.
func (r Rhythm) Months(c customer.Customer, day calendar.Date) int {
	every, ok := r.Every[c.Class]
	if !ok {
		every = r.Every[customer.C]
	}
	stretch := 0
	for !c.LiveOn.IsZero() && stretch < len(r.Since) && !day.Before(c.LiveOn.AddMonths(r.Since[stretch])) {
		stretch++
	}
	return every[stretch]
}

// Check refuses a rhythm that makes no sense, naming the field: "since", or "every_a"
// and so on.
func (r Rhythm) Check() error {
	if len(r.Since) >= StretchesMost {
		return fault.Invalidf("It may change at most %d times.", StretchesMost-1).In("since")
	}
	for n, months := range r.Since {
		switch {
		case months < 1 || months > SinceMost:
			return fault.Invalidf("The number lies between %d and %d.", 1, SinceMost).In("since")
		case n > 0 && months <= r.Since[n-1]:
			return fault.Invalidf("The numbers stand in their order, each one once.").In("since")
		}
	}
	for _, class := range Classes {
		if err := r.checkRow(class); err != nil {
			return err.In(Field(class))
		}
	}
	return nil
}

func (r Rhythm) checkRow(class customer.Class) *fault.Error {
	every := r.Every[class]
	if want := len(r.Since) + 1; len(every) != want {
		return fault.Invalidf("Write %d numbers: one from go-live on, and one after each change.", want)
	}
	if slices.ContainsFunc(every, func(months int) bool { return months < 1 || months > EveryMost }) {
		return fault.Invalidf("A customer is called every 1, 2 or 3 months.")
	}
	return nil
}

// Field is the field of a form that holds a class's row.
func Field(class customer.Class) string { return "every_" + strings.ToLower(string(class)) }

// Equal reports whether both say the same.
func (r Rhythm) Equal(other Rhythm) bool {
	return slices.Equal(r.Since, other.Since) && !slices.ContainsFunc(Classes, func(c customer.Class) bool {
		return !slices.Equal(r.Every[c], other.Every[c])
	})
}

// Kept is a rhythm as it is kept: every version stays.
type Kept struct {
	Version int // 0 while nobody has changed it
	Rhythm
	By directory.UserID
	At time.Time
}

// Contest refuses a change of another version than the one that was seen.
func (k Kept) Contest(seen int) error {
	if k.Version == seen {
		return nil
	}
	return fault.Conflictf("%s has changed how often customers are called meanwhile. Open it anew.", k.By.Mention())
}
