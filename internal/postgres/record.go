package postgres

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"docket/internal/change"
)

// record is an entry of the audit as effectsCTE reads it.
type record struct {
	Verb   string          `json:"verb"`
	Kind   string          `json:"kind"`
	ID     int64           `json:"id"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// newRecord keeps of a change what differs: the fields that were one thing and
// became another, without the empty ones.
func newRecord(c change.Effects) (record, error) {
	r := record{Verb: c.Verb, Kind: c.Subject.Kind, ID: c.Subject.ID}
	before, err := fields(c.Before)
	if err != nil {
		return r, fmt.Errorf("record %s: %w", c.Verb, err)
	}
	after, err := fields(c.After)
	if err != nil {
		return r, fmt.Errorf("record %s: %w", c.Verb, err)
	}
	if before != nil && after != nil {
		maps.DeleteFunc(after, func(name string, v json.RawMessage) bool {
			same := string(before[name]) == string(v)
			if same {
				delete(before, name)
			}
			return same
		})
	}
	if r.Before, err = pruned(before); err != nil {
		return r, err
	}
	r.After, err = pruned(after)
	return r, err
}

func fields(v any) (map[string]json.RawMessage, error) {
	if v == nil {
		return nil, nil
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var all map[string]json.RawMessage
	return all, json.Unmarshal(raw, &all)
}

// empty is how JSON writes the values that say nothing.
var empty = []string{`""`, `0`, `null`, `false`, `[]`, `{}`, `"0001-01-01T00:00:00Z"`}

func pruned(all map[string]json.RawMessage) (json.RawMessage, error) {
	if all == nil {
		return nil, nil
	}
	maps.DeleteFunc(all, func(_ string, v json.RawMessage) bool { return slices.Contains(empty, string(v)) })
	return json.Marshal(all)
}
