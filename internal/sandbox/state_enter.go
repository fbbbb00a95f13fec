package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// enter is the state of an element after a person put a value in.
func (s *Sandbox) enter(e *element, value any) (stateEntry, error) {
	key, stateful := stateKeys[e.Type]
	if !stateful {
		return nil, fmt.Errorf("a %s holds no value", e.Type)
	}
	held, err := s.held(e, key, plain(value))
	if err != nil {
		return nil, err
	}
	entry := stateEntry{"type": e.Type, key: held}
	if e.Type == "timepicker" && e.TimeZone != "" {
		entry["timezone"] = e.TimeZone
	}
	return entry, nil
}

func (s *Sandbox) held(e *element, key string, value any) (any, error) {
	if value == nil || value == "" {
		return (&element{Type: e.Type}).initial(), nil
	}
	switch key {
	case "value":
		return text(value)
	case "rich_text_value":
		return richText(value)
	case "selected_option":
		return s.choose(e, value)
	case "selected_options":
		return each(value, func(v any) (option, error) { return s.choose(e, v) })
	case "selected_user":
		return s.pickUser(value)
	case "selected_users":
		return each(value, s.pickUser)
	case "selected_channel", "selected_conversation":
		return s.pickConversation(value)
	case "selected_channels", "selected_conversations":
		return each(value, s.pickConversation)
	case "selected_date":
		return formatted(value, time.DateOnly, "a date such as 2026-11-23")
	case "selected_time":
		return formatted(value, "15:04", "a time such as 09:30")
	case "selected_date_time":
		return instant(value)
	default:
		return s.pickFiles(value)
	}
}

func text(value any) (string, error) {
	switch v := value.(type) {
	case string:
		return v, nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	default:
		return "", errors.New("a text is wanted")
	}
}

// richText takes a rich text object as it is, and makes one of a plain text.
func richText(value any) (any, error) {
	if object, ok := value.(map[string]any); ok && object["type"] == "rich_text" {
		return object, nil
	}
	words, err := text(value)
	if err != nil {
		return nil, err
	}
	section := map[string]any{"type": "rich_text_section", "elements": []any{map[string]any{"type": "text", "text": words}}}
	return map[string]any{"type": "rich_text", "elements": []any{section}}, nil
}

// choose finds an option by its value, among the element's own or those the app offered last.
func (s *Sandbox) choose(e *element, value any) (option, error) {
	wanted, err := text(value)
	if err != nil {
		return option{}, err
	}
	choices := slices.Concat(e.allOptions(), s.world.offered[e.ActionID], e.InitialOptions)
	if e.InitialOption != nil {
		choices = append(choices, *e.InitialOption)
	}
	i := slices.IndexFunc(choices, func(o option) bool { return o.Value == wanted })
	if i < 0 {
		return option{}, fmt.Errorf("there is no option %q", wanted)
	}
	return choices[i], nil
}

func (s *Sandbox) pickUser(value any) (string, error) {
	ref, _ := value.(string)
	u := s.world.person(ref)
	if u == nil {
		return "", fmt.Errorf("nobody is called %q", ref)
	}
	return u.ID, nil
}

func (s *Sandbox) pickConversation(value any) (string, error) {
	ref, _ := value.(string)
	if c := s.world.channel(ref); c != nil {
		return c.ID, nil
	}
	if u := s.world.person(ref); u != nil {
		return u.ID, nil
	}
	return "", fmt.Errorf("there is no conversation %q", ref)
}

func (s *Sandbox) pickFiles(value any) ([]*File, error) {
	return each(value, func(v any) (*File, error) {
		id, _ := v.(string)
		if f := s.world.files[id]; f != nil {
			return f, nil
		}
		return nil, fmt.Errorf("there is no file %q", id)
	})
}

// each reads a list, or a single value as a list of one.
func each[T any](value any, read func(any) (T, error)) ([]T, error) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	result := make([]T, 0, len(list))
	for _, v := range list {
		item, err := read(v)
		if err != nil {
			return nil, err
		}
		result = append(result, item)
	}
	return result, nil
}

func formatted(value any, layout, wanted string) (string, error) {
	given, _ := value.(string)
	if _, err := time.Parse(layout, given); err != nil {
		return "", fmt.Errorf("%q is not %s", given, wanted)
	}
	return given, nil
}

// instant takes Unix seconds or an RFC 3339 time.
func instant(value any) (int64, error) {
	switch v := value.(type) {
	case float64:
		return int64(v), nil
	case string:
		if n, err := strconv.ParseInt(v, 10, 64); err == nil {
			return n, nil
		}
		at, err := time.Parse(time.RFC3339, v)
		return at.Unix(), err
	default:
		return 0, errors.New("a time is wanted")
	}
}

// isBlank says whether nothing was put in.
func (entry stateEntry) isBlank() bool {
	held := entry[stateKeys[fmt.Sprint(entry["type"])]]
	raw, err := json.Marshal(held)
	return err != nil || slices.Contains([]string{"null", `""`, "[]"}, string(raw))
}
