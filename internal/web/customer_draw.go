package web

import (
	"cmp"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/fault"
	"docket/internal/locale"
)

// closeoutPage is what templates/closeout.html shows.
type closeoutPage struct {
	head
	Customer, Project string
	Lead              string
	Contact           string // who is there for questions
	Path              string // of the page, where its forms are sent below
	Notice            *notice
	Problems          *problems
	Deadline          *deadline
	Ways              []way
	Document          *document
	Questions         *questions
	Acceptance        *acceptance
	Remarks           *remarks
}

// notice says what was just done, and what comes next.
type notice struct{ Heading, Text string }

// deadline says until when the customer can answer, and what silence means.
type deadline struct{ Until, Left, Meaning, Clock string }

// way leads to a section of the page.
type way struct {
	Anchor, Name, State string
	Done                bool
}

// drawer draws one close-out for its customer, in their language.
type drawer struct {
	closeout.Page
	path   string
	say    *locale.Printer
	zone   *time.Location
	today  calendar.Date
	typed  form
	faults []*fault.Error
}

func (c *Customers) drawer(v visit, p closeout.Page) *drawer {
	zone, err := calendar.Zone(p.Zone)
	if err != nil {
		zone = time.UTC // a committee's zone was checked when it was set up
	}
	language := cmp.Or(p.Contact.Locale, p.Locale)
	return &drawer{Page: p, path: v.path, say: locale.For(language), zone: zone, today: calendar.DateOf(c.Now(), zone)}
}

func (d *drawer) page(done string) closeoutPage {
	title := d.say.T("%s, project of %s", d.Project, d.Customer)
	if len(d.faults) > 0 {
		title = d.say.T("To put right: %s", title)
	}
	p := closeoutPage{
		head: newHead(d.say, title), Customer: d.Customer, Project: d.Project, Lead: d.lead(), Path: d.path,
		Contact: d.say.T("For questions, %s is there for you.", d.Owner.Name),
		Notice:  d.notice(done), Problems: d.problems(), Deadline: d.deadline(), Document: d.document(),
		Questions: d.questions(), Acceptance: d.acceptance(), Remarks: d.remarks(),
	}
	p.Ways = ways(p)
	return p
}

// toRead reports whether the final document has been sent.
func (d *drawer) toRead() bool { return d.DocumentSent.Done() }

// toAnswer reports whether the questionnaire has been sent.
func (d *drawer) toAnswer() bool { return d.Questionnaire != 0 && d.QuestionsSent.Done() }

func (d *drawer) lead() string {
	switch {
	case d.State == closeout.Remarked:
		return d.say.T("We are working on your remarks. You hear from us when the document has been corrected.")
	case d.toRead() && d.toAnswer() && d.AnsweredAt.IsZero():
		return d.say.T("The project is coming to its end. Please read the final document, tell us how it went, and accept it or write down what is missing.")
	case d.toRead():
		return d.say.T("The project is coming to its end. Please read the final document, and accept it or write down what is missing.")
	case d.toAnswer():
		return d.say.T("The project is coming to its end. Please tell us how it went. The final document will be found here too.")
	}
	return d.say.T("The project is coming to its end. What we send you will be found here.")
}

func (d *drawer) notice(done string) *notice {
	switch door(done) {
	case answersDoor:
		if d.AnsweredAt.IsZero() {
			return nil
		}
		return &notice{Heading: d.say.T("Thank you, your answers have arrived."), Text: d.afterAnswers()}
	case remarksDoor:
		if len(d.Closeout.Remarks) == 0 {
			return nil
		}
		return &notice{Heading: d.say.T("Thank you, your remarks have arrived."),
			Text: d.say.T("Each of them is being looked after. We write to you when the document has been corrected; until then you need not do anything.")}
	}
	return nil
}

func (d *drawer) afterAnswers() string {
	if d.toRead() && d.barred() == "" {
		return d.say.T("What remains is the final document: please accept it, or write down what is missing.")
	}
	return d.say.T("You need not do anything else for now.")
}

func (d *drawer) deadline() *deadline {
	if d.ClosesOn.IsZero() {
		return nil
	}
	left := d.say.T("Today is the last day.")
	if days := d.today.DaysUntil(d.ClosesOn); days > 0 {
		left = d.say.N(days, "%d day left", "%d days left")
	}
	return &deadline{
		Until:   d.say.T("You can answer until the end of %s.", d.day(d.ClosesOn)),
		Left:    left,
		Meaning: d.say.T("If we hear nothing until then, the project counts as accepted."),
		Clock:   d.say.T("Dates and times: %s", calendar.City(d.Zone)),
	}
}

// day is a date of the committee's calendar.
func (d *drawer) day(date calendar.Date) string { return d.say.Day(date.At(12*60, d.zone), d.zone) }

// moment is when something happened, in the committee's zone.
func (d *drawer) moment(t time.Time) string { return d.say.DayTime(t, d.zone) }

func ways(p closeoutPage) []way {
	var all []way
	if p.Questions != nil {
		all = append(all, way{Anchor: "questions", Name: p.Questions.Way, State: p.Questions.Answered, Done: p.Questions.Answered != ""})
	}
	if p.Acceptance != nil {
		all = append(all, way{Anchor: "acceptance", Name: p.Acceptance.Way, State: p.Acceptance.Barred})
	}
	if p.Remarks != nil {
		all = append(all, way{Anchor: "remarks", Name: p.Remarks.Way})
	}
	return all
}
