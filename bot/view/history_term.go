package view

import (
	"slices"
	"strings"

	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/invoice"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/project"
)

// recordedStates are the words for the states of each kind of thing, by the kind of the entry's subject: different
// things are "done" in different ways.
var recordedStates = map[string]func(state string) locale.Text{
	"closeout":    in(closeoutWords),
	"emergency":   in(emergencyWords),
	"entitlement": in(entitlementWords),
	"issue":       func(s string) locale.Text { return issue.State(s).Text() },
	"order":       in(orderStates),
	"project":     in(stageWords),
	"request":     in(requestStates),
	"requirement": in(requirementStates),
}

// in looks up a word; the zero text where there is none.
func in[K ~string](words map[K]locale.Text) func(string) locale.Text {
	return func(text string) locale.Text { return words[K(text)] }
}

// term says a value of the record that is a term of the business; kind is of what the entry is about.
func (r Reader) term(kind, field, text string) string {
	switch field {
	case "State":
		if of, ok := recordedStates[kind]; ok {
			return r.termOr(of(text), text)
		}
	case "Standing":
		return r.termOr(invoiceWords[invoice.State(text)], text)
	case "Severity":
		return r.termOr(issue.Severity(text).Text(), text)
	case "Gate":
		return r.gateName(project.GateKey(text))
	case "Version":
		return r.version(project.Version(text))
	case "Solutions":
		return r.solution(issue.SolutionKey(text))
	case "Locale":
		return r.languageName(text)
	case "Roles":
		if t, ok := contactRoleWords[customer.ContactRole(text)]; ok {
			return t.Localize(r.P)
		}
		return r.role(directory.Role(text))
	case "Responsible":
		return r.role(directory.Role(text))
	case "Ending":
		return strings.TrimPrefix(r.ending(issue.Ending(text)), dot)
	case "Channel":
		return channelLink(text)
	case "Outcome":
		if o := care.Outcome(text); slices.Contains(care.Outcomes, o) {
			return r.callOutcome(o)
		}
	}
	return name(text)
}

// termOr is the word for a text, or the text where there is none.
func (r Reader) termOr(word locale.Text, text string) string {
	if word.Format == "" {
		return name(text)
	}
	return word.Localize(r.P)
}
