package bot

import (
	"context"
	"fmt"

	"docket/bot/view"
	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/order"
)

// homeOrders is how many orders somebody sees on Home; one more says that there are others.
const homeOrders = 10 + 1

// toApprove are the orders that wait for somebody's decision, each with the clock of its committee.
func (b *Bot) toApprove(ctx context.Context, id directory.UserID) ([]view.WaitingOrder, error) {
	waiting, err := b.Desks.Orders.List(ctx, id, order.Filter{Turn: id, States: []order.State{order.Approving}, Limit: homeOrders})
	if err != nil || len(waiting) == 0 {
		return nil, err
	}
	clocks, err := b.clocks(ctx)
	if err != nil {
		return nil, err
	}
	orders := make([]view.WaitingOrder, len(waiting))
	for n, e := range waiting {
		orders[n] = view.WaitingOrder{Entry: e, Clock: clocks[e.Committee]}
	}
	return orders, nil
}

// clocks are those by which each committee's approvals are measured.
func (b *Bot) clocks(ctx context.Context) (map[directory.CommitteeID]approval.Clock, error) {
	numbers, err := b.Desks.Settings.Numbers(ctx)
	if err != nil {
		return nil, err
	}
	all, err := b.Desks.Committees.Committees(ctx)
	if err != nil {
		return nil, err
	}
	clocks := make(map[directory.CommitteeID]approval.Clock, len(all))
	for _, c := range all {
		schedule, err := c.Schedule()
		if err != nil {
			return nil, fmt.Errorf("read schedule of committee %d: %w", c.ID, err)
		}
		clocks[c.ID] = approval.NewClock(numbers, schedule.Days(), schedule.Zone())
	}
	return clocks, nil
}

// sold are somebody's own orders that are not over.
func (b *Bot) sold(ctx context.Context, id directory.UserID) ([]order.Entry, error) {
	return b.Desks.Orders.List(ctx, id, order.Filter{
		Seller: id, States: []order.State{order.Approving, order.Approved, order.Sent, order.Declined}, Limit: homeOrders,
	})
}
