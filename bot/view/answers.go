package view

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
)

// answers are what somebody filled in, as Slack hands it back: anything may be missing or not what was offered.
type answers struct{ view slack.View }

// fieldOf is the field a block ID belongs to.
func fieldOf(blockID string) string {
	field, _, _ := strings.Cut(blockID, ":")
	return field
}

// of is what the field holds. A field that started anew leaves at most one block, so there is one answer.
func (a answers) of(field string) slack.BlockAction {
	if a.view.State == nil {
		return slack.BlockAction{}
	}
	for blockID, elements := range a.view.State.Values {
		if fieldOf(blockID) != field {
			continue
		}
		for _, given := range elements {
			return given
		}
	}
	return slack.BlockAction{}
}

func (a answers) text(field string) string { return strings.TrimSpace(a.of(field).Value) }

func (a answers) option(field string) string { return a.of(field).SelectedOption.Value }

func (a answers) options(field string) []string {
	var values []string
	for _, o := range a.of(field).SelectedOptions {
		if o.Value != "" && !slices.Contains(values, o.Value) {
			values = append(values, o.Value)
		}
	}
	return values
}

func (a answers) user(field string) directory.UserID {
	if id := a.of(field).SelectedUser; isUserID(id) {
		return directory.UserID(id)
	}
	return ""
}

func (a answers) users(field string) []directory.UserID {
	var ids []directory.UserID
	for _, id := range a.of(field).SelectedUsers {
		if isUserID(id) && !slices.Contains(ids, directory.UserID(id)) {
			ids = append(ids, directory.UserID(id))
		}
	}
	return ids
}

// date is the day of the field, no day when it was left empty.
func (a answers) date(field string) (calendar.Date, error) {
	given := a.of(field).SelectedDate
	if given == "" {
		return calendar.Date{}, nil
	}
	d, err := calendar.ParseDate(given)
	return d, at(field, err)
}

// number is the field's option that is an ID, 0 when it was left empty.
func (a answers) number(field string) (int64, error) {
	value := a.option(field)
	if value == "" {
		return 0, nil
	}
	id, err := Ref(value)
	if err != nil {
		return 0, fault.Invalidf("Choose one of the list.").In(field)
	}
	return id, nil
}

// at puts a fault at a field.
func at(field string, err error) error {
	if f, ok := fault.As(err); ok {
		return f.In(field)
	}
	return err
}

// unpack reads the metadata of a modal. What is not ours is an Invalid fault.
func unpack[T any](v slack.View) (T, error) {
	var metadata T
	if json.Unmarshal([]byte(v.PrivateMetadata), &metadata) != nil {
		return metadata, stale()
	}
	return metadata, nil
}

// stale is the fault of a form that is not as we drew it.
func stale() error {
	return fault.Invalidf("This form can no longer be read. Close it and open it anew.")
}

// clipRaw cuts what will stand in a field to limit characters, unescaped: Slack hands it back as it is.
func clipRaw(text string, limit int) string {
	n := 0
	for i := range text {
		if n == limit {
			return text[:i]
		}
		n++
	}
	return text
}

// day is the day of a field that may not be empty.
func (a answers) day(field string) (calendar.Date, error) {
	d, err := a.date(field)
	if err == nil && d.IsZero() {
		err = fault.Invalidf("Choose a day.").In(field)
	}
	return d, err
}

// has reports whether the form has the field at all.
func (a answers) has(field string) bool {
	if a.view.State == nil {
		return false
	}
	for blockID := range a.view.State.Values {
		if fieldOf(blockID) == field {
			return true
		}
	}
	return false
}
