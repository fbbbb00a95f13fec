package request

// Verb is what is done with a request, as the record has it.
type Verb string

// The verbs. None of them refuses.
const (
	DoLog      Verb = "request.logged"
	DoInScope  Verb = "request.in_scope"
	DoOutside  Verb = "request.out_of_scope"
	DoUnclear  Verb = "request.cannot_tell"
	DoWish     Verb = "request.wish" // it is a wish for development after all
	DoHandle   Verb = "request.handled"
	DoHand     Verb = "request.handed"
	DoPlace    Verb = "request.placed" // the dispatcher hands a special case on
	DoTake     Verb = "request.taken"
	DoGiveBack Verb = "request.given_back" // to the dispatcher
	DoLeave    Verb = "request.left"       // its owner left the company
	DoWait     Verb = "request.waiting"    // for the customer
	DoContinue Verb = "request.answered"   // by the customer
	DoFinish   Verb = "request.done"
	DoSay      Verb = "request.said" // what there was to tell the customer, on the way
	DoTell     Verb = "request.told" // that it is carried out
	DoReopen   Verb = "request.reopened"
	DoAccept   Verb = "request.accepted" // the charge for an export
	DoObject   Verb = "request.objected" // to it
	DoAgree    Verb = "request.agreed"   // the sales manager and the customer
	DoPursue   Verb = "request.pursued"
	DoWrite    Verb = "request.written"  // the solution of a special case
	DoSign     Verb = "request.signed"   // by all who have to
	DoSendBack Verb = "request.unsigned" // somebody wants the solution otherwise
	DoAsk      Verb = "request.asked"    // somebody who signs asks whoever wrote it
	DoReply    Verb = "request.replied"
	DoFollow   Verb = "request.followed" // the requirement that answers it
	DoMiss     Verb = "request.missed"   // what was to be sent to the customer did not arrive
	DoUntold   Verb = "request.untold"   // that it is carried out
)
