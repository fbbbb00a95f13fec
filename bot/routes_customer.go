package bot

import "docket/bot/view"

// customerRoutes are customers and their people.
func (b *Bot) customerRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.CustomerAdd:     b.addCustomer,
			view.CustomerOpen:    b.openCustomer,
			view.CustomerEdit:    b.editCustomer,
			view.CustomerHistory: b.customerHistory,
			view.ContactAdd:      b.addContact,
			view.ContactEdit:     b.editContact,
		},
		submissions: map[string]handler{
			view.CustomerFormID: b.saveCustomer,
			view.ContactFormID:  b.saveContact,
		},
		options: map[view.ActionID]suggestion{
			view.CustomerPick: b.suggestCustomers,
		},
	}
}
