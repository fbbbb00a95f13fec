package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/requirement"
)

// requirementButtons are what can be done with a requirement as it stands, by those who see it.
func (r Reader) requirementButtons(c requirement.Card) []slack.BlockElement {
	switch c.State {
	case requirement.Persuaded, requirement.WorkedAround:
		return []slack.BlockElement{button(RequirementSubmit, ref(c.ID), r.P.Button("Have it evaluated after all"))}
	case requirement.Evaluating:
		return r.evaluationButtons(c)
	}
	return r.dealButtons(c)
}

// evaluationButtons let assessors say what they think, and once enough have, the chair or Management decide.
func (r Reader) evaluationButtons(c requirement.Card) []slack.BlockElement {
	id := ref(c.ID)
	evaluate := button(RequirementEvaluate, id, r.P.Button("Evaluate"))
	if _, said := c.EvaluationBy(r.ID); said {
		evaluate = button(RequirementEvaluate, id, r.P.Button("Change my evaluation"))
	}
	var buttons []slack.BlockElement
	if c.Enough(c.Scene) && (r.ID == "" || r.decides(c)) {
		buttons = append(buttons, primary(RequirementDecide, id, r.P.Button("Decide")))
	} else if slices.Contains(c.Turn, r.ID) || r.ID == "" {
		evaluate = evaluate.WithStyle(slack.StylePrimary)
	}
	if r.ID == "" || r.evaluates(c) {
		buttons = append(buttons, evaluate)
	}
	return buttons
}

func (r Reader) decides(c requirement.Card) bool {
	return r.Has(directory.Chair, directory.Management) || slices.Contains(c.Turn, r.ID)
}

func (r Reader) evaluates(c requirement.Card) bool {
	return r.Has(directory.Assessor) || slices.Contains(c.Missing(c.Scene), r.ID)
}

// requirementMore are the rarer things.
func (r Reader) requirementMore(c requirement.Card) slack.BlockElement {
	entries := []*slack.OptionBlockObject{
		entry(RequirementHistory, ref(c.ID), r.P.Option("History")),
		entry(ProjectOpen, ref(c.Project), r.P.Option("Project")),
	}
	if c.State == requirement.Evaluating && !c.Enough(c.Scene) {
		entries = append(entries, entry(RequirementDecide, ref(c.ID), r.P.Option("Decide now…")))
	}
	return overflow(append(entries, r.dealMore(c)...)...)
}
