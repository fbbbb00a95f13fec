package sandbox

import (
	"encoding/json"
	"testing"
)

func TestEveryPlaceForAButtonIsFoundAndNamed(t *testing.T) {
	button := `{"type":"button","text":{"type":"plain_text","text":"Go"}}`
	for place, block := range map[string]string{
		"actions":        `{"type":"actions","elements":[` + button + `]}`,
		"section":        `{"type":"section","accessory":` + button + `}`,
		"card":           `{"type":"card","actions":[` + button + `]}`,
		"carousel":       `{"type":"carousel","elements":[{"type":"card","actions":[` + button + `]}]}`,
		"container":      `{"type":"container","child_blocks":[{"type":"actions","elements":[` + button + `]}]}`,
		"rich text":      `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[]}]}`,
		"a strange list": `{"type":"table","rows":[[{"type":"raw_text","text":"x"}]]}`,
	} {
		want := 1
		if place == "rich text" || place == "a strange list" {
			want = 0
		}
		found := 0
		for b, e := range readBlockList(withIDs(json.RawMessage("[" + block + "]"))).actionable() {
			if b.BlockID == "" || e.ActionID == "" {
				t.Errorf("%s: block %q, action %q", place, b.BlockID, e.ActionID)
			}
			found++
		}
		if found != want {
			t.Errorf("%s: %d found, want %d", place, found, want)
		}
	}
}
