package view

import (
	"github.com/slack-go/slack"

	"docket/internal/locale"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

// RequirementForm is what the modal "Raise a requirement" knows so far.
type RequirementForm struct {
	Project   *project.Line // chosen or proposed; nil asks for it
	Fixed     bool          // the project was given and is not asked for
	Request   request.ID    // that it answers; 0 for none
	Title     string        // proposed
	Body      string        // proposed: the request, or the message's text as Slack says it
	Necessary requirement.Answer
	Solvable  requirement.Answer
}

// requirementMeta is what the form must remember between being drawn and being read.
type requirementMeta struct {
	Project project.ID `json:"project,omitempty"` // when it is fixed
	Request request.ID `json:"request,omitempty"`
}

// RaiseRequirement asks for a wish. The next question is asked once the one before is answered: is it necessary, can it
// be solved with what exists, how urgent is it?
func RaiseRequirement(r Reader, f RequirementForm) slack.ModalViewRequest {
	meta := requirementMeta{Request: f.Request}
	var initial *slack.OptionBlockObject
	if f.Project != nil {
		initial = r.projectOption(*f.Project)
	}
	blocks := []slack.Block{input("project", r.P.Label("Project"),
		search(RequirementProject, r.P.Placeholder("Type a customer, a project or a contract"), initial))}
	if f.Fixed && f.Project != nil {
		meta.Project = f.Project.ID
		blocks = []slack.Block{section(r.projectName(*f.Project))}
	}
	if f.Request != 0 {
		blocks = append(blocks, aside(r.P.T("for request %s", f.Request.Number())))
	}
	title := textField(r.Unmarked(f.Title), requirement.TitleLimit)
	title.Placeholder = plain(r.P.Placeholder("In a few words"), hintLimit)
	blocks = append(blocks,
		input("title", r.P.Label("What does the customer wish for?"), title),
		optional(input("body", r.P.Label("Details"), longField(r.Unmarked(f.Body), requirement.BodyLimit))),
		asks(RequirementNecessary, "necessary", r.P.Label("Is it necessary?"), r.yesNo(f.Necessary)))
	blocks = append(blocks, r.screeningFields(f)...)
	return modal(r, RequirementFormID, r.P.Title("Raise a requirement"), r.P.Title("Save"), meta, blocks...)
}

// screeningFields are the questions that follow from the answers so far.
func (r Reader) screeningFields(f RequirementForm) []slack.Block {
	switch {
	case f.Necessary == requirement.No:
		return []slack.Block{input("note:persuaded", r.P.Label("How did the customer come to see it?"), longField("", requirement.NoteLimit))}
	case f.Necessary != requirement.Yes:
		return nil
	}
	solvable := asks(RequirementSolvable, "solvable", r.P.Label("Can it be solved or worked around with what exists?"), r.yesNo(f.Solvable))
	switch f.Solvable {
	case requirement.Yes:
		return []slack.Block{solvable, input("note:solved", r.P.Label("How?"), longField("", requirement.NoteLimit))}
	case requirement.No:
		return []slack.Block{solvable, r.urgencyField(), aside(r.P.T("The assessors are asked to evaluate it at once."))}
	}
	return []slack.Block{solvable}
}

func (r Reader) urgencyField() *slack.InputBlock {
	return input("urgency", r.P.Label("How urgent is it for the customer?"), radio("", worded(r, requirement.Urgencies, urgencyWords)...))
}

// worded are the options of a list of words.
func worded[K ~string](r Reader, of []K, words map[K]locale.Text) []*slack.OptionBlockObject {
	return optionsFor(of, func(k K) *slack.OptionBlockObject { return option(string(k), wording(r, words, k)) })
}

// yesNo are the two answers, one of which was given.
func (r Reader) yesNo(given requirement.Answer) *slack.RadioButtonsBlockElement {
	return radio(string(given), option(saysYes, r.P.Option("Yes")), option(saysNo, r.P.Option("No")))
}

// asks is a question whose answer is told at once, since others follow from it.
func asks(id ActionID, field, label string, answers *slack.RadioButtonsBlockElement) *slack.InputBlock {
	answers.ActionID = id
	return input(field, label, answers).WithDispatchAction(true)
}

// ReadRaiseRequirement reads the wish somebody writes down, as far as the form has come.
func ReadRaiseRequirement(v slack.View) (requirement.Draft, error) {
	a := answers{v}
	meta, err := unpack[requirementMeta](v)
	if err != nil {
		return requirement.Draft{}, err
	}
	d := requirement.Draft{
		Project: meta.Project, Request: meta.Request, Title: a.text("title"), Body: a.text("body"), Note: a.text("note"),
		Necessary: requirement.Answer(a.option("necessary")), Solvable: requirement.Answer(a.option("solvable")),
		Urgency: requirement.Urgency(a.option("urgency")),
	}
	if d.Project == 0 {
		id, err := a.number("project")
		if err != nil {
			return d, err
		}
		d.Project = project.ID(id)
	}
	return d, nil
}

// ReadRequirementPicks reads what was chosen in a form that is still open, and whether its project was given; what
// cannot be read is not chosen.
func ReadRequirementPicks(v slack.View) (d requirement.Draft, fixed bool) {
	meta, _ := unpack[requirementMeta](v)
	d, _ = ReadRaiseRequirement(v)
	return d, meta.Project != 0
}

// requirementRef is the metadata of a form about one requirement.
type requirementRef struct {
	Requirement requirement.ID `json:"requirement"`
}

func (q requirementRef) none() bool { return q.Requirement <= 0 }

// SubmitRequirement asks how urgent a wish is that is evaluated after all.
func SubmitRequirement(r Reader, c requirement.Card) slack.ModalViewRequest {
	return modal(r, RequirementSubmitFormID, r.P.Title("Have it evaluated"), r.P.Title("Submit"), requirementRef{Requirement: c.ID},
		section(r.requirementName(c.Line)+"\n"+bold(c.Title)),
		r.urgencyField(),
		optional(input("note", r.P.Label("Why does it have to be developed after all?"), longField("", requirement.NoteLimit))))
}

// ReadSubmitRequirement reads which wish is evaluated after all.
func ReadSubmitRequirement(v slack.View) (requirement.ID, requirement.Urgency, string, error) {
	meta, err := readRef[requirementRef](v)
	a := answers{v}
	return meta.Requirement, requirement.Urgency(a.option("urgency")), a.text("note"), err
}
