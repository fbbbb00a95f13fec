// Package blockkit judges Block Kit payloads the way Slack's servers do: shapes, lengths, which element stands in which block and which
// block on which surface. It owns the rules and their wording. It keeps no state, renders nothing, and never repairs what it is given.
package blockkit

import (
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

// String is the line Slack puts into response_metadata.messages.
func (p Problem) String() string {
	return fmt.Sprintf("[ERROR] %s [json-pointer:%s]", p.Message, p.Pointer)
}

// Message judges the blocks of a message: a JSON array of at most 50 blocks. The prefix is the JSON pointer of the array, "/blocks".
func Message(blocks json.RawMessage, prefix string) []Problem { return nil }

// View judges a modal or a Home tab. The prefix is the JSON pointer of the view, "/view".
func View(view json.RawMessage, prefix string) []Problem { return nil }

// Options judges an answer to a block_suggestion: {"options":[…]} or {"option_groups":[…]}.
func Options(answer json.RawMessage) []Problem { return nil }
