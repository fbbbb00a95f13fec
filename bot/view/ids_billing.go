package view

// The buttons of how customers are invoiced. The value of each is written beside it.
const (
	BillingEdit    ActionID = "billing.edit"    // a customer's ID; Ref reads it
	BillingContact ActionID = "billing.contact" // what ReadSeenBilling reads: verify the contact
	BillingAddress ActionID = "billing.address" // what ReadSeenBilling reads: verify the address
)

// BillingFormID is the callback of the form of how a customer is invoiced.
const BillingFormID = "billing_form"
