package view

import (
	"encoding/json"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/directory"
)

// answer is the action ID of fields that only speak when their modal is submitted.
const answer ActionID = "answer"

// modal is a form with a submit button. Its metadata is a hint that comes back, not a truth.
func modal(r Reader, id, title, submit string, metadata any, blocks ...slack.Block) slack.ModalViewRequest {
	m := sheet(r, id, title, blocks...)
	m.Submit = plain(submit, viewTitleLimit)
	m.Close = plain(r.P.Title("Cancel"), viewTitleLimit)
	m.PrivateMetadata = packed(metadata)
	return m
}

// sheet is a modal to look at.
func sheet(r Reader, id, title string, blocks ...slack.Block) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: id, Title: plain(title, viewTitleLimit),
		Close:  plain(r.P.Title("Close"), viewTitleLimit),
		Blocks: slack.Blocks{BlockSet: within(viewBlocks, blocks)},
	}
}

// packed is metadata as Slack carries it. What does not fit in its 3,000 characters is left out whole.
func packed(metadata any) string {
	raw, err := json.Marshal(metadata)
	if err != nil || metadata == nil || len(raw) > inputLimit {
		return ""
	}
	return string(raw)
}

// input is a field. Its block ID is the field's name in the faults of the domain; what follows a colon only tells
// Slack that the field starts anew.
func input(field, label string, element slack.BlockElement) *slack.InputBlock {
	return slack.NewInputBlock(field, plain(label, labelLimit), nil, element)
}

func optional(in *slack.InputBlock) *slack.InputBlock { return in.WithOptional(true) }

func hinted(in *slack.InputBlock, hint string) *slack.InputBlock {
	in.Hint = plain(hint, labelLimit)
	return in
}

func textField(initial string, limit int) *slack.PlainTextInputBlockElement {
	return &slack.PlainTextInputBlockElement{
		Type: slack.METPlainTextInput, ActionID: answer, InitialValue: clipRaw(initial, limit), MaxLength: limit,
	}
}

func longField(initial string, limit int) *slack.PlainTextInputBlockElement {
	f := textField(initial, limit)
	f.Multiline = true
	return f
}

func dateField(initial calendar.Date) *slack.DatePickerBlockElement {
	d := slack.NewDatePickerBlockElement(answer)
	if !initial.IsZero() {
		d.InitialDate = initial.String()
	}
	return d
}

func userField(placeholder string, initial directory.UserID) *slack.SelectBlockElement {
	s := slack.NewOptionsSelectBlockElement(slack.OptTypeUser, plain(placeholder, hintLimit), answer)
	if isUserID(string(initial)) {
		s.InitialUser = string(initial)
	}
	return s
}

func usersField(placeholder string, initial []directory.UserID) *slack.MultiSelectBlockElement {
	s := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, plain(placeholder, hintLimit), answer)
	for _, u := range initial {
		if isUserID(string(u)) && len(s.InitialUsers) < optionsLimit {
			s.InitialUsers = append(s.InitialUsers, string(u))
		}
	}
	return s
}

// channelField chooses one of the channels docket may be invited to.
func channelField(placeholder, initial string) *slack.SelectBlockElement {
	s := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, plain(placeholder, hintLimit), answer)
	s.Filter = &slack.SelectBlockElementFilter{Include: []string{"public", "private"}, ExcludeBotUsers: true}
	s.InitialConversation = initial
	return s
}
