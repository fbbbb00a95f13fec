package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/emergency"
)

// EmergencyCard is the emergency as it stands now, in the project's channel: what has happened, who looks after it, and
// what can be done here.
func EmergencyCard(r Reader, c emergency.Card) Message {
	id := ref(c.ID)
	blocks := []slack.Block{
		line(r.emergencyTitle(c.Line), r.emergencyMore(c.Line)),
		section(r.emergencyTurn(c.Line)),
		section(quote(c.What, emergency.WhatLimit+500)),
	}
	if c.Outcome != "" {
		blocks = append(blocks, section(r.P.T("How it ended:")+"\n"+quote(c.Outcome, emergency.OutcomeLimit+500)))
	}
	blocks = append(blocks, aside(r.emergencyOrigin(c.Line)))
	switch {
	case !c.Standing():
	case c.State == emergency.Raised:
		blocks = append(blocks, actions(primary(EmergencyTake, id, r.P.Button("I take it"))))
	default:
		blocks = append(blocks, actions(primary(EmergencyEnd, id, r.P.Button("It is over"))))
	}
	return say(r.emergencyText(c.Line), blocks...)
}

// emergencyTitle is that it is one, and where.
func (r Reader) emergencyTitle(l emergency.Line) string {
	return emergencySign(l) + " *" + r.P.T("Emergency") + "*" + dot + r.projectName(l.In)
}

// emergencySign is how it stands, at a glance.
func emergencySign(l emergency.Line) string {
	switch {
	case !l.Standing():
		return "✅"
	case l.State == emergency.Taken:
		return "⏳"
	}
	return "🔴"
}

// emergencyText is the emergency on a lock screen.
func (r Reader) emergencyText(l emergency.Line) string {
	where := name(l.In.CustomerName) + dot + name(l.In.Name)
	switch {
	case l.State == emergency.Over:
		return r.P.T("The emergency at %s is over", where)
	case l.State == emergency.Taken:
		return r.P.T("%s looks after the emergency at %s", r.person(l.TakenBy), where)
	}
	return r.P.T("Emergency at %s: %s", where, escapeTo(oneLine(l.What), 200))
}

// emergencyTurn is whose turn it is, or how it was settled.
func (r Reader) emergencyTurn(l emergency.Line) string {
	switch {
	case l.State == emergency.Over:
		return "✅ " + r.P.T("Over, says %s, %s", r.person(l.OverBy), r.instant(l.OverAt))
	case l.In.Over():
		return "✅ " + r.colon(r.P.T("The project is over"), r.stage(l.In.State))
	case l.State == emergency.Taken:
		return "⏳ " + r.P.T("Taken by %s, %s", mention(l.TakenBy), r.instant(l.TakenAt))
	case len(l.Told) == 0:
		return "⏳ " + r.P.T("Nobody has taken it")
	}
	return "⏳ " + r.P.T("Nobody has taken it. Told: %s", r.P.List(mentions(l.Told)))
}

func mentions(ids []directory.UserID) []string {
	said := make([]string, 0, personsShown)
	for _, id := range ids[:min(len(ids), personsShown)] {
		said = append(said, mention(id))
	}
	return said
}

// emergencyOrigin is who raised it, when, and from what.
func (r Reader) emergencyOrigin(l emergency.Line) string {
	evidence := ""
	if l.Evidence != "" {
		evidence = link(l.Evidence, r.P.T("from this message"))
	}
	return facts(r.P.T("Raised by %s, %s", r.person(l.RaisedBy), r.instant(l.RaisedAt)), evidence)
}

// emergencyMore are the rarer things; one that nobody took may end as a false alarm.
func (r Reader) emergencyMore(l emergency.Line) slack.BlockElement {
	entries := []*slack.OptionBlockObject{
		entry(EmergencyHistory, ref(l.ID), r.P.Option("History")),
		entry(ProjectOpen, ref(l.Project), r.P.Option("Project")),
	}
	if l.Standing() && l.State == emergency.Raised {
		entries = slices.Insert(entries, 0, entry(EmergencyEnd, ref(l.ID), r.P.Option("It is over")))
	}
	return overflow(entries...)
}
