package closeout

import (
	"strings"
	"unicode/utf8"

	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
)

// ByArgs is what news that only has an author carries to its renderer.
type ByArgs struct {
	By directory.UserID `json:"by"`
}

// Verify says that the customer's feedback was looked at, and what was found. What
// the customer says after that has to be looked at again.
func (c Closeout) Verify(note string, s Scene) (Outcome, error) {
	if err := c.tend(s); err != nil {
		return Outcome{}, err
	}
	switch note = strings.TrimSpace(note); {
	case c.State.Over():
		return Outcome{}, c.overFault()
	case c.Verified.Done():
		return Outcome{}, fault.Conflictf("%s verified the feedback already.", c.Verified.By.Mention())
	case c.AnsweredAt.IsZero() && len(c.Remarks) == 0 && !c.State.Closed():
		return Outcome{}, fault.Conflictf("The customer has not said anything yet; there is no feedback to verify.")
	case note == "":
		return Outcome{}, fault.Invalidf("Write down what you found.").In("note")
	case utf8.RuneCountInString(note) > issue.NoteLimit:
		return Outcome{}, fault.Invalidf("The note may have at most %d characters.", issue.NoteLimit).In("note")
	}
	before := c
	c.Verified, c.VerifiedNote = Sent{By: s.Actor.ID, At: s.Now}, note
	return c.changed(before, "closeout.verified", s, c.news("closeout.verified", s, ByArgs{By: s.Actor.ID})), nil
}

// HandOver ends a close-out with its review: the project goes into service, the
// customer's service period begins, and somebody will call the customer.
func (c Closeout) HandOver(r Review, s Scene) (Outcome, error) {
	if err := c.tend(s); err != nil {
		return Outcome{}, err
	}
	if err := c.reviewable(); err != nil {
		return Outcome{}, err
	}
	r.Satisfaction, r.FollowUp = strings.TrimSpace(r.Satisfaction), strings.TrimSpace(r.FollowUp)
	if err := r.check(s); err != nil {
		return Outcome{}, err
	}
	serving, onward, err := s.Project.BeginService(s.Scene)
	if err != nil {
		return Outcome{}, err
	}
	before, buyer := c, s.Customer
	r.By, r.At = s.Actor.ID, s.Now
	c.State, c.Since, c.Review = Reviewed, s.Now, &r
	buyer.Service = customer.Period{From: r.From, Until: r.Until}
	if buyer.LiveOn.IsZero() {
		buyer.LiveOn = r.From
	}
	out := c.changed(before, "closeout.reviewed", s, c.news("closeout.reviewed", s, ByArgs{By: s.Actor.ID}))
	out.Project, out.Onward, out.Customer = &serving, onward, &buyer
	s.Customer = buyer
	begun := care.Begin(r.From, care.Scene{Scene: s.Scene, NextID: s.Call, Project: serving, Days: s.Days, Rhythm: s.Rhythm, Diary: s.Diary})
	out.Call = &begun
	return out, nil
}

func (c Closeout) reviewable() error {
	switch {
	case c.State.Over():
		return c.overFault()
	case !c.State.Closed():
		return fault.Conflictf("The customer has neither signed nor been silent for long enough; the review comes after that.")
	case !c.Verified.Done():
		return fault.Conflictf("The feedback is not verified yet. Verify it before the review.")
	}
	return c.waitsForIssue()
}

func (r Review) check(s Scene) error {
	switch {
	case r.Service == "":
		return fault.Invalidf("Choose who looks after the customer from now on.").In("service")
	case !s.People[r.Service].Active:
		return fault.Invalidf("%s is deactivated in Slack; choose somebody else.", s.People[r.Service].Name).In("service")
	case r.Satisfaction == "":
		return fault.Invalidf("Write down how satisfied the customer is.").In("satisfaction")
	case utf8.RuneCountInString(r.Satisfaction) > issue.NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", issue.NoteLimit).In("satisfaction")
	case r.FollowUp == "":
		return fault.Invalidf("Name what follows, even if it is nothing.").In("follow_up")
	case utf8.RuneCountInString(r.FollowUp) > issue.NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", issue.NoteLimit).In("follow_up")
	case r.From.IsZero():
		return fault.Invalidf("Choose the first day of the service period.").In("from")
	case r.Until.IsZero():
		return fault.Invalidf("Choose the last day of the service period.").In("until")
	case r.Until.Before(r.From):
		return fault.Invalidf("The service period ends before it begins.").In("until")
	}
	return nil
}
