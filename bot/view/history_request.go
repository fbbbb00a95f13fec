package view

import "docket/internal/locale"

// requestVerbs are what is done with a request.
var requestVerbs = map[string]locale.Text{
	"request.logged":       locale.Textf("logged the request"),
	"request.in_scope":     locale.Textf("said it is in scope"),
	"request.out_of_scope": locale.Textf("said it is out of scope"),
	"request.cannot_tell":  locale.Textf("could not tell whether it is in scope"),
	"request.wish":         locale.Textf("said it takes development"),
	"request.handled":      locale.Textf("took it on"),
	"request.handed":       locale.Textf("handed it over"),
	"request.placed":       locale.Textf("handed it over"),
	"request.taken":        locale.Textf("took it"),
	"request.given_back":   locale.Textf("gave it back"),
	"request.left":         locale.Textf("gave it to the dispatcher, its owner has left"),
	"request.waiting":      locale.Textf("began to wait for the customer"),
	"request.answered":     locale.Textf("had the customer’s answer"),
	"request.done":         locale.Textf("carried it out"),
	"request.said":         locale.Textf("told the customer"),
	"request.told":         locale.Textf("told the customer that it is done"),
	"request.reopened":     locale.Textf("took it up again"),
	"request.accepted":     locale.Textf("wrote down that the customer accepts the charge"),
	"request.objected":     locale.Textf("wrote down that the customer objects to the charge"),
	"request.agreed":       locale.Textf("agreed it with the customer"),
	"request.pursued":      locale.Textf("took it up again"),
	"request.written":      locale.Textf("wrote the solution"),
	"request.signed":       locale.Textf("signed the solution"),
	"request.unsigned":     locale.Textf("wanted the solution changed"),
	"request.followed":     locale.Textf("followed its requirement"),
}
