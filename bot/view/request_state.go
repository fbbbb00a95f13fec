package view

import (
	"docket/internal/locale"
	"docket/internal/request"
)

var requestStates = map[request.State]locale.Text{
	request.Triage:  locale.Textf("in scope or not, to be settled"),
	request.Sorting: locale.Textf("with the dispatcher"),
	request.Able:    locale.Textf("nobody carries it out yet"),
	request.Charged: locale.Textf("charge to be put to the customer"),
	request.Handed:  locale.Textf("not taken yet"),
	request.Working: locale.Textf("being carried out"),
	request.Talk:    locale.Textf("Sales talks with the customer"),
	request.Writing: locale.Textf("solution to be written"),
	request.Signing: locale.Textf("solution to be signed"),
	request.Placing: locale.Textf("to be handed to somebody"),
	request.Wished:  locale.Textf("a wish for development"),
	request.Done:    locale.Textf("carried out, the customer to be told"),
	request.Told:    locale.Textf("done"),
	request.Resting: locale.Textf("the customer does not pursue it for now"),
}

// requestState says a state in a few words.
func (r Reader) requestState(q request.Request) string {
	switch {
	case q.State == request.Working && !q.Waiting.IsZero():
		return r.P.T("waits for the customer")
	case q.State == request.Charged && !q.Waiting.IsZero():
		return r.P.T("the customer decides about the charge")
	}
	if t, ok := requestStates[q.State]; ok {
		return t.Localize(r.P)
	}
	return name(string(q.State))
}
