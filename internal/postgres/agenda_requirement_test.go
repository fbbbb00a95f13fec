package postgres_test

import (
	"testing"
	"time"

	"docket/internal/committee"
	"docket/internal/requirement"
)

func TestARequirementStandsOnTheAgendaWhileItAwaitsADecision(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara)
	low := h.wish()
	low.Urgency = requirement.Low
	must(desk.Raise(t.Context(), h.by(manager), low))(t)
	high := must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	h.turn(monday)
	head := h.head()
	h.standing(head.Summary, committee.Requirements, 2, 2)
	if first := head.Items[len(head.Items)-2]; first.Requirement == nil || first.Requirement.ID != high.ID || !first.New || first.Settled() {
		t.Fatalf("the worst is not first: %+v", first)
	}
	h.pass(time.Hour)
	verdict := requirement.Verdict{Choice: requirement.PutOff, Note: "No rocket.", Reason: "It is clear.", ReviewOn: h.today().Add(1)}
	must(desk.Decide(t.Context(), h.by(boss), high.ID, verdict))(t)
	h.standing(h.head().Summary, committee.Requirements, 2, 1)
	h.turn(monday.AddDate(0, 0, 1)) // it comes up again, after the agenda was posted
	h.standing(h.head().Summary, committee.Requirements, 2, 2)
	h.turn(monday.AddDate(0, 0, 7))
	h.standing(h.head().Summary, committee.Requirements, 2, 2)
}
