package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/request"
)

// CallBackDue asks whoever has the call to make it.
func CallBackDue(r Reader, c care.Card, a care.CallArgs) Message {
	return r.callBack(c, a, "⏳ "+r.P.T("Call %s today and ask how %s is doing.", bold(c.CustomerName), name(c.ProjectName)))
}

// CallBackLate tells the hierarchy that nobody has called.
func CallBackLate(r Reader, c care.Card, a care.CallArgs) Message {
	return r.callBack(c, a, "⚠️ "+r.P.T("%s was to call %s by %s, about %s.", r.person(c.Assigned), bold(c.CustomerName), r.day(c.Due), name(c.ProjectName)))
}

// CallBackGiven tells somebody of a call that is theirs from now on.
func CallBackGiven(r Reader, c care.Card, a care.CallArgs) Message {
	return r.callBack(c, a, "📞 "+r.P.T("You call %s on %s and ask how %s is doing.", bold(c.CustomerName), r.day(c.Due), name(c.ProjectName)))
}

// CallBacksHanded tells somebody of calls that are theirs since somebody left, or
// since they look after the customers.
func CallBacksHanded(r Reader, a care.ArrivalArgs) Message {
	return sentence("📞 " + r.P.N(a.Calls, "%d call to a customer is yours now: %s on %s.", "%d calls to customers are yours now, the first to %s on %s.",
		bold(a.Customer), r.day(a.First)))
}

// CallBackVisit tells Sales that the customer wants to be visited.
func CallBackVisit(r Reader, c care.Card, _ care.CallArgs) Message {
	said := r.P.T("%s wants a visit about %s.", bold(c.CustomerName), name(c.ProjectName)) + "\n" + quote(c.Note, 1000)
	return say(said, section(said), aside(r.P.T("Told to %s on the phone", r.person(c.DoneBy))))
}

// callBack says it with whom to call and what was said the last time; a call that was made is only said, and one that
// has another day or is somebody else's since.
func (r Reader) callBack(c care.Card, a care.CallArgs, said string) Message {
	switch {
	case c.Outcome != care.Open:
		return sentence("✅ " + r.callSettled(c))
	case c.Passed(a) && a.Of != c.Assigned:
		return sentence("👉 " + r.P.T("%s calls %s, on %s.", r.person(c.Assigned), bold(c.CustomerName), r.day(c.Due)))
	case c.Passed(a):
		return sentence("📵 " + r.callSettled(c))
	}
	blocks := []slack.Block{section(said)}
	if people := r.callable(c.Contacts); people != "" {
		blocks = append(blocks, section(people))
	}
	if last := c.Last; last != nil && last.Outcome != care.Superseded {
		blocks = append(blocks, aside(facts(r.P.T("Last call %s: %s", r.day(calendar.DateOf(last.DoneAt, r.Zone)), r.callOutcome(last.Outcome)), name(last.Note))))
	}
	if tries := len(c.Attempts); tries > 0 {
		blocks = append(blocks, aside(facts(r.attempts(c), name(c.Attempts[tries-1].Note))))
	}
	blocks = append(blocks, actions(primary(CallBackReport, ref(c.ID), r.P.Button("Write down the call")),
		button(CallBackGive, ref(c.ID), r.P.Button("Give to somebody else"))))
	return say(said, blocks...)
}

// callSettled says what became of a call that nobody has to make now.
func (r Reader) callSettled(c care.Card) string {
	switch {
	case c.Outcome == care.Superseded:
		return r.P.T("The call to %s is no longer to be made.", bold(c.CustomerName))
	case c.Outcome != care.Open:
		return r.P.T("%s called %s: %s.", r.person(c.DoneBy), bold(c.CustomerName), r.callOutcome(c.Outcome))
	case len(c.Attempts) > 0:
		return r.P.T("Nobody at %s answered; next try %s.", bold(c.CustomerName), r.day(c.Due))
	}
	return r.P.T("The call to %s is on %s now.", bold(c.CustomerName), r.day(c.Due))
}

// attempts are how often nobody answered, and when the last time.
func (r Reader) attempts(c care.Card) string {
	last := c.Attempts[len(c.Attempts)-1]
	return r.P.N(len(c.Attempts), "tried %d time, last %s", "tried %d times, last %s", r.day(calendar.DateOf(last.At, r.Zone)))
}

// bold is a name that stands out.
func bold(text string) string { return "*" + name(text) + "*" }

// callBlocks are the reader's calls: those that are due, late ones first, and what comes next.
func (r Reader) callBlocks(calls []care.Card) []slack.Block {
	var due, next []care.Card
	for _, c := range calls {
		if r.today().Before(c.Due) {
			next = append(next, c)
		} else {
			due = append(due, c)
		}
	}
	var blocks []slack.Block
	if len(due) > 0 {
		blocks = append(blocks, heading(r.P.Header("Your calls today")))
		blocks = append(blocks, r.callLines(due[:min(len(due), listed)])...)
	}
	if len(next) > 0 {
		blocks = append(blocks, heading(r.P.Header("Your next calls")))
		blocks = append(blocks, r.callLines(next[:min(len(next), nextCalls)])...)
	}
	return blocks
}

// nextCalls is how many calls a Home tab shows that are not due yet.
const nextCalls = 3

func (r Reader) callLines(calls []care.Card) []slack.Block {
	blocks := make([]slack.Block, 0, len(calls))
	for _, c := range calls {
		when := r.P.T("today")
		switch {
		case c.Due.Before(r.today()):
			when = "⚠️ " + r.P.T("late since %s", r.day(c.Due))
		case r.today().Before(c.Due):
			when = r.P.T("on %s", r.day(c.Due))
		}
		tried := ""
		if len(c.Attempts) > 0 {
			tried = r.attempts(c)
		}
		blocks = append(blocks, line(facts(bold(c.CustomerName), name(c.ProjectName), when, tried),
			about(button(CallBackReport, ref(c.ID), r.P.Button("Write down the call")), c.CustomerName)))
	}
	return blocks
}

// callableShown is how many contacts a message names.
const callableShown = 5

// callable are the contacts to call, the single point of contact first as the store orders them.
func (r Reader) callable(contacts []customer.Contact) string {
	lines := make([]string, 0, callableShown)
	for _, c := range contacts[:min(len(contacts), callableShown)] {
		lines = append(lines, "• "+facts(name(c.Name), name(c.Email)))
	}
	return strings.Join(lines, "\n")
}

func (r Reader) callOutcome(o care.Outcome) string {
	switch o {
	case care.Satisfied:
		return r.P.T("satisfied")
	case care.Trouble:
		return r.P.T("there is an issue")
	case care.Visit:
		return r.P.T("a visit is wanted")
	}
	return r.P.T("no longer to be made")
}

// ReportCall asks what came of a call. One that nobody answered is tried again after so many working days.
func ReportCall(r Reader, c care.Card, again int) slack.ModalViewRequest {
	return modal(r, CallBackFormID, r.P.Title("Write down the call"), r.P.Title("Save"), callRef{Call: c.ID},
		section(bold(c.CustomerName)+dot+name(c.ProjectName)),
		input("outcome", r.P.Label("What came of it?"), radio("",
			option(string(care.Satisfied), r.P.Option("The customer is satisfied")),
			option(string(care.Trouble), r.P.Option("There is an issue; docket raises it")),
			option(string(care.Visit), r.P.Option("They want a visit; docket tells Sales")),
			option(string(care.Unanswered), r.P.N(again, "Nobody answered; again in %d working day", "Nobody answered; again in %d working days")))),
		optional(input("note", r.P.Label("What did they say?"), longField("", care.NoteLimit))),
		hinted(optional(input("request", r.P.Label("What do they ask for?"), longField("", request.BodyLimit))),
			r.P.Label("Opens a request, with you as its agent; leave it empty if there is none")),
	)
}

// callRef is the metadata of a form about one call-back.
type callRef struct {
	Call care.ID `json:"call"`
}

// ReadReportCall reads what came of a call, and which.
func ReadReportCall(v slack.View) (care.ID, care.Report, error) {
	a := answers{v}
	meta, err := unpack[callRef](v)
	if err == nil && meta.Call <= 0 {
		err = stale()
	}
	return meta.Call, care.Report{Outcome: care.Outcome(a.option("outcome")), Note: a.text("note"), Request: a.text("request")}, err
}

// GiveCall asks who makes a call instead.
func GiveCall(r Reader, c care.Card) slack.ModalViewRequest {
	return modal(r, CallGiveFormID, r.P.Title("Give the call away"), r.P.Title("Save"), givenRef{Call: c.ID, Seen: c.Assigned},
		section(facts(bold(c.CustomerName), name(c.ProjectName), r.person(c.Assigned))),
		hinted(input("to", r.P.Label("Who calls instead?"), userField(r.P.Placeholder("Choose somebody"), "")),
			r.P.Label("They get a day near the old one on which they have room")))
}

// givenRef is the metadata of a form that gives a call to somebody else.
type givenRef struct {
	Call care.ID          `json:"call"`
	Seen directory.UserID `json:"seen"` // who had it when the form was opened
}

// ReadGiveCall reads which call is whose from now on, and whose it was seen to be.
func ReadGiveCall(v slack.View) (id care.ID, to, seen directory.UserID, err error) {
	meta, err := unpack[givenRef](v)
	if err == nil && meta.Call <= 0 {
		err = stale()
	}
	return meta.Call, answers{v}.user("to"), meta.Seen, err
}
