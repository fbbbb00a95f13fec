package view

import (
	"strings"
	"time"

	"github.com/slack-go/slack"

	"docket/internal/committee"
)

// AgendaPage is one message of an agenda: the head with the meeting's buttons and figures, or a reply with what did
// not fit there.
func AgendaPage(r Reader, p committee.Page) Message {
	if p.Number > 0 {
		return r.agendaReply(p)
	}
	title := r.agendaTitle(p.Committee, p.Meeting)
	blocks := r.agendaHead(p.Meeting, title)
	blocks = append(blocks, aside(r.figures(p.Summary)), divider())
	blocks = append(blocks, r.agendaSections(p.Summary, p.Items, inThread)...)
	if len(p.Changes) > 0 {
		blocks = append(blocks, divider())
		blocks = append(blocks, r.changes(p)...)
	}
	m := say(r.colon(title, r.agendaText(p.Summary)))
	m.Blocks = within(messageBlocks, blocks, aside(r.agendaFoot(p.Meeting)))
	return m
}

// agendaTitle is the committee and the day it meets.
func (r Reader) agendaTitle(c committee.Committee, m committee.Meeting) string {
	return name(c.Name) + dot + r.P.Day(m.DueAt, r.Zone)
}

// agendaHead is the title, what is unusual about the meeting, and how it is going.
func (r Reader) agendaHead(m committee.Meeting, title string) []slack.Block {
	id, title := ref(m.ID), "*"+title+"*"
	var blocks []slack.Block
	switch m.State {
	case committee.Running:
		blocks = append(blocks, section(title+"\n"+r.attendance(m)),
			actions(primary(MeetingJoin, id, r.P.Button("I’m here")), r.endButton(id)))
	case committee.Ended:
		blocks = append(blocks, line(title+"\n✅ "+r.P.T("Ended %s", r.instant(m.EndedAt)),
			button(MeetingMinutes, id, r.P.Button("Minutes"))))
	case committee.Lapsed:
		blocks = append(blocks, section(title+"\n"+r.P.T("Not held; a later agenda stands below.")))
	default:
		blocks = append(blocks, line(title, primary(MeetingStart, id, r.P.Button("Start meeting"))))
	}
	if m.Moved != "" {
		blocks = append(blocks, aside(r.P.T("Moved from %s: %s", r.wallDay(m.Wall), name(m.Moved))))
	}
	if m.Late() {
		blocks = append(blocks, aside("⚠️ "+r.P.T("Posted late, %s; it was due %s", r.instant(m.PostedAt), r.instant(m.DueAt))))
	}
	return blocks
}

func (r Reader) attendance(m committee.Meeting) string {
	return "⏳ " + r.P.T("Running since %s", r.instant(m.StartedAt)) + dot + r.P.T("here: %s", r.persons(m.Attended))
}

// endButton asks back, since minutes are never edited.
func (r Reader) endButton(id string) slack.BlockElement {
	return button(MeetingEnd, id, r.P.Button("End meeting")).WithConfirm(slack.NewConfirmationBlockObject(
		plain(r.P.Title("End the meeting?"), viewTitleLimit),
		plain(r.P.Confirm("The minutes are posted. What is decided afterwards goes into the next ones."), 300),
		plain(r.P.Title("End meeting"), viewTitleLimit),
		plain(r.P.Title("Not yet"), viewTitleLimit),
	))
}

// wallDay is the day of an occurrence as the schedule names it.
func (r Reader) wallDay(wall string) string {
	at, err := time.Parse("2006-01-02T15:04", wall)
	if err != nil {
		return name(wall)
	}
	return r.P.Day(at, time.UTC)
}

// figures are the agenda in numbers.
func (r Reader) figures(s committee.Summary) string {
	since := r.P.N(s.New, "%d new", "%d new")
	if !s.LastMet.IsZero() {
		since = r.P.N(s.New, "%d new since %s", "%d new since %s", r.P.Day(s.LastMet, r.Zone))
	}
	said := []string{r.P.N(s.Open(), "%d to decide", "%d to decide"), since}
	if s.Decided > 0 {
		said = append(said, r.P.N(s.Decided, "%d decided", "%d decided"))
	}
	if s.Closed > 0 {
		said = append(said, r.P.N(s.Closed, "%d closed", "%d closed"))
	}
	if urgent := s.Left[committee.Emergencies]; urgent > 0 {
		said = append([]string{"🔴 " + r.P.N(urgent, "%d emergency", "%d emergencies")}, said...)
	}
	if s.Long > 0 {
		said = append(said, r.P.N(s.Long, "%d carried over %d weeks or more", "%d carried over %d weeks or more", committee.LongWeeks))
	}
	if s.Late > 0 {
		said = append(said, "⚠️ "+r.P.N(s.Late, "%d late", "%d late"))
	}
	return strings.Join(said, dot)
}

// agendaText is the figures on a lock screen.
func (r Reader) agendaText(s committee.Summary) string {
	if s.Open() == 0 {
		return r.P.T("nothing to decide")
	}
	return r.P.N(s.Open(), "%d to decide", "%d to decide") + ", " + r.P.N(s.New, "%d new", "%d new")
}

func (r Reader) agendaFoot(m committee.Meeting) string {
	return facts(r.P.T("Posted %s", r.instant(m.PostedAt)), r.P.T("`/agenda` shows it to you alone"))
}
