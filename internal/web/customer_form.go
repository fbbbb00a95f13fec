package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"docket/internal/fault"
)

// door is one of the things a customer can do.
type door string

const (
	answersDoor    door = "answers"
	remarksDoor    door = "remarks"
	acceptanceDoor door = "acceptance"
)

// form is what was typed into one of the page's forms.
type form struct {
	door   door
	values url.Values
	key    string // of the act it asks for
}

// readForm reads a form with nothing in it that cannot be kept: line breaks as
// one character, no space at the ends, no character that is none.
func (v visit) readForm(d door) (form, error) {
	if err := v.ParseForm(); err != nil {
		return form{door: d}, unreadable(err)
	}
	f := form{door: d, values: url.Values{}}
	var wrong []*fault.Error
	for name, said := range v.PostForm {
		clean, ok := tidy(said[0])
		f.values.Set(name, clean)
		if !ok {
			wrong = append(wrong, fault.Invalidf("This text has characters in it that cannot be kept. They have been taken out; please look at it again.").In(strings.TrimPrefix(name, questionPrefix)))
		}
	}
	key, ok := actKey(v.PostForm)
	if !ok {
		wrong = append(wrong, fault.Invalidf("The form was not sent as a whole. Please look at it and send it again."))
	}
	f.key = key
	return f, fault.Fields(wrong...)
}

// unreadable leaves a body that is too large what it is.
func unreadable(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return err
	}
	return fault.Invalidf("The form was not sent as a whole. Please look at it and send it again.")
}

// get is what was typed into a field of the door's form.
func (f form) get(d door, field string) string {
	if f.door != d {
		return ""
	}
	return f.values.Get(field)
}

// tidy is text as it may be kept, and whether anything of it could not.
func tidy(text string) (string, bool) {
	clean := strings.Map(keep, strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), ""))
	ok := utf8.ValidString(text) && len(clean) == len(strings.ReplaceAll(text, "\r\n", "\n"))
	return strings.TrimSpace(clean), ok
}

// keep drops control characters, among them the NUL that the database refuses.
func keep(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' {
		return -1
	}
	return r
}
