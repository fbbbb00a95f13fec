package postgres

import (
	"encoding/json"
	"fmt"
)

// document is a column of JSON that the database put together from rows.
type document[T any] struct{ V T }

// Scan implements sql.Scanner; NULL is the zero value.
func (d *document[T]) Scan(column any) error {
	var zero T
	d.V = zero
	switch v := column.(type) {
	case nil:
		return nil
	case []byte:
		return json.Unmarshal(v, &d.V)
	case string:
		return json.Unmarshal([]byte(v), &d.V)
	}
	return fmt.Errorf("scan document: %T is none", column)
}

// pack writes a value as a jsonb parameter takes it: a string, see Open.
func pack(v any) (string, error) {
	raw, err := json.Marshal(v)
	return string(raw), err
}

// packed are values as jsonb parameters take them.
func packed(values ...any) ([]any, error) {
	all := make([]any, len(values))
	for n, v := range values {
		doc, err := pack(v)
		if err != nil {
			return nil, err
		}
		all[n] = doc
	}
	return all, nil
}
