package order

import (
	"context"

	"docket/internal/catalogue"
	"docket/internal/directory"
)

// Send writes down that an approved order went to the customer, in the revision that
// was seen; whoever comes second is told.
func (d *Desk) Send(ctx context.Context, act directory.Act, id ID, how Sending, seen int) (Order, error) {
	return d.store.ChangeOrder(ctx, act, id, nil, func(o Order, s Scene) (Outcome, error) { return o.Send(how, seen, s) })
}

// Receive writes down that the order came back signed, in the revision that was
// seen; whoever comes second is told, and there is one project.
func (d *Desk) Receive(ctx context.Context, act directory.Act, id ID, r Receipt, seen int) (Order, error) {
	return d.store.ChangeOrder(ctx, act, id, nil, func(o Order, s Scene) (Outcome, error) { return o.Receive(r, seen, s) })
}

// Print is what the paper of an order says.
type Print struct {
	Card
	SKUs map[catalogue.Code]catalogue.SKU // of the edition the order was written against
}

// Print returns what the order's paper says, as the order is now.
func (d *Desk) Print(ctx context.Context, id ID) (Print, error) {
	card, err := d.store.Order(ctx, id)
	if err != nil {
		return Print{}, err
	}
	skus, err := d.store.Printed(ctx, id)
	return Print{Card: card, SKUs: skus}, err
}
