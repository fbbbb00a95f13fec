package intake

import (
	"context"
	"fmt"
	"slices"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
)

// OrderStore keeps what comes of orders from outside.
type OrderStore interface {
	// KnownOrders looks up what orders name.
	KnownOrders(ctx context.Context, n Names) (Known, error)
	// TakeOrders writes orders in one transaction, each with an act of its own: those
	// of the past by one rule, the others by the other. An order that was taken before
	// stays as it is. A fault of one of them has nothing written.
	TakeOrders(ctx context.Context, act directory.Act, orders []Ready, r Rules) ([]Taken, error)
	directory.Roster
}

// Rules are how orders are taken.
type Rules struct {
	Submit order.Place
	Recall func(Ready, Known, Place) (order.Outcome, error)
}

// Taken is an order that the house has now.
type Taken struct {
	ID    order.ID
	State order.State
	New   bool // only now
}

// Refused is why an order is not taken: all that is wrong with it.
type Refused []Problem

// Error says how much is wrong, for the log.
func (r Refused) Error() string { return fmt.Sprintf("order has %d problems", len(r)) }

// MayRecall says who brings orders that were settled before docket knew of them.
var MayRecall = directory.Permission{
	Roles:   []directory.Role{directory.SalesLead, directory.Finance, directory.Management, directory.Admin},
	Refusal: locale.Textf("Only heads of sales, Finance, Management or an administrator may bring orders of the past."),
}

// OrderDesk takes in orders from files and from other systems.
type OrderDesk struct{ store OrderStore }

// NewOrderDesk returns a desk that keeps orders in store.
func NewOrderDesk(store OrderStore) *OrderDesk { return &OrderDesk{store: store} }

// rules are those under which all orders stand.
var rules = Rules{Recall: recall, Submit: func(d order.Draft, _ order.Order, s order.Scene) (order.Outcome, error) { return order.Submit(d, s) }}

// Take takes in one new order, by its seller. What is wrong with it is Refused; the
// same order again is the one that was taken, and another one under its reference a
// Conflict.
func (d *OrderDesk) Take(ctx context.Context, o Order) (Taken, error) {
	o.History = History{}
	k, err := d.store.KnownOrders(ctx, NamesOf(slices.Values([]Order{o})))
	if err != nil {
		return Taken{}, fmt.Errorf("look up order %q: %w", o.Reference, err)
	}
	if t, present, err := k.present(o); present {
		return t, err
	}
	if o.Seller == "" {
		o.unread = append(o.unread, Problem{Why: fault.Invalidf("Name the seller.").In("seller")})
	}
	r, wrong := o.ready(k, OrderTerms{}, "")
	if len(wrong) > 0 {
		return Taken{}, Refused(wrong)
	}
	taken, err := d.store.TakeOrders(ctx, directory.Act{Key: o.Key(), By: r.Seller}, []Ready{r}, rules)
	if fault.KindOf(err) == fault.Conflict {
		return d.overtaken(ctx, o, err)
	}
	if err != nil {
		return Taken{}, fmt.Errorf("take order %q: %w", o.Reference, err)
	}
	return taken[0], nil
}

// overtaken answers an order that was sent twice at once: the first one is the one.
func (d *OrderDesk) overtaken(ctx context.Context, o Order, conflict error) (Taken, error) {
	k, err := d.store.KnownOrders(ctx, NamesOf(slices.Values([]Order{o})))
	if err != nil {
		return Taken{}, fmt.Errorf("look up order %q: %w", o.Reference, err)
	}
	if t, present, err := k.present(o); present {
		return t, err
	}
	return Taken{}, conflict
}

// present is the order as the house has it already: as it once came, or as it would go
// out. Another one under its reference is a Conflict.
func (k Known) present(o Order) (t Taken, present bool, err error) {
	p, present := k.Orders[o.Reference]
	if !present {
		return Taken{}, false, nil
	}
	if key := o.Key(); p.Act != key && p.Words().Key() != key {
		return Taken{}, true, fault.Conflictf("%s has the reference %s and says something else. Give this order another reference, or change that one in Slack.",
			p.ID.Number(), o.Reference).In("reference")
	}
	return Taken{ID: p.ID, State: p.State}, true, nil
}

// historyBatch is how many orders of the past are written at a time.
const historyBatch = 1000

// Import takes in a file. On atomic terms a single refused order has nothing written,
// and the report says which. Orders of the past want MayRecall, new ones their seller's
// right to sell. Progress hears how many orders are done.
func (d *OrderDesk) Import(ctx context.Context, act directory.Act, t OrderTerms, f OrderFile, progress func(done int)) (OrderReport, error) {
	report := OrderReport{Unreadable: f.Refused, Money: map[money.Currency]int64{}}
	if slices.ContainsFunc(f.Orders, Order.Past) {
		if err := directory.Allow(ctx, d.store, act.By, MayRecall); err != nil {
			return report, err
		}
	}
	ready, err := d.judge(ctx, act, t, f.Orders, &report)
	if err != nil || t.Atomic && report.Refuses() {
		return report, err
	}
	done := 0
	for _, batch := range batches(ready, t.Atomic) {
		if err := d.take(ctx, act, t, batch, &report); err != nil {
			return report, err
		}
		if done += len(batch); progress != nil {
			progress(done)
		}
	}
	return report, nil
}

// judge finds out which of the orders can be taken.
func (d *OrderDesk) judge(ctx context.Context, act directory.Act, t OrderTerms, orders []Order, report *OrderReport) ([]Ready, error) {
	var ready []Ready
	for some := range slices.Chunk(orders, historyBatch) {
		k, err := d.store.KnownOrders(ctx, NamesOf(slices.Values(some), act.By, t.Seller))
		if err != nil {
			return nil, fmt.Errorf("look up orders from line %d on: %w", some[0].row(), err)
		}
		for _, o := range some {
			_, present, err := k.present(o)
			if why, ok := fault.As(err); ok {
				report.refuse(Problem{Row: o.row(), Why: why})
				continue
			}
			if present {
				report.Known++
				continue
			}
			r, wrong := o.ready(k, t, act.By)
			if len(wrong) > 0 {
				report.refuse(wrong...)
				continue
			}
			ready = append(ready, r)
		}
	}
	return ready, nil
}

// batches are the orders that are written together: all of an atomic file, else many
// of the past, of which nothing is said, and each new one by itself.
func batches(ready []Ready, atomic bool) [][]Ready {
	if atomic && len(ready) > 0 {
		return [][]Ready{ready}
	}
	var all [][]Ready
	for _, r := range ready {
		last := len(all) - 1
		if last >= 0 && r.Words.Past() && all[last][0].Words.Past() && len(all[last]) < historyBatch {
			all[last] = append(all[last], r)
			continue
		}
		all = append(all, []Ready{r})
	}
	return all
}

// take writes a batch. What somebody else made impossible meanwhile refuses its order,
// on atomic terms all.
func (d *OrderDesk) take(ctx context.Context, act directory.Act, t OrderTerms, batch []Ready, report *OrderReport) error {
	var taken []Taken
	if !t.DryRun {
		var err error
		taken, err = d.store.TakeOrders(ctx, act, batch, rules)
		why, refused := fault.As(err)
		switch {
		case refused && len(batch) > 1 && !t.Atomic:
			for _, one := range batch {
				if err := d.take(ctx, act, t, []Ready{one}, report); err != nil {
					return err
				}
			}
			return nil
		case refused:
			report.refuse(Problem{Row: batch[0].Words.row(), Why: why})
			return nil
		case err != nil:
			return fmt.Errorf("take orders from line %d on: %w", batch[0].Words.row(), err)
		}
	}
	for n, r := range batch {
		if t.DryRun || taken[n].New {
			report.sum(r)
			continue
		}
		report.Known++ // somebody else brought it meanwhile
	}
	return nil
}
