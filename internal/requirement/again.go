package requirement

import (
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// Review has what was put off evaluated again before its day, because the customer
// asks. Those who look after the customer may, and assessors.
func (r Requirement) Review(s Scene) (Made, error) {
	if err := r.mayResume(s); err != nil {
		return Made{}, err
	}
	if r.State != NotNow {
		return Made{}, fault.Conflictf("%s is not put off, since %s.", r.ID.Number(), s.moment(r.Since))
	}
	return r.again(s), nil
}

// again is the requirement as it comes up anew. What was said of it before is kept
// beside, and counts no more.
func (r Requirement) again(s Scene) Made {
	before := r
	r.Earlier, r.Evaluations = append(slices.Clone(r.Earlier), r.Evaluations...), nil
	r = r.moved(Evaluating, s)
	args := NewsArgs{Verb: "requirement.again"}
	return r.made("requirement.again", &before, s, append(r.told(s, args, r.concerned(s)...), r.news(s, args))...)
}

// comesUp has what was put off evaluated again once its day has come.
func (r Requirement) comesUp(s Scene) Made {
	if r.reviewAt(s).After(s.Now) {
		return r.watched(Made{Requirement: r}, s)
	}
	return r.again(s)
}

// reviewAt is the morning on which what was put off comes up again: of its day, or of
// the next one that is worked.
func (r Requirement) reviewAt(s Scene) time.Time {
	if r.Outcome == nil || r.Outcome.ReviewOn.IsZero() {
		return time.Time{}
	}
	return s.workday(r.Outcome.ReviewOn).At(calendar.Morning, s.Zone)
}
