package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/issue"
)

// IssueCard is the issue as it stands now, wherever its card was posted: what it is, whose turn it is, until when, and
// what can be done here.
func IssueCard(r Reader, c issue.Card) Message {
	return say(r.issueText(c), r.issueBlocks(c)...)
}

// IssueModal is the card to one person.
func IssueModal(r Reader, c issue.Card) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Issue %s", ref(c.ID)), r.issueBlocks(c)...)
}

func (r Reader) issueBlocks(c issue.Card) []slack.Block {
	blocks := []slack.Block{
		line(sign(c.Severity)+" "+boldPlace(c.Line)+" ("+name(string(c.ProjectType))+")\n"+r.kindName(c.Line), r.issueMore(c)),
		section(r.issueTurn(c)),
		section(quote(c.Description, issue.DescriptionLimit+500)),
	}
	blocks = append(blocks, r.decisionBlocks(c)...)
	blocks = append(blocks, aside(r.issueOrigin(c)))
	if buttons := r.issueButtons(c); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	return blocks
}

// issueText is the card on a lock screen.
func (r Reader) issueText(c issue.Card) string {
	what := place(c.Line) + dot + r.kindName(c.Line)
	switch {
	case c.State == issue.Open:
		return r.P.T("%s (%s) waits for a decision: %s", what, c.Severity.Text(), r.deciders(c.Issue))
	case c.State == issue.Decided:
		return r.P.T("%s: decided, to be done until %s", what, r.day(c.Due))
	case c.State == issue.Resolved:
		return r.P.T("%s: resolved, to be closed", what)
	}
	return r.P.T("%s: closed", what)
}

// issueTurn is whose turn it is, and until when.
func (r Reader) issueTurn(c issue.Card) string {
	switch c.State {
	case issue.Open:
		turn := "⏳ " + r.P.T("To decide: %s", r.deciders(c.Issue))
		if c.Owner != "" {
			turn += dot + r.P.T("assigned to %s", mention(c.Owner))
		}
		if c.Reopened > 0 {
			turn += dot + r.P.T("open again since %s", r.instant(c.OpenSince)) // an age would grow old on a card that stands
		}
		return turn
	case issue.Decided:
		if c.Late(r.today()) {
			return "⚠️ " + r.P.T("Late: %s carries it out, due %s", mention(c.Owner), r.day(c.Due))
		}
		return "⏳ " + r.P.T("Decided: %s carries it out until %s", mention(c.Owner), r.day(c.Due))
	case issue.Resolved:
		return "✅ " + r.P.T("Resolved %s, to be closed", r.instant(c.ResolvedAt)) + r.ending(c.Ending)
	}
	return "✅ " + r.P.T("Closed %s", r.instant(c.ClosedAt)) + r.ending(c.Ending)
}

// deciders are the roles that decide an issue; the chair and Management always may, and are named when nobody else is.
func (r Reader) deciders(i issue.Issue) string {
	roles := i.Responsible
	if len(roles) == 0 {
		roles = []directory.Role{directory.Chair, directory.Management}
	}
	return r.P.AnyOf(r.roles(roles))
}

func (r Reader) ending(e issue.Ending) string {
	switch e {
	case issue.ScopeAgreed:
		return dot + r.P.T("new scope validated by the customer")
	case issue.ProjectEnding:
		return dot + r.P.T("project stopped")
	}
	return ""
}

// issueOrigin is where the issue comes from.
func (r Reader) issueOrigin(c issue.Card) string {
	evidence := ""
	if c.Evidence != "" {
		evidence = link(c.Evidence, r.P.T("from this message"))
	}
	return facts(
		r.P.T("Issue %s, raised by %s %s", ref(c.ID), r.person(c.RaisedBy), r.instant(c.RaisedAt)),
		r.P.T("severity %s", c.Severity.Text()), evidence,
	)
}

// decisionBlocks show the decision in force and its tasks.
func (r Reader) decisionBlocks(c issue.Card) []slack.Block {
	if c.State == issue.Open {
		if c.Reopened > 0 && c.Note != "" {
			return []slack.Block{section(r.P.T("Why it is open again:") + "\n" + quote(c.Note, issue.NoteLimit+500))}
		}
		return nil
	}
	said := []string{"*" + r.P.T("Decision") + "*" + dot + r.person(c.DecidedBy) + ", " + r.instant(c.DecidedAt)}
	for _, k := range c.Solutions {
		said = append(said, "• "+r.solution(k))
	}
	if c.Note != "" {
		said = append(said, quote(c.Note, issue.NoteLimit+500))
	}
	blocks := []slack.Block{section(strings.Join(said, "\n"))}
	for _, t := range c.Tasks[:min(len(c.Tasks), tasksShown)] {
		blocks = append(blocks, r.taskLine(c, t))
	}
	return blocks
}

// tasksShown is how many tasks a card has room for; the domain makes two.
const tasksShown = 10

func (r Reader) taskLine(c issue.Card, t issue.Task) slack.Block {
	if t.Done() {
		return section("✅ " + r.solution(t.What) + dot + r.person(t.DoneBy) + ", " + r.instant(t.DoneAt))
	}
	mark := "☐"
	if t.Due.Before(r.today()) {
		mark = "⚠️"
	}
	text := mark + " " + r.P.T("%s: %s until %s", r.solution(t.What), mention(t.Owner), r.day(t.Due))
	if c.State != issue.Decided {
		return section(text)
	}
	return line(text, about(button(TaskFinish, taskRef(c.ID, t.ID), r.P.Button("Done")), t.What.Text().Localize(r.P)))
}
