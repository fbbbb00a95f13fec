package catalogue

import (
	"fmt"
	"regexp"

	"docket/internal/fault"
	"docket/internal/money"
)

// priceLimit is the largest list price.
const priceLimit = money.Limit

// territoryForm is that of the territory of a customer.
var territoryForm = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{0,19}$`)

// Check refuses terms that do not fit the SKUs there are, naming the field: territories,
// starter or discounts.
func (t Terms) Check(skus []SKU) error {
	known := make(map[Code]SKU, len(skus))
	for _, s := range skus {
		known[s.Code] = s
	}
	return joined(t.judge(known))
}

func (t Terms) judge(known map[Code]SKU) []found {
	j := &jury{}
	t.judgeTerritories(j)
	t.judgeStarter(j, known)
	for _, role := range roles(t.Discounts) {
		path, most := "discounts."+string(role), t.Discounts[role]
		j.refuseIf(!role.Known(), path, fault.Invalidf("There is no role %q.", string(role)))
		j.refuseIf(most < 0 || most > money.Hundred, path, fault.Invalidf("Write the discount as a number between 0 and 100."))
	}
	return j.all
}

func (t Terms) judgeTerritories(j *jury) {
	j.refuseIf(len(t.Territories) > MaxTerritories, "territories", fault.Invalidf("A catalogue has room for %d territories.", MaxTerritories))
	seen := map[string]bool{}
	for n, where := range t.Territories {
		at := fmt.Sprintf("territories.%d", n)
		switch {
		case !territoryForm.MatchString(where.Code):
			j.refuse(at+".code", fault.Invalidf("A territory’s code has up to 20 capital letters, digits and hyphens: FR, DACH."))
		case seen[where.Code]:
			j.refuse(at+".code", fault.Invalidf("The territory %s stands there twice.", where.Code))
		case where.Names["en"] == "":
			j.refuse(at+".names", fault.Invalidf("The territory %s needs a name in English.", where.Code))
		}
		seen[where.Code] = true
		j.territoryNames(at+".names", where.Names)
	}
}

func (j *jury) territoryNames(path string, names Text) {
	one := &jury{}
	one.text("names", names, NameLimit, "")
	for _, f := range one.all {
		j.refuse(path+f.at[len("names"):], f.why)
	}
}

func (t Terms) judgeStarter(j *jury, known map[Code]SKU) {
	j.refuseIf(len(t.Starter) > MaxStarter, "starter", fault.Invalidf("The starter pack has room for %d SKUs.", MaxStarter))
	seen := map[Code]bool{}
	for n, l := range t.Starter {
		at := fmt.Sprintf("starter.%d", n)
		_, there := known[l.SKU]
		j.refuseIf(!there, at+".sku", fault.Invalidf("The starter pack names %s, which is not in the catalogue.", string(l.SKU)))
		j.refuseIf(seen[l.SKU], at+".sku", fault.Invalidf("The starter pack names %s twice.", string(l.SKU)))
		j.refuseIf(l.Quantity <= 0 || l.Quantity > money.QuantityLimit, at+".quantity",
			fault.Invalidf("Write the quantity as a number above zero, with at most two decimals."))
		seen[l.SKU] = true
	}
}
