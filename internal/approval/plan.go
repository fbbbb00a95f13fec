package approval

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"docket/internal/money"
)

// Change is a field of a step that becomes another. A step that is added or taken
// out has no field; the step as a whole stands in Is or Was.
type Change struct {
	Step  string `json:"step"`
	Field string `json:"field,omitempty"`
	Was   string `json:"was,omitempty"`
	Is    string `json:"is,omitempty"`
}

// Compare is what makes one policy of another, step by step in the order of the next.
func Compare(was, is Policy) []Change {
	var plan []Change
	for n, r := range is.Steps {
		at := slices.IndexFunc(was.Steps, func(o Rule) bool { return o.Key == r.Key })
		if at < 0 {
			plan = append(plan, Change{Step: r.Key, Is: r.String()})
			continue
		}
		plan = append(plan, compare(was.Steps[at], r)...)
		if at != n && was.Steps[at].Stage == r.Stage {
			plan = append(plan, Change{Step: r.Key, Field: "place", Was: strconv.Itoa(at + 1), Is: strconv.Itoa(n + 1)})
		}
	}
	for _, r := range was.Steps {
		if !slices.ContainsFunc(is.Steps, func(o Rule) bool { return o.Key == r.Key }) {
			plan = append(plan, Change{Step: r.Key, Was: r.String()})
		}
	}
	return plan
}

func compare(was, is Rule) []Change {
	before, after := was.fields(), is.fields()
	var plan []Change
	for n, f := range after {
		if before[n].value != f.value {
			plan = append(plan, Change{Step: is.Key, Field: f.name, Was: before[n].value, Is: f.value})
		}
	}
	return plan
}

// field is a part of a step as the file writes it.
type field struct{ name, value string }

func (r Rule) fields() []field {
	asks := make([]string, len(r.Asks))
	for n, q := range r.Asks {
		asks[n] = string(q)
	}
	return []field{
		{"role", string(r.Role)}, {"stage", strconv.Itoa(r.Stage)}, {"need", strconv.Itoa(r.need())},
		{"when.exceptions", strings.Join(r.When.Exceptions, ", ")}, {"when.above", r.When.above()},
		{"asks", strings.Join(asks, ", ")}, {"limit", r.Limit},
	}
}

func (w When) above() string {
	var said []string
	for _, c := range slices.Sorted(maps.Keys(w.Above)) {
		said = append(said, money.Plain(w.Above[c], c)+" "+string(c))
	}
	return strings.Join(said, ", ")
}

// String is the step in a line: "finance, stage 2, when.exceptions any".
func (r Rule) String() string {
	said := []string{string(r.Role)}
	for _, f := range r.fields()[1:] {
		if f.value != "" && (f.name != "need" || r.need() > 1) {
			said = append(said, f.name+" "+f.value)
		}
	}
	return strings.Join(said, ", ")
}

// Recorded is what the record keeps of a version: what it changed.
type Recorded struct {
	Version int      `json:"version"`
	Changes []Change `json:"changes"`
}
