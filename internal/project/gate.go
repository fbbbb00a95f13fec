package project

import (
	"time"

	"docket/internal/directory"
)

// GateKey names a gate: what has to be in before a project may go on.
type GateKey string

// The gates (domain, section 4). The first four stand before work on site, the
// last one before the close-out.
const (
	Preparations GateKey = "preparations"  // confirmation of preparations
	Survey       GateKey = "survey"        // report, two assessors, handling opinion
	DataTemplate GateKey = "data_template" // data-import template
	Plan         GateKey = "plan"          // plan and schedule
	Acceptance   GateKey = "acceptance"    // acceptance report
)

// StepKind says what was done at a gate.
type StepKind string

// The kinds of steps.
const (
	Confirmed StepKind = "confirmed" // it is so
	Delivered StepKind = "delivered" // the document is there
	Assessed  StepKind = "assessed"  // one assessor's opinion
	Endorsed  StepKind = "endorsed"  // Management confirms the handling opinion
	Approved  StepKind = "approved"  // by our side
	Agreed    StepKind = "agreed"    // by the customer
	Disagreed StepKind = "disagreed" // by either side: from the start again
)

// Step is one thing done at a gate: who, when, with which document. It is never
// edited; a document delivered anew makes what came before it history.
type Step struct {
	ID       int64
	Gate     GateKey
	Kind     StepKind
	By       directory.UserID
	At       time.Time
	Document Document
	Note     string
}
