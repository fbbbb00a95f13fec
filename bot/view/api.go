package view

import (
	"github.com/slack-go/slack"

	"docket/internal/audit"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

func ZoneOptions(query string) Options { return Options{} }

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
