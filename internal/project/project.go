// Package project holds what an order turns into: a project of Professional or
// Business Services, its team and the stages of its life. It refuses a stage
// out of order and a team that cannot deliver.
package project

import (
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// ID names a project.
type ID int64

// Type says which business delivers the project.
type Type string

// The types of projects.
const (
	PS Type = "PS" // Professional Services
	BS Type = "BS" // Business Services
)

// State is a stage of a project's life.
type State string

// The stages of a project's life, in order; Stopped may follow any but Ended.
const (
	New        State = "new" // ordered, not launched
	PreKickoff State = "pre_kickoff"
	Preparing  State = "preparing"
	Running    State = "running"
	Accepting  State = "accepting"
	Closing    State = "closing"
	InService  State = "in_service"
	Ended      State = "ended"
	Stopped    State = "stopped"
)

// Project is one project of one customer.
type Project struct {
	ID         ID
	Committee  directory.CommitteeID
	Customer   customer.ID
	Name       string
	Type       Type
	State      State
	Contract   string           // the order's or contract's number, "" when there is none
	Channel    string           // its own Slack channel, "" when it has none
	ReceivedOn calendar.Date    // when the signed order came back
	Manager    directory.UserID // the project manager
	Sales      directory.UserID // the sales manager
	Team       []directory.UserID
	Progress   directory.UserID // follows progress
	Quality    directory.UserID // follows quality
	PreKickoff calendar.Date    // in the committee's zone; zero when not set or dropped
	Kickoff    Kickoff
	Invitation Invitation
	Steps      []Step // what was done at its gates, oldest first
	Note       string // why it was stopped
	CreatedAt  time.Time
	Since      time.Time // when it came to its stage
}

// Kickoff is the pre-kickoff on its day.
type Kickoff struct {
	At      int    // minutes after midnight, in the committee's zone
	Minutes int    // how long it takes
	Place   string // a room, or a link to join; "" when not known
}

// DefaultKickoff is ten o'clock, for an hour.
var DefaultKickoff = Kickoff{At: 10 * 60, Minutes: 60}

// Invitation is what calendars know of the pre-kickoff (RFC 5546).
type Invitation struct {
	UID      string  // for ever; "" until somebody was invited
	Sequence int     // of the last message sent; 0 for none
	Guests   []Guest // who was invited last; nobody once it is called off
}

// NameLimit is how many characters a project's name may have.
const NameLimit = 150

// Subject is how the rest of the house points at the project.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "project", ID: int64(id)} }

// Over reports whether nothing more will happen in the project.
func (p Project) Over() bool { return p.State == Ended || p.State == Stopped }

// Check refuses a project that makes no sense, naming the field.
func (p Project) Check() error {
	switch name := strings.TrimSpace(p.Name); {
	case name == "":
		return fault.Invalidf("The project needs a name.").In("name")
	case utf8.RuneCountInString(name) > NameLimit:
		return fault.Invalidf("The name may have at most %d characters.", NameLimit).In("name")
	case p.Customer == 0:
		return fault.Invalidf("Choose the customer.").In("customer")
	case p.Type != PS && p.Type != BS:
		return fault.Invalidf("The type is PS or BS.").In("type")
	case p.Committee == 0:
		return fault.Invalidf("Choose the committee that follows the project.").In("committee")
	}
	return nil
}
