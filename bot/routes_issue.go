package bot

import (
	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/issue"
	"docket/internal/outbox"
)

// issueRoutes are issues and their kinds.
func (b *Bot) issueRoutes() routes {
	issues := b.aboutIssues()
	return routes{
		commands: map[string]command{
			"/issue": {do: b.issue, description: "Log an issue, or find one", usage: "[project | number | list text | mine | kinds]"},
		},
		shortcuts: map[string]shortcut{
			"log_issue":              {do: b.logIssue, kind: slack.GlobalShortcut, name: "Log an issue", description: "Log an issue of a project"},
			"log_issue_from_message": {do: b.logMessage, kind: slack.MessageShortcut, name: "Log an issue", description: "Log an issue with this message as evidence"},
		},
		actions: map[view.ActionID]handler{
			view.IssueLog:     b.logIssue,
			view.IssueOpen:    issues.opens(view.IssueModal),
			view.IssueDecide:  b.decideIssue,
			view.IssueChange:  b.decideIssue,
			view.IssueClose:   b.closeIssue,
			view.IssueReopen:  issues.opens(view.ReopenIssue),
			view.IssueHistory: issues.history,
			view.IssuesMine:   b.waiting,
			view.KindAdd:      b.editKind,
			view.KindEdit:     b.editKind,
			view.ProjectPick:  b.pickedForIssue,
			view.KindPick:     b.pickedForIssue,
		},
		steps: map[view.ActionID]handler{
			view.IssueResolve: issues.form(view.ResolveIssue, issue.Card.MayResolve),
			view.TaskFinish:   b.finishTask,
		},
		submissions: map[string]handler{
			view.IssueFormID:   submitDraft(view.ReadLogIssue, b.Desks.Issues.Log),
			view.DecideFormID:  submit(view.ReadDecide, b.Desks.Issues.Decide),
			view.ResolveFormID: submit(view.ReadResolve, b.Desks.Issues.Resolve),
			view.ReopenFormID:  submit(view.ReadReopen, b.Desks.Issues.Reopen),
			view.KindFormID:    b.saveKind,
		},
		notes: map[outbox.Topic]drawing{
			"issue.card":       issues.shows(view.IssueCard),
			"issue.decided":    issues.shows(view.IssueDecided),
			"issue.resolved":   issues.shows(view.IssueResolved),
			"issue.reopened":   issues.shows(view.IssueReopened),
			"action.due":       tells(issues, view.ActionDue),
			"action.overdue":   tells(issues, view.ActionOverdue),
			"action.escalated": tells(issues, view.ActionEscalated),
		},
	}
}
