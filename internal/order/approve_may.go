package order

import (
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
)

// MayVote finds which of the steps the person may decide, of the round that was seen;
// where it is none, the fault says why. It is for opening a form: the desk asks again.
func (c Card) MayVote(steps []string, round int, by directory.Member, now time.Time) (string, error) {
	s := Scene{Actor: by, People: c.People, Now: now, Zone: by.Location()}
	if err := c.awaited(round, s); err != nil {
		return "", err
	}
	return c.Approval.May(steps, round, approval.Scene{Now: now, Actor: by, People: c.People})
}

// MayAnswer refuses the form of an answer to whoever could not give it.
func (c Card) MayAnswer(step string, round int, by directory.Member, now time.Time) error {
	if err := c.awaited(round, Scene{Actor: by, People: c.People, Now: now, Zone: by.Location()}); err != nil {
		return err
	}
	return c.Approval.MayAnswer(step, round, approval.Scene{Now: now, Actor: by, People: c.People})
}
