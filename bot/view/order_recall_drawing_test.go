package view

import "docket/internal/order"

// recalledOrders are drawings of an order that was settled before docket knew of it.
func (f fixture) recalledOrders(r Reader) map[string]any {
	c := f.purchase(order.Received)
	c.Imported, c.Revision, c.Sent, c.Approval.Round, c.Approval.Steps = true, 1, nil, 0, nil
	c.SOW = order.SOW{Reference: f.written("C-2025-7")}
	c.Lines[0].SKU = ""
	c.Exceptions = []order.Finding{{Reason: order.OutsideCatalogue, Line: 1, Name: c.Lines[0].Name, SOW: c.SOW.Reference}}
	c.Received.SignedBy, c.Received.By = "", ana
	return map[string]any{"order_recalled": OrderModal(r, c)}
}
