package view

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/slack-go/slack"
)

// filled is what somebody gives to the fields of a modal, as Slack's client would say it.
type filled map[string]slack.BlockAction

func typed(text string) slack.BlockAction { return slack.BlockAction{Value: text} }

func picked(value string) slack.BlockAction {
	return slack.BlockAction{SelectedOption: slack.OptionBlockObject{Value: value}}
}

func ticked(values ...string) slack.BlockAction {
	var a slack.BlockAction
	for _, v := range values {
		a.SelectedOptions = append(a.SelectedOptions, slack.OptionBlockObject{Value: v})
	}
	return a
}

func dated(day string) slack.BlockAction { return slack.BlockAction{SelectedDate: day} }

// submitted is the modal as Slack hands it back: what stood in its fields from the start, and what was given.
func submitted(t testing.TB, m slack.ModalViewRequest, given filled) slack.View {
	t.Helper()
	var v slack.View
	if err := json.Unmarshal(mustJSON(m), &v); err != nil {
		t.Fatal(err)
	}
	v.State = &slack.ViewState{Values: map[string]map[string]slack.BlockAction{}}
	left := maps.Clone(given)
	for _, b := range v.Blocks.BlockSet {
		in, ok := b.(*slack.InputBlock)
		if !ok {
			continue
		}
		id, answered := standing(t, in.Element)
		if a, ok := left[fieldOf(in.BlockID)]; ok {
			answered = a
			delete(left, fieldOf(in.BlockID))
		}
		v.State.Values[in.BlockID] = map[string]slack.BlockAction{id: answered}
	}
	if len(left) > 0 {
		t.Fatalf("the modal has no field for %v", left)
	}
	return v
}

// standing is what a field holds before anybody touches it.
func standing(t testing.TB, e slack.BlockElement) (actionID string, a slack.BlockAction) {
	t.Helper()
	switch e := e.(type) {
	case *slack.PlainTextInputBlockElement:
		return e.ActionID, typed(e.InitialValue)
	case *slack.NumberInputBlockElement:
		return e.ActionID, typed(e.InitialValue)
	case *slack.SelectBlockElement:
		a.SelectedUser, a.SelectedConversation = e.InitialUser, e.InitialConversation
		if e.InitialOption != nil {
			a.SelectedOption = *e.InitialOption
		}
		return e.ActionID, a
	case *slack.MultiSelectBlockElement:
		a.SelectedUsers = e.InitialUsers
		return e.ActionID, chosenFirst(a, e.InitialOptions)
	case *slack.CheckboxGroupsBlockElement:
		return e.ActionID, chosenFirst(a, e.InitialOptions)
	case *slack.RadioButtonsBlockElement:
		if e.InitialOption != nil {
			a.SelectedOption = *e.InitialOption
		}
		return e.ActionID, a
	case *slack.DatePickerBlockElement:
		return e.ActionID, dated(e.InitialDate)
	case *slack.TimePickerBlockElement:
		return e.ActionID, slack.BlockAction{SelectedTime: e.InitialTime}
	case *slack.FileInputBlockElement:
		return e.ActionID, slack.BlockAction{}
	}
	t.Fatalf("no idea what %T holds", e)
	return "", a
}

func chosenFirst(a slack.BlockAction, options []*slack.OptionBlockObject) slack.BlockAction {
	for _, o := range options {
		a.SelectedOptions = append(a.SelectedOptions, *o)
	}
	return a
}
