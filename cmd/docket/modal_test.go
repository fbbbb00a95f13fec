package main

import (
	"encoding/json"
	"strings"

	"docket/internal/sandbox"
)

// modal is the modal on top.
func (p person) modal() sandbox.View {
	p.t.Helper()
	stack := p.demo.local.Views(p.name)
	if len(stack) == 0 {
		p.t.Fatalf("%s sees no modal", p.name)
	}
	return stack[len(stack)-1]
}

// reads fails unless the modal on top holds all the texts.
func (p person) reads(texts ...string) {
	p.t.Helper()
	v := p.modal()
	said := plain(v.Title) + title(v.Title) + plain(v.Blocks)
	if want := missing(said, texts); want != "" {
		p.t.Fatalf("%s does not read %q in the modal:\n%s", p.name, want, said)
	}
}

func title(raw json.RawMessage) string {
	var t struct{ Text string }
	_ = json.Unmarshal(raw, &t)
	return t.Text + "\n"
}

// noModal fails if a modal is open.
func (p person) noModal() {
	p.t.Helper()
	if stack := p.demo.local.Views(p.name); len(stack) > 0 {
		p.t.Fatalf("%s still sees a modal:\n%s", p.name, plain(stack[len(stack)-1].Blocks))
	}
}

// holds is what stands in a field of the modal on top.
func (p person) holds(label string) string {
	p.t.Helper()
	v := p.modal()
	f := p.field(v, label)
	for _, entry := range v.State.Values[f.block] {
		raw, err := json.Marshal(entry)
		if err != nil {
			p.t.Fatal(err)
		}
		return string(raw)
	}
	return ""
}

// fill is what a person puts beside a label: text, the words of an option, a
// name, a date.
type fill struct {
	label string
	value any
}

func with(label string, value any) fill { return fill{label: label, value: value} }

// submits the modal on top with fields filled by their labels.
func (p person) submits(fills ...fill) {
	p.t.Helper()
	p.do("submits "+title(p.modal().Title), p.submitting(fills...))
}

// submitting submits and does not wait.
func (p person) submitting(fills ...fill) sandbox.Outcome {
	p.t.Helper()
	v := p.modal()
	return p.demo.local.Submit(p.t.Context(), sandbox.SubmitInput{User: p.name, ViewID: v.ID, Values: p.filled(v, fills)})
}

func (p person) filled(v sandbox.View, fills []fill) sandbox.Values {
	p.t.Helper()
	values := sandbox.Values{}
	for _, f := range fills {
		at := p.field(v, f.label)
		values[at.block] = map[string]any{at.action: p.meant(v, at, f.value)}
	}
	return values
}

// isRefused submits, and fails unless the field beside the label says why not.
func (p person) isRefused(label, sentence string, fills ...fill) {
	p.t.Helper()
	v := p.modal()
	out := p.submitting(fills...)
	p.settle()
	if said := out.Errors[p.field(v, label).block]; !strings.Contains(said, sentence) {
		p.t.Fatalf("%s is not told %q at %q: %+v", p.name, sentence, label, out)
	}
}

// chooses picks in a menu of the modal that tells of the choice.
func (p person) chooses(label string, value any) {
	p.t.Helper()
	p.do("chooses "+label, p.picking(label, value))
}

// picking chooses and does not wait.
func (p person) picking(label string, value any) sandbox.Outcome {
	p.t.Helper()
	v := p.modal()
	at := p.field(v, label)
	return p.demo.local.Press(p.t.Context(), sandbox.PressInput{User: p.name, ViewID: v.ID,
		BlockID: at.block, ActionID: at.action, Value: p.meant(v, at, value)})
}

// closes the modal on top.
func (p person) closes() {
	p.t.Helper()
	p.do("closes", p.demo.local.CloseModal(p.t.Context(), sandbox.CloseInput{User: p.name, ViewID: p.modal().ID}))
}

// fillsIn puts something into fields of the modal on top, and does not send it off.
func (p person) fillsIn(fills ...fill) {
	p.t.Helper()
	for _, f := range fills {
		p.chooses(f.label, f.value)
	}
}
