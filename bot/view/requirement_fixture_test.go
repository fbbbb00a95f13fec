package view

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/project"
	"docket/internal/requirement"
)

// requirement is one of Borealis as it stands, without evaluations.
func (f fixture) requirement(state requirement.State) requirement.Card {
	q := requirement.Requirement{ID: 112, Customer: 3, Project: 7, Committee: 1, Request: 381, Title: f.written("Invoices as XML"),
		Body: f.written("The new bookkeeping reads nothing else.\nFrom spring on."), Urgency: requirement.High, RaisedBy: marc,
		State: state, Since: monday.Add(-48 * time.Hour), RaisedAt: monday.Add(-72 * time.Hour), SubmittedAt: monday.Add(-48 * time.Hour),
		Ticket: requirement.Ticket{Tracker: requirement.Internal, Key: "REQ-112"}}
	q.Screening = requirement.Screening{Necessary: state != requirement.Persuaded, Solvable: state == requirement.WorkedAround, Note: f.written("Shown how the export does it.")}
	switch state {
	case requirement.Persuaded, requirement.WorkedAround:
		q.Urgency, q.SubmittedAt, q.Ticket = "", time.Time{}, requirement.Ticket{}
	case requirement.Evaluating:
		q.Turn, q.Screening.Note = []directory.UserID{ana, lea}, ""
	case requirement.NotNow:
		q.Outcome = &requirement.Outcome{Choice: requirement.PutOff, Note: f.written("After the release of spring."), ReviewOn: calendar.Date{Year: 2027, Month: 3, Day: 1}, By: ana, At: monday}
	case requirement.ToSchedule:
		q.Turn = []directory.UserID{marc}
		q.Outcome = &requirement.Outcome{Choice: requirement.Develop, Note: f.written("For spring."), By: ana, At: monday}
	}
	l := f.project(project.Running)
	return requirement.Card{Line: requirement.Line{Requirement: q, CustomerName: l.CustomerName, ProjectName: l.Name, Zone: "Europe/Paris"}, Scene: f.wishes()}
}

// wishes is the scene of a requirement: three assessors, two of whom have to evaluate.
func (f fixture) wishes() requirement.Scene {
	people := f.people()
	for _, id := range []directory.UserID{ana, marc, lea} {
		m := people[id]
		m.ID, m.Active, m.Roles = id, true, []directory.Role{directory.Assessor}
		people[id] = m
	}
	return requirement.Scene{People: people, Customer: customer.Customer{ID: 3, Name: f.written("Borealis")}, Project: f.project(project.Running).Project,
		Members: []directory.UserID{ana}, Locale: "en-GB", Zone: paris, Today: calendar.DateOf(monday, paris), Now: monday}
}

// evaluated is the requirement after two or three assessors said what they think.
func (f fixture) evaluated(differ bool) requirement.Card {
	c := f.requirement(requirement.Evaluating)
	c.Evaluations = []requirement.Evaluation{
		{By: lea, At: monday, Contract: true, Urgent: true, Effort: requirement.Small, Note: f.written("The import knows the format.")},
		{By: marc, At: monday, Contract: true, Urgent: true, Effort: requirement.Small},
	}
	if differ {
		c.Evaluations = append(c.Evaluations, requirement.Evaluation{By: ana, At: monday, Urgent: true, Effort: requirement.Large, Note: f.written("Not with the old base.")})
	}
	c.Turn, c.Ready = []directory.UserID{ana}, true
	return c
}

func (f fixture) requirementLines() []requirement.Line {
	return repeat(f.many, func(n int) requirement.Line {
		l := f.requirement([]requirement.State{requirement.Evaluating, requirement.NotNow}[n%2]).Line
		l.ID = requirement.ID(n)
		return l
	})
}

func (f fixture) requirements(r, known Reader) map[string]any {
	open, solved, persuaded := f.requirement(requirement.Evaluating), f.requirement(requirement.WorkedAround), f.requirement(requirement.Persuaded)
	agreed, differ, off, develop := f.evaluated(false), f.evaluated(true), f.requirement(requirement.NotNow), f.requirement(requirement.ToSchedule)
	channel := known
	channel.ID = ""
	in := f.project(project.Running)
	args := requirement.TurnArgs{State: requirement.Evaluating, Since: open.Since}
	late := requirement.TurnArgs{State: requirement.Evaluating, Since: open.Since, Why: requirement.Raised, Late: []directory.UserID{lea, marc}}
	return map[string]any{
		"requirement_card": RequirementCard(channel, open), "requirement_card_agreed": RequirementCard(channel, agreed),
		"requirement_card_differ": RequirementCard(channel, differ), "requirement_card_solved": RequirementCard(channel, solved),
		"requirement_card_persuaded": RequirementCard(channel, persuaded), "requirement_card_off": RequirementCard(channel, off),
		"requirement_card_develop": RequirementCard(channel, develop), "requirement_modal": RequirementModal(known, differ),
		"requirement_turn": RequirementTurn(known, open, args), "requirement_turn_decide": RequirementTurn(known, agreed, args),
		"requirement_turn_reminded": RequirementTurn(known, open, requirement.TurnArgs{State: requirement.Evaluating, Since: open.Since, Why: requirement.Reminded}),
		"requirement_turn_late":     RequirementTurn(known, open, late), "requirement_turn_over": RequirementTurn(known, off, args),
		"requirement_news_submitted": RequirementNews(channel, open, requirement.NewsArgs{Verb: "requirement.submitted", By: marc, Text: f.written("It does not.")}),
		"requirement_news_develop":   RequirementNews(channel, develop, requirement.NewsArgs{Verb: "requirement.decided", By: ana, Choice: requirement.Develop, To: []directory.UserID{marc}}),
		"requirement_news_payment":   RequirementNews(channel, develop, requirement.NewsArgs{Verb: "requirement.decided", By: ana, Choice: requirement.ForPayment, To: []directory.UserID{lea}}),
		"requirement_news_off": RequirementNews(channel, off, requirement.NewsArgs{Verb: "requirement.decided", By: ana, Choice: requirement.PutOff,
			Text: f.written("After spring."), Day: calendar.Date{Year: 2027, Month: 3, Day: 1}}),
		"requirements": Requirements(r, RequirementsList{Which: RequirementsOpen, Lines: f.requirementLines()}), "requirements_none": Requirements(r, RequirementsList{Which: RequirementsTurn}),
		"requirements_found":         Requirements(r, RequirementsList{Query: f.written("xml"), Lines: f.requirementLines()}),
		"requirement_form":           RaiseRequirement(r, RequirementForm{Body: f.written("Please export as XML.")}),
		"requirement_form_persuaded": RaiseRequirement(r, RequirementForm{Project: &in, Fixed: true, Necessary: requirement.No}),
		"requirement_form_solved":    RaiseRequirement(r, RequirementForm{Project: &in, Request: 381, Title: f.written("XML"), Necessary: requirement.Yes, Solvable: requirement.Yes}),
		"requirement_form_submitted": RaiseRequirement(r, RequirementForm{Project: &in, Fixed: true, Necessary: requirement.Yes, Solvable: requirement.No}),
		"requirement_form_after_all": SubmitRequirement(r, solved), "requirement_form_evaluate": EvaluateRequirement(r, open),
		"requirement_form_evaluate_again": EvaluateRequirement(r, differ), "requirement_form_decide": BeginDecision(r, differ),
		"requirement_form_decide_off": DecideRequirement(r, agreed, requirement.PutOff), "requirement_form_decide_early": DecideRequirement(r, open, requirement.Develop),
	}
}

func TestRequirementsAreRead(t *testing.T) {
	r := reader(locale.English())
	line := company.project(project.Running)
	form := RaiseRequirement(r, RequirementForm{Request: 381, Necessary: requirement.Yes, Solvable: requirement.No})
	d, err := ReadRaiseRequirement(submitted(t, form, filled{"project": picked("12"), "title": typed(" XML "), "body": typed("All."), "urgency": picked("high")}))
	same(t, requirement.Draft{Project: 12, Request: 381, Title: "XML", Body: "All.", Necessary: requirement.Yes, Solvable: requirement.No, Urgency: requirement.High}, d, err)
	d, fixed := ReadRequirementPicks(submitted(t, RaiseRequirement(r, RequirementForm{Project: &line, Fixed: true}), filled{"necessary": picked("no")}))
	same(t, []any{requirement.Draft{Project: 7, Necessary: requirement.No}, true}, []any{d, fixed}, nil)

	open, agreed := company.requirement(requirement.Evaluating), company.evaluated(false)
	id, a, err := ReadEvaluateRequirement(submitted(t, EvaluateRequirement(r, open),
		filled{"contract": picked("yes"), "urgent": picked("no"), "stops": picked("no"), "effort": picked("large"), "note": typed("Hm.")}))
	same(t, []any{requirement.ID(112), requirement.Assessment{Contract: requirement.Yes, Urgent: requirement.No, Stops: requirement.No, Effort: requirement.Large, Note: "Hm."}}, []any{id, a}, err)
	id, v, err := ReadDecideRequirement(submitted(t, DecideRequirement(r, agreed, requirement.PutOff), filled{"note": typed("Later."), "review_on": dated("2027-03-01")}))
	same(t, []any{requirement.ID(112), requirement.Verdict{Choice: requirement.PutOff, Note: "Later.", ReviewOn: calendar.Date{Year: 2027, Month: 3, Day: 1}}}, []any{id, v}, err)
	id, u, note, err := ReadSubmitRequirement(submitted(t, SubmitRequirement(r, company.requirement(requirement.WorkedAround)), filled{"urgency": picked("low")}))
	same(t, []any{requirement.ID(112), requirement.Low, ""}, []any{id, u, note}, err)

	view := submitted(t, form, filled{"project": picked("the big one")})
	if _, err := ReadRaiseRequirement(view); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a project that is no number is answered with %v", err)
	}
	view.PrivateMetadata = "{}"
	if _, _, err := ReadDecideRequirement(view); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a decision on nothing is answered with %v", err)
	}
}
