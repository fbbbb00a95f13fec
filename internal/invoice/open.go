package invoice

import (
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
)

// Begin opens the check of an order's invoice, for a period where the order has
// subscriptions. A later period charges those alone.
func Begin(p Period, s Scene) (Outcome, error) {
	if err := MayCheck.Check(s.Actor); err != nil {
		return Outcome{}, err
	}
	if s.Order.State != order.Received {
		return Outcome{}, fault.Conflictf("%s has not come back signed yet. It is invoiced after that.", s.Order.ID.Number())
	}
	standing := s.standing()
	if err := p.check(s.Order, standing); err != nil {
		return Outcome{}, err
	}
	c := Check{ID: s.NextID, Order: s.Order.ID, Period: p, State: Open, Since: s.Now, OpenedBy: s.Actor.ID, OpenedAt: s.Now,
		Content: Content{Currency: s.Order.Currency, Charges: charges(s.Order, p, standing), By: s.Actor.ID}}
	if c.Ordered() > money.Limit {
		return Outcome{}, fault.Invalidf("That amount is too large.").In("until")
	}
	return c.opened(s), nil
}

// check refuses a period that the order cannot be invoiced for.
func (p Period) check(o order.Order, standing []Check) error {
	step := step(o)
	switch {
	case step == 0 && len(standing) > 0:
		return fault.Conflictf("The invoice of %s is checked already: %s opened that.", o.ID.Number(), standing[0].OpenedBy.Mention())
	case step == 0 && !p.None():
		return fault.Invalidf("%s has no subscription; it is invoiced once, without a period.", o.ID.Number()).In("from")
	case step == 0:
		return nil
	case p.From.IsZero():
		return fault.Invalidf("Choose the first day of the period.").In("from")
	case p.Until.IsZero():
		return fault.Invalidf("Choose the last day of the period.").In("until")
	case p.Until.Before(p.From):
		return fault.Invalidf("The period ends before it begins.").In("until")
	case p.months() == 0 || p.months()%step != 0:
		return p.uneven(step)
	}
	for _, c := range standing {
		if p.overlaps(c.Period) {
			return fault.Conflictf("The invoice from %s until %s is checked already. Choose other days.", said(c.Period.From), said(c.Period.Until)).In("from")
		}
	}
	return nil
}

// uneven says on which days a period may end instead.
func (p Period) uneven(step int) error {
	n := step
	for n+step <= longest && !p.Until.Before(lasting(p.From, n+step).Until) {
		n += step
	}
	return fault.Invalidf("What was sold by the month or year is invoiced in whole ones. From %s on, the period may end on %s or %s.",
		said(p.From), said(lasting(p.From, n).Until), said(lasting(p.From, n+step).Until)).In("until")
}

func said(d calendar.Date) locale.Date { return locale.Date{At: d.At(0, time.UTC), Zone: time.UTC} }

// step is how many months the periods of an order have at least; 0 of one without
// subscriptions, which has no period.
func step(o order.Order) int {
	most := 0
	for _, l := range o.Lines {
		if l.Kind == catalogue.PageViews {
			most = max(most, months(l.Unit), 1)
		}
	}
	return most
}

// Subscribed reports whether the order is invoiced by periods.
func Subscribed(o order.Order) bool { return step(o) > 0 }

// Propose is the period an invoice of the order is most likely for: all that was sold,
// or what is left of it, from the day it was signed or the day after the last period.
func Propose(o order.Order, all []Check) Period {
	step := step(o)
	if step == 0 {
		return Period{}
	}
	var from calendar.Date
	if o.Received != nil {
		from = o.Received.SignedOn
	}
	standing := slices.DeleteFunc(slices.Clone(all), func(c Check) bool { return c.State == Dropped })
	for _, c := range standing {
		if next := c.Period.Until.Add(1); from.Before(next) {
			from = next
		}
	}
	if from.IsZero() {
		return Period{}
	}
	n := step
	for i, l := range o.Lines {
		if each := months(l.Unit); l.Kind == catalogue.PageViews && each > 0 {
			left := l.Quantity - charged(i+1, standing)
			n = max(n, int(left/money.One)*each/step*step)
		}
	}
	return lasting(from, min(n, longest/step*step))
}
