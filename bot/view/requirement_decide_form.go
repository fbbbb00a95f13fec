package view

import (
	"github.com/slack-go/slack"

	"docket/internal/requirement"
)

// DecideRequirement asks what becomes of a requirement, beside what the assessors think. Until when is asked once it is
// put off; why, where too few have evaluated it.
func DecideRequirement(r Reader, c requirement.Card, chosen requirement.Choice) slack.ModalViewRequest {
	blocks := []slack.Block{section(r.requirementName(c.Line) + "\n" + bold(c.Title))}
	blocks = append(blocks, r.evaluationBlocks(c)...)
	if left := c.Missing(c.Scene); len(left) > 0 {
		blocks = append(blocks, aside(r.P.T("Not evaluated yet by %s", r.persons(left))))
	}
	choices := radio(string(chosen), worded(r, requirement.Choices, choiceWords)...)
	blocks = append(blocks, asks(RequirementChoice, "choice", r.P.Label("What becomes of it?"), choices))
	note := optional(input("note", r.P.Label("In your own words"), longField("", requirement.NoteLimit)))
	if chosen == requirement.PutOff {
		note = hinted(input("note", r.P.Label("In your own words"), longField("", requirement.NoteLimit)),
			r.P.Label("Why, so that the customer can be told"))
		blocks = append(blocks, input("review_on", r.P.Label("Comes up again on"), dateField(c.Scene.ReviewOn())))
	}
	blocks = append(blocks, note)
	if !c.Enough(c.Scene) {
		blocks = append(blocks, input("reason", r.P.Label("Why is it decided before enough have evaluated it?"), longField("", requirement.NoteLimit)))
	}
	return modal(r, RequirementDecideFormID, r.P.Title("Decide"), r.P.Title("Decide"), requirementRef{Requirement: c.ID}, blocks...)
}

// BeginDecision is the form before anything was chosen.
func BeginDecision(r Reader, c requirement.Card) slack.ModalViewRequest {
	return DecideRequirement(r, c, "")
}

// ReadDecideRequirement reads what somebody decided, and about which requirement.
func ReadDecideRequirement(v slack.View) (requirement.ID, requirement.Verdict, error) {
	meta, err := readRef[requirementRef](v)
	if err != nil {
		return 0, requirement.Verdict{}, err
	}
	a := answers{v}
	d := requirement.Verdict{Choice: requirement.Choice(a.option("choice")), Note: a.text("note"), Reason: a.text("reason")}
	d.ReviewOn, err = a.date("review_on")
	return meta.Requirement, d, err
}
