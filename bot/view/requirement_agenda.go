package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/locale"
	"docket/internal/requirement"
)

// requirementItems are how requirements stand on the agenda.
func requirementItems() itemWords {
	return itemWords{title: locale.Textf("Requirements to decide"),
		text: func(r Reader, i committee.Item) string { return r.requirementItemText(i) + r.waited(i) },
		done: func(r Reader, i committee.Item) string {
			return r.requirementPlace(*i.Requirement) + leads + r.requirementTurn(*i.Requirement)
		},
		sign: func(i committee.Item) string { return strings.TrimSpace(urgencySign(i.Requirement.Urgency)) },
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			if len(i.Requirement.Evaluations) == 0 {
				return about(button(RequirementOpen, ref(i.Requirement.ID), r.P.Button("Open")), i.Requirement.ID.Number())
			}
			return about(button(RequirementDecide, ref(i.Requirement.ID), r.P.Button("Decide")), i.Requirement.ID.Number())
		}}
}

// requirementItemText is a requirement that awaits a decision: how many have evaluated it, and whether they differ.
func (r Reader) requirementItemText(i committee.Item) string {
	q := *i.Requirement
	said := r.P.T("nobody has evaluated it yet")
	if n := len(q.Evaluations); n > 0 {
		said = r.P.N(n, "%d evaluation", "%d evaluations")
	}
	if requirement.Differ(q.Evaluations) {
		said += ", ⚠️ " + r.P.T("the assessors differ")
	}
	return r.requirementPlace(q) + ", " + said
}

// requirementPlace is a requirement in a list of other things.
func (r Reader) requirementPlace(l requirement.Line) string {
	return r.colon(l.ID.Number()+dot+bold(l.CustomerName), name(l.Title))
}

// wishLines are requirements about which it is the reader's turn.
func (r Reader) wishLines(ls []requirement.Line) []slack.Block {
	var blocks []slack.Block
	for _, l := range ls[:min(len(ls), listed)] {
		blocks = append(blocks, r.requirementEntry(l))
	}
	if rest := len(ls) - listed; rest > 0 {
		blocks = append(blocks, aside(r.P.T("There are more: `/requirements`.")))
	}
	return blocks
}
