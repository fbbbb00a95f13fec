package calendar

import (
	"cmp"
	"fmt"
	"time"

	"docket/internal/fault"
)

// Date is a day on a calendar, in no zone. The zero Date is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day t falls on in loc.
func DateOf(t time.Time, loc *time.Location) Date {
	year, month, day := t.In(loc).Date()
	return Date{Year: year, Month: month, Day: day}
}

// ParseDate reads a day as forms and files write it, "2026-11-30". Anything else is an Invalid fault.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fault.Invalidf("%q is no date. Write the year, the month and the day, as in 2026-11-30.", text)
	}
	return DateOf(t, time.UTC), nil
}

// String writes the day as "2026-11-30".
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Compare is negative when d comes before other, positive when it comes after.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Add is the day n days later, or earlier when n is negative.
func (d Date) Add(n int) Date { return DateOf(d.wall(0).AddDate(0, 0, n), time.UTC) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.wall(0).Weekday() }

// At is the instant the wall clock in loc shows so many minutes after midnight of the day. A time inside a gap is the
// first instant after it, a time that comes twice is the first of the two, and 24 * 60 minutes are the next midnight.
func (d Date) At(minutes int, loc *time.Location) time.Time { return instant(d.wall(minutes), loc) }

// wall is a reading of the wall clock, kept in the fields of a time in UTC, where every reading exists exactly once.
func (d Date) wall(minutes int) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, minutes, 0, 0, time.UTC)
}
