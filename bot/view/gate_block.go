package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/project"
)

// gateBlocks are the gates of the stage as a checklist, each with the step that is the reader's; of those that were
// passed before, the documents stay in reach.
func (r Reader) gateBlocks(c ProjectPage) []slack.Block {
	var blocks []slack.Block
	first := r.nextButton(c) == nil
	for _, g := range c.GatesHere() {
		b, next := r.gateButton(c.Card, g)
		if next && first {
			b, first = b.WithStyle(slack.StylePrimary), false
		}
		said := r.gateStands(g, r.askedAt(c.Card, g))
		if b == nil {
			blocks = append(blocks, section(said))
		} else {
			blocks = append(blocks, line(said, b))
		}
	}
	if passed := r.passedDocuments(c.Card); len(passed) > 0 {
		blocks = append(blocks, aside(facts(passed...)))
	}
	return blocks
}

// namedAtGate is up to how many people are named whose turn it is at a gate.
const namedAtGate = 3

// askedAt are those whose turn it is at a gate, "" when they are many or nobody.
func (r Reader) askedAt(c project.Card, g project.Gate) string {
	who := c.Awaited(project.Turn{Gate: g.Key, Kind: g.Next.Kind, Round: g.Round})
	if len(who) == 0 || len(who) > namedAtGate {
		return ""
	}
	return " (" + r.persons(who) + ")"
}

// gateStands is where a gate stands: what it waits for, and below it who did what when.
func (r Reader) gateStands(g project.Gate, who string) string {
	said := "*" + r.gateName(g.Key) + "*"
	switch {
	case g.Done:
		said = "✅ " + said
	case g.Refused != nil:
		said = "⚠️ " + said + ", " + r.P.T("turned down") + ", " + r.gateTurn(g) + who
	default:
		said = "⏳ " + said + ", " + r.gateTurn(g) + who
	}
	for _, s := range g.Steps {
		said += "\n" + r.stepDone(s)
	}
	if g.Refused != nil {
		said += "\n" + r.stepDone(*g.Refused) + "\n" + quote(g.Refused.Note, 300)
	}
	return said
}

// stepDone is who took a step, when, with which document.
func (r Reader) stepDone(s project.Step) string {
	said := r.P.T("%s by %s, %s", s.Kind.Text(), r.person(s.By), r.day(calendar.DateOf(s.At, r.Zone)))
	if d := r.document(s.Document); d != "" {
		said = r.colon(said, d)
	}
	return said
}

// gateButton is the step at the gate that is the reader's to take, nil for none, and whether it is the next one.
func (r Reader) gateButton(c project.Card, g project.Gate) (press *slack.ButtonBlockElement, next bool) {
	if r.ID == "" {
		return nil, false
	}
	if !g.Done && c.MayStep(r.member(), g.Key, g.Next.Kind) == nil {
		return r.turnButton(c.Project, project.Turn{Gate: g.Key, Kind: g.Next.Kind}), true
	}
	if g.Round > 0 && c.MayStep(r.member(), g.Key, project.Delivered) == nil {
		return about(button(ProjectStep, stepRef(c.ID, g.Key, project.Delivered), r.P.Button("Deliver anew")), r.gateName(g.Key)), false
	}
	return nil, false
}

// passedDocuments are those of gates that belong to earlier stages.
func (r Reader) passedDocuments(c project.Card) []string {
	here := c.GatesHere()
	var said []string
	for _, g := range c.Gates() {
		d := r.document(g.Document())
		isHere := slices.ContainsFunc(here, func(other project.Gate) bool { return other.Key == g.Key })
		if g.Done && d != "" && !isHere {
			said = append(said, r.colon(r.gateName(g.Key), d))
		}
	}
	return said
}

// paperBlocks are the contract and the documents of the house.
func (r Reader) paperBlocks(c project.Card) []slack.Block {
	var said []string
	for _, paper := range []struct {
		name string
		d    project.Document
	}{
		{r.P.T("Contract without commercial terms"), c.Reduced}, {r.P.T("Standard of service"), c.Standard}, {r.P.T("Tariff"), c.Tariff},
	} {
		if d := r.document(paper.d); d != "" {
			said = append(said, r.colon(paper.name, d))
		}
	}
	if !r.May(project.MayContract) {
		if len(said) == 0 {
			return nil
		}
		return []slack.Block{section(strings.Join(said, "\n"))}
	}
	id := ref(c.ID)
	entries := []*slack.OptionBlockObject{entry(ContractOpen, id, r.P.Option("Open the full contract")), entry(ContractSet, id, r.P.Option("Keep the contract"))}
	if !c.FullKept {
		said, entries = append(said, r.P.T("The full contract is not kept here yet.")), entries[1:]
	} else {
		said = append(said, r.P.T("The full contract is kept for Management."))
	}
	return []slack.Block{line(strings.Join(said, "\n"), overflow(entries...))}
}
