package bot

import (
	"docket/bot/view"
	"docket/internal/customer"
)

// billingRoutes are how customers are invoiced.
func (b *Bot) billingRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.BillingEdit:    b.editBilling,
			view.BillingContact: b.verifyBilling(customer.BillingContact),
			view.BillingAddress: b.verifyBilling(customer.BillingAddress),
		},
		submissions: map[string]handler{
			view.BillingFormID: b.saveBilling,
		},
	}
}
