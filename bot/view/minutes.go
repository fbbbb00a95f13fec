package view

import (
	"fmt"

	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/request"
)

// Minutes are one message of what a meeting leaves behind, counted from 0, MinutesItems decisions each; the first says
// who was there, the last what is carried over.
func Minutes(r Reader, m committee.Minutes, page int) Message {
	title := r.P.T("Minutes of %s", r.agendaTitle(m.Committee, m.Meeting))
	pages := max(1, (len(m.Decisions)+committee.MinutesItems-1)/committee.MinutesItems)
	page = min(max(page, 0), pages-1)
	first := page * committee.MinutesItems
	shown := m.Decisions[first:min(first+committee.MinutesItems, len(m.Decisions))]

	var blocks []slack.Block
	if page == 0 {
		blocks = append(blocks, section("*"+title+"*"), aside(r.presence(m)))
	} else {
		blocks = append(blocks, section("*"+r.P.T("%s, continued", title)+"*"))
	}
	blocks = append(blocks, paragraphs(r.minuteLines(shown, first))...)
	if page == pages-1 {
		blocks = append(blocks, paragraphs(r.endedLines(m.Ended))...)
		blocks = append(blocks, paragraphs(r.carriedLines(m.Carried))...)
	}
	text := r.colon(title, r.P.N(len(m.Decisions), "%d decision", "%d decisions")+", "+
		r.P.N(len(m.Carried), "%d carried over", "%d carried over"))
	said := say(text, blocks...)
	if page == 0 {
		said.Blocks = within(messageBlocks, said.Blocks, actions(button(MeetingExport, ref(m.Meeting.ID), r.P.Button("Export as Markdown"))))
	}
	return said
}

// presence is when it was, who came and who did not.
func (r Reader) presence(m committee.Minutes) string {
	absent, from := "", ""
	if len(m.Absent) > 0 {
		absent = r.P.T("absent: %s", r.persons(m.Absent))
	}
	if !m.Meeting.StartedAt.IsZero() {
		from = r.P.T("from %s to %s", r.instant(m.Meeting.StartedAt), r.instant(m.Meeting.EndedAt))
	}
	if len(m.Meeting.Attended) == 0 {
		return facts(from, r.P.T("nobody is on the list"), absent)
	}
	return facts(from, r.P.T("present: %s", r.persons(m.Meeting.Attended)), absent)
}

func (r Reader) minuteLines(ms []committee.Minute, before int) []string {
	if len(ms) == 0 {
		return []string{r.P.T("Nothing was decided.")}
	}
	lines := make([]string, len(ms))
	for n, m := range ms {
		lines[n] = fmt.Sprintf("%d. ", before+n+1) + r.minuteLine(m)
	}
	return lines
}

// minuteLine is a decision as it was taken; one that no longer holds says so, and stays.
func (r Reader) minuteLine(m committee.Minute) string {
	said := r.minuteSubject(m) + leads + r.settled(m)
	if m.Owner != "" && !m.Due.IsZero() {
		said += ", " + r.P.T("%s until %s", r.person(m.Owner), r.day(m.Due))
	}
	if !m.During {
		said += " (" + r.P.T("before the meeting, by %s", r.person(m.By)) + ")"
	}
	if m.Outdated {
		said += dot + r.P.T("superseded later")
	}
	return said
}

func (r Reader) minuteSubject(m committee.Minute) string {
	switch {
	case m.Issue != nil:
		return sign(m.Issue.Severity) + " " + r.colon(boldPlace(*m.Issue), r.kindName(*m.Issue))
	case m.Project != nil:
		return r.projectName(*m.Project)
	case m.Order != nil:
		return r.orderBrief(*m.Order)
	case m.Request != nil:
		return r.requestName(*m.Request)
	case m.Requirement != nil:
		return r.requirementName(*m.Requirement) + dot + name(m.Requirement.Title)
	case m.Entitlement != nil:
		return thingOf(*m.Entitlement)
	}
	return name(m.Subject.Kind) + " " + ref(m.Subject.ID)
}

// settled is what was chosen, in the words of the choice and the decider's own.
func (r Reader) settled(m committee.Minute) string {
	said := ""
	switch m.Verb {
	case "project.launched":
		said = r.P.T("launched with %s", r.persons(members(m.Choices)))
	case "project.stopped":
		said = r.P.T("the project stops")
	case "order.approved":
		said = r.P.T("approved for %s", r.rolesOf(m.Choices)) + r.decider(m)
	case "order.declined":
		said = r.P.T("declined for %s", r.rolesOf(m.Choices)) + r.decider(m)
	case request.Signed:
		said = r.P.T("solution signed for %s", r.rolesOf(m.Choices)) + r.decider(m)
	case request.SentBack:
		said = r.P.T("solution sent back for %s", r.rolesOf(m.Choices)) + r.decider(m)
	case "requirement.signed":
		said = r.P.T("price signed for %s", r.rolesOf(m.Choices)) + r.decider(m)
	case "requirement.price_declined":
		said = r.P.T("price not signed for %s", r.rolesOf(m.Choices)) + r.decider(m)
	case "requirement.decided":
		said = r.becomes(m)
	case "entitlement.extended":
		said = r.P.T("extended until %s", r.farDay(m.Due))
	case "entitlement.lapsed":
		said = r.P.T("let lapse")
	case "issue.scope_agreed":
		said = r.P.T("new scope validated by the customer")
	default:
		i := issue.Issue{Solutions: solutionKeys(m.Choices), Note: m.Note}
		said = r.whatIsDecided(i)
		if len(i.Solutions) == 0 {
			return said
		}
	}
	if m.Note != "" {
		said += " (" + escapeTo(oneLine(m.Note), 200) + ")"
	}
	return said
}

// decider is who decided while the meeting ran; whoever did before is named anyway.
func (r Reader) decider(m committee.Minute) string {
	if !m.During {
		return ""
	}
	return ", " + r.P.T("by %s", r.person(m.By))
}

// rolesOf are the roles by which something was decided.
func (r Reader) rolesOf(choices []string) string {
	said := make([]string, len(choices))
	for n, c := range choices {
		said[n] = r.role(directory.Role(c))
	}
	return r.P.List(said)
}

func members(choices []string) []directory.UserID {
	ids := make([]directory.UserID, len(choices))
	for n, c := range choices {
		ids[n] = directory.UserID(c)
	}
	return ids
}

func solutionKeys(choices []string) []issue.SolutionKey {
	keys := make([]issue.SolutionKey, len(choices))
	for n, c := range choices {
		keys[n] = issue.SolutionKey(c)
	}
	return keys
}

// endedLines are what came to its end without a decision.
func (r Reader) endedLines(items []committee.Item) []string {
	if len(items) == 0 {
		return nil
	}
	lines := []string{"*" + r.P.T("Come to an end") + dot + r.P.Number(len(items)) + "*"}
	for _, i := range items[:min(len(items), carriedShown)] {
		lines = append(lines, "✅ "+r.endedText(i))
	}
	if left := len(items) - carriedShown; left > 0 {
		lines = append(lines, r.andMore(left))
	}
	return lines
}

// carriedShown is how many carried-over items the minutes name.
const carriedShown = 20

func (r Reader) carriedLines(items []committee.Item) []string {
	if len(items) == 0 {
		return nil
	}
	lines := []string{"*" + r.P.T("Carried over") + dot + r.P.Number(len(items)) + "*"}
	for _, i := range items[:min(len(items), carriedShown)] {
		lines = append(lines, itemSign(i)+" "+r.itemText(i))
	}
	if left := len(items) - carriedShown; left > 0 {
		lines = append(lines, r.andMore(left))
	}
	return lines
}
