package view

import "docket/internal/locale"

// requirementVerbs are what is done with a requirement.
var requirementVerbs = map[string]locale.Text{
	"requirement.raised":    locale.Textf("raised the requirement"),
	"requirement.submitted": locale.Textf("had it evaluated after all"),
	"requirement.evaluated": locale.Textf("evaluated it"),
	"requirement.ticketed":  locale.Textf("handed it in to the tracker"),
	"requirement.decided":   locale.Textf("decided what becomes of it"),

	"requirement.agreed":         locale.Textf("agreed on the price"),
	"requirement.signed":         locale.Textf("signed the price"),
	"requirement.price_declined": locale.Textf("did not sign the price"),
	"requirement.unpaid":         locale.Textf("wrote down that the customer does not pay"),
	"requirement.resumed":        locale.Textf("took it up again"),
	"requirement.scheduled":      locale.Textf("planned it"),
	"requirement.begun":          locale.Textf("began the work"),
	"requirement.delivered":      locale.Textf("delivered it"),
	"requirement.again":          locale.Textf("had it evaluated again"),
	"requirement.late":           locale.Textf("told the superiors"),
	"requirement.listed":         locale.Textf("sent the list of the week round"),
}
