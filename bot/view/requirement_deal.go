package view

import (
	"github.com/slack-go/slack"

	"docket/internal/requirement"
)

// dealTurn is whose turn it is once a requirement is decided.
func (r Reader) dealTurn(l requirement.Line) string {
	switch l.State {
	case requirement.Negotiating:
		return "⏳ " + r.P.T("Price to be agreed with the customer: %s", r.persons(l.Turn))
	case requirement.Confirming:
		return "⏳ " + r.P.T("Price to be signed: %s", r.persons(l.Turn))
	case requirement.ToSchedule:
		return "⏳ " + r.P.T("To be scheduled: %s", r.persons(l.Turn))
	case requirement.Scheduled:
		return "⏳ " + r.P.T("Planned for %s: %s", r.farDay(l.PlannedFor), r.persons(l.Turn))
	case requirement.Developing:
		return "⏳ " + r.P.T("In development until %s: %s", r.farDay(l.PlannedFor), r.persons(l.Turn))
	case requirement.Unpaid:
		return "⏳ " + r.P.T("Rests until the customer wants to pay")
	}
	return "✅ " + r.P.T("Delivered")
}

// dealButtons are what can be done with a requirement once it is decided.
func (r Reader) dealButtons(requirement.Card) []slack.BlockElement { return nil }
