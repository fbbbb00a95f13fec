// Package decision holds what was settled: by whom, when, about what. A
// decision is never edited and never removed; a later one supersedes it.
package decision

import (
	"encoding/json"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// ID names a decision; 0 is none.
type ID int64

// Decision is what somebody settled about a subject.
type Decision struct {
	ID         ID
	Subject    outbox.Subject
	Committee  directory.CommitteeID
	Verb       string   // what was settled: "issue.decided", "project.launched", "project.stopped", "issue.resolved"
	Choices    []string // what was chosen: keys of solutions, members of a team
	Note       string   // in the decider's own words
	Owner      directory.UserID
	Due        calendar.Date
	By         directory.UserID
	At         time.Time
	Supersedes ID
	Authority  json.RawMessage // by what right, as the noun wrote it; nil where a role says it all
}
