package bot

import "docket/bot/view"

// customerRoutes are customers and their people.
func (b *Bot) customerRoutes() routes {
	return routes{
		commands: map[string]command{
			"/customer": {do: b.customer, description: "See a customer: service, what is under way, people, satisfaction", usage: "[name] | add [name]"},
		},
		actions: map[view.ActionID]handler{
			view.CustomerAdd:        b.addCustomer,
			view.CustomerOpen:       b.openCustomer,
			view.CustomerEdit:       b.editCustomer,
			view.CustomerGlance:     b.turnTo(b.customerGlance),
			view.CustomerItems:      b.turnTo(b.customerItems),
			view.CustomerItemsBack:  b.turnTo(b.customerItems),
			view.CustomerPeople:     b.turnTo(b.customerPeople),
			view.CustomerPeopleBack: b.turnTo(b.customerPeople),
			view.CustomerHistory:    b.turnTo(b.customerHistory),
			view.ContactAdd:         b.addContact,
			view.ContactEdit:        b.editContact,
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
