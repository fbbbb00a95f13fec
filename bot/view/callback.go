package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/customer"
)

// CallBackDue asks whoever has the call to make it.
func CallBackDue(r Reader, c care.Card) Message {
	return r.callBack(c, "⏳ "+r.P.T("Call %s today and ask how %s is doing.", bold(c.CustomerName), name(c.ProjectName)))
}

// CallBackLate tells the hierarchy that nobody has called.
func CallBackLate(r Reader, c care.Card) Message {
	return r.callBack(c, "⚠️ "+r.P.T("%s was to call %s by %s, about %s.", r.person(c.Assigned), bold(c.CustomerName), r.day(c.Due), name(c.ProjectName)))
}

// CallBackVisit tells Sales that the customer wants to be visited.
func CallBackVisit(r Reader, c care.Card) Message {
	said := r.P.T("%s wants a visit about %s.", bold(c.CustomerName), name(c.ProjectName)) + "\n" + quote(c.Note, 1000)
	return say(said, section(said), aside(r.P.T("Told to %s on the phone", r.person(c.DoneBy))))
}

// callBack says it with whom to call and what was said the last time; a call that was made is only said.
func (r Reader) callBack(c care.Card, said string) Message {
	if c.Outcome != care.Open {
		return sentence("✅ " + r.P.T("%s called %s: %s.", r.person(c.DoneBy), bold(c.CustomerName), r.callOutcome(c.Outcome)))
	}
	blocks := []slack.Block{section(said)}
	if people := r.callable(c.Contacts); people != "" {
		blocks = append(blocks, section(people))
	}
	if last := c.Last; last != nil && last.Outcome != care.Superseded {
		blocks = append(blocks, aside(facts(r.P.T("Last call %s: %s", r.day(calendar.DateOf(last.DoneAt, r.Zone)), r.callOutcome(last.Outcome)), name(last.Note))))
	}
	blocks = append(blocks, actions(primary(CallBackReport, ref(c.ID), r.P.Button("Write down the call"))))
	return say(said, blocks...)
}

// bold is a name that stands out.
func bold(text string) string { return "*" + name(text) + "*" }

// callLines are calls to be made, the first due first.
func (r Reader) callLines(calls []care.Card) []slack.Block {
	blocks := make([]slack.Block, 0, len(calls))
	for _, c := range calls[:min(len(calls), listed)] {
		due := r.P.T("on %s", r.day(c.Due))
		if c.Due.Before(r.today()) {
			due = "⚠️ " + r.P.T("late since %s", r.day(c.Due))
		}
		blocks = append(blocks, line(facts(bold(c.CustomerName), name(c.ProjectName), due),
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

// ReportCall asks what came of a call.
func ReportCall(r Reader, c care.Card) slack.ModalViewRequest {
	return modal(r, CallBackFormID, r.P.Title("Write down the call"), r.P.Title("Save"), callRef{Call: c.ID},
		section(bold(c.CustomerName)+dot+name(c.ProjectName)),
		input("outcome", r.P.Label("What came of it?"), radio("",
			option(string(care.Satisfied), r.P.Option("The customer is satisfied")),
			option(string(care.Trouble), r.P.Option("There is an issue; docket raises it")),
			option(string(care.Visit), r.P.Option("They want a visit; docket tells Sales")))),
		optional(input("note", r.P.Label("What did they say?"), longField("", care.NoteLimit))),
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
	return meta.Call, care.Report{Outcome: care.Outcome(a.option("outcome")), Note: a.text("note")}, err
}
