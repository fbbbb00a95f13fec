package calendar

import (
	"time"

	"docket/internal/fault"
)

// Hours are working hours: a stretch of every working day, on the wall clock of one zone. They measure real time, so that
// a stretch across a clock change is an hour shorter or longer. The zero Hours hold no time.
type Hours struct {
	start, end int
	days       Days
	zone       *time.Location
}

// NewHours are working hours from start to end, in minutes after midnight, 540 to 1080 for 09:00 to 18:00.
// Hours that end before they start, or outside the day, are an Invalid fault.
func NewHours(start, end int, days Days, zone *time.Location) (Hours, error) {
	if start < 0 || end > 24*60 || start >= end {
		return Hours{}, fault.Invalidf("Working hours begin before they end and stay within a day, such as 09:00 to 18:00.")
	}
	return Hours{start: start, end: end, days: days, zone: zone}, nil
}

// Between is the working time from a to b; negative when b comes first.
func (h Hours) Between(a, b time.Time) time.Duration {
	if b.Before(a) {
		return -h.Between(b, a)
	}
	if h.zone == nil {
		return 0
	}
	var total time.Duration
	for day, last := DateOf(a, h.zone), DateOf(b, h.zone); day.Compare(last) <= 0; day = day.Add(1) {
		if h.days.IsWorkday(day) {
			total += overlap(day.At(h.start, h.zone), day.At(h.end, h.zone), a, b)
		}
	}
	return total
}

// overlap is the time two stretches have in common.
func overlap(start, end, a, b time.Time) time.Duration {
	if a.After(start) {
		start = a
	}
	if b.Before(end) {
		end = b
	}
	return max(end.Sub(start), 0)
}

// Add is the first instant at which d of working time has passed since t. No time, or less, leaves t as it is; the zero
// Hours, in which no time ever passes, give the zero time.
func (h Hours) Add(t time.Time, d time.Duration) time.Time {
	switch {
	case d <= 0:
		return t
	case h.zone == nil:
		return time.Time{}
	}
	for day := DateOf(t, h.zone); ; day = h.days.NextWorkday(day) {
		if !h.days.IsWorkday(day) {
			continue
		}
		start, end := day.At(h.start, h.zone), day.At(h.end, h.zone)
		if t.After(start) {
			start = t
		}
		left := max(end.Sub(start), 0)
		if left > 0 && d <= left {
			return start.Add(d)
		}
		d -= left
	}
}
