package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without a time or a zone: a due date,
// the day an order was received. The zero Date means "no day".
type Date struct{ day time.Time }

// NewDate returns the given day; values out of range roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// DateOf returns the day it is at t in loc.
func DateOf(t time.Time, loc *time.Location) Date {
	y, m, d := t.In(loc).Date()
	return NewDate(y, m, d)
}

// ParseDate reads "2006-01-02", the form of Slack's datepicker and ISO 8601.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("parse date %q: %w", s, err)
	}
	return Date{t}, nil
}

// IsZero reports whether d is no day at all.
func (d Date) IsZero() bool { return d.day.IsZero() }

// String writes "2006-01-02", or "" for no day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.day.Format(time.DateOnly)
}

// At returns the instant of the wall time hour:minute on d in loc.
func (d Date) At(hour, minute int, loc *time.Location) time.Time {
	y, m, day := d.day.Date()
	return time.Date(y, m, day, hour, minute, 0, 0, loc)
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return Date{d.day.AddDate(0, 0, n)} }

// Compare orders days as time.Time.Compare does.
func (d Date) Compare(e Date) int { return d.day.Compare(e.day) }

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.day.Before(e.day) }

// DaysUntil counts the days from d to e.
func (d Date) DaysUntil(e Date) int { return int(e.day.Sub(d.day).Hours() / 24) }

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	*d = Date{}
	if len(b) == 0 {
		return nil
	}
	p, err := ParseDate(string(b))
	*d = p
	return err
}

// Value stores the date in an SQL date column, NULL for no day.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads an SQL date column.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		y, m, day := v.Date()
		*d = NewDate(y, m, day)
	default:
		return fmt.Errorf("scan date: cannot read %T", src)
	}
	return nil
}
