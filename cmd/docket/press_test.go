package main

import (
	"encoding/json"
	"slices"
	"strings"

	"docket/internal/sandbox"
)

// presses a button by what is written on it, in the latest message of a channel
// that holds the texts; beside the last of them, when there are several buttons.
func (p person) presses(button, channel string, texts ...string) {
	p.t.Helper()
	p.do("presses "+button, p.pressing(button, channel, texts...))
}

// pressing presses and does not wait.
func (p person) pressing(button, channel string, texts ...string) sandbox.Outcome {
	p.t.Helper()
	return p.aims(button, channel, texts...)()
}

// aims finds a button as it stands now, for whoever presses it later or several times
// at once.
func (p person) aims(button, channel string, texts ...string) (press func() sandbox.Outcome) {
	p.t.Helper()
	m := p.sees(channel).message(texts...)
	in := p.aimed(sandbox.PressInput{Channel: m.Channel, TS: m.TS}, m.Blocks, button, texts)
	return func() sandbox.Outcome { return p.demo.local.Press(p.t.Context(), in) }
}

// pressesIn presses a button of the modal on top, beside a text when there are several.
func (p person) pressesIn(button string, near ...string) {
	p.t.Helper()
	v := p.modal()
	p.do("presses "+button, p.press(sandbox.PressInput{ViewID: v.ID}, v.Blocks, button, near))
}

// pressesAtHome presses a button of the Home tab, beside a text when there are several.
func (p person) pressesAtHome(button string, near ...string) {
	p.t.Helper()
	v := p.home()
	p.do("presses "+button, p.press(sandbox.PressInput{ViewID: v.ID}, v.Blocks, button, near))
}

// press finds the button in the block that holds the last text, else the first
// one with these words.
func (p person) press(in sandbox.PressInput, blocks json.RawMessage, words string, near []string) sandbox.Outcome {
	p.t.Helper()
	return p.demo.local.Press(p.t.Context(), p.aimed(in, blocks, words, near))
}

func (p person) aimed(in sandbox.PressInput, blocks json.RawMessage, words string, near []string) sandbox.PressInput {
	p.t.Helper()
	var list []json.RawMessage
	if err := json.Unmarshal(blocks, &list); err != nil {
		p.t.Fatal(err)
	}
	if len(near) > 0 {
		here := func(b json.RawMessage) bool { return strings.Contains(plain(b), near[len(near)-1]) }
		list = slices.Concat(slices.DeleteFunc(slices.Clone(list), func(b json.RawMessage) bool { return !here(b) }), list)
	}
	for _, block := range list {
		if b, ok := findButton(block, words); ok {
			in.User, in.ActionID, in.Value, in.BlockID = p.name, b.action, b.value, b.block
			return in
		}
	}
	p.t.Fatalf("%s finds no button %q in:\n%s", p.name, words, plain(blocks))
	return sandbox.PressInput{}
}

// button is what can be pressed: a button, or an entry of an overflow menu.
type button struct {
	block  string
	action string
	value  any
}

func findButton(block json.RawMessage, words string) (found button, ok bool) {
	var v map[string]any
	if json.Unmarshal(block, &v) != nil {
		return found, false
	}
	found.block, _ = v["block_id"].(string)
	walk(v, func(o map[string]any) bool {
		action, _ := o["action_id"].(string)
		switch o["type"] {
		case "button":
			if caption(o) == words {
				found.action, found.value, ok = action, o["value"], true
			}
		case "overflow":
			for _, entry := range o["options"].([]any) {
				if e := entry.(map[string]any); caption(e) == words {
					found.action, found.value, ok = action, e["value"], true
				}
			}
		}
		return !ok
	})
	return found, ok
}

// caption is what is written on a button or an option.
func caption(o map[string]any) string {
	text, _ := o["text"].(map[string]any)
	s, _ := text["text"].(string)
	return s
}

// countButtons is how many buttons in blocks say so.
func countButtons(blocks json.RawMessage, words string) int {
	var v any
	if json.Unmarshal(blocks, &v) != nil {
		return 0
	}
	n := 0
	walk(v, func(o map[string]any) bool {
		if o["type"] == "button" && caption(o) == words {
			n++
		}
		return true
	})
	return n
}
