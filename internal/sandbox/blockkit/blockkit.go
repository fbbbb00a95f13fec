// Package blockkit judges Block Kit payloads the way Slack's servers do: shapes, lengths, which element stands in which block and which
// block on which surface. It owns the rules and their wording. It keeps no state, renders nothing, and never repairs what it is given.
//
// The rules come from docs.slack.dev/reference/block-kit and from the refusals of the real servers, which name the offending place with
// a JSON pointer. Where two official pages disagree the smaller number stands.
package blockkit

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Problem is one reason for Slack to refuse a payload. Message, Pointer and Code are never empty; Pointer is an RFC 6901 JSON pointer
// into the request. Code and Constraint follow the errors of the blocks.validate method.
type Problem struct {
	Message    string         `json:"message"`
	Pointer    string         `json:"pointer"`
	Code       string         `json:"code"`
	Constraint map[string]any `json:"constraint,omitempty"`
}

// The codes of a Problem. CodeFailedConstraint is the only one blocks.validate documents; the other two tell the caller that chat.* methods
// answer invalid_blocks_format, or invalid_attachments, in place of invalid_blocks.
const (
	CodeFailedConstraint = "failed_constraint"
	CodeInvalidFormat    = "invalid_blocks_format"
	CodeOnlyOneTable     = "only_one_table_allowed"
)

// MaxViewSize is the size in bytes over which Slack answers view_too_large (docs.slack.dev/surfaces/modals: 250 KB). View does not check it,
// as that error has no pointer.
const MaxViewSize = 250_000

// String is the line Slack puts into response_metadata.messages.
func (p Problem) String() string {
	return fmt.Sprintf("[ERROR] %s [json-pointer:%s]", p.Message, p.Pointer)
}

// Message judges the blocks of a message: a JSON array of at most 50 blocks. The prefix is the JSON pointer of the array, "/blocks".
func Message(blocks json.RawMessage, prefix string) []Problem {
	v, err := decode(blocks)
	list, isList := v.([]any)
	if err != nil || !isList {
		return []Problem{{Message: "must provide an array", Pointer: prefix, Code: CodeInvalidFormat}}
	}
	in := newInspection(message)
	surfaceBlocks(0, 50)(in, prefix, list)
	return in.problems
}

// View judges a modal or a Home tab. The prefix is the JSON pointer of the view, "/view".
func View(view json.RawMessage, prefix string) []Problem {
	v, err := decode(view)
	if err != nil {
		v = nil
	}
	in := newInspection(modal)
	if o, ok := v.(map[string]any); ok && o["type"] == string(home) {
		in.surface = home
	}
	viewRule(in, prefix, v)
	return in.problems
}

// Options judges an answer to a block_suggestion: {"options":[…]} or {"option_groups":[…]}. An empty list of options is a valid answer.
func Options(answer json.RawMessage) []Problem {
	v, err := decode(answer)
	if err != nil {
		v = nil
	}
	in := newInspection(modal)
	suggestion.check(in, "", v)
	return in.problems
}

func decode(raw json.RawMessage) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if d.More() {
		return nil, fmt.Errorf("more than one JSON value")
	}
	return v, nil
}
