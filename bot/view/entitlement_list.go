package view

import (
	"maps"
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/dossier"
	"docket/internal/entitlement"
)

// EntitlementList answers /consume: what a customer can still use, or what was found.
type EntitlementList struct {
	Query    string             // as somebody typed it, "" when nothing was looked for
	Customer *customer.Customer // whose all of it is; nil when several are shown
	Lines    []entitlement.Line // that can be used first, expired ones last; of one customer also what is used up or let go
	More     bool               // Lines hold not all there are
}

// Entitlements is the list to the reader alone.
func Entitlements(r Reader, l EntitlementList) Message {
	usable, past := apart(l.Lines)
	heading := r.P.T("What customers can use")
	switch query := oneLine(l.Query); {
	case l.Customer != nil:
		heading = r.P.T("What %s can use", name(l.Customer.Name))
	case query != "":
		heading = r.P.T("What customers can use, with “%s”", name(query))
	}
	blocks := []slack.Block{section("*" + heading + "*")}
	if len(usable) == 0 {
		blocks = append(blocks, section(r.nothingToUse(l)))
	}
	for _, e := range usable[:min(len(usable), listed)] {
		blocks = append(blocks, r.entitlementLine(e, l.Customer == nil))
	}
	switch rest := len(usable) - listed; {
	case l.Customer == nil && (l.More || rest > 0):
		blocks = append(blocks, aside(r.P.T("There are more. `/consume` with a part of a name finds the one you want.")))
	case l.Customer != nil && (rest > 0 || len(past) > 0):
		blocks = append(blocks, actions(button(EntitlementsShow, ref(l.Customer.ID), r.P.Button("Show all that was bought"))))
	}
	return say(heading, blocks...)
}

// nothingToUse says what would fill an empty list.
func (r Reader) nothingToUse(l EntitlementList) string {
	if l.Customer == nil && l.Query != "" {
		return r.P.T("None. `/consume acme` shows what Acme can use.")
	}
	return r.P.T("Nothing. What a customer buys comes here when its order is received back signed.")
}

// apart are those that can be used, or could until they expired, and those that are used up or were let go.
func apart(ls []entitlement.Line) (usable, past []entitlement.Line) {
	for _, l := range ls {
		if l.State == entitlement.Usable {
			usable = append(usable, l)
		} else {
			past = append(past, l)
		}
	}
	return usable, past
}

// entitlementLine is an entitlement in a list, with the button of what is done with it most.
func (r Reader) entitlementLine(l entitlement.Line, customers bool) slack.Block {
	what := thing(l)
	if customers {
		what = thingOf(l)
	}
	press := button(EntitlementOpen, ref(l.ID), r.P.Button("Open"))
	if r.loggable(l) {
		press = button(EntitlementUse, ref(l.ID), r.P.Button("Log use"))
	}
	return line(facts(what, r.territory(l.Territory))+"\n"+facts(r.remainsDrawn(l), r.lasts(l)), about(press, thingAloud(l)))
}

// CustomerEntitlements is all a customer has bought, as a modal: what can be used, then what is used up or was let go.
func CustomerEntitlements(r Reader, c customer.Customer, ls []entitlement.Line) slack.ModalViewRequest {
	usable, past := apart(ls)
	blocks := []slack.Block{section(bold(c.Name))}
	if len(ls) == 0 {
		blocks = append(blocks, section(r.nothingToUse(EntitlementList{Customer: &c})))
	}
	for _, l := range usable {
		blocks = append(blocks, r.entitlementLine(l, false))
	}
	if len(past) > 0 {
		blocks = append(blocks, section("*"+r.P.T("Used up or let lapse")+"*"))
	}
	for _, l := range past {
		blocks = append(blocks, r.entitlementLine(l, false))
	}
	if rest := len(blocks) - viewBlocks + 1; rest > 1 {
		blocks = append(blocks[:viewBlocks-1], aside(r.andMore(rest)))
	}
	return sheet(r, ShownID, r.P.Title("What was bought"), blocks...)
}

// rights is what a customer may use where, territory by territory, for its card; none when it has bought nothing.
func (r Reader) rights(f dossier.File) []slack.Block {
	if !f.Bought {
		return nil
	}
	said := "*" + r.P.T("May use") + "*"
	if f.Rights.Count == 0 {
		said += "\n" + r.P.T("Nothing more; all of it is used up or was let go.")
	}
	byPlace := map[string][]entitlement.Line{}
	for _, l := range f.Rights.First {
		byPlace[l.Territory] = append(byPlace[l.Territory], l)
	}
	for _, p := range slices.Sorted(maps.Keys(byPlace)) {
		if p != "" {
			said += "\n_" + r.territory(p) + "_"
		}
		for _, l := range byPlace[p] {
			said += "\n• " + facts(name(l.Name), r.remains(l), r.lasts(l))
		}
	}
	if f.Rights.More() > 0 {
		said += "\n" + r.andMore(f.Rights.More())
	}
	return []slack.Block{line(said, button(EntitlementsShow, ref(f.ID), r.P.Button("Show")))}
}
