// Package issue holds what hinders a project: raised any day, decided in
// committee, carried out, closed. It refuses a decision without an owner and a
// date, and a change by somebody who may not make it.
package issue

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
)

// ID names an issue.
type ID int64

// Subject is how the rest of the house points at the issue.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "issue", ID: int64(id)} }

// State is a stage of an issue's life.
type State string

// The stages of an issue's life. A reopened issue is open again.
const (
	Open     State = "open"
	Decided  State = "decided"
	Resolved State = "resolved"
	Closed   State = "closed"
)

// Severity is how much the issue hinders.
type Severity string

// The severities, worst first.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

// Severities lists them, worst first.
var Severities = []Severity{Critical, High, Medium, Low}

// Rank orders severities, 0 for the worst.
func (s Severity) Rank() int { return slices.Index(Severities, s) }

// Issue is something that hinders a project.
type Issue struct {
	ID          ID
	Project     project.ID
	Kind        KindKey
	Severity    Severity
	Description string
	Evidence    string // permalink of the Slack message it came from, "" for none
	Responsible []directory.Role
	State       State
	RaisedBy    directory.UserID
	RaisedAt    time.Time
	OpenSince   time.Time // when it was raised or last reopened
	Reopened    int       // how often
	Decision    decision.ID
	Solutions   []SolutionKey    // chosen by the decision in force
	Note        string           // the decider's own words
	Owner       directory.UserID // who carries it out; of an open issue, to whom it is assigned, "" for nobody
	Due         calendar.Date
	DecidedBy   directory.UserID
	DecidedAt   time.Time
	Ending      Ending // how a scope issue ended
	ResolvedAt  time.Time
	ClosedAt    time.Time
	Tasks       []Task
}

// DescriptionLimit is how many characters a description may have: Slack's limit
// of a plain-text input and of a section's text, with room for the rest of it.
const DescriptionLimit = 2000

// Draft is what somebody says when raising an issue.
type Draft struct {
	Project     project.ID
	Kind        KindKey
	Severity    Severity // "" takes the kind's
	Description string
	Evidence    string
	Responsible []directory.Role // none takes the kind's
	Owner       directory.UserID // to whom it is assigned before anything is decided; "" for nobody
}

func (d Draft) check() error {
	switch {
	case d.Project == 0:
		return fault.Invalidf("Choose the project.").In("project")
	case d.Kind == "":
		return fault.Invalidf("Choose what kind of issue it is.").In("kind")
	case strings.TrimSpace(d.Description) == "":
		return fault.Invalidf("Describe the issue in a sentence.").In("description")
	case utf8.RuneCountInString(d.Description) > DescriptionLimit:
		return fault.Invalidf("The description may have at most %d characters.", DescriptionLimit).In("description")
	case d.Severity != "" && d.Severity.Rank() < 0:
		return fault.Invalidf("The severity is critical, high, medium or low.").In("severity")
	}
	return nil
}
