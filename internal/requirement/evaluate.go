package requirement

import (
	"context"
	"slices"
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Assessment is what an assessor answers on the four criteria (domain, section 7).
type Assessment struct {
	Contract Answer // is it inside the contract?
	Urgent   Answer
	Stops    Answer // does it stop the customer's normal work?
	Effort   Effort
	Note     string
}

// Evaluate takes in what the actor thinks. Until it is decided they may change it.
func (r Requirement) Evaluate(a Assessment, s Scene) (Made, error) {
	if err := r.mayEvaluate(s); err != nil {
		return Made{}, err
	}
	a.Note = strings.TrimSpace(a.Note)
	if err := a.check(); err != nil {
		return Made{}, err
	}
	before := r
	said := Evaluation{By: s.Actor.ID, At: s.Now, Contract: a.Contract == Yes, Urgent: a.Urgent == Yes, Stops: a.Stops == Yes, Effort: a.Effort, Note: a.Note}
	r.Evaluations = slices.Clone(r.Evaluations)
	if n := r.evaluationOf(s.Actor.ID); n >= 0 {
		r.Evaluations[n] = said
	} else {
		r.Evaluations = append(r.Evaluations, said)
	}
	return r.made("requirement.evaluated", &before, s), nil
}

// mayEvaluate refuses everybody but assessors and who stands in for them, and what
// comes too late.
func (r Requirement) mayEvaluate(s Scene) error {
	if !s.Actor.Active || !slices.Contains(s.Assessors(), s.Actor.ID) {
		err := directory.Permission{
			Roles:   []directory.Role{directory.Assessor},
			Refusal: locale.Textf("Only assessors may evaluate requirements. `/docket roles` shows who that is."),
		}.Check(s.Actor)
		if err != nil {
			return err
		}
	}
	return r.underEvaluation(s)
}

// underEvaluation refuses what comes too late.
func (r Requirement) underEvaluation(s Scene) error {
	switch {
	case r.State == Evaluating:
		return nil
	case r.Outcome == nil:
		return fault.Conflictf("%s is not under evaluation. Submit it first.", r.ID.Number())
	}
	return fault.Conflictf("%s decided on %s at %s already.", r.Outcome.By.Mention(), r.ID.Number(), s.moment(r.Outcome.At))
}

func (a Assessment) check() error {
	answered := func(field string, said Answer) *fault.Error {
		if said != Yes && said != No {
			return fault.Invalidf("Answer with yes or no.").In(field)
		}
		return nil
	}
	var effort *fault.Error
	if !slices.Contains(Efforts, a.Effort) {
		effort = fault.Invalidf("Choose how much work it is.").In("effort")
	}
	return fault.Fields(answered("contract", a.Contract), answered("urgent", a.Urgent), answered("stops", a.Stops), effort,
		checkLong("note", a.Note, NoteLimit))
}

// MayEvaluate refuses the form to whoever could not submit it. The desk asks again.
func (c Card) MayEvaluate(by directory.Member) error { return c.mayEvaluate(c.Scene.as(by)) }

// EvaluationBy is what a person has said so far.
func (r Requirement) EvaluationBy(user directory.UserID) (Evaluation, bool) {
	n := r.evaluationOf(user)
	if n < 0 {
		return Evaluation{}, false
	}
	return r.Evaluations[n], true
}

// as is the scene in which somebody acts, who reads times in their own zone.
func (s Scene) as(by directory.Member) Scene {
	s.Actor, s.Zone = by, by.Location()
	return s
}

// Evaluate takes in what the act's person thinks of the requirement.
func (d *Desk) Evaluate(ctx context.Context, act directory.Act, id ID, a Assessment) (Requirement, error) {
	return d.store.ChangeRequirement(ctx, act, id, nil, func(r Requirement, s Scene) (Made, error) { return r.Evaluate(a, s) })
}
