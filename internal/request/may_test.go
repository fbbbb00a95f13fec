package request

import (
	"slices"
	"testing"

	"docket/internal/directory"
	"docket/internal/fault"
)

func TestAPressThatDoesNotCountIsAnsweredKindly(t *testing.T) {
	s := scene(t)
	r := handed(t, s)
	_, err := r.Take(s.by(manager))
	refused(t, err, fault.Forbidden, "Only <@UOWNER> or <@UDISPATCH> may answer this now.")
	_, err = r.InScope(s.by(agent))
	refused(t, err, fault.Conflict, "You answered this at Wed 18 Nov 12:01 already. <@UOWNER> has it and is to take it.")
	_, err = r.Handle(s.by(manager))
	refused(t, err, fault.Conflict, "Already answered by <@UAGENT> at Wed 18 Nov 12:01, you are second.")
	taken := made(t)(r.Take(s.by(owner))).Request
	_, err = taken.Take(s.by(dispatcher))
	refused(t, err, fault.Conflict, "<@UOWNER> took it at Wed 18 Nov 12:01 already.")
	_, err = taken.Take(s.by(gone))
	refused(t, err, fault.Forbidden, "deactivated")
	s.away(owner, manager)
	_, err = taken.Finish("Repaired.", s.by(seller))
	refused(t, err, fault.Forbidden, "Only <@UOWNER> or, while they are away, <@UMANAGER> may answer this now.")
	left := r.given("", "", s)
	left.State, left.By = Sorting, ""
	_, err = left.Finish("Repaired.", s.by(owner))
	refused(t, err, fault.Conflict, "R-101 changed at Wed 18 Nov 12:01. <@UDISPATCH> says where it goes.")
}

func TestWhoeverMayAnswerSeesTheButtons(t *testing.T) {
	s := scene(t)
	triage := logged(t, s)
	for name, tt := range map[string]struct {
		of   Request
		who  directory.UserID
		want []Verb
	}{
		"the agent at triage":        {triage, agent, []Verb{DoInScope, DoOutside, DoUnclear, DoWish}},
		"somebody else":              {triage, seller, nil},
		"a guest":                    {triage, guest, nil},
		"the owner it was handed to": {handed(t, s), owner, []Verb{DoHand, DoTake, DoGiveBack}},
		"the agent who is to tell":   {handed(t, s), agent, []Verb{DoSay}},
		"the dispatcher beside them": {handed(t, s), dispatcher, []Verb{DoHand, DoTake}},
		"the agent at the end":       {done(t, s), agent, []Verb{DoTell}},
	} {
		t.Run(name, func(t *testing.T) {
			card := Card{Line: Line{Request: tt.of}, Scene: s}
			if got := card.Open(s.People[tt.who]); !slices.Equal(got, tt.want) {
				t.Errorf("the buttons are %v, want %v", got, tt.want)
			}
		})
	}
}

func TestAFormOpensForWhoeverMaySubmitIt(t *testing.T) {
	s := scene(t)
	card := Card{Line: Line{Request: handed(t, s)}, Scene: s}
	if err := card.May([]Verb{DoHand, DoPlace}, s.People[dispatcher], s.Now); err != nil {
		t.Errorf("the dispatcher: %v", err)
	}
	refused(t, card.May([]Verb{DoGiveBack}, s.People[agent], s.Now), fault.Forbidden, "Only <@UOWNER>")
}
