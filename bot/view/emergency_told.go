package view

import (
	"github.com/slack-go/slack"

	"docket/internal/emergency"
)

// EmergencyTold tells one person of an emergency that is up to them, or up to those below them who did not take it. Only
// the latest such message has buttons; once somebody has taken it, it says so and offers nothing more, except to that one.
func EmergencyTold(r Reader, c emergency.Card, a emergency.TellArgs) Message {
	blocks := []slack.Block{section(r.emergencyTitle(c.Line))}
	if why := r.emergencyAgain(c.Line, a); why != "" {
		blocks = append(blocks, section(why))
	}
	blocks = append(blocks, section(quote(c.What, emergency.WhatLimit+500)), aside(r.emergencyOrigin(c.Line)))
	if buttons := r.toldButtons(c.Line, a); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	return say(emergencySign(c.Line)+" "+r.emergencyText(c.Line), blocks...)
}

// emergencyAgain is why the reader is told once more, or who has settled it.
func (r Reader) emergencyAgain(l emergency.Line, a emergency.TellArgs) string {
	switch {
	case !l.Standing():
		return r.emergencyTurn(l)
	case l.State == emergency.Taken && l.TakenBy == r.ID:
		return "⏳ " + r.P.T("You have taken it, %s", r.instant(l.TakenAt))
	case l.State == emergency.Taken:
		return "⏳ " + r.P.T("Taken by %s, %s", r.person(l.TakenBy), r.instant(l.TakenAt))
	case a.Round < l.Round:
		return "⏳ " + r.P.T("Told again below")
	case a.Above:
		return "⚠️ " + r.P.N(a.Round-1, "Nobody has taken it, though those responsible were told %d time",
			"Nobody has taken it, though those responsible were told %d times")
	case a.Round > 1:
		return "⏳ " + r.P.T("Still nobody has taken it (reminder %d)", a.Round-1)
	}
	return ""
}

func (r Reader) toldButtons(l emergency.Line, a emergency.TellArgs) []slack.BlockElement {
	project := button(ProjectOpen, ref(l.Project), r.P.Button("Project"))
	switch {
	case !l.Standing() || a.Round < l.Round:
		return nil
	case l.State == emergency.Raised:
		return []slack.BlockElement{primary(EmergencyTake, ref(l.ID), r.P.Button("I take it")), project}
	case l.TakenBy == r.ID:
		return []slack.BlockElement{primary(EmergencyEnd, ref(l.ID), r.P.Button("It is over")), project}
	}
	return nil
}

// EmergencyTaken is the news that somebody looks after it, in the thread under the card.
func EmergencyTaken(r Reader, c emergency.Card) Message {
	return sentence("⏳ " + r.P.T("%s looks after it.", r.person(c.TakenBy)))
}

// EmergencyOver is the news of how it ended.
func EmergencyOver(r Reader, c emergency.Card) Message {
	said := "✅ " + r.P.T("Over, says %s:", r.person(c.OverBy))
	return say(said+" "+escapeTo(oneLine(c.Outcome), 500), section(said+"\n"+quote(c.Outcome, emergency.OutcomeLimit+500)))
}
