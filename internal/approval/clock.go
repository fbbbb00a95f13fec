package approval

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/setting"
)

// Clock measures how long a step has been open, in plain hours or in those that are
// worked.
type Clock struct {
	pace    Pace
	days    calendar.Days
	zone    *time.Location
	moments []time.Duration
	hours   calendar.Hours
	worked  bool
}

// Pace is what the settings say of a clock. A run keeps the pace it began with, as it
// keeps its policy: people are told its moments in advance.
type Pace struct {
	Hours []int `json:"hours"`         // after which its moments come, of those that count
	Way   int   `json:"way,omitempty"` // which hours count
	Day   []int `json:"day,omitempty"` // from which hour to which a working day lasts
}

// The ways of counting hours (setting.ApprovalClock).
const (
	PlainHours   = 0
	WorkingHours = 1 // of working days, within setting.WorkingDay
	WorkingDays  = 2 // of working days, round the clock
)

// NewClock is the clock of a committee: as many hours as the settings say, counted
// by its working days in its zone.
func NewClock(n setting.Numbers, days calendar.Days, zone *time.Location) Clock {
	return newClock(Pace{Hours: n.List(setting.ApprovalHours), Way: n.One(setting.ApprovalClock), Day: n.List(setting.WorkingDay)}, days, zone)
}

func newClock(p Pace, days calendar.Days, zone *time.Location) Clock {
	c := Clock{pace: p, days: days, zone: zone}
	for _, h := range p.Hours {
		c.moments = append(c.moments, time.Duration(h)*time.Hour)
	}
	start, end := 0, 24
	switch p.Way {
	case WorkingHours:
		start, end = p.Day[0], p.Day[1]
		fallthrough
	case WorkingDays:
		hours, err := calendar.NewHours(start*60, end*60, days, zone)
		c.hours, c.worked = hours, err == nil
	}
	return c
}

// Of is the committee's clock at the pace that the run began with.
func (c Clock) Of(r Run) Clock {
	if len(r.Pace.Hours) == 0 {
		return c
	}
	return newClock(r.Pace, c.days, c.zone)
}

// Worked reports whether only hours that are worked count.
func (c Clock) Worked() bool { return c.worked }

// Limit is how long a step may take before it is late.
func (c Clock) Limit() time.Duration {
	if len(c.moments) == 0 {
		return 0
	}
	return c.moments[late(len(c.moments))]
}

// late is which of so many moments is the deadline: the second, or the only one.
func late(moments int) int { return min(1, moments-1) }

// between is how much of the clock's time lies between two instants.
func (c Clock) between(a, b time.Time) time.Duration {
	if c.worked {
		return c.hours.Between(a, b)
	}
	return b.Sub(a)
}

// add is when so much of the clock's time has passed.
func (c Clock) add(t time.Time, d time.Duration) time.Time {
	if c.worked {
		return c.hours.Add(t, d)
	}
	return t.Add(d)
}

// from are the clock's moments when it starts at the instant.
func (c Clock) from(t time.Time) []time.Time {
	due := make([]time.Time, len(c.moments))
	for n, d := range c.moments {
		due[n] = c.add(t, d)
	}
	return due
}

// resumed are the moments of a clock that stood from one instant to another; those
// that had passed stay.
func (c Clock) resumed(due []time.Time, stood, again time.Time) []time.Time {
	moved := make([]time.Time, len(due))
	for n, at := range due {
		moved[n] = at
		if at.After(stood) {
			moved[n] = c.add(again, c.between(stood, at))
		}
	}
	return moved
}

// Spent is how much of the clock's time a step has taken until now, or until it was
// closed. The time in which it waited for an answer does not count.
func (st Step) Spent(c Clock, now time.Time) time.Duration {
	switch {
	case st.OpenedAt.IsZero():
		return 0
	case !st.ClosedAt.IsZero():
		return st.Took
	}
	spent := c.between(st.OpenedAt, now)
	for _, x := range st.Asked {
		until := now
		if x.Answered() {
			until = x.AnsweredAt
		}
		spent -= c.between(x.At, until)
	}
	return spent
}
