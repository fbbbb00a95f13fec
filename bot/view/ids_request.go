package view

// The buttons of requests. The value of each is a request's ID, unless something else
// is written beside it.
const (
	RequestLog      ActionID = "request.log"  // ""
	RequestOpen     ActionID = "request.open" // the card as a modal
	RequestHistory  ActionID = "request.history"
	RequestIn       ActionID = "request.in"
	RequestOut      ActionID = "request.out"
	RequestUnclear  ActionID = "request.unclear"
	RequestWish     ActionID = "request.wish"
	RequestHandle   ActionID = "request.handle"
	RequestHand     ActionID = "request.hand" // opens the form
	RequestTake     ActionID = "request.take"
	RequestGiveBack ActionID = "request.give_back" // opens the form
	RequestWait     ActionID = "request.wait"
	RequestAnswered ActionID = "request.answered"
	RequestFinish   ActionID = "request.finish" // opens the form
	RequestTold     ActionID = "request.told"   // "request:mark" of what was to be said
	RequestReopen   ActionID = "request.reopen" // opens the form
)

// The menus of the form that logs a request.
const (
	RequestCustomerPick ActionID = "request.customer_pick"
	RequestKindPick     ActionID = "request.kind_pick"
)

// The callbacks of the forms of requests.
const (
	RequestFormID         = "request_form"
	RequestHandFormID     = "request_hand_form"
	RequestGiveBackFormID = "request_give_back_form"
	RequestFinishFormID   = "request_finish_form"
	RequestReopenFormID   = "request_reopen_form"
)
