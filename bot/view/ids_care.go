package view

// Customers in service.
const (
	CallBackReport ActionID = "callback.report" // a call-back's ID
	ServiceRenew   ActionID = "service.renew"   // a customer's ID

	CallBackFormID = "callback_form"
	ServiceFormID  = "service_form"
)
