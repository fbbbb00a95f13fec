package view

// Customers in service.
const (
	CallBackReport ActionID = "callback.report" // a call-back's ID
	CallBackGive   ActionID = "callback.give"   // a call-back's ID
	ServiceRenew   ActionID = "service.renew"   // a customer's ID
	RhythmEdit     ActionID = "rhythm.edit"     // nothing
	RhythmHistory  ActionID = "rhythm.history"  // nothing

	CallBackFormID = "callback_form"
	CallGiveFormID = "callback_give_form"
	ServiceFormID  = "service_form"
	RhythmID       = "rhythm"
	RhythmFormID   = "rhythm_form"
)
