package requirement

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/fault"
)

// Raise writes down a customer's wish with the answers to the first questions: is it
// necessary, can it be solved with what exists? If not, it is submitted to the tracker
// and evaluated (domain, section 7).
func Raise(d Draft, s Scene) (Made, error) {
	if err := s.mayRaise(); err != nil {
		return Made{}, at("project", err)
	}
	d = d.tidy()
	if err := d.check(); err != nil {
		return Made{}, err
	}
	if d.Request != 0 && s.Wisher != s.Customer.ID {
		return Made{}, fault.Invalidf("%s is another customer’s request. Choose a project of that customer.", d.Request.Number()).In("project")
	}
	r := Requirement{ID: s.NextID, Customer: s.Customer.ID, Project: s.Project.ID, Committee: s.Project.Committee, Request: d.Request,
		Title: d.Title, Body: d.Body, RaisedBy: s.Actor.ID, RaisedAt: s.Now}
	r.Screening = Screening{Necessary: d.Necessary == Yes, Solvable: d.Solvable == Yes, Note: d.Note}
	switch {
	case !r.Screening.Necessary:
		r = r.moved(Persuaded, s)
	case r.Screening.Solvable:
		r = r.moved(WorkedAround, s)
	default:
		r = r.submitted(d.Urgency, s)
	}
	return r.made("requirement.raised", nil, s), nil
}

// Submit has a wish evaluated after all: the customer was not persuaded for long, or
// what solved it does not.
func (r Requirement) Submit(u Urgency, note string, s Scene) (Made, error) {
	if err := r.maySubmit(s); err != nil {
		return Made{}, err
	}
	note = strings.TrimSpace(note)
	if err := fault.Fields(checkUrgency(u), checkLong("note", note, NoteLimit)); err != nil {
		return Made{}, err
	}
	before := r
	r.Screening = Screening{Necessary: true, Note: note}
	r = r.submitted(u, s)
	return r.made("requirement.submitted", &before, s, r.news(s, NewsArgs{Verb: "requirement.submitted", Text: note})), nil
}

func (r Requirement) maySubmit(s Scene) error {
	if err := s.mayRaise(); err != nil {
		return err
	}
	if r.State != Persuaded && r.State != WorkedAround {
		return fault.Conflictf("%s was submitted at %s already.", r.ID.Number(), s.moment(r.SubmittedAt))
	}
	return nil
}

// submitted is the requirement with its ticket in the tracker, as it is evaluated.
func (r Requirement) submitted(u Urgency, s Scene) Requirement {
	r.Urgency, r.SubmittedAt, r.Ticket = u, s.Now, r.ticket(s)
	return r.moved(Evaluating, s)
}

// at puts a fault at a field of the form.
func at(field string, err error) error {
	if f, ok := fault.As(err); ok {
		return f.In(field)
	}
	return err
}

// tidy is the draft without blanks around what was typed, and without answers to
// questions that were not asked in the end.
func (d Draft) tidy() Draft {
	d.Title, d.Body, d.Note = strings.Join(strings.Fields(d.Title), " "), strings.TrimSpace(d.Body), strings.TrimSpace(d.Note)
	if d.Necessary != Yes {
		d.Solvable = ""
	}
	if d.Solvable != No {
		d.Urgency = ""
	}
	return d
}

// check refuses a draft that leaves a question open, beside its field.
func (d Draft) check() error {
	return fault.Fields(d.checkProject(), d.checkTitle(), checkLong("body", d.Body, BodyLimit), d.checkScreening())
}

func (d Draft) checkProject() *fault.Error {
	if d.Project == 0 {
		return fault.Invalidf("Choose the project.").In("project")
	}
	return nil
}

func (d Draft) checkTitle() *fault.Error {
	if d.Title == "" {
		return fault.Invalidf("Say in a few words what the customer wishes for.").In("title")
	}
	return checkLong("title", d.Title, TitleLimit)
}

func (d Draft) checkScreening() *fault.Error {
	switch {
	case d.Necessary == "":
		return fault.Invalidf("Say whether it is necessary.").In("necessary")
	case d.Necessary == No && d.Note == "":
		return fault.Invalidf("Say how the customer came to see it.").In("note")
	case d.Necessary == Yes && d.Solvable == "":
		return fault.Invalidf("Say whether it can be solved with what exists.").In("solvable")
	case d.Solvable == Yes && d.Note == "":
		return fault.Invalidf("Say how it is solved.").In("note")
	case d.Solvable == No && checkUrgency(d.Urgency) != nil:
		return checkUrgency(d.Urgency)
	}
	return checkLong("note", d.Note, NoteLimit)
}

func checkUrgency(u Urgency) *fault.Error {
	if !slices.Contains(Urgencies, u) {
		return fault.Invalidf("Choose how urgent it is for the customer.").In("urgency")
	}
	return nil
}

// checkLong refuses a text of more characters than there is room for.
func checkLong(field, text string, limit int) *fault.Error {
	if utf8.RuneCountInString(text) > limit {
		return fault.Invalidf("Say it in %d characters at most.", limit).In(field)
	}
	return nil
}
