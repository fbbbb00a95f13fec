package order

import (
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/money"
)

// withoutStarter are the lines the seller wrote.
func withoutStarter(lines []Line) []Line {
	kept := make([]Line, 0, len(lines))
	for _, l := range lines {
		if !l.Starter {
			kept = append(kept, l)
		}
	}
	return kept
}

// starterIn are the lines the house added. In another currency than the order had they
// take its list prices.
func (o Order) starterIn(code money.Currency, s Shelf) []Line {
	var kept []Line
	for _, l := range o.Lines {
		if l.Starter && code != o.Currency {
			l = l.priced(code, s)
		}
		if l.Starter {
			kept = append(kept, l)
		}
	}
	return kept
}

// starter is what a first-time customer gets free (domain, section 3), in the
// customer's language. What is no longer on sale is left out.
func (s Scene) starter(c Content) []Line {
	var lines []Line
	for _, part := range s.Shelf.Terms.Starter {
		sku, known := s.Shelf.SKUs[part.SKU]
		if !known || !sku.OnSale(s.Today) {
			continue
		}
		l := Line{Quantity: part.Quantity}.Of(sku, c.Currency, s.Customer.Locale)
		l.Starter, l.Included, l.Discount, l.Sold = true, true, money.Hundred, 0
		l.ConsumeBy = ConsumeBy(sku, s.Today)
		lines = append(lines, l)
	}
	return lines
}

// ConsumeBy is the day by which a SKU ordered on a day is to be consumed by its
// window; zero when its kind has no such day, or it has no window.
func ConsumeBy(sku catalogue.SKU, ordered calendar.Date) calendar.Date {
	if !sku.Kind.Dated() || sku.Window <= 0 {
		return calendar.Date{}
	}
	return ordered.AddMonths(sku.Window)
}

// Of is the line as a SKU has it: named in the language, at the list price of the
// currency. Quantity, discount and what is included stay; what is sold follows.
// Without a list price in the currency it has none.
func (l Line) Of(sku catalogue.SKU, code money.Currency, lang string) Line {
	l.SKU, l.Name, l.Description = sku.Code, sku.Names.In(lang), sku.Descriptions.In(lang)
	return l.listed(sku, code)
}

// listed is the line at the list prices of the SKU in the currency, and at its terms.
func (l Line) listed(sku catalogue.SKU, code money.Currency) Line {
	l.Kind, l.Unit, l.Volume = sku.Kind, sku.Unit, sku.Volume
	l.List, l.Thresholds = sku.Prices[code], nil
	for _, t := range sku.Thresholds {
		l.Thresholds = append(l.Thresholds, Threshold{Above: t.Above, Per: t.Per[code]})
	}
	return l.Summed()
}

// Summed is the line with the sold price that its list price and discount make; of
// what is included it is 0.
func (l Line) Summed() Line {
	if l.Included {
		l.Discount = money.Hundred
	}
	l.Sold = l.Discount.Off(l.Gross())
	return l
}
