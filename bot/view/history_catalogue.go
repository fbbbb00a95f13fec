package view

import (
	"strings"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/money"
)

// catalogueChanges is how many changes an entry about the catalogue names.
const catalogueChanges = 20

// changedCatalogue says what an edition changed.
func (r Reader) changedCatalogue(e catalogue.Recorded) []string {
	var said []string
	for _, c := range e.Changes[:min(len(e.Changes), catalogueChanges)] {
		said = append(said, "• "+r.catalogueChange(c))
	}
	if more := len(e.Changes) - len(said); more > 0 {
		said = append(said, r.P.N(more, "… and %d more change", "… and %d more changes"))
	}
	return said
}

func (r Reader) catalogueChange(c catalogue.Change) string {
	sku := name(string(c.SKU))
	switch {
	case c.Added():
		return r.P.T("%s added: %s", sku, name(c.Is))
	case c.Withdrawn():
		return r.P.T("%s withdrawn: %s", sku, name(c.Was))
	}
	about := r.catalogueField(c.Field)
	if c.SKU != "" {
		about = sku + dot + about
	}
	return r.P.T("%s: %s → %s", about, r.catalogueValue(c.Field, c.Was), r.catalogueValue(c.Field, c.Is))
}

// catalogueFields are the fields of SKUs and terms by the first part of their path; those with a second part say it
// after the word.
var catalogueFields = map[string]locale.Text{
	"names": locale.Textf("name"), "descriptions": locale.Textf("description"), "kind": locale.Textf("kind"), "unit": locale.Textf("unit"),
	"business": locale.Textf("delivered by"), "on_site": locale.Textf("at the customer’s"), "prices": locale.Textf("list price"),
	"volume": locale.Textf("page views, included"), "thresholds": locale.Textf("prices above the volume"),
	"window": locale.Textf("months in which it must be consumed"), "from": locale.Textf("on sale from"), "until": locale.Textf("on sale until"),
	"territories": locale.Textf("territory"), "starter": locale.Textf("starter pack"), "discounts": locale.Textf("discount without approval"),
}

func (r Reader) catalogueField(path string) string {
	first, rest, _ := strings.Cut(path, ".")
	t, ok := catalogueFields[first]
	if !ok {
		return name(path)
	}
	word := t.Localize(r.P)
	switch first {
	case "names", "descriptions":
		return word + " " + r.tongue(rest)
	case "discounts":
		return word + ", " + r.role(directory.Role(rest))
	case "territories", "starter":
		return word + ", " + name(rest)
	}
	return word
}

// catalogueValue says a value as the record has it, which is as files have it.
func (r Reader) catalogueValue(path, value string) string {
	first, rest, _ := strings.Cut(path, ".")
	if value == "" {
		return "–"
	}
	switch first {
	case "prices":
		if minor, err := money.Parse(value, money.Currency(rest)); err == nil {
			return r.P.Money(minor, rest)
		}
	case "kind":
		return r.skuKind(catalogue.Kind(value))
	case "unit":
		return r.per(catalogue.Unit(value))
	case "from", "until":
		return r.word("", "", value)
	case "starter":
		if q, err := money.ParseQuantity(value); err == nil {
			return q.Localize(r.P)
		}
	case "discounts":
		if p, err := money.ParsePercent(value); err == nil {
			return p.Localize(r.P)
		}
	}
	return name(value)
}
