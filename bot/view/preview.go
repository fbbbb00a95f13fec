package view

import (
	"github.com/slack-go/slack"

	"docket/internal/committee"
)

// AgendaPreview is the agenda as it is at the moment, to one person, and when the committee meets next.
func AgendaPreview(r Reader, p committee.Preview) Message {
	title := name(p.Committee.Name) + dot + r.nextMeeting(p)
	blocks := []slack.Block{section("*" + title + "*"), aside(r.figures(p.Summary)), divider()}
	blocks = append(blocks, r.agendaSections(p.Summary, p.Items, onTheDay)...)
	foot := r.P.T("Only you see this. It is posted in %s.", channelLink(string(p.Committee.Channel)))
	m := say(r.colon(title, r.agendaText(p.Summary)))
	m.Blocks = within(messageBlocks, blocks, aside(foot),
		actions(button(MeetingList, ref(p.Committee.ID), r.P.Button("Earlier meetings"))))
	return m
}

// nextMeeting is the meeting under way, or when the next one is.
func (r Reader) nextMeeting(p committee.Preview) string {
	switch {
	case p.Meeting != nil && p.Meeting.State == committee.Running:
		return r.P.T("meeting under way")
	case p.Next.At.IsZero():
		return r.P.T("no next meeting")
	case p.Next.Moved != "":
		return r.P.T("next %s, moved: %s", r.minute(p.Next.At), name(p.Next.Moved))
	}
	return r.P.T("next %s", r.minute(p.Next.At))
}

// committeesShown is how many committees a list has room for.
const committeesShown = 20

// AgendaChoice asks which committee's agenda is meant.
func AgendaChoice(r Reader, cs []committee.Committee) Message {
	if len(cs) == 0 {
		return sentence(r.P.T("There is no committee yet. An administrator or the chair makes one with `/docket committee`."))
	}
	asked := r.P.T("Which committee’s agenda?")
	blocks := []slack.Block{section(asked)}
	for _, c := range cs[:min(len(cs), committeesShown)] {
		blocks = append(blocks, line("*"+name(c.Name)+"*"+dot+channelLink(string(c.Channel)),
			about(button(AgendaShow, ref(c.ID), r.P.Button("Show agenda")), c.Name)))
	}
	if len(cs) > committeesShown {
		blocks = append(blocks, aside(r.P.T("There are more. `/agenda` with a part of a name shows the one you want.")))
	}
	return say(asked, blocks...)
}
