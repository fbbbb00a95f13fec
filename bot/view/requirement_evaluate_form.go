package view

import (
	"github.com/slack-go/slack"

	"docket/internal/requirement"
)

// EvaluateRequirement asks for the four criteria; what the reader said before stands in the fields.
func EvaluateRequirement(r Reader, c requirement.Card) slack.ModalViewRequest {
	said, before := c.EvaluationBy(r.ID)
	given := func(yes bool) requirement.Answer {
		switch {
		case !before:
			return ""
		case yes:
			return requirement.Yes
		}
		return requirement.No
	}
	blocks := []slack.Block{section(r.requirementName(c.Line) + "\n" + bold(c.Title))}
	if c.Body != "" {
		blocks = append(blocks, section(quote(c.Body, 1000)))
	}
	blocks = append(blocks,
		input("contract", r.P.Label("Is it inside the contract?"), r.yesNo(given(said.Contract))),
		input("urgent", r.P.Label("Is it urgent?"), r.yesNo(given(said.Urgent))),
		input("stops", r.P.Label("Does it stop the customer’s normal work?"), r.yesNo(given(said.Stops))),
		input("effort", r.P.Label("How much work is it?"), radio(string(said.Effort), worded(r, requirement.Efforts, effortDays)...)),
		optional(input("note", r.P.Label("What else is to be known?"), longField(said.Note, requirement.NoteLimit))))
	return modal(r, RequirementEvaluateFormID, r.P.Title("Evaluate"), r.P.Title("Save"), requirementRef{Requirement: c.ID}, blocks...)
}

// ReadEvaluateRequirement reads what somebody thinks of a requirement.
func ReadEvaluateRequirement(v slack.View) (requirement.ID, requirement.Assessment, error) {
	meta, err := readRef[requirementRef](v)
	a := answers{v}
	return meta.Requirement, requirement.Assessment{
		Contract: requirement.Answer(a.option("contract")), Urgent: requirement.Answer(a.option("urgent")), Stops: requirement.Answer(a.option("stops")),
		Effort: requirement.Effort(a.option("effort")), Note: a.text("note"),
	}, err
}
