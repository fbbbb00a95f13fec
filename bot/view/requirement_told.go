package view

import (
	"docket/internal/requirement"
)

// dealNews tells of a moment in the life of a requirement that is developed.
func (r Reader) dealNews(n requirement.NewsArgs) string {
	by := r.person(n.By)
	switch n.Verb {
	case "requirement.agreed":
		return r.agreedNews(n)
	case "requirement.signed":
		said := "✅ " + r.P.T("%s: signed by %s.", r.role(n.Role), r.voter(n.By, n.For, n.Above))
		if n.End {
			said += " " + r.P.T("The price stands; it can be scheduled.")
		}
		return said
	case "requirement.price_declined":
		return "✖ " + r.P.T("%s: not signed by %s. The price is talked about again.", r.role(n.Role), r.voter(n.By, n.For, n.Above))
	case "requirement.vacant":
		return "⚠️ " + r.P.T("Nobody may sign for %s at the moment. An administrator gives the role to somebody: `/docket roles`.", r.role(n.Role))
	case "requirement.unpaid":
		return r.P.T("%s: the customer does not want to pay for now.", by)
	case "requirement.resumed":
		return r.P.T("%s: the customer pays after all.", by)
	case "requirement.again":
		return r.againNews(n)
	}
	return r.workNews(n)
}

// agreedNews tells that there is a price, and not which: a channel may hold people who are not to know it.
func (r Reader) agreedNews(n requirement.NewsArgs) string {
	said := r.P.T("%s agreed on the price with the customer. To be signed by %s.", r.person(n.By), r.anyOf(n.To))
	if len(n.Void) > 0 {
		said += " " + r.P.T("What %s signed no longer counts.", r.persons(n.Void))
	}
	return said
}

func (r Reader) againNews(n requirement.NewsArgs) string {
	if n.By == "" {
		return r.P.T("It was put off until today and is evaluated again.")
	}
	return r.P.T("%s has it evaluated again.", r.person(n.By))
}

// workNews tells how far the development is; by the tracker where nobody said so.
func (r Reader) workNews(n requirement.NewsArgs) string {
	by := r.P.T("the tracker")
	if n.By != "" {
		by = r.person(n.By)
	}
	switch {
	case n.Verb == "requirement.begun":
		return "🔨 " + r.P.T("The work has begun (%s).", by)
	case n.Verb == "requirement.delivered":
		return "✅ " + r.P.T("It is there (%s).", by)
	case n.Was.IsZero() || n.Was == n.Day:
		return "📅 " + r.P.T("Planned for %s (%s).", r.farDay(n.Day), by)
	}
	return "📅 " + r.P.T("Moved from %s to %s (%s).", r.farDay(n.Was), r.farDay(n.Day), by)
}

// toldAlone is news to one person: it names the requirement and opens it.
func (r Reader) toldAlone(c requirement.Card, said string) Message {
	said = r.requirementName(c.Line) + "\n" + name(c.Title) + "\n" + said
	return say(said, line(said, button(RequirementOpen, ref(c.ID), r.P.Button("Open requirement"))))
}
