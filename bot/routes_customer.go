package bot

import "docket/bot/view"

// customerRoutes are customers and their people.
func (b *Bot) customerRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.CustomerAdd: b.addCustomer,
		},
		submissions: map[string]handler{
			view.CustomerFormID: b.saveCustomer,
		},
		options: map[view.ActionID]suggestion{
			view.CustomerPick: b.suggestCustomers,
		},
	}
}
