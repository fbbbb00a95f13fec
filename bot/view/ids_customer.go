package view

// The buttons of customers and their people. The value of each is written beside it; Ref reads it.
const (
	CustomerAdd  ActionID = "customer.add"  // the name that is proposed, or ""
	CustomerOpen ActionID = "customer.open" // a customer's ID: the card as a modal
	CustomerEdit ActionID = "customer.edit" // a customer's ID
	ContactAdd   ActionID = "contact.add"   // a customer's ID
	ContactEdit  ActionID = "contact.edit"  // a contact's ID
	CustomerPick ActionID = "customer.pick" // asks for options
)

// The buttons that lead to the pages of a customer; ReadCustomerTab reads the value of each.
const (
	CustomerGlance     ActionID = "customer.glance"
	CustomerItems      ActionID = "customer.items"
	CustomerItemsBack           = CustomerItems + back
	CustomerPeople     ActionID = "customer.people"
	CustomerPeopleBack          = CustomerPeople + back
	CustomerHistory    ActionID = "customer.history"
)

// The callbacks of the forms of customers and their people.
const (
	CustomerFormID = "customer_form"
	ContactFormID  = "contact_form"
)
