package postgres

import (
	"testing"

	"docket/internal/change"
)

type recorded struct {
	Name  string
	Count int
	Words []string          `json:"words"`
	Inner map[string]string `json:"inner,omitempty"`
	Done  bool
}

func TestARecordKeepsWhatDiffers(t *testing.T) {
	for name, tt := range map[string]struct {
		before, after any
		was, became   string
	}{
		"something made":        {after: recorded{Name: "A", Words: []string{}}, became: `{"Name":"A"}`},
		"something taken away":  {before: recorded{Count: 2}, was: `{"Count":2}`},
		"nothing":               {},
		"a pointer to nothing":  {before: (*recorded)(nil), after: &recorded{Name: "A"}, became: `{"Name":"A"}`},
		"nothing that counts":   {before: recorded{}, after: recorded{}, was: `{}`, became: `{}`},
		"one field of several":  {before: recorded{Name: "A", Count: 1}, after: recorded{Name: "A", Count: 2}, was: `{"Count":1}`, became: `{"Count":2}`},
		"a field that is unset": {before: recorded{Name: "A", Done: true}, after: recorded{Name: "A"}, was: `{"Done":true}`, became: `{}`},
		"a field that is left out": {
			before: recorded{Inner: map[string]string{"a": "b"}}, after: recorded{Name: "A"}, was: `{"inner":{"a":"b"}}`, became: `{"Name":"A"}`,
		},
		"quotes, commas and brackets in a text": {
			before: recorded{Name: `a","b":{[\`}, after: recorded{Name: `}],"\\"`, Words: []string{`x"`, "]"}, Inner: map[string]string{"{": "}"}},
			was:    `{"Name":"a\",\"b\":{[\\"}`,
			became: `{"Name":"}],\"\\\\\"","words":["x\"","]"],"inner":{"{":"}"}}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := newRecord(change.Effects{Verb: "thing.changed", Before: tt.before, After: tt.after})
			if err != nil {
				t.Fatal(err)
			}
			if string(r.Before) != tt.was || string(r.After) != tt.became {
				t.Errorf("was %s and became %s, want %s and %s", r.Before, r.After, tt.was, tt.became)
			}
		})
	}
}
