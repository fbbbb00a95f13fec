package project

import (
	"slices"

	"docket/internal/directory"
)

// MayLead refuses whoever does not take the project from stage to stage.
func (c Card) MayLead(by directory.Member) error { return c.led(c.as(by)) }

// MaySetTeam refuses whoever may not change the team.
func (c Card) MaySetTeam(by directory.Member) error { return c.maySetTeam(c.as(by)) }

// MayReschedule refuses whoever may not move the pre-kickoff.
func (c Card) MayReschedule(by directory.Member) error { return c.mayReschedule(c.as(by)) }

// MayEnd refuses whoever may not end the project.
func (c Card) MayEnd(by directory.Member) error { return c.mayEnd(c.as(by)) }

// MayStep refuses whoever may not take the kind of step at the gate as it stands.
func (c Card) MayStep(by directory.Member, key GateKey, k StepKind) error {
	s, g := c.as(by), c.Gate(key)
	r, _ := ruleOf(key)
	asked, err := c.asked(r, g, Draft{Gate: key, Kind: k, Round: g.Round}, s)
	if err != nil {
		return err
	}
	return c.mayStep(g, asked, s)
}

// Turns is what waits for the user in the project.
func (c Card) Turns(user directory.UserID) []Turn { return c.TurnsOf(user, c.Scene) }

// Awaited is who is asked for the turn, as they can be reached.
func (c Card) Awaited(t Turn) []directory.UserID {
	for _, w := range c.waits(c.Scene.Today) {
		if w.Turn == t {
			return c.told(w, c.Scene.cast())
		}
	}
	return nil
}

// GatesHere are the gates at which steps are taken in the project's stage.
func (c Card) GatesHere() []Gate {
	return slices.DeleteFunc(c.Gates(), func(g Gate) bool {
		r, _ := ruleOf(g.Key)
		return r.in != c.State
	})
}

func (c Card) as(by directory.Member) Scene {
	s := c.Scene
	s.Actor = by
	return s
}
