package view

import (
	"slices"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// menu offers at most 100 options, one of them chosen already when it is among them.
func menu(id ActionID, placeholder, initial string, options []*slack.OptionBlockObject) *slack.SelectBlockElement {
	options = offered(options, optionsLimit)
	s := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(placeholder, hintLimit), id, options...)
	s.InitialOption = chosen(options, initial)
	return s
}

// menus offers at most 100 options, several of which may be chosen.
func menus(placeholder string, initial []string, options []*slack.OptionBlockObject) *slack.MultiSelectBlockElement {
	options = offered(options, optionsLimit)
	s := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, plain(placeholder, hintLimit), answer, options...)
	s.InitialOptions = allChosen(options, initial)
	return s
}

// boxes shows up to ten options to tick, and a menu for more.
func boxes(placeholder string, initial []string, options []*slack.OptionBlockObject) slack.BlockElement {
	if options = offered(options, optionsLimit); len(options) > checkboxesLimit {
		return menus(placeholder, initial, options)
	}
	c := slack.NewCheckboxGroupsBlockElement(answer, options...)
	c.InitialOptions = allChosen(options, initial)
	return c
}

func radio(initial string, options ...*slack.OptionBlockObject) *slack.RadioButtonsBlockElement {
	b := slack.NewRadioButtonsBlockElement(answer, options...)
	b.InitialOption = chosen(options, initial)
	return b
}

// search is a menu whose options come from us while somebody types.
func search(id ActionID, placeholder string, initial *slack.OptionBlockObject) *slack.SelectBlockElement {
	s := slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, plain(placeholder, hintLimit), id)
	atOnce := 0
	s.MinQueryLength, s.InitialOption = &atOnce, initial
	return s
}

// searches is a menu of several whose options come from us while somebody types.
func searches(id ActionID, placeholder string, initial []*slack.OptionBlockObject) *slack.MultiSelectBlockElement {
	s := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeExternal, plain(placeholder, hintLimit), id)
	atOnce := 0
	s.MinQueryLength, s.InitialOptions = &atOnce, initial
	return s
}

// valueLimit is the smaller of the two numbers Slack's documents give for an option's value.
const valueLimit = 75

// offered leaves out what Slack refuses: values too long or told twice, and more options than fit.
func offered(options []*slack.OptionBlockObject, limit int) []*slack.OptionBlockObject {
	kept := make([]*slack.OptionBlockObject, 0, len(options))
	for _, o := range options {
		n := utf8.RuneCountInString(o.Value)
		if n > 0 && n <= valueLimit && len(kept) < limit && chosen(kept, o.Value) == nil {
			kept = append(kept, o)
		}
	}
	return kept
}

func chosen(options []*slack.OptionBlockObject, value string) *slack.OptionBlockObject {
	if i := slices.IndexFunc(options, func(o *slack.OptionBlockObject) bool { return o.Value == value }); i >= 0 {
		return options[i]
	}
	return nil
}

func allChosen(options []*slack.OptionBlockObject, values []string) []*slack.OptionBlockObject {
	var picked []*slack.OptionBlockObject
	for _, o := range options {
		if slices.Contains(values, o.Value) {
			picked = append(picked, o)
		}
	}
	return picked
}

// optionsFor makes an option of each item.
func optionsFor[T any](items []T, of func(T) *slack.OptionBlockObject) []*slack.OptionBlockObject {
	options := make([]*slack.OptionBlockObject, 0, len(items))
	for _, item := range items {
		options = append(options, of(item))
	}
	return options
}

// texts are the values of a kind of strings.
func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
