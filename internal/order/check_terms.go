package order

import (
	"slices"

	"docket/internal/catalogue"
)

// terms asks whether what one of a SKU is, how many page views it brings and what
// those beyond cost are the catalogue's own: a list price says nothing without them.
// A statement of work may bring others.
func terms(i *item) (Finding, bool) {
	if i.of.SOW.None() {
		return found(TermsDiffer, i.known && !i.termed())
	}
	return Finding{Reason: TermsChanged, SOW: i.of.SOW.Reference, By: i.of.SOW.By}, i.known && !i.termed()
}

// termed reports whether the terms are the catalogue's. What has none, or is not
// priced in the currency, is found by checks of its own.
func (i *item) termed() bool {
	if i.Kind != i.sku.Kind || i.Unit != i.sku.Unit {
		return false
	}
	_, priced := i.sku.Prices[i.of.Currency]
	_, without := volume(i)
	_, unsound := thresholds(i)
	if i.Kind != catalogue.PageViews || without || unsound || !priced {
		return true
	}
	own := Line{}.listed(i.sku, i.of.Currency)
	return i.Volume == own.Volume && slices.Equal(i.Thresholds, own.Thresholds)
}
