package requirement

import (
	"context"
	"slices"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// Verdict is what the committee decides of a requirement.
type Verdict struct {
	Choice   Choice
	Note     string
	ReviewOn calendar.Date // of what is put off
	Reason   string        // why Management decides before enough have evaluated it
}

// Decide settles what becomes of the requirement: developed, developed against
// payment, or put off until a day. None of them is a no (domain, section 7).
func (r Requirement) Decide(v Verdict, s Scene) (Made, error) {
	if err := r.mayDecide(s); err != nil {
		return Made{}, err
	}
	v.Note, v.Reason = strings.TrimSpace(v.Note), strings.TrimSpace(v.Reason)
	if err := fault.Fields(v.checkChoice(), v.checkNote(), v.checkDay(s), v.checkReason(r.Enough(s))); err != nil {
		return Made{}, err
	}
	before := r
	if v.Choice != PutOff {
		v.ReviewOn = calendar.Date{}
	}
	r.Outcome = &Outcome{Choice: v.Choice, Note: v.Note, ReviewOn: v.ReviewOn, By: s.Actor.ID, At: s.Now}
	r = r.moved(map[Choice]State{Develop: ToSchedule, ForPayment: Negotiating, PutOff: NotNow}[v.Choice], s)
	m := r.made("requirement.decided", &before, s, r.news(s, NewsArgs{Verb: "requirement.decided", Choice: v.Choice, Text: v.Note, Day: v.ReviewOn}))
	m.Effects.Decision = &decision.Decision{Subject: r.ID.Subject(), Committee: r.Committee, Verb: "requirement.decided",
		Choices: []string{string(v.Choice)}, Note: v.Note, Due: v.ReviewOn, By: s.Actor.ID, At: s.Now,
		Authority: outbox.Args(Basis{Evaluated: len(r.Evaluations), Needed: before.Needed(s), Reason: v.Reason})}
	return m, nil
}

// Basis is what a decision on a requirement rests on, as the record keeps it.
type Basis struct {
	Evaluated int    `json:"evaluated"` // how many assessors had said what they think
	Needed    int    `json:"needed"`
	Reason    string `json:"reason,omitempty"` // why it was decided all the same
}

// mayDecide refuses everybody but the chairs of its committee, Management and who is
// there for them; what comes too late; and, but for Management, what too few have
// evaluated. A committee that names no members takes any chair's word.
func (r Requirement) mayDecide(s Scene) error {
	if !s.Actor.Active || !slices.Contains(s.deciders(), s.Actor.ID) {
		may := []directory.Role{directory.Management}
		if len(s.Members) == 0 || slices.Contains(s.Members, s.Actor.ID) {
			may = append(may, directory.Chair)
		}
		err := directory.Permission{
			Roles:   may,
			Refusal: locale.Textf("Only the chair of its committee or Management may decide what becomes of a requirement."),
		}.Check(s.Actor)
		if err != nil {
			return err
		}
	}
	if err := r.underEvaluation(s); err != nil {
		return err
	}
	if !r.Enough(s) && !s.Actor.Has(directory.Management) {
		return fault.Conflictf("Too few have evaluated %s: %d of %d. Until then only Management may decide, with a reason.",
			r.ID.Number(), len(r.Evaluations), r.Needed(s))
	}
	return nil
}

func (v Verdict) checkChoice() *fault.Error {
	if !slices.Contains(Choices, v.Choice) {
		return fault.Invalidf("Choose what becomes of it.").In("choice")
	}
	return nil
}

func (v Verdict) checkNote() *fault.Error {
	if v.Choice == PutOff && v.Note == "" {
		return fault.Invalidf("Say why, so that the customer can be told.").In("note")
	}
	return checkLong("note", v.Note, NoteLimit)
}

// checkDay refuses to put something off for ever.
func (v Verdict) checkDay(s Scene) *fault.Error {
	if v.Choice != PutOff {
		return nil
	}
	last := s.Today.Add(slices.Max(s.Numbers.List(setting.ReviewDays)))
	switch {
	case v.ReviewOn.IsZero():
		return fault.Invalidf("Choose the day on which it comes up again.").In("review_on")
	case !s.Today.Before(v.ReviewOn):
		return fault.Invalidf("It comes up again on a day after today.").In("review_on")
	case last.Before(v.ReviewOn):
		return fault.Invalidf("It comes up again until %s at the latest.", locale.Date{At: last.At(0, time.UTC), Zone: time.UTC}).In("review_on")
	}
	return nil
}

func (v Verdict) checkReason(enough bool) *fault.Error {
	if !enough && v.Reason == "" {
		return fault.Invalidf("Say why it is decided before enough assessors have evaluated it.").In("reason")
	}
	return checkLong("reason", v.Reason, NoteLimit)
}

// MayDecide refuses the form to whoever could not submit it. The desk asks again.
func (c Card) MayDecide(by directory.Member) error { return c.mayDecide(c.Scene.as(by)) }

// ReviewOn is the day proposed for what is put off: as many days from now as the
// settings say, or the next working day.
func (s Scene) ReviewOn() calendar.Date {
	day := s.Today.Add(s.Numbers.One(setting.ReviewDays))
	if !s.Days.IsWorkday(day) {
		day = s.Days.NextWorkday(day)
	}
	return day
}

// Decide settles what becomes of the requirement.
func (d *Desk) Decide(ctx context.Context, act directory.Act, id ID, v Verdict) (Requirement, error) {
	return d.store.ChangeRequirement(ctx, act, id, nil, func(r Requirement, s Scene) (Made, error) { return r.Decide(v, s) })
}

// Submit has a wish evaluated after all.
func (d *Desk) Submit(ctx context.Context, act directory.Act, id ID, u Urgency, note string) (Requirement, error) {
	return d.store.ChangeRequirement(ctx, act, id, nil, func(r Requirement, s Scene) (Made, error) { return r.Submit(u, note, s) })
}

// MaySubmit refuses the form to whoever could not submit it. The desk asks again.
func (c Card) MaySubmit(by directory.Member) error { return c.maySubmit(c.Scene.as(by)) }
