package view

import (
	"github.com/slack-go/slack"

	"docket/internal/issue"
)

// listed is how many things a list shows before it says how many there are besides.
const listed = 10

// IssueList answers a search, as somebody typed it; more says how many issues it found that the list does not hold.
func IssueList(r Reader, query string, ls []issue.Line, more int) Message {
	heading := r.P.T("Open issues")
	if query = oneLine(query); query != "" {
		heading = r.P.T("Open issues with “%s”", name(query))
	}
	blocks := []slack.Block{section("*" + heading + "*")}
	if len(ls) == 0 {
		blocks = append(blocks, section(r.P.T("No issue here. `/issue` logs one.")))
	}
	shown := ls[:min(len(ls), listed)]
	for _, l := range shown {
		blocks = append(blocks, line(r.issueLine(l), about(button(IssueOpen, ref(l.ID), r.P.Button("Open")), spoken(l))))
	}
	if rest := more + len(ls) - len(shown); rest > 0 {
		blocks = append(blocks, aside(r.andMore(rest)))
	}
	text := heading
	if n := len(ls) + more; n > 0 {
		text += dot + r.P.N(n, "%d issue", "%d issues")
	}
	return say(text, blocks...)
}

func (r Reader) andMore(n int) string { return r.P.N(n, "… and %d more", "… and %d more") }

// issueLine is an issue in one line: how bad, where, what, how it stands.
func (r Reader) issueLine(l issue.Line) string {
	return sign(l.Severity) + " " + r.colon(boldPlace(l), r.kindName(l)) + ", " + r.standing(l)
}

// standing is how an issue stands, as the end of a line.
func (r Reader) standing(l issue.Line) string {
	switch l.State {
	case issue.Open:
		return r.P.T("open for %s", r.age(l.OpenSince))
	case issue.Decided:
		if l.Late(r.today()) {
			return "⚠️ " + r.P.T("due %s", r.day(l.Due))
		}
		return r.P.T("due %s", r.day(l.Due))
	}
	return l.State.Text().Localize(r.P)
}
