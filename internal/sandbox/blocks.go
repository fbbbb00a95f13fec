package sandbox

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"
)

// block is what the workspace needs to know of a block: where a person can do something.
type block struct {
	Type           string    `json:"type"`
	BlockID        string    `json:"block_id"`
	Optional       bool      `json:"optional"`
	DispatchAction bool      `json:"dispatch_action"`
	Element        *element  `json:"element"`
	Accessory      *element  `json:"accessory"`
	Elements       []element `json:"elements"`
	Actions        []element `json:"actions"` // of a card
}

// blockList is a list of blocks with those inside containers and carousels among them. It ignores what it cannot read, such as the
// inner elements of rich text.
type blockList []block

// UnmarshalJSON reads each block on its own; one of a shape unknown here simply offers nothing to press.
func (l *blockList) UnmarshalJSON(raw []byte) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	for _, item := range items {
		var b block
		if json.Unmarshal(item, &b) != nil {
			continue
		}
		*l = append(*l, b)
		if field, ok := nestedBlocks[b.Type]; ok {
			*l = append(*l, innerBlocks(item, field)...)
		}
	}
	return nil
}

// nestedBlocks are the fields in which some blocks hold others.
var nestedBlocks = map[string]string{"container": "child_blocks", "carousel": "elements"}

func innerBlocks(raw json.RawMessage, field string) blockList {
	var fields map[string]json.RawMessage
	_ = json.Unmarshal(raw, &fields) // an object, as it has just been read as a block
	return readBlockList(fields[field])
}

func readBlockList(raw json.RawMessage) blockList {
	var list blockList
	if len(raw) > 0 {
		_ = json.Unmarshal(raw, &list) // checked by blockkit when it was stored
	}
	return list
}

// actionable are the elements a person can act on, with the block each stands in.
func (l blockList) actionable() iter.Seq2[*block, *element] {
	return func(yield func(*block, *element) bool) {
		for i := range l {
			for _, e := range l[i].own() {
				if e.ActionID != "" && !yield(&l[i], e) {
					return
				}
			}
		}
	}
}

func (b *block) own() []*element {
	var all []*element
	for _, e := range []*element{b.Element, b.Accessory} {
		if e != nil {
			all = append(all, e)
		}
	}
	for i := range b.Elements {
		all = append(all, &b.Elements[i])
	}
	for i := range b.Actions {
		all = append(all, &b.Actions[i])
	}
	return all
}

// withIDs gives every block a block_id and every interactive element an action_id, as Slack does where the app left them out.
func withIDs(raw json.RawMessage) json.RawMessage {
	var list []map[string]any
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if decoder.Decode(&list) != nil {
		return raw
	}
	for _, b := range list {
		identifyBlock(b)
	}
	return mustJSON(list)
}

func identifyBlock(b map[string]any) {
	if id, _ := b["block_id"].(string); id == "" {
		b["block_id"] = secret()[:5]
	}
	kind, _ := b["type"].(string)
	if field, ok := nestedBlocks[kind]; ok {
		inner, _ := b[field].([]any)
		for _, child := range inner {
			if object, ok := child.(map[string]any); ok {
				identifyBlock(object)
			}
		}
	}
	switch kind {
	case "input", "section", "actions", "card", "context_actions":
		identify(b["element"])
		identify(b["accessory"])
		elements, _ := b["elements"].([]any)
		actions, _ := b["actions"].([]any)
		for _, e := range slices.Concat(elements, actions) {
			identify(e)
		}
	}
}

func identify(v any) {
	e, ok := v.(map[string]any)
	if !ok || e["type"] == "image" {
		return
	}
	if id, _ := e["action_id"].(string); id == "" {
		e["action_id"] = secret()[:5]
	}
}
