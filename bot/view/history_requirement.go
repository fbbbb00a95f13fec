package view

import "docket/internal/locale"

// requirementVerbs are what is done with a requirement.
var requirementVerbs = map[string]locale.Text{
	"requirement.raised":    locale.Textf("raised the requirement"),
	"requirement.submitted": locale.Textf("had it evaluated after all"),
	"requirement.evaluated": locale.Textf("evaluated it"),
	"requirement.ticketed":  locale.Textf("handed it in to the tracker"),
	"requirement.decided":   locale.Textf("decided what becomes of it"),
}
