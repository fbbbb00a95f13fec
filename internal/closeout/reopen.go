package closeout

import (
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/setting"
)

// ReopenedArgs is what the news of a reopening carries to its renderer.
type ReopenedArgs struct {
	By     directory.UserID `json:"by"`
	Reason string           `json:"reason"`
}

// Reopen takes back a close by silence, before its review or after it, for as many
// days as the setting says. The document has to be sent again, with a new link; the
// old one leads nowhere.
func (c Closeout) Reopen(reason string, s Scene) (Outcome, error) {
	err := s.allow(locale.Textf("Only the project manager, the sales manager or Management may reopen a close-out."), s.Project.Manager, s.Project.Sales)
	if err != nil {
		return Outcome{}, err
	}
	if err := c.reopenable(s); err != nil {
		return Outcome{}, err
	}
	switch reason = strings.TrimSpace(reason); {
	case reason == "":
		return Outcome{}, fault.Invalidf("Say why it is open again.").In("reason")
	case utf8.RuneCountInString(reason) > issue.NoteLimit:
		return Outcome{}, fault.Invalidf("The note may have at most %d characters.", issue.NoteLimit).In("reason")
	}
	before := c
	c.DocumentSent, c.Nudged, c.Verified, c.VerifiedNote, c.Review = Sent{}, Sent{}, Sent{}, "", nil
	c.ClockFrom, c.ClosesOn, c.ClosedAt = calendar.Date{}, calendar.Date{}, time.Time{}
	c.State, c.Since, c.Link = Sending, s.Now, s.Link
	c.Reopened, c.Note = c.Reopened+1, reason
	out := c.changed(before, "closeout.reopened", s, append(c.ask(s),
		c.news("closeout.reopened", s, ReopenedArgs{By: s.Actor.ID, Reason: reason}))...)
	if before.State == Reviewed {
		return out.recalled(s)
	}
	return out, nil
}

// recalled takes the project back out of service. The customer's service period
// stays; the next review says anew when it begins.
func (o Outcome) recalled(s Scene) (Outcome, error) {
	closing, onward, err := s.Project.Reclose(s.Scene)
	if err != nil {
		return Outcome{}, err
	}
	o.Project, o.Onward, o.Recall = &closing, onward, true
	return o, nil
}

func (c Closeout) reopenable(s Scene) error {
	switch {
	case c.State == Dropped:
		return c.overFault()
	case c.Signature != nil:
		return fault.Conflictf("The customer has signed; a signed close-out stays closed. Raise an issue instead.")
	case !c.State.Closed():
		return fault.Conflictf("This close-out is open already.")
	case s.day(c.ClosedAt).Add(s.Numbers.One(setting.ReopenDays)).Before(s.Today):
		return fault.Conflictf("It closed too long ago and stays closed. Raise an issue instead.")
	}
	return nil
}
