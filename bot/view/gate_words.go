package view

import (
	"docket/internal/locale"
	"docket/internal/project"
)

// gateName says what a gate asks for, at the start of a line.
func (r Reader) gateName(k project.GateKey) string {
	if t, ok := gateTitles[k]; ok {
		return t.Localize(r.P)
	}
	return name(string(k))
}

var gateTitles = map[project.GateKey]locale.Text{
	project.Preparations: locale.Textf("Confirmation of preparations"),
	project.Survey:       locale.Textf("Survey report"),
	project.DataTemplate: locale.Textf("Data-import template"),
	project.Plan:         locale.Textf("Plan and schedule"),
	project.Acceptance:   locale.Textf("Acceptance report"),
}

// stepName says what a gate asks for, as the words on its button.
func (r Reader) stepName(k project.StepKind) string {
	if t, ok := stepTitles[k]; ok {
		return t.Localize(r.P)
	}
	return name(string(k))
}

var stepTitles = map[project.StepKind]locale.Text{
	project.Confirmed: locale.Textf("Confirm"),
	project.Delivered: locale.Textf("Deliver"),
	project.Assessed:  locale.Textf("Assess"),
	project.Endorsed:  locale.Textf("Endorse"),
	project.Approved:  locale.Textf("Approve"),
	project.Agreed:    locale.Textf("Record the agreement"),
	project.Disagreed: locale.Textf("Turn down"),
}

// gateTurn says what a gate waits for, and from whom: "to be assessed by two assessors".
func (r Reader) gateTurn(g project.Gate) string {
	by := r.P.AnyOf(r.parts(g.Next.By[:1]))
	switch g.Next.Kind {
	case project.Confirmed:
		return r.P.T("to be confirmed by %s", by)
	case project.Delivered:
		return r.P.T("to be delivered by %s", by)
	case project.Assessed:
		return r.P.N(g.Next.Left, "to be assessed by %d more assessor", "to be assessed by %d assessors")
	case project.Endorsed:
		return r.P.T("handling opinion to be endorsed by %s", by)
	case project.Approved:
		return r.P.T("to be approved by %s", by)
	}
	return r.P.T("to be agreed with the customer by %s", by)
}

func (r Reader) parts(parts []project.Part) []string {
	said := make([]string, len(parts))
	for n, part := range parts {
		said[n] = part.Text().Localize(r.P)
	}
	return said
}

// document is a document as a link, its title alone where it is a file: people open those where they were shared.
func (r Reader) document(d project.Document) string {
	if d.None() {
		return ""
	}
	if d.URL != "" {
		return link(d.URL, name(d.Name()))
	}
	return name(d.Name())
}
