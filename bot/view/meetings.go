package view

import (
	"github.com/slack-go/slack"

	"docket/internal/committee"
)

// meetingsShown is how many meetings a list has room for.
const meetingsShown = 20

// Meetings lists a committee's meetings with their minutes, latest first.
func Meetings(r Reader, c committee.Committee, ms []committee.Meeting) Message {
	title := r.P.T("Meetings of %s", name(c.Name))
	if len(ms) == 0 {
		return say(title, section("*"+title+"*"), section(r.P.T("None so far. The first agenda is posted when the schedule says so.")))
	}
	blocks := []slack.Block{section("*" + title + "*")}
	for _, m := range ms[:min(len(ms), meetingsShown)] {
		blocks = append(blocks, r.meetingLine(m))
	}
	return say(title, blocks...)
}

func (r Reader) meetingLine(m committee.Meeting) slack.Block {
	said := "*" + r.P.Weekday(m.DueAt.In(r.Zone).Weekday()) + " " + r.P.Date(m.DueAt, r.Zone) + "*"
	switch m.State {
	case committee.Posted:
		return section(said + dot + r.P.T("agenda posted, not started"))
	case committee.Lapsed:
		return section(said + dot + r.P.T("not held"))
	case committee.Running:
		return section(said + dot + r.P.T("running since %s", r.instant(m.StartedAt)))
	}
	here := r.P.N(len(m.Attended), "%d attended", "%d attended")
	return line(said+dot+here, about(button(MeetingMinutes, ref(m.ID), r.P.Button("Minutes")), r.P.Date(m.DueAt, r.Zone)))
}
