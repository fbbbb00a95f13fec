package sandbox

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"docket/internal/sandbox/blockkit"
)

const (
	maxAttachments = 100
	maxMetadata    = 8000 // bytes; an event_payload beyond it is metadata_too_large
)

// compose makes a message of a call's content arguments, or says in Slack's words what is wrong with them.
func (c *call) compose() (*Message, error) {
	m, err := composeContent(c.args)
	if err != nil {
		return nil, err
	}
	if m.Metadata, err = readMetadata(c.args.json("metadata")); err != nil {
		return nil, err
	}
	if m.Text == "" && empty(m.Blocks) && empty(m.Attachments) {
		return nil, refuse("no_text")
	}
	return m, nil
}

// composeContent reads text, blocks and attachments, which response URLs take too.
func composeContent(a args) (*Message, error) {
	m := &Message{Type: "message", Text: slackText(a["text"]), Username: a["username"]}
	if markdown := a["markdown_text"]; markdown != "" {
		if a.has("text") || a.has("blocks") {
			return nil, refuse("markdown_text_conflict")
		}
		if utf8.RuneCountInString(markdown) > maxMarkdownText {
			return nil, refuse("invalid_arguments").messages("[ERROR] must be less than 12001 characters [json-pointer:/markdown_text]")
		}
		m.Text = slackText(markdown)
		m.Blocks = withIDs(mustJSON([]any{map[string]any{"type": "markdown", "text": markdown}}))
		return m, nil
	}
	var err error
	if m.Blocks, err = readBlocks(a.json("blocks")); err != nil {
		return nil, err
	}
	m.Attachments, err = readAttachments(a.json("attachments"))
	return m, err
}

// readBlocks checks a message's blocks and gives every block and element the ID it lacks.
func readBlocks(raw json.RawMessage) (json.RawMessage, error) {
	if raw == nil {
		return nil, nil
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return nil, refuse("invalid_blocks_format")
	}
	if problems := blockkit.Message(raw, "/blocks"); len(problems) > 0 {
		return nil, badBlocks("invalid_blocks", problems)
	}
	return withIDs(raw), nil
}

func readAttachments(raw json.RawMessage) (json.RawMessage, error) {
	if raw == nil {
		return nil, nil
	}
	var list []map[string]any
	if json.Unmarshal(raw, &list) != nil {
		return nil, refuse("invalid_attachments")
	}
	if len(list) > maxAttachments {
		return nil, refuse("too_many_attachments")
	}
	for i, attachment := range list {
		attachment["id"] = i + 1
		blocks, ok := attachment["blocks"]
		if !ok {
			continue
		}
		if problems := blockkit.Message(mustJSON(blocks), fmt.Sprintf("/attachments/%d/blocks", i)); len(problems) > 0 {
			return nil, badBlocks("invalid_attachments", problems)
		}
		attachment["blocks"] = withIDs(mustJSON(blocks))
	}
	return mustJSON(list), nil
}

// readMetadata wants an event type and a payload, which is an object. An empty object means no metadata.
func readMetadata(raw json.RawMessage) (json.RawMessage, error) {
	if raw == nil || string(raw) == "{}" {
		return nil, nil
	}
	var metadata struct {
		EventType string           `json:"event_type"`
		Payload   *json.RawMessage `json:"event_payload"`
		Entities  json.RawMessage  `json:"entities"`
	}
	if json.Unmarshal(raw, &metadata) != nil {
		return nil, refuse("invalid_metadata_format")
	}
	if metadata.Entities == nil && (metadata.EventType == "" || metadata.Payload == nil) {
		return nil, refuse("invalid_metadata_schema")
	}
	if metadata.Payload != nil {
		var payload map[string]any
		if json.Unmarshal(*metadata.Payload, &payload) != nil {
			return nil, refuse("invalid_metadata_schema")
		}
	}
	if len(raw) > maxMetadata {
		return nil, refuse("metadata_too_large")
	}
	return raw, nil
}

func empty(list json.RawMessage) bool { return len(list) == 0 || string(list) == "[]" }
