package request

import (
	"fmt"
	"slices"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
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

// said is the request of which the customer was told what there was to tell, by
// somebody or, where it was sent, by docket; text is what they were told where that
// is known.
func (r Request) said(by directory.UserID, sent bool, text string, s Scene) Request {
	if _, waits := r.Unsaid(); !waits {
		return r
	}
	r.Words = slices.Clone(r.Words)
	last := &r.Words[len(r.Words)-1]
	last.By, last.At, last.Sent, last.Text, last.Lost = by, s.Now, sent, text, ""
	if r.Clock.AnsweredAt.IsZero() {
		r.Clock.AnsweredAt = s.Now
	}
	return r
}

// Mark names what is to be said among all there ever was to say, so that a late
// press says nothing else.
func (t Telling) Mark() string { return fmt.Sprintf("%s.%d", t.Phrase, t.Since.UnixMilli()) }

// Tell says that the customer was told what the mark names; text is what they were
// told where that differs from what was proposed. A customer who knows that it is
// carried out is told all.
func (r Request) Tell(mark, text string, s Scene) (Outcome, error) {
	if err := r.tellable(mark, s); err != nil {
		return Outcome{}, err
	}
	return r.said(s.Actor.ID, false, text, s).told(r, s), nil
}

// tellable refuses who does not tell the customer, and what is no longer to be told.
func (r Request) tellable(mark string, s Scene) error {
	v := DoSay
	if r.State == Done {
		v = DoTell
	}
	if err := r.admit(v, s); err != nil {
		return err
	}
	return r.newest(mark, s)
}

// newest refuses what newer words have taken the place of.
func (r Request) newest(mark string, s Scene) error {
	if say, _ := r.Unsaid(); say.Mark() != mark {
		return fault.Conflictf("There is something newer to tell the customer. %s", r.stands(s))
	}
	return nil
}

// ToSay is what the mark names, as long as the customer is to be told that.
func (c Card) ToSay(mark string) (Telling, error) {
	say, waits := c.Unsaid()
	if !waits {
		return Telling{}, fault.Conflictf("The customer knows already. %s", c.stands(c.Scene))
	}
	return say, c.newest(mark, c.Scene)
}

// told is what follows from what the customer was told just now. Who knows what an
// export costs has to answer.
func (r Request) told(before Request, s Scene, notes ...outbox.Note) Outcome {
	switch r.State {
	case Done:
		return r.moved(before, DoTell, Told, "", s, notes...)
	case Charged:
		r = r.waits(s)
	}
	return r.changed(before, DoSay, s, notes...)
}
