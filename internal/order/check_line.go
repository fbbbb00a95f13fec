package order

import (
	"slices"
	"strings"

	"docket/internal/catalogue"
	"docket/internal/money"
)

// item is a line with what it is judged by.
type item struct {
	*Line
	of    *Content
	scene *Scene
	limit money.Percent // of the discount
	sku   catalogue.SKU
	known bool // whether the catalogue has the SKU
}

// lineCheck looks at one thing about a line.
type lineCheck func(*item) (Finding, bool)

// lineChecks are all there are about a line, in the order people read them.
var lineChecks = []lineCheck{
	unnamed, unkind, noQuantity, notOnSale, outside, described, managed, onSite, noListPrice, listPrice, tooLarge, adds, included, discounted,
	consumeBy, consumable, volume, thresholds, terms,
}

// starterChecks are those about a line of the starter pack, which the house prices
// and words.
var starterChecks = []lineCheck{managed, onSite}

func (i *item) judged(v Verdict, line int) Verdict {
	checks := lineChecks
	if i.Starter {
		checks = starterChecks
	}
	for _, ask := range checks {
		if f, found := ask(i); found {
			f.Line, f.SKU, f.Name = line, i.SKU, i.Name
			v = append(v, f)
		}
	}
	return v
}

func found(reason Reason, is bool) (Finding, bool) { return Finding{Reason: reason}, is }

func unnamed(i *item) (Finding, bool) {
	return found(NoName, !i.known && strings.TrimSpace(i.Name) == "")
}

func unkind(i *item) (Finding, bool) {
	return found(NoKind, !i.known && !slices.Contains(catalogue.Kinds, i.Kind))
}

func noQuantity(i *item) (Finding, bool) {
	return found(NoQuantity, i.Quantity <= 0 || i.Quantity > money.QuantityLimit)
}

func notOnSale(i *item) (Finding, bool) {
	return found(NotOnSale, i.known && !i.sku.OnSale(i.scene.Today))
}

func outside(i *item) (Finding, bool) { return i.bySOW(OutsideCatalogue, !i.known) }

// described asks whether name and description are the catalogue's own, in any of
// its languages; an empty one is.
func described(i *item) (Finding, bool) {
	own := says(i.sku.Names, i.Name) && says(i.sku.Descriptions, i.Description)
	return i.bySOW(DescriptionChanged, i.known && !own)
}

func says(t catalogue.Text, said string) bool {
	if said == "" {
		return true
	}
	for _, text := range t {
		if text == said {
			return true
		}
	}
	return false
}

// bySOW is what only a statement of work may bring about: an exception with one,
// an error without.
func (i *item) bySOW(reason Reason, is bool) (Finding, bool) {
	if i.of.SOW.None() {
		return Finding{Reason: NoSOW}, is
	}
	return Finding{Reason: reason, SOW: i.of.SOW.Reference, By: i.of.SOW.By}, is
}

func managed(i *item) (Finding, bool) {
	return found(ManagedService, i.kind() == catalogue.ManagedService)
}

// onSite asks about what is delivered at the customer's; a managed service is one
// exception, not two.
func onSite(i *item) (Finding, bool) {
	return found(OnSiteSupport, i.known && i.sku.OnSite && i.kind() != catalogue.ManagedService)
}

func noListPrice(i *item) (Finding, bool) {
	_, priced := i.sku.Prices[i.of.Currency]
	return found(NoListPrice, i.known && !priced && i.of.Currency.Known())
}

func listPrice(i *item) (Finding, bool) {
	price, priced := i.sku.Prices[i.of.Currency]
	return Finding{Reason: ListPriceDiffers, Amount: price}, i.known && priced && i.List != price
}

func tooLarge(i *item) (Finding, bool) {
	return found(PriceTooLarge, i.List < 0 || i.Sold < 0 || i.List > money.Limit || i.Sold > money.Limit || i.sane() && i.Gross() > money.Limit)
}

func adds(i *item) (Finding, bool) {
	if i.Included || !i.sane() || i.Gross() > money.Limit {
		return Finding{}, false
	}
	if i.Discount < 0 || i.Discount > money.Hundred {
		return Finding{Reason: PriceDoesNotAdd, Amount: i.Gross()}, true
	}
	right := i.Discount.Off(i.Gross())
	return Finding{Reason: PriceDoesNotAdd, Amount: right}, i.Sold != right
}

func included(i *item) (Finding, bool) {
	if i.Included {
		return found(IncludedNotZero, i.Sold != 0)
	}
	return found(ZeroNotIncluded, i.Sold == 0 && i.sane())
}

// discounted asks about the limit of whoever submits. What is included has no
// discount of its own, and is part of the whole's (givenAway).
func discounted(i *item) (Finding, bool) {
	return Finding{Reason: DiscountTooHigh, Has: i.Discount, Limit: i.limit}, !i.Included && i.Discount > i.limit
}

func consumeBy(i *item) (Finding, bool) {
	return Finding{Reason: NoConsumeBy, Window: i.sku.Window}, i.kind().Dated() && i.ConsumeBy.IsZero()
}

func consumable(i *item) (Finding, bool) {
	return found(ConsumeByPast, !i.ConsumeBy.IsZero() && i.ConsumeBy.Before(i.scene.Today))
}

func volume(i *item) (Finding, bool) {
	return found(NoVolume, i.kind() == catalogue.PageViews && i.Volume <= 0)
}

// thresholds asks whether there are any above the volume, each above the one before.
func thresholds(i *item) (Finding, bool) {
	if i.kind() != catalogue.PageViews || i.Volume <= 0 {
		return Finding{}, false
	}
	last := i.Volume - 1
	for _, t := range i.Thresholds {
		if t.Above <= last || t.Per < 0 || t.Per > money.Limit {
			return found(NoThresholds, true)
		}
		last = t.Above
	}
	return found(NoThresholds, len(i.Thresholds) == 0)
}

// kind is the catalogue's, of what the catalogue has.
func (i *item) kind() catalogue.Kind {
	if i.known {
		return i.sku.Kind
	}
	return i.Kind
}
