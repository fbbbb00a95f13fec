package view

import (
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
)

// findingWords are what checks found of a line, where nothing but its name belongs into the sentence.
var findingWords = map[order.Reason]locale.Text{
	order.ManagedService:  locale.Textf("Managed service"),
	order.OnSiteSupport:   locale.Textf("Delivered on site"),
	order.NotOnSale:       locale.Textf("Not on sale today"),
	order.NoListPrice:     locale.Textf("No list price in this currency"),
	order.NoName:          locale.Textf("What it is, is not said"),
	order.NoKind:          locale.Textf("What kind of thing it is, is not said"),
	order.NoQuantity:      locale.Textf("How much of it, is not said"),
	order.PriceTooLarge:   locale.Textf("A price is too large"),
	order.ConsumeByPast:   locale.Textf("The day by which it is to be consumed is over"),
	order.ZeroNotIncluded: locale.Textf("A price of 0 has to be marked as included"),
	order.IncludedNotZero: locale.Textf("What is included costs nothing"),
	order.NoVolume:        locale.Textf("The volume of page views is missing"),
	order.NoThresholds:    locale.Textf("Each threshold lies above the one before, and has its price"),
	order.TermsDiffer:     locale.Textf("Unit, page views or their prices are not the catalogue’s: take those over, or add a statement of work"),
	order.NoSOW:           locale.Textf("Not as in the catalogue: that needs a statement of work"),
}

// FindingText is what a check found, in words; a line is named. Amounts are in the order's currency.
func FindingText(r Reader, f order.Finding, in money.Currency) string {
	said := r.finding(f, in)
	if f.Line == 0 {
		return said
	}
	return r.colon(r.lineName(f), said)
}

// lineName is what people call the line of a finding.
func (r Reader) lineName(f order.Finding) string {
	switch {
	case f.SKU != "":
		return name(string(f.SKU))
	case f.Name != "":
		return name(f.Name)
	}
	return r.P.T("Line %d", f.Line)
}

// finding is what a check found, where the line it is about can be seen.
func (r Reader) finding(f order.Finding, in money.Currency) string {
	if text, ok := findingWords[f.Reason]; ok {
		return text.Localize(r.P)
	}
	switch f.Reason {
	case order.OutsideCatalogue:
		if f.By == "" {
			return r.P.T("Outside the catalogue, by %s", name(f.SOW))
		}
		return r.P.T("Outside the catalogue, by %s of %s", name(f.SOW), r.person(f.By))
	case order.DescriptionChanged:
		return r.P.T("Described otherwise than in the catalogue, by %s of %s", name(f.SOW), r.person(f.By))
	case order.TermsChanged:
		return r.P.T("Other terms than the catalogue’s, by %s of %s", name(f.SOW), r.person(f.By))
	case order.DiscountTooHigh:
		if f.Line == 0 {
			return r.P.T("Discount %s on the whole with what is included, the seller’s limit is %s", readable(f.Has, f.Limit), f.Limit)
		}
		return r.P.T("Discount %s, the seller’s limit is %s", readable(f.Has, f.Limit), f.Limit)
	case order.InvoiceUnverified:
		return r.P.T("Nobody has verified the invoice contact and address")
	case order.PriceDoesNotAdd:
		return r.P.T("The numbers do not add up: the sold price should be %s", money.Amount{Minor: f.Amount, Currency: in})
	case order.ListPriceDiffers:
		return r.P.T("The list price is now %s", money.Amount{Minor: f.Amount, Currency: in})
	case order.NoConsumeBy:
		return r.noConsumeBy(f)
	case order.SOWNotByPresales:
		return r.P.T("%s, who wrote %s, is not in presales", r.person(f.By), name(f.SOW))
	}
	text, _ := f.Mend()
	return text.Localize(r.P)
}

func (r Reader) noConsumeBy(f order.Finding) string {
	if f.Window > 0 {
		return r.P.N(f.Window, "The day by which it is to be consumed is missing; %d month is usual", "The day by which it is to be consumed is missing; %d months are usual")
	}
	return r.P.T("The day by which it is to be consumed is missing")
}

// findingLine is a finding with its sign: an exception, or what has to be mended.
func findingLine(f order.Finding, said string) string {
	if f.Exception() {
		return "⚠️ " + said
	}
	return "✖ " + said
}

// readable is a discount with two decimals at most, unless that would hide by how much it passes the limit.
func readable(has, limit money.Percent) money.Percent {
	if round := has.Rounded(2); round != limit {
		return round
	}
	return has
}
