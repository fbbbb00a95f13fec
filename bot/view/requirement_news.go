package view

import (
	"docket/internal/requirement"
)

// RequirementNews tells of a moment in a requirement's life, under its card.
func RequirementNews(r Reader, c requirement.Card, n requirement.NewsArgs) Message {
	said := ""
	switch n.Verb {
	case "requirement.submitted":
		said = r.P.T("%s has it evaluated after all.", r.person(n.By))
	case "requirement.decided":
		said = "✅ " + r.decided(n)
	default:
		said = r.dealNews(n)
	}
	if n.Text != "" {
		said += "\n" + quote(n.Text, 1500)
	}
	if n.Alone {
		return r.toldAlone(c, said)
	}
	return sentence(said)
}

// decided is what somebody decided, and who goes on.
func (r Reader) decided(n requirement.NewsArgs) string {
	by, next := r.person(n.By), r.persons(n.To)
	switch n.Choice {
	case requirement.Develop:
		return r.P.T("%s decided: it is developed. To be scheduled by %s.", by, next)
	case requirement.ForPayment:
		return r.P.T("%s decided: it is developed against payment. %s agrees on the price with the customer.", by, next)
	}
	return r.P.T("%s decided: not now. It comes up again on %s.", by, r.farDay(n.Day))
}
