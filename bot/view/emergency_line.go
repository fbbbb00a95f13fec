package view

import (
	"github.com/slack-go/slack"

	"docket/internal/emergency"
)

// emergencyLine is an emergency in a list, with what is said of its waiting and the button of what is to do next; what is
// settled has neither.
func (r Reader) emergencyLine(l emergency.Line, waited string) slack.Block {
	said, brief := emergencySign(l)+" "+r.colon(r.projectName(l.In), escapeTo(oneLine(l.What), 200)), "\n"+r.emergencyBrief(l)
	if !l.Standing() {
		return section(said + brief)
	}
	said += waited + brief
	if l.State == emergency.Taken {
		return line(said, about(button(EmergencyEnd, ref(l.ID), r.P.Button("It is over")), aloud(l.In)))
	}
	return line(said, about(button(EmergencyTake, ref(l.ID), r.P.Button("I take it")), aloud(l.In)))
}

// emergencyBrief is how it stands, in a few words that mention nobody.
func (r Reader) emergencyBrief(l emergency.Line) string {
	switch {
	case l.State == emergency.Over:
		return r.P.T("over: %s", escapeTo(oneLine(l.Outcome), 200))
	case l.In.Over():
		return r.stage(l.In.State)
	case l.State == emergency.Taken:
		return r.P.T("taken by %s, %s", r.person(l.TakenBy), r.instant(l.TakenAt))
	}
	return r.P.T("nobody has taken it since %s", r.instant(l.RaisedAt))
}

// emergencyLines are the emergencies a person has a part in; none are not spoken of.
func (r Reader) emergencyLines(ls []emergency.Line) []slack.Block {
	if len(ls) == 0 {
		return nil
	}
	blocks := []slack.Block{heading(r.P.Header("Emergencies"))}
	for _, l := range ls[:min(len(ls), listed)] {
		blocks = append(blocks, r.emergencyLine(l, ""))
	}
	return blocks
}
