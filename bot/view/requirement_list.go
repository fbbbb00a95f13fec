package view

import (
	"github.com/slack-go/slack"

	"docket/internal/requirement"
)

// RequirementWhich says which requirements a list holds.
type RequirementWhich string

// The lists.
const (
	RequirementsTurn RequirementWhich = "turn" // waiting for the reader
	RequirementsMine RequirementWhich = "mine" // raised by the reader
	RequirementsOpen RequirementWhich = "open" // those about which somebody has something to do
)

// RequirementsList answers /requirements, and a search.
type RequirementsList struct {
	Query string // as somebody typed it, "" when nothing was looked for
	Which RequirementWhich
	Lines []requirement.Line
}

// Requirements is the list to the reader alone.
func Requirements(r Reader, l RequirementsList) Message {
	heading := r.requirementsHeading(l)
	blocks := []slack.Block{section("*" + heading + "*")}
	for _, q := range l.Lines[:min(len(l.Lines), listed)] {
		blocks = append(blocks, r.requirementEntry(q))
	}
	switch rest := len(l.Lines) - listed; {
	case len(l.Lines) == 0:
		blocks = append(blocks, section(r.P.T("None. `/requirement` raises one; `/requirements acme` finds Acme’s.")))
	case rest > 0:
		blocks = append(blocks, aside(r.andMore(rest)))
	}
	text := heading
	if n := len(l.Lines); n > 0 {
		text += dot + r.P.N(n, "%d requirement", "%d requirements")
	}
	return say(text, append(blocks, actions(r.requirementLists(l.Which)...))...)
}

func (r Reader) requirementsHeading(l RequirementsList) string {
	if query := oneLine(l.Query); query != "" {
		return r.P.T("Requirements with “%s”", name(query))
	}
	switch l.Which {
	case RequirementsTurn:
		return r.P.T("Requirements that wait for you")
	case RequirementsMine:
		return r.P.T("Requirements you raised")
	}
	return r.P.T("Requirements under way")
}

// requirementLists lead to the other lists.
func (r Reader) requirementLists(shown RequirementWhich) []slack.BlockElement {
	var others []slack.BlockElement
	if shown != RequirementsTurn {
		others = append(others, button(RequirementListTurn, string(RequirementsTurn), r.P.Button("Waiting for you")))
	}
	if shown != RequirementsMine {
		others = append(others, button(RequirementListMine, string(RequirementsMine), r.P.Button("Raised by you")))
	}
	if shown != RequirementsOpen {
		others = append(others, button(RequirementListOpen, string(RequirementsOpen), r.P.Button("All under way")))
	}
	return others
}

// requirementEntry is a requirement in two lines, with the button that opens it.
func (r Reader) requirementEntry(l requirement.Line) slack.Block {
	return line(r.requirementName(l)+"\n"+name(l.Title)+"\n"+r.requirementTurn(l), about(button(RequirementOpen, ref(l.ID), r.P.Button("Open")), l.ID.Number()))
}
