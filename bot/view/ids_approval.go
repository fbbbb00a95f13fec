package view

// The buttons of an order's approval. The value of each is a StepAt; ReadStepAt reads it.
const (
	OrderApprove     ActionID = "order.approve"      // at once
	OrderApproveForm ActionID = "order.approve_form" // after its questions, or which step it is, are clear
	OrderAsk         ActionID = "order.ask"
	OrderDecline     ActionID = "order.decline"
	OrderAnswer      ActionID = "order.answer"
)

// The callbacks of the forms of approval.
const (
	OrderApproveFormID = "order_approve_form"
	OrderAskFormID     = "order_ask_form"
	OrderDeclineFormID = "order_decline_form"
	OrderAnswerFormID  = "order_answer_form"
)
