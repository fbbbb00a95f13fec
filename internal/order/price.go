package order

import (
	"docket/internal/fault"
	"docket/internal/money"
)

// Figures are the numbers of a line that somebody may write.
type Figures struct {
	Quantity money.Quantity `json:"quantity,omitempty"`
	Discount money.Percent  `json:"discount,omitempty"`
	Sold     int64          `json:"sold,omitempty"` // of the whole line, in minor units
}

// Figures are the line's.
func (l Line) Figures() Figures {
	return Figures{Quantity: l.Quantity, Discount: l.Discount, Sold: l.Sold}
}

// With is the line with what somebody wrote, who had seen other figures: of discount
// and sold price, the one they altered leads, and the other follows. Both altered
// have to agree.
func (l Line) With(f, seen Figures, in money.Currency) (Line, error) {
	l.Quantity = f.Quantity
	gross := l.Gross()
	if gross > money.Limit {
		return l, fault.Invalidf("That amount is too large.").In("quantity")
	}
	if l.Included || f.Sold == seen.Sold {
		l.Discount = f.Discount
		return l.Summed(), nil
	}
	off, ok := money.Discount(gross, f.Sold)
	switch {
	case !ok:
		return l, fault.Invalidf("The sold price lies above the list price of %s.", money.Amount{Minor: gross, Currency: in}).In("sold")
	case f.Discount != seen.Discount && f.Discount.Off(gross) != f.Sold:
		return l, fault.Invalidf("With that discount it is %s. Alter the discount or the sold price, not both.",
			money.Amount{Minor: f.Discount.Off(gross), Currency: in}).In("sold")
	case f.Discount != seen.Discount:
		off = f.Discount
	}
	l.Discount, l.Sold = off, f.Sold
	return l, nil
}

// sane reports whether the line's numbers can be reckoned with.
func (l Line) sane() bool {
	return l.List >= 0 && l.List <= money.Limit && l.Quantity > 0 && l.Quantity <= money.QuantityLimit
}

// In is the content in another currency: lines of the catalogue at their list prices
// in it, with the same discount. What the catalogue does not price keeps its numbers.
func (c Content) In(code money.Currency, s Shelf) Content {
	lines := make([]Line, len(c.Lines))
	for n, l := range c.Lines {
		lines[n] = l.priced(code, s)
	}
	c.Currency, c.Lines = code, lines
	return c
}

// priced is the line at the list price of the catalogue as it is now. A line of the
// starter pack, which is free, has none where the catalogue has none.
func (l Line) priced(code money.Currency, s Shelf) Line {
	sku := s.SKUs[l.SKU]
	_, ok := sku.Prices[code]
	switch {
	case ok:
		return l.listed(sku, code)
	case l.Starter:
		l.List, l.Thresholds = 0, nil
	}
	return l
}
