package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/issue"
)

// ActionDue reminds whoever has something to do of the day it is due.
func ActionDue(r Reader, c issue.Card, a issue.ActionArgs) Message {
	return r.action(c, a, "⏳ "+r.P.T("Due %s: %s", r.day(a.Due), r.deed(c, a)), r.toOwner)
}

// ActionOverdue reminds whoever is late.
func ActionOverdue(r Reader, c issue.Card, a issue.ActionArgs) Message {
	return r.action(c, a, "⚠️ "+r.P.T("Late since %s: %s", r.day(a.Due), r.deed(c, a)), r.toOwner)
}

// ActionEscalated tells the hierarchy that somebody is late.
func ActionEscalated(r Reader, c issue.Card, a issue.ActionArgs) Message {
	return r.action(c, a, "⚠️ "+r.P.T("%s is late since %s: %s", mention(a.Owner), r.day(a.Due), r.deed(c, a)), r.toHierarchy)
}

// toOwner offers whoever has to act the button by which it is done.
func (r Reader) toOwner(c issue.Card, end *slack.ButtonBlockElement) []slack.BlockElement {
	return []slack.BlockElement{end, button(IssueOpen, ref(c.ID), r.P.Button("Open issue"))}
}

// toHierarchy offers those above what they can do: look, and have somebody else do it.
func (r Reader) toHierarchy(c issue.Card, _ *slack.ButtonBlockElement) []slack.BlockElement {
	return []slack.BlockElement{
		primary(IssueOpen, ref(c.ID), r.P.Button("Open issue")),
		button(IssueChange, ref(c.ID), r.P.Button("Change decision")),
	}
}

// deed is what is to be done, and where.
func (r Reader) deed(c issue.Card, a issue.ActionArgs) string {
	what := r.whatIsDecided(c.Issue)
	if a.What != "" {
		what = r.solution(a.What)
	}
	return what + " (" + place(c.Line) + ")"
}

// action says it with the buttons of whoever reads it; what has been done meanwhile is only said.
func (r Reader) action(c issue.Card, a issue.ActionArgs, said string,
	buttons func(issue.Card, *slack.ButtonBlockElement) []slack.BlockElement) Message {
	end := r.actionEnd(c, a)
	if end == nil {
		return sentence("✅ " + r.P.T("No longer to be done: %s", r.deed(c, a)))
	}
	return say(said, section(said), actions(buttons(c, end)...))
}

// actionEnd is the button by which the action is done, nil when there is nothing left to do.
func (r Reader) actionEnd(c issue.Card, a issue.ActionArgs) *slack.ButtonBlockElement {
	if c.State != issue.Decided {
		return nil
	}
	if a.What == "" {
		if c.Owner != a.Owner || c.Due != a.Due {
			return nil
		}
		return primary(IssueResolve, ref(c.ID), r.P.Button("Resolve"))
	}
	n := slices.IndexFunc(c.Tasks, func(t issue.Task) bool { return t.What == a.What && !t.Done() && t.Owner == a.Owner })
	if n < 0 {
		return nil
	}
	return primary(TaskFinish, taskRef(c.ID, c.Tasks[n].ID), r.P.Button("Done"))
}
