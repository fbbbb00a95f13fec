package requirement

import (
	"docket/internal/directory"
)

// MayAgree refuses the form of a price to whoever could not submit it. The desk asks
// again.
func (c Card) MayAgree(by directory.Member) error {
	s := c.Scene.as(by)
	if err := s.maySell(); err != nil {
		return err
	}
	return c.priceable(c.round(), s)
}

// MayRefuse refuses the form by which a customer does not pay, as MayAgree does.
func (c Card) MayRefuse(by directory.Member) error {
	s := c.Scene.as(by)
	if err := s.maySell(); err != nil {
		return err
	}
	return c.refusable(s)
}

// MaySign finds which of the steps the person may sign, of the price that was seen;
// where it is none, the fault says why.
func (c Card) MaySign(steps []string, round int, by directory.Member) (string, error) {
	return c.Approval.May(steps, round, c.Scene.as(by).approval())
}

// MaySchedule refuses the form of a plan, as MayAgree does.
func (c Card) MaySchedule(by directory.Member) error {
	s := c.Scene.as(by)
	if err := c.mayPlan(s); err != nil {
		return err
	}
	return c.plannable(c.PlannedFor, s)
}

// MayDeliver refuses the form by which it is delivered, as MayAgree does.
func (c Card) MayDeliver(by directory.Member) error {
	s := c.Scene.as(by)
	if err := c.workable(s); err != nil {
		return err
	}
	return c.deliverable()
}
