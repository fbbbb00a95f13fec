package committee

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// Section is a part of the agenda.
type Section string

// The sections that have content, in the standard order.
const (
	NewProjects Section = "new_projects"
	PSIssues    Section = "ps_issues"
	BSIssues    Section = "bs_issues"
)

// Sections lists them in the order of the agenda.
var Sections = []Section{NewProjects, PSIssues, BSIssues}

// Item is one line of the agenda: a project to launch, or an issue to decide.
type Item struct {
	Section Section
	Project *project.Line // of NewProjects
	Issue   *issue.Line   // of PSIssues and BSIssues
	Weeks   int           // how many meetings before this one it has waited through
	New     bool          // came up since the last meeting
}

// Settled reports whether the committee has nothing left to do about the item.
func (i Item) Settled() bool {
	if i.Project != nil {
		return i.Project.State != project.New
	}
	return i.Issue.State != issue.Open
}

// Summary is the agenda in figures.
type Summary struct {
	ToDecide map[Section]int // still open now
	Total    map[Section]int // on the agenda
	New      int             // came up since the last meeting
	Decided  int             // decided since the last meeting
	Closed   int             // closed since the last meeting
	Long     int             // waiting for LongWeeks meetings or more
	Late     int             // decided, and their date has passed
	LastMet  time.Time       // when the last agenda was due; zero for never
}

// LongWeeks is from how many meetings on an item has waited long.
const LongWeeks = 3

// Open counts what is still to decide.
func (s Summary) Open() int {
	n := 0
	for _, k := range s.ToDecide {
		n += k
	}
	return n
}

// PageID names one message of an agenda.
type PageID int64

// Subject is how a note points at the page.
func (id PageID) Subject() outbox.Subject { return outbox.Subject{Kind: "agenda_page", ID: int64(id)} }

// The sizes of an agenda's messages, so that neither comes near Slack's 50
// blocks: the head shows the first of each section, replies the rest.
const (
	HeadItems = 10 // of each section
	PageItems = 40
)

// ChangeItems is how many issues a head lists that were decided or closed since
// the last meeting.
const ChangeItems = 10

// Page is one message of an agenda: the head (Number 0) or a reply with what
// did not fit there, all of one section.
type Page struct {
	ID        PageID
	Number    int
	Pages     int // how many replies there are
	Meeting   Meeting
	Committee Committee
	Summary   Summary // of the head only
	Items     []Item
	Changes   []issue.Line // of the head only: what closed or was decided since the last meeting, at most ChangeItems
}

// Preview is the agenda as it would be posted now.
type Preview struct {
	Committee Committee
	Next      calendar.Occurrence
	Meeting   *Meeting // the one whose agenda stands, if any
	Summary   Summary
	Items     []Item // the first HeadItems of each section
}
