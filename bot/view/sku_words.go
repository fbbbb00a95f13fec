package view

import (
	"docket/internal/catalogue"
	"docket/internal/locale"
)

var skuKinds = map[catalogue.Kind]locale.Text{
	catalogue.Licence:        locale.Textf("licence"),
	catalogue.PageViews:      locale.Textf("page views"),
	catalogue.Workshop:       locale.Textf("workshop"),
	catalogue.Audit:          locale.Textf("audit"),
	catalogue.Training:       locale.Textf("training"),
	catalogue.Support:        locale.Textf("support"),
	catalogue.ManagedService: locale.Textf("managed service"),
}

// skuKind says what sort of thing a SKU is.
func (r Reader) skuKind(k catalogue.Kind) string {
	if t, ok := skuKinds[k]; ok {
		return t.Localize(r.P)
	}
	return name(string(k))
}

var skuUnits = map[catalogue.Unit]locale.Text{
	catalogue.Piece: locale.Textf("pieces"),
	catalogue.User:  locale.Textf("users"),
	catalogue.Day:   locale.Textf("days"),
	catalogue.Month: locale.Textf("months"),
	catalogue.Year:  locale.Textf("years"),
}

// skuUnit says what a SKU is counted in.
func (r Reader) skuUnit(u catalogue.Unit) string {
	if t, ok := skuUnits[u]; ok {
		return t.Localize(r.P)
	}
	return r.P.T("units")
}
