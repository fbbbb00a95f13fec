package view

import (
	"github.com/slack-go/slack"

	"docket/internal/issue"
)

// issueButtons are what can be done with the issue as it stands, the likely thing first.
func (r Reader) issueButtons(c issue.Card) []slack.BlockElement {
	id := ref(c.ID)
	switch c.State {
	case issue.Open:
		return []slack.BlockElement{primary(IssueDecide, id, r.P.Button("Decide"))}
	case issue.Decided:
		return []slack.BlockElement{
			primary(IssueResolve, id, r.P.Button("Resolve")),
			button(IssueChange, id, r.P.Button("Change decision")),
		}
	case issue.Resolved:
		return []slack.BlockElement{
			primary(IssueClose, id, r.P.Button("Close issue")),
			button(IssueReopen, id, r.P.Button("Reopen")),
		}
	case issue.Closed:
		return []slack.BlockElement{button(IssueReopen, id, r.P.Button("Reopen"))}
	}
	return nil
}

// issueMore are the rarer things.
func (r Reader) issueMore(c issue.Card) slack.BlockElement {
	id := ref(c.ID)
	entries := []*slack.OptionBlockObject{entry(IssueHistory, id, r.P.Option("History"))}
	if c.State == issue.Decided {
		entries = append(entries, entry(IssueReopen, id, r.P.Option("Reopen")))
	}
	return overflow(append(entries, entry(ProjectOpen, ref(c.Project), r.P.Option("Project")))...)
}
