package committee

import (
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/emergency"
	"docket/internal/entitlement"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

// Section is a part of the agenda.
type Section string

// The sections that have content, in the standard order.
const (
	NewProjects  Section = "new_projects"
	PSIssues     Section = "ps_issues"
	BSIssues     Section = "bs_issues"
	CloseOuts    Section = "close_outs"
	Emergencies  Section = "emergencies"
	Gates        Section = "gates"          // projects whose gates, or whose next stage, somebody has to look after
	Approvals    Section = "approvals"      // orders whose approval is past its deadline
	OrdersToSend Section = "orders_to_send" // approved, and not with the customer
	Requests     Section = "requests"       // that nobody has taken in time
	Levels       Section = "levels"         // requests in hand, with a broken service level
	Requirements Section = "requirements"   // under evaluation, awaiting a decision
	Expiring     Section = "expiring"       // what customers have bought and soon, or already, cannot use any more
	ServiceEnds  Section = "service_ends"   // customers whose service period ends soon, or has, and nobody said how it goes on
	CallsDue     Section = "calls_due"      // call-backs due or missed
)

// Sections lists them in the order of the agenda.
var Sections = []Section{NewProjects, PSIssues, BSIssues, CloseOuts, Emergencies, Gates, Approvals, OrdersToSend, Requests, Levels, Requirements, Expiring, ServiceEnds, CallsDue}

// Decides reports whether the committee decides what stands in the section; of the
// others it is told.
func (s Section) Decides() bool {
	return s == NewProjects || s == PSIssues || s == BSIssues || s == Requirements
}

// Item is one line of the agenda: what stands in its section.
type Item struct {
	Section     Section
	Project     *project.Line     // of NewProjects and Gates
	Issue       *issue.Line       // of PSIssues and BSIssues
	Closeout    *closeout.Line    // of CloseOuts
	Emergency   *emergency.Line   // of Emergencies
	Order       *order.Entry      // of Approvals and OrdersToSend
	Request     *request.Line     // of Requests and Levels
	Requirement *requirement.Line // of Requirements
	Entitlement *entitlement.Line // of Expiring
	Service     *care.Service     // of ServiceEnds
	Call        *care.Card        // of CallsDue
	Weeks       int               // how many meetings before this one it has waited through
	New         bool              // came up since the last meeting
}

// Settled reports whether nobody has anything left to do about the item.
func (i Item) Settled() bool {
	switch {
	case i.Issue != nil:
		return i.Issue.State != issue.Open
	case i.Closeout != nil:
		return i.Closeout.State.Over()
	case i.Emergency != nil:
		return !i.Emergency.Standing()
	case i.Order != nil && i.Section == OrdersToSend:
		return i.Order.State != order.Approved
	case i.Order != nil:
		return i.Order.State != order.Approving || i.Order.Approval.LateSince.IsZero()
	case i.Request != nil && i.Section == Requests:
		return i.Request.Untaken.IsZero()
	case i.Request != nil:
		return i.Request.Late.IsZero() || i.Request.State.Over() || !i.Request.Untaken.IsZero()
	case i.Requirement != nil:
		return i.Requirement.State != requirement.Evaluating
	case i.Entitlement != nil:
		return !i.Entitlement.Unsettled()
	case i.Service != nil:
		return i.Service.Settled
	case i.Call != nil:
		return !i.Call.IsDue()
	case i.Section == Gates:
		return i.Project.State != project.Preparing && i.Project.State != project.Accepting
	}
	return i.Project.State != project.New
}

// Summary is the agenda in figures.
type Summary struct {
	Left    map[Section]int // of the agenda, waiting still
	Total   map[Section]int // on the agenda
	New     int             // came up since the last meeting
	Decided int             // decided since the last meeting
	Closed  int             // closed since the last meeting: issues and close-outs
	Changed int             // issues decided or closed since the last meeting, each once
	Long    int             // waiting for LongWeeks meetings or more
	Late    int             // decided, and their date has passed
	LastMet time.Time       // when the last agenda was due; zero for never
}

// LongWeeks is from how many meetings on an item has waited long.
const LongWeeks = 3

// HeadItems is how many items of a section the head shows at most: as many as its
// blocks have room for, with a title for each section and a line for what is left.
// Where that is little for each, the foremost sections get what the first item of
// each of the others leaves.
func (s Summary) HeadItems(of Section) int {
	every := s.most(func(n int) int { return n })
	switch {
	case every >= HeadFew:
		return every
	case of.foremost():
		return max(every, s.most(func(int) int { return 1 }))
	}
	return 1
}

// most is how many items of the foremost sections the head has room for, when it
// shows as many of the others as they are given beside so many.
func (s Summary) most(others func(n int) int) int {
	n := HeadMost
	for ; n > 1 && s.headBlocks(n, others(n)) > HeadBlocks; n-- {
	}
	return n
}

func (s Summary) headBlocks(foremost, others int) int {
	blocks := 0
	for section, items := range s.Total {
		shown := others
		if section.foremost() {
			shown = foremost
		}
		if items > 0 {
			blocks += 1 + min(items, shown+1)
		}
	}
	return blocks
}

// foremost reports whether the section stands in every agenda (domain, section 2);
// the others are what the week adds.
func (s Section) foremost() bool { return slices.Index(Sections, s) < Foremost }

// Open counts what is still to decide.
func (s Summary) Open() int {
	n := 0
	for section, left := range s.Left {
		if section.Decides() {
			n += left
		}
	}
	return n
}

// PageID names one message of an agenda.
type PageID int64

// Subject is how a note points at the page.
func (id PageID) Subject() outbox.Subject { return outbox.Subject{Kind: "agenda_page", ID: int64(id)} }

// The sizes of an agenda's messages, so that none passes Slack's 50 blocks: the
// head shows the first of each section, replies the rest.
const (
	HeadMost   = 10 // items of each section
	HeadFew    = 3  // items of each section, below which the foremost go before the others
	Foremost   = 4  // so many of Sections
	HeadBlocks = 40 // for all sections with their titles, and where the rest is
	PageItems  = 40
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
	Items     []Item // the first HeadMost of each section
}
