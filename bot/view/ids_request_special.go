package view

// The buttons of what lies out of scope. The value of each is a request's ID, unless something else is written beside
// it.
const (
	RequestAccept   ActionID = "request.accept"
	RequestObject   ActionID = "request.object"
	RequestAgree    ActionID = "request.agree" // opens the form
	RequestPursue   ActionID = "request.pursue"
	RequestWrite    ActionID = "request.write"     // opens the form
	RequestSign     ActionID = "request.sign"      // a StepAt, as those below
	RequestAsk      ActionID = "request.ask"       // opens the form
	RequestSendBack ActionID = "request.send_back" // opens the form
	RequestReply    ActionID = "request.reply"     // opens the form
)

// The buttons of the words for the customer. The value of each is "request:mark" of what is to be said.
const (
	RequestSend ActionID = "request.send"
	RequestCopy ActionID = "request.copy" // opens the form
)

// The menus that tell of a choice while a form is open.
const (
	RequestHowPick      ActionID = "request.how_pick"
	RequestLanguagePick ActionID = "request.language_pick"
)

// The callbacks of the forms.
const (
	RequestAgreeFormID    = "request_agree_form"
	RequestWriteFormID    = "request_write_form"
	RequestAskFormID      = "request_ask_form"
	RequestSendBackFormID = "request_send_back_form"
	RequestReplyFormID    = "request_reply_form"
	RequestWordsFormID    = "request_words_form"
)
