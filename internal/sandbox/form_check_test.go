package sandbox

import (
	"encoding/json"
	"testing"
)

func TestWhatAClientAcceptsInAField(t *testing.T) {
	for _, c := range []struct {
		rule, element string
		value         any
		accepted      bool
	}{
		{"text within its lengths", `{"type":"plain_text_input","min_length":2,"max_length":4}`, "née", true},
		{"text too short", `{"type":"plain_text_input","min_length":4}`, "née", false},
		{"text too long", `{"type":"plain_text_input","max_length":2}`, "née", false},
		{"a number within its bounds", `{"type":"number_input","min_value":"1","max_value":"10"}`, 10, true},
		{"a number below", `{"type":"number_input","min_value":"1"}`, "0", false},
		{"a number above", `{"type":"number_input","max_value":"10"}`, "11", false},
		{"a fraction where whole numbers are wanted", `{"type":"number_input"}`, "1.5", false},
		{"a fraction where it is allowed", `{"type":"number_input","is_decimal_allowed":true}`, "1.5", true},
		{"a word as a number", `{"type":"number_input"}`, "many", false},
		{"an e-mail address", `{"type":"email_text_input"}`, "ana@works.example", true},
		{"half an e-mail address", `{"type":"email_text_input"}`, "ana@works", false},
		{"a link", `{"type":"url_text_input"}`, "https://works.example/x", true},
		{"half a link", `{"type":"url_text_input"}`, "works.example", false},
		{"a date", `{"type":"datepicker"}`, "2026-11-23", true},
		{"nothing where something is wanted", `{"type":"datepicker"}`, "", false},
		{"as many people as allowed", `{"type":"multi_users_select","max_selected_items":2}`, []string{"ana", "ben"}, true},
		{"too many people", `{"type":"multi_users_select","max_selected_items":1}`, []string{"ana", "ben"}, false},
		{"no people", `{"type":"multi_users_select"}`, []string{}, false},
	} {
		t.Run(c.rule, func(t *testing.T) {
			r := newRig(t)
			var e element
			if err := json.Unmarshal([]byte(c.element), &e); err != nil {
				t.Fatal(err)
			}
			e.ActionID = "a"
			entry, err := r.enter(&e, c.value)
			if err != nil {
				t.Fatal(err)
			}
			wrong := checkForm(blockList{{Type: "input", BlockID: "b", Element: &e}}, stateValues{"b": {"a": entry}})
			if (len(wrong) == 0) != c.accepted {
				t.Errorf("%v gives %v", c.value, wrong)
			}
		})
	}
}
