package project

import (
	"time"

	"docket/internal/directory"
	"docket/internal/locale"
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

// Gate is a gate as it stands.
type Gate struct {
	Key     GateKey
	Done    bool
	Round   int    // how often its document was delivered or turned down; what a step has to have seen
	Steps   []Step // those that stand, oldest first
	Refused *Step  // the disagreement that sent it back to its start; nil when nothing did
	Next    Demand // what it asks for; zero once it is done
}

// Demand is what a gate asks for next.
type Demand struct {
	Kind      StepKind
	Left      int    // by how many different people still
	By        []Part // who may; the first is told
	Apart     bool   // not by anybody who had a hand in the round
	Document  bool   // with a document
	Opinion   bool   // with a note
	Refusable bool   // may be answered with Disagreed
}

// Gates are the project's gates in their order, as its steps leave them.
func (p Project) Gates() []Gate {
	gates := make([]Gate, len(gateRules))
	for n, r := range gateRules {
		gates[n] = p.gate(r)
	}
	return gates
}

// Gate is one of the project's gates. One nobody knows is never done.
func (p Project) Gate(key GateKey) Gate {
	r, _ := ruleOf(key)
	return p.gate(r)
}

// gate folds the steps: a document delivered anew and a disagreement make what
// came before them history.
func (p Project) gate(r gateRule) Gate {
	g := Gate{Key: r.key}
	for _, s := range p.Steps {
		switch {
		case s.Gate != r.key:
		case s.Kind == Delivered:
			g.Round, g.Steps, g.Refused = g.Round+1, []Step{s}, nil
		case s.Kind == Disagreed:
			g.Round, g.Steps, g.Refused = g.Round+1, nil, &s
		default:
			g.Steps = append(g.Steps, s)
		}
	}
	g.Next, g.Done = r.next(g.Steps)
	return g
}

// Missing are the gates that are open and stand before the stage.
func (p Project) Missing(before State) []GateKey {
	var open []GateKey
	for _, r := range gateRules {
		if r.before == before && !p.gate(r).Done {
			open = append(open, r.key)
		}
	}
	return open
}

// Document is the document of the round, none before it was delivered.
func (g Gate) Document() Document {
	if len(g.Steps) == 0 {
		return Document{}
	}
	return g.Steps[0].Document
}

// last is the latest step of the kind that stands.
func (g Gate) last(k StepKind) (Step, bool) {
	for n := len(g.Steps) - 1; n >= 0; n-- {
		if g.Steps[n].Kind == k {
			return g.Steps[n], true
		}
	}
	return Step{}, false
}

// hands are those who had a hand in the round.
func (g Gate) hands() []directory.UserID {
	var by []directory.UserID
	for _, s := range g.Steps {
		by = append(by, s.By)
	}
	return by
}

// Text says what the gate asks for, as part of a sentence.
func (k GateKey) Text() locale.Text { return gateWords[k] }

var gateWords = map[GateKey]locale.Text{
	Preparations: locale.Textf("confirmation of preparations"),
	Survey:       locale.Textf("survey report"),
	DataTemplate: locale.Textf("data-import template"),
	Plan:         locale.Textf("plan and schedule"),
	Acceptance:   locale.Textf("acceptance report"),
}

// Text says what was done, as part of a sentence: "Delivered by …".
func (k StepKind) Text() locale.Text { return stepWords[k] }

var stepWords = map[StepKind]locale.Text{
	Confirmed: locale.Textf("confirmed"),
	Delivered: locale.Textf("delivered"),
	Assessed:  locale.Textf("assessed"),
	Endorsed:  locale.Textf("endorsed"),
	Approved:  locale.Textf("approved"),
	Agreed:    locale.Textf("agreed with the customer"),
	Disagreed: locale.Textf("turned down"),
}
