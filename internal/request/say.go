package request

import (
	"slices"

	"docket/internal/directory"
)

// Unsaid is what the customer has to be told and was not yet.
func (r Request) Unsaid() (Telling, bool) {
	if n := len(r.Words); n > 0 && r.Words[n-1].By == "" {
		return r.Words[n-1], true
	}
	return Telling{}, false
}

// saying is the request of which the customer is to be told something new. What
// they were not told yet is no longer worth telling.
func (r Request) saying(say Phrase, s Scene) Request {
	if say == "" {
		return r
	}
	r.Words = slices.Clone(r.Words)
	if _, waits := r.Unsaid(); waits {
		r.Words = r.Words[:len(r.Words)-1]
	}
	r.Words = append(r.Words, Telling{Phrase: say, Since: s.Now})
	return r
}

// said is the request of which the customer was told what there was to tell; text
// is what was sent to them, "" where somebody told them.
func (r Request) said(by directory.UserID, text string, s Scene) Request {
	if _, waits := r.Unsaid(); !waits {
		return r
	}
	r.Words = slices.Clone(r.Words)
	last := &r.Words[len(r.Words)-1]
	last.By, last.At, last.Sent, last.Text = by, s.Now, text != "", text
	if r.Clock.AnsweredAt.IsZero() {
		r.Clock.AnsweredAt = s.Now
	}
	return r
}
