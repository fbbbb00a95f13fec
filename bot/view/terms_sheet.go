package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
	"docket/internal/directory"
)

// CatalogueTermsSheet is what holds for the whole catalogue, with what may be changed there.
func CatalogueTermsSheet(r Reader, n catalogue.Edition, t catalogue.Terms) slack.ModalViewRequest {
	places := make([]string, len(t.Territories))
	for i, where := range t.Territories {
		places[i] = "*" + name(where.Code) + "* " + name(where.Names.In(r.language()))
	}
	blocks := r.termsPart(r.P.T("Territories"), places, dot, button(CatalogueTerritories, "", r.P.Button("Change")))
	pack := make([]string, len(t.Starter))
	for i, l := range t.Starter {
		pack[i] = "• " + l.Quantity.Localize(r.P) + " × " + name(string(l.SKU))
	}
	blocks = append(blocks, r.termsPart(r.P.T("Starter pack, free with a customer’s first order"), pack, "\n", button(CatalogueStarter, "", r.P.Button("Change")))...)
	var limits []string
	for _, role := range discountRoles(t) {
		limits = append(limits, "• "+r.colon(r.role(role), r.P.T("up to %s", t.Discounts[role])))
	}
	blocks = append(blocks, r.termsPart(r.P.T("Discounts without approval"), limits, "\n", button(CatalogueDiscounts, "", r.P.Button("Change")))...)
	if n > 0 {
		blocks = append(blocks, aside(r.P.T("Edition %d", int(n))))
	}
	return sheet(r, TermsID, r.P.Title("Terms"), blocks...)
}

// termsPart is a heading with the button that changes what stands under it.
func (r Reader) termsPart(title string, said []string, between string, change *slack.ButtonBlockElement) []slack.Block {
	var press slack.BlockElement
	if r.May(catalogue.MayEdit) {
		press = about(change, title)
	}
	head := line("*"+title+"*", press)
	if len(said) == 0 {
		return []slack.Block{head, section(r.P.T("None."))}
	}
	if between != "\n" {
		said = []string{strings.Join(said, between)}
	}
	return append([]slack.Block{head}, paragraphs(said)...)
}

// sellers are the roles whose discounts are asked for.
var sellers = []directory.Role{directory.SalesManager, directory.SalesLead, directory.Presales, directory.CustomerSuccess, directory.Management}

// discountRoles are the roles that have a limit, in the order people see roles.
func discountRoles(t catalogue.Terms) []directory.Role {
	return slices.DeleteFunc(slices.Clone(directory.Roles), func(role directory.Role) bool {
		_, has := t.Discounts[role]
		return !has
	})
}
