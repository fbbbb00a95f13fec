package blockkit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"docket/internal/sandbox/blockkit"
)

// FuzzJudging holds that no payload makes the judges panic, and that every problem points into the payload it was given.
func FuzzJudging(f *testing.F) {
	for _, seed := range []string{
		`[]`, `{}`, `null`, `[null]`, `[[]]`, `[{"type":"section","text":null,"fields":[null]}]`,
		`[{"type":"table","rows":[[null],null]}]`, `[{"type":"data_table","caption":"c","rows":[1,[{"type":"rich_text"}]]}]`,
		`{"type":"modal","title":1,"blocks":[{"type":"input","element":{"type":"static_select","option_groups":[null],"initial_option":1}}]}`,
		`{"type":"home","blocks":[{"type":"container","child_blocks":[{"type":"container"}]}]}`,
		`{"options":[{"text":{"type":"plain_text"}}],"option_groups":{}}`,
		`[{"type":"input","label":1,"element":{"type":"number_input","min_value":"1e999999999","max_value":"-"}}]`,
		`[{"type":"actions","elements":[{"type":"datetimepicker","initial_date_time":1e400}]}]`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, payload string) {
		raw := json.RawMessage(payload)
		for prefix, found := range map[string][]blockkit.Problem{
			"/blocks": blockkit.Message(raw, "/blocks"), "/view": blockkit.View(raw, "/view"), "": blockkit.Options(raw),
		} {
			for _, p := range found {
				if p.Message == "" || p.Code == "" || !strings.HasPrefix(p.Pointer, prefix) {
					t.Errorf("problem %+v of %q", p, payload)
				}
			}
		}
	})
}
