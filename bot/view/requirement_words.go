package view

import (
	"docket/internal/locale"
	"docket/internal/requirement"
)

var requirementStates = map[requirement.State]locale.Text{
	requirement.Persuaded:    locale.Textf("not necessary"),
	requirement.WorkedAround: locale.Textf("solved with what exists"),
	requirement.Evaluating:   locale.Textf("under evaluation"),
	requirement.Negotiating:  locale.Textf("price to be agreed"),
	requirement.Confirming:   locale.Textf("price to be signed"),
	requirement.ToSchedule:   locale.Textf("to be scheduled"),
	requirement.Scheduled:    locale.Textf("scheduled"),
	requirement.Developing:   locale.Textf("under development"),
	requirement.Done:         locale.Textf("developed and delivered"),
	requirement.NotNow:       locale.Textf("put off"),
	requirement.Unpaid:       locale.Textf("not paid for, at rest"),
}

var urgencyWords = map[requirement.Urgency]locale.Text{
	requirement.Critical: locale.Textf("Critical: the customer cannot wait"),
	requirement.High:     locale.Textf("High: within weeks"),
	requirement.Medium:   locale.Textf("Medium: within months"),
	requirement.Low:      locale.Textf("Low: when there is time"),
}

var effortWords = map[requirement.Effort]locale.Text{
	requirement.Small:  locale.Textf("small"),
	requirement.Middle: locale.Textf("medium"),
	requirement.Large:  locale.Textf("large"),
	requirement.Huge:   locale.Textf("very large"),
}

// effortDays are the efforts in person days, as they are chosen.
var effortDays = map[requirement.Effort]locale.Text{
	requirement.Small:  locale.Textf("Small: up to 2 person days"),
	requirement.Middle: locale.Textf("Medium: up to 10 person days"),
	requirement.Large:  locale.Textf("Large: up to 30 person days"),
	requirement.Huge:   locale.Textf("Very large: more than 30 person days"),
}

var choiceWords = map[requirement.Choice]locale.Text{
	requirement.Develop:    locale.Textf("Develop"),
	requirement.ForPayment: locale.Textf("Develop against payment"),
	requirement.PutOff:     locale.Textf("Not now"),
}

var criterionWords = map[requirement.Criterion]locale.Text{
	requirement.OfContract: locale.Textf("Inside the contract"),
	requirement.OfUrgency:  locale.Textf("Urgent"),
	requirement.OfStanding: locale.Textf("Stops normal work"),
	requirement.OfEffort:   locale.Textf("Effort"),
}

// urgencySign is how urgent a requirement is, at a glance; "" while nobody said.
func urgencySign(u requirement.Urgency) string {
	switch u {
	case requirement.Critical:
		return "🔴 "
	case requirement.High:
		return "🟠 "
	case requirement.Medium:
		return "🟡 "
	case requirement.Low:
		return "⚪ "
	}
	return ""
}

// wording says a word of a table; one that is not in it as it is.
func wording[K ~string](r Reader, words map[K]locale.Text, k K) string {
	if t, ok := words[k]; ok {
		return t.Localize(r.P)
	}
	return name(string(k))
}

// requirementName is what people call a requirement, and whose it is.
func (r Reader) requirementName(l requirement.Line) string {
	return urgencySign(l.Urgency) + l.ID.Number() + dot + bold(l.CustomerName) + dot + name(l.ProjectName)
}

// requirementTurn is whose turn it is, or how it ended.
func (r Reader) requirementTurn(l requirement.Line) string {
	switch l.State {
	case requirement.Persuaded:
		return "✅ " + r.P.T("Not necessary, the customer agrees")
	case requirement.WorkedAround:
		return "✅ " + r.P.T("Solved with what exists")
	case requirement.Evaluating:
		if l.Ready {
			return "⏳ " + r.P.T("Evaluated, to be decided: %s", r.persons(l.Turn))
		}
		return "⏳ " + r.P.T("Under evaluation: %s", r.persons(l.Turn))
	case requirement.NotNow:
		if l.Outcome != nil {
			return "⏳ " + r.P.T("Not now; comes up again on %s", r.farDay(l.Outcome.ReviewOn))
		}
	}
	return r.dealTurn(l)
}
