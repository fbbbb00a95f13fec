package view

import (
	"fmt"
	"regexp"
	"strings"

	"docket/internal/committee"
	"docket/internal/directory"
)

// MinutesMarkdown is the minutes as a file that stands alone: CommonMark, times in the reader's zone, people by name
// where the reader knows it.
func MinutesMarkdown(r Reader, m committee.Minutes) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("# %s\n", onPaper(r.P.T("Minutes of %s", oneLine(m.Committee.Name)+dot+r.P.Date(m.Meeting.DueAt, r.Zone))))
	if !m.Meeting.StartedAt.IsZero() {
		say("- %s", r.P.T("from %s to %s", r.minute(m.Meeting.StartedAt), r.minute(m.Meeting.EndedAt)))
	}
	say("- %s", r.P.T("present: %s", r.namesOnPaper(m.Meeting.Attended)))
	if len(m.Absent) > 0 {
		say("- %s", r.P.T("absent: %s", r.namesOnPaper(m.Absent)))
	}
	say("\n## %s\n", r.P.T("Decisions"))
	if len(m.Decisions) == 0 {
		say("%s", r.P.T("Nothing was decided."))
	}
	for n, d := range m.Decisions {
		say("%d. %s", n+1, r.paper(r.minuteLine(d)))
	}
	r.itemsOnPaper(&b, r.P.T("Come to an end"), m.Ended, r.endedText)
	r.itemsOnPaper(&b, r.P.T("Carried over"), m.Carried, r.itemText)
	return b.String()
}

// itemsOnPaper lists what stood on the agenda, under a heading.
func (r Reader) itemsOnPaper(b *strings.Builder, heading string, items []committee.Item, said func(committee.Item) string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n", heading)
	for _, i := range items {
		fmt.Fprintf(b, "- %s\n", r.paper(said(i)))
	}
}

// slackOnly are the forms only Slack can draw: a member, a channel, a time.
var slackOnly = regexp.MustCompile(`<([@#!])([^|>]*)(?:\|([^>]*))?>`)

// paper turns finished mrkdwn into CommonMark: members by name, times by their fallback, and nothing of somebody's own
// read as a link or as code. Both languages know *emphasis* and the escapes of & < >.
func (r Reader) paper(text string) string {
	said := slackOnly.ReplaceAllStringFunc(text, func(form string) string {
		part := slackOnly.FindStringSubmatch(form)
		if part[1] == "@" {
			return r.nameOnPaper(directory.UserID(part[2]))
		}
		if part[3] != "" {
			return part[3]
		}
		return part[2]
	})
	return literal.Replace(said)
}

// literal keeps people's brackets, backticks and underscores what they are.
var literal = strings.NewReplacer("[", `\[`, "]", `\]`, "`", "\\`", "_", `\_`, `\`, `\\`, "\n", " ")

func onPaper(text string) string { return literal.Replace(Escape(text)) }

func (r Reader) nameOnPaper(id directory.UserID) string {
	if m, ok := r.People[id]; ok && m.Name != "" {
		return name(m.Name)
	}
	return name(string(id))
}

func (r Reader) namesOnPaper(ids []directory.UserID) string {
	if len(ids) == 0 {
		return r.P.T("nobody is on the list")
	}
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = literal.Replace(r.nameOnPaper(id))
	}
	return r.P.List(said)
}
