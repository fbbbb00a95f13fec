package view

// ActionID names a button or a menu: "noun.verb".
type ActionID = string

// The buttons. The value of each is written beside it; Ref reads it.
const (
	IssueLog     ActionID = "issue.log"     // a project's ID, or "" for any project
	IssueOpen    ActionID = "issue.open"    // an issue's ID: the card as a modal
	IssueDecide  ActionID = "issue.decide"  // an issue's ID
	IssueChange  ActionID = "issue.change"  // an issue's ID: decide anew
	IssueResolve ActionID = "issue.resolve" // an issue's ID
	IssueClose   ActionID = "issue.close"   // an issue's ID
	IssueReopen  ActionID = "issue.reopen"  // an issue's ID
	IssueHistory ActionID = "issue.history" // an issue's ID
	TaskFinish   ActionID = "task.finish"   // "issue:task"
	IssuesMine   ActionID = "issue.mine"    // "": what waits for me, in full

	ProjectAdd     ActionID = "project.add"     // ""
	ProjectOpen    ActionID = "project.open"    // a project's ID: the card as a modal
	ProjectLaunch  ActionID = "project.launch"  // a project's ID
	ProjectStop    ActionID = "project.stop"    // a project's ID
	ProjectHistory ActionID = "project.history" // a project's ID

	MeetingStart   ActionID = "meeting.start"   // a meeting's ID
	MeetingJoin    ActionID = "meeting.join"    // a meeting's ID
	MeetingEnd     ActionID = "meeting.end"     // a meeting's ID
	MeetingMinutes ActionID = "meeting.minutes" // a meeting's ID: the minutes, to the presser alone
	MeetingExport  ActionID = "meeting.export"  // a meeting's ID: the minutes as a Markdown file
	MeetingList    ActionID = "meeting.list"    // a committee's ID
	AgendaShow     ActionID = "agenda.show"     // a committee's ID: the agenda, to the presser alone

	CommitteeAdd  ActionID = "committee.add"  // ""
	CommitteeEdit ActionID = "committee.edit" // a committee's ID
	RolesEdit     ActionID = "roles.edit"     // a member's ID, or ""
	AbsenceAdd    ActionID = "absence.add"    // ""
	KindAdd       ActionID = "kind.add"       // ""
	KindEdit      ActionID = "kind.edit"      // a kind's key
	HistoryOlder  ActionID = "history.older"  // "kind:id:offset"

	More ActionID = "more" // an overflow menu: the option's value is "action|value"; Chosen reads it
)

// The menus that ask back while a modal is open.
const (
	ProjectPick ActionID = "project.pick" // asks for options, and tells of the choice
	ZonePick    ActionID = "zone.pick"    // asks for options
	KindPick    ActionID = "kind.pick"    // tells of the choice
	MemberPick  ActionID = "member.pick"  // tells of the choice
)

// The callbacks of modals, by which a submission finds its reader.
const (
	IssueFormID     = "issue_form"
	DecideFormID    = "decide_form"
	ResolveFormID   = "resolve_form"
	ReopenFormID    = "reopen_form"
	ProjectFormID   = "project_form"
	LaunchFormID    = "launch_form"
	StopFormID      = "stop_form"
	RolesFormID     = "roles_form"
	AbsenceFormID   = "absence_form"
	CommitteeFormID = "committee_form"
	KindFormID      = "kind_form"
	HistoryID       = "history"
	CardID          = "card"
	ToldID          = "told"
	ShownID         = "shown"
)
