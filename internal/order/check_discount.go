package order

import "docket/internal/money"

// givenAway asks what the limit of whoever submits leaves of the whole, where a part
// of it is included: marking lines as included is no way around the limit. A line
// discounted too much is found by itself, and counts here as if it were not.
func givenAway(c *Content, s *Scene) (Finding, bool) {
	limit := s.limit()
	var paid, least int64
	for l := range c.sold {
		floor := limit.Off(l.Gross())
		least += floor
		if !l.Included {
			paid += max(l.Sold, floor)
		}
	}
	return Finding{Reason: DiscountTooHigh, Has: c.whole(), Limit: limit}, paid < least
}

// whole is the discount on all that the seller wrote, with what is included in it.
func (c Content) whole() money.Percent {
	var gross, sold int64
	for l := range c.sold {
		gross += l.Gross()
		if !l.Included {
			sold += l.Sold
		}
	}
	if sold >= gross {
		return 0
	}
	return money.Rate(gross-sold, gross)
}

// sold are the lines that the seller wrote and that can be reckoned with.
func (c Content) sold(yield func(Line) bool) {
	for _, l := range c.Lines {
		if !l.Starter && l.sane() && l.Gross() <= money.Limit && l.Sold >= 0 && !yield(l) {
			return
		}
	}
}

// discount is the highest of the order: of a line, or of the whole where a part of it
// is included.
func (c Content) discount() money.Percent {
	var most money.Percent
	for _, l := range c.Lines {
		switch {
		case l.Starter:
		case l.Included:
			most = max(most, c.whole())
		default:
			most = max(most, l.Discount)
		}
	}
	return most
}
