package project

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Draft is a step somebody takes at a gate.
type Draft struct {
	Gate     GateKey
	Kind     StepKind
	Round    int // of the gate when the person looked at it
	Document Document
	Note     string
}

// NoteLimit is how many characters a note or a reason may have.
const NoteLimit = 1000

// Step takes a step at one of the project's gates. It counts for the document its
// maker has seen, and for no other.
func (p Project) Step(d Draft, s Scene) (Project, change.Effects, error) {
	r, known := ruleOf(d.Gate)
	if !known {
		return p, change.Effects{}, fault.NotFoundf("There is no such gate.")
	}
	g := p.gate(r)
	asked, err := p.asked(r, g, d, s)
	if err != nil {
		return p, change.Effects{}, err
	}
	if err := p.mayStep(g, asked, s); err != nil {
		return p, change.Effects{}, err
	}
	if err := d.check(asked); err != nil {
		return p, change.Effects{}, err
	}
	before := p
	taken := Step{Gate: d.Gate, Kind: d.Kind, By: s.Actor.ID, At: s.Now, Document: d.Document, Note: strings.TrimSpace(d.Note)}
	p.Steps = append(slices.Clone(p.Steps), taken)
	after, e := p.changed("gate."+string(d.Kind), before, s)
	e.Before, e.After = stepRecord{}, newStepRecord(taken)
	if d.Kind == Disagreed {
		e.Notes = p.tellDisagreement(taken, e.Notes, s)
	}
	return after, e, nil
}

// stepRecord is what the record keeps of a step; the steps of before stand in it
// already.
type stepRecord struct {
	Gate     GateKey
	Document string // its title, else its address
	Note     string
}

func newStepRecord(s Step) stepRecord {
	return stepRecord{Gate: s.Gate, Document: s.Document.Name(), Note: s.Note}
}

// asked is what the step has to fulfil. A step that comes too late is told who
// was first.
func (p Project) asked(r gateRule, g Gate, d Draft, s Scene) (Demand, error) {
	if p.State != r.in {
		return Demand{}, fault.Conflictf("%s is not at this gate now. The card shows where it stands.", p.Name)
	}
	if d.Round != g.Round {
		return Demand{}, g.outdated(s)
	}
	asked, ok := r.demand(g, d.Kind)
	if ok {
		return asked, nil
	}
	if last, done := g.last(d.Kind); done {
		return Demand{}, fault.Conflictf("Already %s by %s at %s.", d.Kind.Text(), last.By.Mention(), s.moment(last))
	}
	return Demand{}, fault.Conflictf("The gate is not that far. The card shows what it waits for.")
}

// outdated is for somebody who saw another document than the one of the round.
func (g Gate) outdated(s Scene) error {
	switch {
	case g.Refused != nil:
		return fault.Conflictf("%s turned it down at %s. The document has to be delivered anew.", g.Refused.By.Mention(), s.moment(*g.Refused))
	case len(g.Steps) > 0:
		return fault.Conflictf("%s delivered the document at %s. Look at it on the card first.", g.Steps[0].By.Mention(), s.moment(g.Steps[0]))
	}
	return fault.Conflictf("The gate is not that far. The card shows what it waits for.")
}

func (s Scene) moment(step Step) locale.Moment { return locale.Moment{At: step.At, Zone: s.Zone} }

// mayStep refuses whoever plays none of the parts, and who has to stay apart.
func (p Project) mayStep(g Gate, asked Demand, s Scene) error {
	if !s.Actor.Active {
		return fault.Forbiddenf("This account is deactivated in Slack.")
	}
	if asked.Apart && asked.Kind != Delivered {
		if last, ok := g.by(s.Actor.ID); ok {
			return fault.Forbiddenf("You have %s it yourself; this step takes somebody else.", last.Kind.Text())
		}
	}
	var apart []directory.UserID
	if asked.Apart {
		apart = g.hands()
	}
	if !p.plays(s.Actor.ID, asked.By, apart, s.cast()) {
		return fault.Forbiddenf("This step is for %s.", choice(asked.By))
	}
	return nil
}

// by is the latest step of the round that the user took.
func (g Gate) by(user directory.UserID) (Step, bool) {
	for n := len(g.Steps) - 1; n >= 0; n-- {
		if g.Steps[n].By == user {
			return g.Steps[n], true
		}
	}
	return Step{}, false
}

func (d Draft) check(asked Demand) error {
	switch {
	case utf8.RuneCountInString(d.Note) > NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", NoteLimit).In("note")
	case d.Kind == Disagreed && strings.TrimSpace(d.Note) == "":
		return fault.Invalidf("Say what has to change.").In("note")
	case asked.Opinion && strings.TrimSpace(d.Note) == "":
		return fault.Invalidf("Write down your opinion.").In("note")
	case asked.Document || !d.Document.None():
		return d.Document.Check()
	}
	return nil
}

// Disagreement is what the note about a document that was turned down carries to
// its renderer.
type Disagreement struct {
	Gate GateKey          `json:"gate"`
	By   directory.UserID `json:"by"`
	Note string           `json:"note"`
}

// tellDisagreement tells sales manager and project manager that they have to come
// to terms (domain, section 4); whoever said no knows. It takes the place of what
// they would be told of their turn.
func (p Project) tellDisagreement(no Step, turns []outbox.Note, s Scene) []outbox.Note {
	users := append(p.players(PartManager, nil, s.cast()), p.players(PartSales, nil, s.cast())...)
	var notes []outbox.Note
	for _, user := range s.cast().reached(users, []directory.UserID{s.Actor.ID}) {
		turns = slices.DeleteFunc(turns, func(n outbox.Note) bool { return n.Channel == outbox.Lane(user) })
		notes = append(notes, outbox.Note{Topic: "gate.disagreed", Subject: p.ID.turnSubject(no.Gate), Channel: outbox.Lane(user),
			Key: "gate.disagreed:" + s.Press + ":" + string(user), Priority: outbox.Approval,
			Args: outbox.Args(Disagreement{Gate: no.Gate, By: no.By, Note: no.Note})})
	}
	return append(turns, notes...)
}
