package main

import (
	"encoding/json"
	"strings"

	"docket/internal/sandbox"
)

// person is somebody of the company.
type person struct {
	*company
	name string
}

// types a slash command in a channel.
func (p person) types(channel, command string) {
	p.t.Helper()
	name, text, _ := strings.Cut(command, " ")
	out := p.demo.local.Command(p.t.Context(), sandbox.CommandInput{User: p.name, Channel: channel, Command: name, Text: text})
	if !out.OK {
		p.t.Fatalf("%s types %s: %s", p.name, command, out.Error)
	}
	p.settle()
}

// sees is a channel with what only this person sees.
func (p person) sees(channel string) place {
	return place{company: p.company, channel: channel, viewer: p.name}
}

// presses a button by what is written on it, in the latest message of a channel
// that holds the texts.
func (p person) presses(button, channel string, texts ...string) sandbox.Outcome {
	p.t.Helper()
	m := p.sees(channel).message(texts...)
	out := p.press(sandbox.PressInput{Channel: channel, TS: m.TS}, m.Blocks, button, texts)
	p.settle()
	return out
}

// pressesIn presses a button of the modal on top.
func (p person) pressesIn(button string) sandbox.Outcome {
	p.t.Helper()
	v := p.modal()
	out := p.press(sandbox.PressInput{ViewID: v.ID}, v.Blocks, button, nil)
	p.settle()
	return out
}

// press finds the button: the one in the block that holds the last text, else
// the first one.
func (p person) press(in sandbox.PressInput, blocks json.RawMessage, button string, near []string) sandbox.Outcome {
	p.t.Helper()
	var list []json.RawMessage
	if err := json.Unmarshal(blocks, &list); err != nil {
		p.t.Fatal(err)
	}
	for pass := range 2 {
		for _, block := range list {
			if pass == 0 && (len(near) == 0 || !strings.Contains(string(block), near[len(near)-1])) {
				continue
			}
			if action, value, ok := findButton(block, button); ok {
				in.User, in.ActionID, in.Value = p.name, action, value
				return p.demo.local.Press(p.t.Context(), in)
			}
		}
	}
	p.t.Fatalf("%s finds no button %q in:\n%s", p.name, button, plain(blocks))
	return sandbox.Outcome{}
}

func findButton(block json.RawMessage, label string) (action string, value any, ok bool) {
	var v any
	_ = json.Unmarshal(block, &v)
	walk(v, func(o map[string]any) bool {
		if o["type"] == "button" && buttonText(o) == label {
			action, value, ok = o["action_id"].(string), o["value"], true
		}
		if o["type"] == "overflow" {
			for _, option := range o["options"].([]any) {
				if chosen := option.(map[string]any); buttonText(chosen) == label {
					action, value, ok = o["action_id"].(string), chosen["value"], true
				}
			}
		}
		return !ok
	})
	return action, value, ok
}

func buttonText(o map[string]any) string {
	text, _ := o["text"].(map[string]any)
	s, _ := text["text"].(string)
	return s
}

// modal is the modal on top.
func (p person) modal() sandbox.View {
	p.t.Helper()
	stack := p.demo.local.Views(p.name)
	if len(stack) == 0 {
		p.t.Fatalf("%s sees no modal", p.name)
	}
	return stack[len(stack)-1]
}

// fill is what a person puts beside a label: text, the words of an option, an ID,
// a date.
type fill struct {
	label string
	value any
}

// submits the modal on top with fields filled by their labels.
func (p person) submits(fills ...fill) sandbox.Outcome {
	p.t.Helper()
	values := sandbox.Values{}
	v := p.modal()
	for _, f := range fills {
		p.put(values, v, f)
	}
	out := p.demo.local.Submit(p.t.Context(), sandbox.SubmitInput{User: p.name, ViewID: v.ID, Values: values})
	p.settle()
	return out
}

// chooses picks in a menu of the modal that tells of the choice.
func (p person) chooses(label string, value any) {
	p.t.Helper()
	v := p.modal()
	values := sandbox.Values{}
	block, action := p.put(values, v, fill{label, value})
	out := p.demo.local.Press(p.t.Context(), sandbox.PressInput{User: p.name, ViewID: v.ID, BlockID: block, ActionID: action,
		Value: values[block][action], Values: values})
	if !out.OK {
		p.t.Fatalf("%s chooses %v for %q: %s", p.name, value, label, out.Error)
	}
	p.settle()
}

// put finds the field beside the label and the value that the words stand for.
func (p person) put(values sandbox.Values, v sandbox.View, f fill) (block, action string) {
	p.t.Helper()
	var blocks []map[string]any
	if err := json.Unmarshal(v.Blocks, &blocks); err != nil {
		p.t.Fatal(err)
	}
	for _, b := range blocks {
		element, _ := b["element"].(map[string]any)
		label, _ := b["label"].(map[string]any)
		if element == nil {
			element, label = accessory(b)
		}
		if element == nil || !strings.HasPrefix(text(label), f.label) {
			continue
		}
		block, action = b["block_id"].(string), element["action_id"].(string)
		values[block] = map[string]any{action: p.meant(v, block, element, f.value)}
		return block, action
	}
	p.t.Fatalf("%s finds no field %q in:\n%s", p.name, f.label, plain(v.Blocks))
	return "", ""
}

func accessory(b map[string]any) (element, label map[string]any) {
	element, _ = b["accessory"].(map[string]any)
	label, _ = b["text"].(map[string]any)
	if _, named := element["action_id"].(string); !named {
		return nil, nil
	}
	return element, label
}

func text(o map[string]any) string { s, _ := o["text"].(string); return s }

// meant turns the words of an option into its value.
func (p person) meant(v sandbox.View, block string, element map[string]any, value any) any {
	p.t.Helper()
	if many, ok := value.([]string); ok {
		meant := make([]any, len(many))
		for n, one := range many {
			meant[n] = p.meant(v, block, element, one)
		}
		return meant
	}
	words, ok := value.(string)
	if !ok {
		return value
	}
	options := element["options"]
	if element["type"] == "external_select" {
		options = p.offered(v, block, element["action_id"].(string), words)
	}
	if options == nil {
		return value
	}
	for _, o := range options.([]any) {
		if strings.Contains(buttonText(o.(map[string]any)), words) {
			return o.(map[string]any)["value"]
		}
	}
	p.t.Fatalf("%s is not offered %q but %v", p.name, words, options)
	return nil
}

// offered are the options an external menu answers with.
func (p person) offered(v sandbox.View, block, action, query string) any {
	p.t.Helper()
	out := p.demo.local.Suggest(p.t.Context(), sandbox.SuggestInput{User: p.name, ViewID: v.ID, BlockID: block, ActionID: action, Query: query})
	var answer struct {
		Options []any `json:"options"`
	}
	if err := json.Unmarshal(out.Response, &answer); err != nil {
		p.t.Fatalf("%s types %q: %v %s", p.name, query, err, out.Response)
	}
	return answer.Options
}
