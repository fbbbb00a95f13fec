package committee

import (
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
)

// MinutesItems is how many decisions one message of the minutes holds.
const MinutesItems = 20

// Minute is a decision as it stands in the minutes.
type Minute struct {
	decision.Decision
	During   bool // taken while the meeting ran, rather than since the one before
	Issue    *issue.Line
	Project  *project.Line
	Outdated bool // superseded by a later decision
}

// Minutes are what a meeting leaves behind.
type Minutes struct {
	Meeting   Meeting
	Committee Committee
	Decisions []Minute
	Carried   []Item // on the agenda and not settled, worst first
	Absent    []directory.UserID
}
