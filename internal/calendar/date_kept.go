package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// IsZero tells whether the date is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// Before tells whether the day comes before another.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// DaysUntil counts the days from d to another day; negative when that one is past.
func (d Date) DaysUntil(other Date) int {
	return int(other.wall(0).Sub(d.wall(0)) / (24 * time.Hour))
}

// AddMonths is the same day n months later, or the last one of a month that has no
// such day: a month after January 31st is February 28th.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{Year: first.Year(), Month: first.Month(), Day: min(d.Day, last)}
}

// MarshalText writes the day as String does, and nothing for no day.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseDate(string(text))
	}
	return err
}

// Value keeps the day in a database's date column, NULL for no day.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a database's date column.
func (d *Date) Scan(column any) error {
	switch v := column.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = DateOf(v, v.Location())
	case []byte:
		return d.UnmarshalText(v)
	case string:
		return d.UnmarshalText([]byte(v))
	default:
		return fmt.Errorf("scan date: %T is none", column)
	}
	return nil
}
