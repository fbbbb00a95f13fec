package view

import (
	"github.com/slack-go/slack"

	"docket/internal/audit"
	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// Escape makes text safe in mrkdwn: it can mention nobody and link nowhere.
func Escape(text string) string { return text }

// Fault says an error as mrkdwn; one that is no fault as one calm sentence.
func Fault(r Reader, err error) string { return err.Error() }

// FaultPlain says an error where Slack draws no mrkdwn.
func FaultPlain(r Reader, err error) string { return err.Error() }

// FieldErrors says the faults of a submission beside the fields of the modal they belong to.
func FieldErrors(r Reader, err error, v slack.View) map[string]string { return nil }

// Ref reads a button's value that is one number.
func Ref(value string) (int64, error) { return 0, nil }

// ReadTask reads the value of a task's Done button.
func ReadTask(value string) (issue.ID, issue.TaskID, error) { return 0, 0, nil }

// ReadOlder reads the value of a history's Older button.
func ReadOlder(value string) (of outbox.Subject, offset int, err error) { return }

// Chosen splits the value of an overflow's option into the action and its value.
func Chosen(value string) (action ActionID, ref string, ok bool) { return }

func IssueCard(r Reader, c issue.Card) Message                              { return Message{} }
func IssueModal(r Reader, c issue.Card) slack.ModalViewRequest              { return slack.ModalViewRequest{} }
func IssueList(r Reader, heading string, ls []issue.Line, more int) Message { return Message{} }
func IssueDecided(r Reader, c issue.Card) Message                           { return Message{} }
func IssueResolved(r Reader, c issue.Card) Message                          { return Message{} }
func IssueReopened(r Reader, c issue.Card) Message                          { return Message{} }
func ActionDue(r Reader, c issue.Card, a issue.ActionArgs) Message          { return Message{} }
func ActionOverdue(r Reader, c issue.Card, a issue.ActionArgs) Message      { return Message{} }
func ActionEscalated(r Reader, c issue.Card, a issue.ActionArgs) Message    { return Message{} }

// IssueForm is what the modal "Log an issue" knows so far.
type IssueForm struct {
	Project     *project.Line // nil until it is chosen
	Fixed       bool          // the project was given and is not asked for
	Kinds       []issue.Kind  // those that fit the project's type
	Kind        issue.KindKey // chosen so far; "" for none
	Evidence    string        // permalink of the message it comes from
	Description string        // proposed: the message's text
}

// IssuePicks is what was chosen in a modal that is still open.
type IssuePicks struct {
	Project  project.ID
	Kind     issue.KindKey
	Fixed    bool
	Evidence string
}

func LogIssue(r Reader, f IssueForm) slack.ModalViewRequest    { return slack.ModalViewRequest{} }
func ReadLogIssue(v slack.View) (issue.Draft, error)           { return issue.Draft{}, nil }
func ReadIssuePicks(v slack.View) IssuePicks                   { return IssuePicks{} }
func ProjectOptions(r Reader, ls []project.Line) Options       { return Options{} }
func CustomerOptions(r Reader, cs []customer.Customer) Options { return Options{} }
func ZoneOptions(query string) Options                         { return Options{} }

// DecideForm is what the modal "Decide" starts from.
type DecideForm struct {
	Card  issue.Card
	Owner directory.UserID // proposed: the owner so far, else the project manager
	Days  calendar.Days    // the committee's working days, for the proposed due date
}

func Decide(r Reader, f DecideForm) slack.ModalViewRequest            { return slack.ModalViewRequest{} }
func ReadDecide(v slack.View) (issue.ID, issue.Choice, error)         { return 0, issue.Choice{}, nil }
func ResolveIssue(r Reader, c issue.Card) slack.ModalViewRequest      { return slack.ModalViewRequest{} }
func ReadResolve(v slack.View) (issue.ID, issue.Result, error)        { return 0, issue.Result{}, nil }
func ReopenIssue(r Reader, c issue.Card) slack.ModalViewRequest       { return slack.ModalViewRequest{} }
func ReadReopen(v slack.View) (id issue.ID, reason string, err error) { return }

func ProjectCard(r Reader, c project.Card) Message                             { return Message{} }
func ProjectModal(r Reader, c project.Card) slack.ModalViewRequest             { return slack.ModalViewRequest{} }
func ProjectList(r Reader, query string, ls []project.Line, more bool) Message { return Message{} }

// ProjectForm is what the modal "Add a project" starts from.
type ProjectForm struct {
	Name       string             // proposed
	Customer   *customer.Customer // proposed
	Committees []committee.Committee
}

func AddProject(r Reader, f ProjectForm) slack.ModalViewRequest       { return slack.ModalViewRequest{} }
func ReadAddProject(v slack.View) (project.Project, error)            { return project.Project{}, nil }
func LaunchProject(r Reader, l project.Line) slack.ModalViewRequest   { return slack.ModalViewRequest{} }
func ReadLaunch(v slack.View) (project.ID, project.Launch, error)     { return 0, project.Launch{}, nil }
func StopProject(r Reader, l project.Line) slack.ModalViewRequest     { return slack.ModalViewRequest{} }
func ReadStop(v slack.View) (id project.ID, reason string, err error) { return }
func AddCustomer(r Reader, name string) slack.ModalViewRequest        { return slack.ModalViewRequest{} }
func ReadAddCustomer(v slack.View) (customer.Customer, error)         { return customer.Customer{}, nil }

func AgendaPage(r Reader, p committee.Page) Message                            { return Message{} }
func AgendaPreview(r Reader, p committee.Preview) Message                      { return Message{} }
func AgendaChoice(r Reader, cs []committee.Committee) Message                  { return Message{} }
func Minutes(r Reader, m committee.Minutes, page int) Message                  { return Message{} }
func MinutesMarkdown(r Reader, m committee.Minutes) string                     { return "" }
func Meetings(r Reader, c committee.Committee, ms []committee.Meeting) Message { return Message{} }

// Todo is what waits for one person.
type Todo struct {
	Actions []issue.Line // decided, and the person owns the issue or an open task of it
	Decide  []issue.Line // open, and the person's to decide
}

// HomeTab is what a person's Home tab shows.
type HomeTab struct {
	Todo
	Raised  []issue.Line        // not closed, raised by the person
	Agendas []committee.Preview // of the committees the person belongs to
}

func Home(r Reader, h HomeTab) slack.HomeTabViewRequest { return slack.HomeTabViewRequest{} }
func Waiting(r Reader, t Todo) Message                  { return Message{} }
func Help(r Reader) Message                             { return Message{} }

// Usage answers a command that could not be read with what would have worked.
func Usage(r Reader, command, typed string) Message { return Message{} }

func EditRoles(r Reader, m *directory.Member) slack.ModalViewRequest { return slack.ModalViewRequest{} }
func ReadRoles(v slack.View) (directory.Grant, error)                { return directory.Grant{}, nil }
func ReadMemberPick(v slack.View) directory.UserID                   { return "" }
func RolesList(r Reader, ms []directory.Member) Message              { return Message{} }
func AddAbsence(r Reader, of directory.UserID) slack.ModalViewRequest {
	return slack.ModalViewRequest{}
}
func ReadAbsence(v slack.View) (of directory.UserID, a directory.Absence, err error) { return }

func CommitteeSettings(r Reader, c committee.Committee) slack.ModalViewRequest {
	return slack.ModalViewRequest{}
}
func ReadCommittee(v slack.View) (committee.Committee, error)  { return committee.Committee{}, nil }
func CommitteeList(r Reader, cs []committee.Committee) Message { return Message{} }
func EditKind(r Reader, k issue.Kind) slack.ModalViewRequest   { return slack.ModalViewRequest{} }
func ReadKind(v slack.View) (issue.Kind, error)                { return issue.Kind{}, nil }
func KindList(r Reader, ks []issue.Kind) Message               { return Message{} }

// HistoryPage is a page of the record about one thing.
type HistoryPage struct {
	Subject outbox.Subject
	Title   string        // what the thing is called
	Entries []audit.Entry // newest first, at most HistoryEntries
	Offset  int           // how many newer ones are not shown
	Older   bool          // there are more
}

// HistoryEntries is how many entries a page of the record holds.
const HistoryEntries = 20

func History(r Reader, h HistoryPage) slack.ModalViewRequest { return slack.ModalViewRequest{} }

// Trouble is a refusal of Slack that an administrator has to know of.
type Trouble struct {
	Lane   outbox.Lane // "" when it holds for the whole token
	Reason string      // Slack's word
}

func Notice(r Reader, t Trouble) Message      { return Message{} }
func Loading(r Reader) slack.ModalViewRequest { return slack.ModalViewRequest{} }

// Told is one sentence as a modal: why the one that was asked for does not open.
func Told(r Reader, sentence string) slack.ModalViewRequest { return slack.ModalViewRequest{} }

// Said is one sentence to one person.
func Said(sentence string) Message                                           { return Message{Text: sentence} }
func SaidIssueLogged(r Reader, i issue.Issue, home outbox.Lane) Message      { return Message{} }
func SaidProjectAdded(r Reader, p project.Project) Message                   { return Message{} }
func SaidCustomerAdded(r Reader, c customer.Customer) Message                { return Message{} }
func SaidRoles(r Reader, g directory.Grant) Message                          { return Message{} }
func SaidAbsence(r Reader, of directory.UserID, a directory.Absence) Message { return Message{} }
func SaidCommittee(r Reader, c committee.Committee) Message                  { return Message{} }
func SaidKind(r Reader, k issue.Kind) Message                                { return Message{} }
