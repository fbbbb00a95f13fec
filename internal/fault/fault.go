// Package fault holds the failures a person can do something about: what was asked is invalid, forbidden, not found,
// or in conflict with what already happened.
//
// A fault carries one complete, kind sentence that says what to do, as a format and its arguments, so that the edge
// can say it in the reader's language. It refuses everything else: an error that is no fault is internal, is logged
// once at the edge, and is never shown.
package fault

import (
	"errors"

	"docket/internal/locale"
)

// Kind sorts errors by who can do something about them.
type Kind string

const (
	// None is the kind of a nil error.
	None Kind = ""
	// Internal is the kind of every error that is no fault: ours to mend, not the reader's.
	Internal Kind = "internal"
	// Invalid is a request that would be accepted once it is put right.
	Invalid Kind = "invalid"
	// Forbidden is a request that somebody else may make.
	Forbidden Kind = "forbidden"
	// NotFound is a request about something that does not exist, or not for this person.
	NotFound Kind = "not_found"
	// Conflict is a request that came too late: the world had changed before it.
	Conflict Kind = "conflict"
)

// Error is a fault. A sentence kept as data becomes one as &Error{Kind: Forbidden, Text: text}. None is changed once made.
type Error struct {
	// Kind is one of Invalid, Forbidden, NotFound, Conflict.
	Kind Kind
	// Field is the form field the sentence belongs to; empty when it belongs to the whole request.
	Field string
	// Text is the sentence for the person.
	Text locale.Text
}

// Invalidf is the fault of a request that would be accepted once it is put right.
func Invalidf(format string, args ...any) *Error { return newError(Invalid, format, args) }

// Forbiddenf is the fault of a request that only somebody else may make. The sentence says who.
func Forbiddenf(format string, args ...any) *Error { return newError(Forbidden, format, args) }

// NotFoundf is the fault of a request about something that does not exist for this person.
func NotFoundf(format string, args ...any) *Error { return newError(NotFound, format, args) }

// Conflictf is the fault of a request that came too late. The sentence says what happened before it.
func Conflictf(format string, args ...any) *Error { return newError(Conflict, format, args) }

func newError(kind Kind, format string, args []any) *Error {
	return &Error{Kind: kind, Text: locale.Textf(format, args...)}
}

// In is the same fault, belonging to a form field.
func (e *Error) In(field string) *Error {
	return &Error{Kind: e.Kind, Field: field, Text: e.Text}
}

// Message is the sentence as the English format and its arguments.
func (e *Error) Message() (format string, args []any) { return e.Text.Format, e.Text.Args }

// Localize says the sentence in the printer's language.
func (e *Error) Localize(p *locale.Printer) string { return e.Text.Localize(p) }

// Error says the sentence in English.
func (e *Error) Error() string { return e.Text.String() }

// As finds the first fault in err's tree.
func As(err error) (*Error, bool) {
	var e *Error
	ok := errors.As(err, &e)
	return e, ok
}

// KindOf is the kind of the first fault in err's tree, None for nil, and Internal for an error without a fault.
func KindOf(err error) Kind {
	if err == nil {
		return None
	}
	if e, ok := As(err); ok {
		return e.Kind
	}
	return Internal
}
