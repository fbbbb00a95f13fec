package view

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Fault says an error as mrkdwn; one that is no fault as one calm sentence.
func Fault(r Reader, err error) string {
	return r.faults(err, safety{text: func(s string) string { return escapeTo(s, nameRoom) }, mention: mention})
}

// FaultPlain says an error where Slack draws no mrkdwn. Members are said by the name the reader knows.
func FaultPlain(r Reader, err error) string {
	return r.faults(err, safety{text: func(s string) string { return locale.Clip(s, nameRoom) }, mention: r.plainPerson})
}

func (r Reader) plainPerson(id directory.UserID) string {
	if m, ok := r.People[id]; ok && m.Name != "" {
		return locale.Clip(oneLine(m.Name), nameRoom)
	}
	return r.P.T("a colleague")
}

func (r Reader) faults(err error, s safety) string {
	var said []string
	for _, f := range fault.All(err) {
		said = append(said, s.said(f.Text).Localize(r.P))
	}
	if len(said) == 0 {
		return r.P.T("That did not work, and it is not your doing. Please try again in a minute; if it stays like this, tell an administrator.")
	}
	return strings.Join(said, " ")
}

// FieldErrors says the faults of a submission beside the fields of the modal they belong to, by block ID. It is nil
// when one of them belongs to no field there: then the whole is to be said elsewhere.
func FieldErrors(r Reader, err error, v slack.View) map[string]string {
	inputs := inputIDs(v)
	var errs map[string]string
	for _, f := range fault.All(err) {
		at, ok := blockOf(inputs, f.Field)
		if !ok {
			return nil
		}
		if errs == nil {
			errs = map[string]string{}
		}
		errs[at] = strings.TrimSpace(errs[at] + " " + FaultPlain(r, f))
	}
	return errs
}

// FirstField says a whole error beside the first field of a modal, by block ID; nil when it has none.
func FirstField(r Reader, err error, v slack.View) map[string]string {
	inputs := inputIDs(v)
	if len(inputs) == 0 {
		return nil
	}
	return map[string]string{inputs[0]: FaultPlain(r, err)}
}

func inputIDs(v slack.View) []string {
	var ids []string
	for _, b := range v.Blocks.BlockSet {
		if in, ok := b.(*slack.InputBlock); ok {
			ids = append(ids, in.BlockID)
		}
	}
	return ids
}

func blockOf(inputs []string, field string) (string, bool) {
	n := slices.IndexFunc(inputs, func(id string) bool { return fieldOf(id) == field })
	if n < 0 {
		return "", false
	}
	return inputs[n], true
}

// safety makes the arguments of a sentence safe where it will stand.
type safety struct {
	text    func(string) string
	mention func(directory.UserID) string
}

func (s safety) said(t locale.Text) locale.Text {
	return locale.Text{Format: t.Format, Args: s.all(t.Args)}
}

func (s safety) all(args []any) []any {
	safe := make([]any, len(args))
	for i, a := range args {
		safe[i] = s.one(a)
	}
	return safe
}

func (s safety) one(arg any) any {
	switch a := arg.(type) {
	case directory.Mention:
		return s.mention(directory.UserID(a))
	case locale.Text:
		return s.said(a)
	case locale.Plural:
		a.Args = s.all(a.Args)
		return a
	case locale.Choice:
		return locale.Choice(s.all(a))
	case locale.Together:
		return locale.Together(s.all(a))
	case locale.Localized:
		return safely{it: a, text: s.text}
	case fmt.Stringer:
		return s.text(a.String())
	}
	switch kind := reflect.ValueOf(arg).Kind(); kind {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return arg
	}
	return s.text(fmt.Sprint(arg))
}

// safely says something and makes safe what was said.
type safely struct {
	it   locale.Localized
	text func(string) string
}

// Localize says it.
func (s safely) Localize(p *locale.Printer) string { return s.text(s.it.Localize(p)) }
