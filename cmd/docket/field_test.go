package main

import (
	"encoding/json"
	"strings"

	"docket/internal/sandbox"
)

// field is where something can be put in.
type field struct {
	block   string
	action  string
	element map[string]any
}

// field finds the field of a modal whose label begins with the words.
func (p person) field(v sandbox.View, label string) field {
	p.t.Helper()
	var blocks []map[string]any
	if err := json.Unmarshal(v.Blocks, &blocks); err != nil {
		p.t.Fatal(err)
	}
	for _, b := range blocks {
		element, ok := b["element"].(map[string]any)
		beside, _ := b["label"].(map[string]any)
		words, _ := beside["text"].(string)
		if ok && strings.HasPrefix(words, label) {
			return field{block: b["block_id"].(string), action: element["action_id"].(string), element: element}
		}
	}
	p.t.Fatalf("%s finds no field %q in:\n%s", p.name, label, plain(v.Blocks))
	return field{}
}

// meant turns the words of an option into its value; what is no option is put in
// as it is.
func (p person) meant(v sandbox.View, at field, value any) any {
	p.t.Helper()
	if many, ok := value.([]string); ok {
		meant := make([]any, len(many))
		for n, one := range many {
			meant[n] = p.meant(v, at, one)
		}
		return meant
	}
	if f, ok := value.(upload); ok {
		return []any{p.picks(f)}
	}
	words, ok := value.(string)
	if !ok {
		return value
	}
	options, _ := at.element["options"].([]any)
	if kind := at.element["type"]; kind == "external_select" || kind == "multi_external_select" {
		options = p.offered(v, at, words)
	} else if at.element["options"] == nil {
		return value
	}
	for _, o := range options {
		if o := o.(map[string]any); strings.Contains(caption(o), words) {
			return o["value"]
		}
	}
	p.t.Fatalf("%s is not offered %q but %v", p.name, words, options)
	return nil
}

// offered are the options a menu answers with when somebody types.
func (p person) offered(v sandbox.View, at field, query string) []any {
	p.t.Helper()
	out := p.demo.local.Suggest(p.t.Context(), sandbox.SuggestInput{User: p.name, ViewID: v.ID,
		BlockID: at.block, ActionID: at.action, Query: query})
	var answer struct {
		Options []any `json:"options"`
	}
	if err := json.Unmarshal(out.Response, &answer); err != nil {
		p.t.Fatalf("%s types %q: %v %s", p.name, query, err, out.Response)
	}
	return answer.Options
}

// upload is a file that stands on a person's machine.
type upload struct {
	name    string
	content []byte
}

// file is what a person puts beside the label of a file field.
func file(name string, content []byte) upload { return upload{name: name, content: content} }

// picks uploads a file as Slack's clients do, and returns its ID.
func (p person) picks(f upload) string {
	p.t.Helper()
	picked, err := p.demo.local.Upload(sandbox.UploadInput{User: p.name, Name: f.name, Content: f.content})
	if err != nil {
		p.t.Fatalf("%s picks %s: %v", p.name, f.name, err)
	}
	return picked.ID
}
