package view

import (
	"docket/internal/locale"
	"docket/internal/request"
)

var requestKinds = map[request.Kind]locale.Text{
	request.Service: locale.Textf("Service request"),
	request.Export:  locale.Textf("Export of data"),
	request.Wish:    locale.Textf("Wish for development"),
}

// requestKind says what sort of thing the customer asks for.
func (r Reader) requestKind(k request.Kind) string {
	if t, ok := requestKinds[k]; ok {
		return t.Localize(r.P)
	}
	return name(string(k))
}

// scopeReason is what is proposed of the scope, and why.
func (r Reader) scopeReason(c request.Card) string { return r.proposed(c.Proposal(), c.Scene) }

func (r Reader) proposed(s request.Scope, at request.Scene) string {
	said := r.P.T("Proposed: cannot tell.")
	switch s.Proposed {
	case request.In:
		said = r.P.T("Proposed: in scope.")
	case request.Out:
		said = r.P.T("Proposed: out of scope.")
	}
	return said + " " + r.scopeBecause(s, at)
}

// scopeBecause is the reason of a proposal.
func (r Reader) scopeBecause(s request.Scope, at request.Scene) string {
	switch s.Because {
	case request.ServiceOver:
		return r.P.T("The service period ended on %s and was not renewed.", r.day(s.Day))
	case request.NotYet:
		return r.P.T("The service begins on %s.", r.day(s.Day))
	case request.InService:
		if s.Day.IsZero() {
			return r.P.T("The customer is in service.")
		}
		return r.P.T("In service until %s.", r.day(s.Day))
	case request.ProjectRuns:
		return r.P.T("%s is under way.", name(at.Project.Name))
	case request.ExportFree:
		return r.P.T("The contract includes exports.")
	case request.ExportCosts:
		return r.P.T("The contract does not include exports.")
	case request.IsWish:
		return r.P.T("What takes development becomes a requirement.")
	}
	return r.P.T("Nothing is known that the customer has bought.")
}

// requestScope is what was answered of the scope, and by whom.
func (r Reader) requestScope(c request.Card) string {
	var said string
	switch c.Scope.Answer {
	case request.In:
		said = r.P.T("in scope")
	case request.Out:
		said = r.P.T("out of scope")
	default:
		return ""
	}
	if c.Scope.By == "" || c.Scope.By == c.Agent {
		return said
	}
	return said + " (" + r.person(c.Scope.By) + ")"
}
