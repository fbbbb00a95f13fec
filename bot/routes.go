package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/outbox"
)

// drawing renders a note from the present state of its subject.
type drawing func(ctx context.Context, d outbox.Delivery) (view.Message, error)

// suggestion answers a menu that asks for options.
type suggestion func(ctx context.Context, r view.Reader, query string) (view.Options, error)

// routes is everything Slack can ask for, and what answers it.
type routes struct {
	commands    map[string]command
	shortcuts   map[string]shortcut
	actions     map[view.ActionID]handler
	submissions map[string]handler
	options     map[view.ActionID]suggestion
	notes       map[outbox.Topic]drawing
}

// command is a slash command: what deals with it, and what Slack says of it
// while it is typed.
type command struct {
	do          handler
	description string
	usage       string
}

// shortcut is an entry of Slack's shortcut menus.
type shortcut struct {
	do          handler
	kind        slack.ShortcutType
	name        string
	description string
}

func (b *Bot) table() routes {
	return routes{
		commands:    b.commands(),
		shortcuts:   b.shortcuts(),
		actions:     b.actions(),
		submissions: b.submissions(),
		options:     b.options(),
		notes:       b.notes(),
	}
}

func (b *Bot) commands() map[string]command {
	return map[string]command{
		"/docket":  {do: b.docket, description: "What waits for me, and how docket is set up", usage: "[help | report | agenda | roles | committee | away | customer | kinds]"},
		"/issue":   {do: b.issue, description: "Log an issue, or find one", usage: "[project | number | list text | mine | kinds]"},
		"/agenda":  {do: b.agenda, description: "The committee's agenda as it is now", usage: "[committee | minutes]"},
		"/project": {do: b.project, description: "Find a project, or add one", usage: "[name | add name]"},
	}
}

func (b *Bot) shortcuts() map[string]shortcut {
	return map[string]shortcut{
		"log_issue":              {do: b.logIssue, kind: slack.GlobalShortcut, name: "Log an issue", description: "Log an issue of a project"},
		"log_issue_from_message": {do: b.logMessage, kind: slack.MessageShortcut, name: "Log an issue", description: "Log an issue with this message as evidence"},
	}
}

func (b *Bot) actions() map[view.ActionID]handler {
	return map[view.ActionID]handler{
		view.IssueLog:     b.logIssue,
		view.IssueOpen:    b.openIssue,
		view.IssueDecide:  b.decideIssue,
		view.IssueChange:  b.decideIssue,
		view.IssueResolve: b.resolveIssue,
		view.IssueClose:   b.closeIssue,
		view.IssueReopen:  b.reopenIssue,
		view.IssueHistory: b.issueHistory,
		view.TaskFinish:   b.finishTask,
		view.IssuesMine:   b.waiting,

		view.ProjectAdd:     b.addProject,
		view.ProjectOpen:    b.openProject,
		view.ProjectLaunch:  b.launchProject,
		view.ProjectStop:    b.stopProject,
		view.ProjectHistory: b.projectHistory,
		view.CustomerAdd:    b.addCustomer,

		view.MeetingStart:   b.startMeeting,
		view.MeetingJoin:    b.joinMeeting,
		view.MeetingEnd:     b.endMeeting,
		view.MeetingMinutes: b.showMinutes,
		view.MeetingExport:  b.exportMinutes,
		view.MeetingList:    b.listMeetings,
		view.AgendaShow:     b.showAgenda,

		view.CommitteeAdd:  b.editCommittee,
		view.CommitteeEdit: b.editCommittee,
		view.RolesEdit:     b.editRoles,
		view.AbsenceAdd:    b.addAbsence,
		view.KindAdd:       b.editKind,
		view.KindEdit:      b.editKind,
		view.HistoryOlder:  b.olderHistory,

		view.ProjectPick: b.pickedForIssue,
		view.KindPick:    b.pickedForIssue,
		view.MemberPick:  b.pickedMember,
	}
}

func (b *Bot) submissions() map[string]handler {
	return map[string]handler{
		view.IssueFormID:     b.saveIssue,
		view.DecideFormID:    b.saveDecision,
		view.ResolveFormID:   b.saveResult,
		view.ReopenFormID:    b.saveReopening,
		view.ProjectFormID:   b.saveProject,
		view.LaunchFormID:    b.saveLaunch,
		view.StopFormID:      b.saveStop,
		view.CustomerFormID:  b.saveCustomer,
		view.RolesFormID:     b.saveRoles,
		view.AbsenceFormID:   b.saveAbsence,
		view.CommitteeFormID: b.saveCommittee,
		view.KindFormID:      b.saveKind,
	}
}

func (b *Bot) options() map[view.ActionID]suggestion {
	return map[view.ActionID]suggestion{
		view.ProjectPick:  b.suggestProjects,
		view.CustomerPick: b.suggestCustomers,
		view.ZonePick:     b.suggestZones,
	}
}

func (b *Bot) notes() map[outbox.Topic]drawing {
	return map[outbox.Topic]drawing{
		"issue.card":       b.drawIssueCard,
		"issue.decided":    b.drawIssueNews(view.IssueDecided),
		"issue.resolved":   b.drawIssueNews(view.IssueResolved),
		"issue.reopened":   b.drawIssueNews(view.IssueReopened),
		"action.due":       b.drawAction(view.ActionDue),
		"action.overdue":   b.drawAction(view.ActionOverdue),
		"action.escalated": b.drawAction(view.ActionEscalated),
		"agenda.page":      b.drawAgendaPage,
		"minutes":          b.drawMinutes,
		noticeTopic:        b.drawNotice,
	}
}

// action finds the handler of a press. What was chosen in an overflow menu is
// routed as the button it stands for.
func (r routes) action(id view.ActionID, value string) (do handler, route, ref string) {
	if id == view.More {
		if chosen, ref, ok := view.Chosen(value); ok {
			return r.actions[chosen], chosen, ref
		}
	}
	return r.actions[id], id, value
}

// picked is what a press says: a button's value, or what was chosen in a menu.
func picked(a *slack.BlockAction) string {
	for _, v := range []string{a.Value, a.SelectedOption.Value, a.SelectedUser, a.SelectedChannel, a.SelectedConversation} {
		if v != "" {
			return v
		}
	}
	return ""
}
