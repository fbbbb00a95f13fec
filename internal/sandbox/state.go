package sandbox

import (
	"encoding/json"
	"fmt"
	"maps"
)

// stateValues are what is put in, by block_id and action_id, in the form of view.state.values.
type stateValues map[string]map[string]stateEntry

// stateEntry is {"type": …, "value": …}, the second key depending on the type.
type stateEntry map[string]any

// stateKeys are under which key each stateful element keeps what was put in.
var stateKeys = map[string]string{
	"plain_text_input": "value", "number_input": "value", "email_text_input": "value", "url_text_input": "value",
	"rich_text_input": "rich_text_value", "file_input": "files",
	"static_select": "selected_option", "external_select": "selected_option", "radio_buttons": "selected_option",
	"multi_static_select": "selected_options", "multi_external_select": "selected_options", "checkboxes": "selected_options",
	"users_select": "selected_user", "multi_users_select": "selected_users",
	"channels_select": "selected_channel", "multi_channels_select": "selected_channels",
	"conversations_select": "selected_conversation", "multi_conversations_select": "selected_conversations",
	"datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
}

func initialState(blocks blockList) stateValues {
	values := stateValues{}
	for b, e := range blocks.actionable() {
		if key, ok := stateKeys[e.Type]; ok {
			values.set(b.BlockID, e.ActionID, stateEntry{"type": e.Type, key: e.initial()})
		}
	}
	return values
}

// initial is what an element holds before anybody touched it; nil is Slack's null.
func (e *element) initial() any {
	switch stateKeys[e.Type] {
	case "value":
		var text string
		_ = json.Unmarshal(e.InitialValue, &text) // nothing preset leaves it empty
		return orNull(text)
	case "rich_text_value":
		if len(e.InitialValue) > 0 {
			return e.InitialValue
		}
	case "selected_option":
		if e.InitialOption != nil {
			return e.InitialOption
		}
	case "selected_options":
		return orEmpty(e.InitialOptions)
	case "selected_users":
		return orEmpty(e.InitialUsers)
	case "selected_channels":
		return orEmpty(e.InitialChannels)
	case "selected_conversations":
		return orEmpty(e.InitialConversations)
	case "selected_user":
		return orNull(e.InitialUser)
	case "selected_channel":
		return orNull(e.InitialChannel)
	case "selected_conversation":
		return orNull(e.InitialConversation)
	case "selected_date":
		return orNull(e.InitialDate)
	case "selected_time":
		return orNull(e.InitialTime)
	case "selected_date_time":
		if e.InitialDateTime != 0 {
			return e.InitialDateTime
		}
	}
	return nil
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func (v stateValues) set(block, action string, entry stateEntry) {
	if v[block] == nil {
		v[block] = map[string]stateEntry{}
	}
	v[block][action] = entry
}

func (v stateValues) merge(other stateValues) {
	for block, entries := range other {
		for action, entry := range entries {
			v.set(block, action, entry)
		}
	}
}

// kept is the part that fits the given blocks: same block_id, same action_id, same kind of element.
func (v stateValues) kept(blocks blockList) stateValues {
	kept := stateValues{}
	for b, e := range blocks.actionable() {
		if entry, ok := v[b.BlockID][e.ActionID]; ok && entry["type"] == e.Type {
			kept.set(b.BlockID, e.ActionID, entry)
		}
	}
	return kept
}

func (v stateValues) clone() stateValues {
	c := stateValues{}
	for block, entries := range v {
		c[block] = maps.Clone(entries)
	}
	return c
}

// Values are what a person puts in, by block_id and action_id: text, an option's value, a list of them, an ID, a date, a time, a number.
type Values map[string]map[string]any

// fill puts a person's values into the state of blocks. It fails on one that the element could not hold.
func (s *Sandbox) fill(state stateValues, blocks blockList, values Values) error {
	for block, entries := range values {
		for action, value := range entries {
			e := blocks.find(block, action)
			if e == nil {
				return fmt.Errorf("there is no %s in block %s to put %s into", action, block, mustJSON(value))
			}
			entry, err := s.enter(e, value)
			if err != nil {
				return fmt.Errorf("%s in block %s: %w", action, block, err)
			}
			state.set(block, action, entry)
		}
	}
	return nil
}

func (l blockList) find(block, action string) *element {
	for b, e := range l.actionable() {
		if b.BlockID == block && e.ActionID == action {
			return e
		}
	}
	return nil
}

// plain brings a value to the types of decoded JSON, so that Go callers may pass []string or int.
func plain(value any) any {
	var decoded any
	if json.Unmarshal(mustJSON(value), &decoded) != nil {
		return nil
	}
	return decoded
}
