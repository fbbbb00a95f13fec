package invoice

import (
	"math"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/money"
	"docket/internal/order"
)

// Charge is a line of the order on the invoice.
type Charge struct {
	Line   int            `json:"line"` // of the order, from 1
	Name   string         `json:"name"`
	Unit   catalogue.Unit `json:"unit"`
	Of     money.Quantity `json:"of"`              // how much was sold
	Units  money.Quantity `json:"units,omitempty"` // how much of it the period is; 0 for what is charged once
	Sold   int64          `json:"sold"`            // the price of all that was sold, in minor units
	Amount int64          `json:"amount"`          // the part of it on this invoice
	Views  *Views         `json:"views,omitempty"` // nil where none are counted
}

// Views are the page views of a subscription in the period.
type Views struct {
	Included int64             `json:"included"`
	Bands    []order.Threshold `json:"bands,omitempty"` // beyond which they cost, for the whole period
	Counted  int64             `json:"counted,omitempty"`
}

// Extra is what the page views beyond those included cost.
func (c Charge) Extra() int64 {
	if c.Views == nil {
		return 0
	}
	var sum int64
	for _, o := range c.Views.Over() {
		sum += o.Amount
	}
	return sum
}

// Over is what the page views in one band cost.
type Over struct {
	Above     int64 // page views, from which on the band's price holds
	Thousands int64 // begun
	Per       int64 // minor units for each
	Amount    int64
}

// Over says what the counted page views cost: those between one threshold and the
// next at the price of the first, for each thousand begun. Those that are included
// cost nothing, wherever the first threshold lies. The bands without any are left out.
func (v Views) Over() []Over {
	var all []Over
	for n, b := range v.Bands {
		from, to := max(b.Above, v.Included), v.Counted
		if n+1 < len(v.Bands) {
			to = min(to, max(v.Bands[n+1].Above, v.Included))
		}
		if to <= from {
			continue
		}
		begun := (to - from + 999) / 1000
		all = append(all, Over{Above: from, Thousands: begun, Per: b.Per, Amount: bounded(money.Times(b.Per, money.Quantity(begun)*money.One))})
	}
	return all
}

// bounded is an amount that can be added up: what is beyond the largest amount is said
// as just beyond it, and refused where the sum is looked at.
func bounded(minor int64) int64 { return min(minor, money.Limit+1) }

// counts reports whether page views have to be counted.
func (c Check) counts() bool {
	for _, ch := range c.Charges {
		if ch.Views != nil {
			return true
		}
	}
	return false
}

// charges are the lines of the order on an invoice for the period, after the checks
// that stand. What is charged once is on the first.
func charges(o order.Order, p Period, standing []Check) []Charge {
	var all []Charge
	for n, l := range o.Lines {
		c := Charge{Line: n + 1, Name: l.Name, Unit: l.Unit, Of: l.Quantity, Sold: l.Sold, Amount: l.Sold}
		switch {
		case l.Kind == catalogue.PageViews:
			c = c.during(p, l, standing)
		case len(standing) > 0:
			continue
		}
		all = append(all, c)
	}
	return all
}

// during is the charge of a subscription for the period. The parts of all periods
// together are the sold price to the cent, since each ends where the next begins.
func (c Charge) during(p Period, l order.Line, standing []Check) Charge {
	c.Units = p.units(l)
	if c.Of > 0 {
		before := charged(c.Line, standing)
		c.Amount = bounded(money.Part(l.Sold, before+c.Units, c.Of) - money.Part(l.Sold, before, c.Of))
	}
	if l.Volume > 0 {
		c.Views = &Views{Included: forPeriod(l.Volume, c.Units)}
		for _, t := range l.Thresholds {
			c.Views.Bands = append(c.Views.Bands, order.Threshold{Above: forPeriod(t.Above, c.Units), Per: t.Per})
		}
	}
	return c
}

// charged is how much of a subscription the standing checks charge.
func charged(line int, standing []Check) money.Quantity {
	var sum money.Quantity
	for _, s := range standing {
		for _, c := range s.Charges {
			if c.Line == line {
				sum += c.Units
			}
		}
	}
	return sum
}

// forPeriod is so many page views for each unit; what does not fit is without end.
func forPeriod(views int64, units money.Quantity) int64 {
	whole := int64(units / money.One)
	if whole > 0 && views > math.MaxInt64/whole {
		return math.MaxInt64
	}
	return views * whole
}

// months is how many months one unit of a subscription lasts; 0 for one that is
// sold by another measure, which the period is all of.
func months(u catalogue.Unit) int {
	switch u {
	case catalogue.Month:
		return 1
	case catalogue.Year:
		return 12
	}
	return 0
}

// units is how much of a subscription the period is. One that is not sold by time is
// sold for the period.
func (p Period) units(l order.Line) money.Quantity {
	if each := months(l.Unit); each > 0 {
		return money.Quantity(p.months()/each) * money.One
	}
	return l.Quantity
}

// longest is how many months a period may have.
const longest = 120

// months is how many whole months the period has, 0 when it ends within one.
func (p Period) months() int {
	for n := 1; n <= longest; n++ {
		if last := p.From.AddMonths(n).Add(-1); last == p.Until {
			return n
		} else if p.Until.Before(last) {
			return 0
		}
	}
	return 0
}

// lasting is the period of so many months from a day on.
func lasting(from calendar.Date, months int) Period {
	return Period{From: from, Until: from.AddMonths(months).Add(-1)}
}
