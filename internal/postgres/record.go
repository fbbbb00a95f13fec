package postgres

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"docket/internal/change"
)

// record is an entry of the audit as effectsFrom reads it.
type record struct {
	ofAct
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
	r.Before, r.After = differing(before, after), differing(after, before)
	return r, nil
}

// field is a member of a JSON object, name and value as JSON writes them.
type field struct{ name, value []byte }

// fields takes apart what JSON makes of a struct or a map; nothing has none.
func fields(v any) ([]field, error) {
	if v == nil {
		return nil, nil
	}
	raw, err := json.Marshal(v)
	if err != nil || string(raw) == "null" {
		return nil, err
	}
	all := []field{}
	for rest := raw[1:]; len(rest) > 1; {
		colon := valueEnd(rest)
		end := colon + 1 + valueEnd(rest[colon+1:])
		all = append(all, field{name: rest[:colon], value: rest[colon+1 : end]})
		rest = rest[end+1:]
	}
	return all, nil
}

// valueEnd is where the value or name ends with which compact JSON begins. It is
// several times as fast as decoding, and every change of anything is recorded.
func valueEnd(raw []byte) int {
	depth, quoted := 0, false
	for n := 0; n < len(raw); n++ {
		switch b := raw[n]; {
		case quoted && b == '\\':
			n++
		case b == '"':
			quoted = !quoted
		case quoted:
		case depth == 0 && (b == ',' || b == ':' || b == '}'):
			return n
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			depth--
		}
	}
	return len(raw)
}

// empty is how JSON writes the values that say nothing.
var empty = []string{`""`, `0`, `null`, `false`, `[]`, `{}`, `"0001-01-01T00:00:00Z"`}

// differing is the object of those fields that say something, and not what they
// say among the others; nil when there are no fields at all.
func differing(all, others []field) json.RawMessage {
	if all == nil {
		return nil
	}
	object := []byte{'{'}
	for _, f := range all {
		same := func(o field) bool { return bytes.Equal(o.name, f.name) && bytes.Equal(o.value, f.value) }
		if slices.Contains(empty, string(f.value)) || slices.ContainsFunc(others, same) {
			continue
		}
		if len(object) > 1 {
			object = append(object, ',')
		}
		object = append(append(append(object, f.name...), ':'), f.value...)
	}
	return append(object, '}')
}
