package postgres

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// moment is an instant in a column that may be empty: NULL is the zero time.
type moment time.Time

// Scan implements sql.Scanner.
func (m *moment) Scan(column any) error {
	switch v := column.(type) {
	case nil:
		*m = moment{}
	case time.Time:
		*m = moment(v.UTC())
	default:
		return fmt.Errorf("scan instant: %T is none", column)
	}
	return nil
}

// Value implements driver.Valuer.
func (m moment) Value() (driver.Value, error) {
	if time.Time(m).IsZero() {
		return nil, nil
	}
	return time.Time(m), nil
}

// UnmarshalJSON reads an instant out of a document the database made; null is
// the zero time.
func (m *moment) UnmarshalJSON(raw []byte) error {
	var t time.Time
	if err := t.UnmarshalJSON(raw); err != nil {
		return err
	}
	*m = moment(t.UTC())
	return nil
}

func (m moment) time() time.Time { return time.Time(m) }

// MarshalJSON writes an instant for a document the database reads; the zero time is
// null.
func (m moment) MarshalJSON() ([]byte, error) {
	if time.Time(m).IsZero() {
		return []byte("null"), nil
	}
	return time.Time(m).MarshalJSON()
}
