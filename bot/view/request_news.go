package view

import (
	"strings"

	"docket/internal/locale"
	"docket/internal/request"
)

// RequestNews is a line under the card of somebody whose turn it became: what happened, and what is asked since.
func RequestNews(r Reader, c request.Card, n request.NewsArgs) Message {
	if n.Verb == request.DoMiss || n.Verb == request.DoUntold {
		return sentence(r.notPosted(c, n.Note))
	}
	said := r.requestHappened(n)
	if ask := r.newsQuestion(n); ask != "" {
		said = strings.TrimSpace(said + " " + ask)
	}
	said = r.colon(facts(c.ID.Number(), name(c.CustomerName)), said)
	if n.Note != "" {
		said += "\n" + quote(n.Note, request.NoteLimit)
	}
	return sentence(said)
}

func (r Reader) requestHappened(n request.NewsArgs) string {
	if n.Verb == request.DoLeave {
		return r.P.T("Its owner has left.")
	}
	text, ok := requestNews[n.Verb]
	if !ok || n.By == "" {
		return ""
	}
	return locale.Text{Format: text.Format, Args: []any{r.person(n.By)}}.Localize(r.P)
}

// newsQuestion is what the state asks of whoever is told.
func (r Reader) newsQuestion(n request.NewsArgs) string {
	switch {
	case n.Verb == request.DoAsk:
		return ""
	case n.Tell:
		return r.P.T("There is something to tell the customer.")
	case n.State == request.Sorting && n.Verb != request.DoUnclear:
		return r.P.T("Who carries it out?")
	}
	if t, ok := requestQuestions[n.State]; ok {
		return t.Localize(r.P)
	}
	return ""
}

// requestNews says what somebody did, where others have to go on.
var requestNews = map[request.Verb]locale.Text{
	request.DoInScope:  locale.Textf("%s says it is in scope."),
	request.DoOutside:  locale.Textf("%s says it is out of scope."),
	request.DoUnclear:  locale.Textf("%s cannot tell whether it is in scope."),
	request.DoWish:     locale.Textf("%s says it takes development."),
	request.DoHandle:   locale.Textf("%s carries it out."),
	request.DoHand:     locale.Textf("%s handed it over."),
	request.DoPlace:    locale.Textf("%s handed it over."),
	request.DoTake:     locale.Textf("%s took it."),
	request.DoGiveBack: locale.Textf("%s gave it back."),
	request.DoFinish:   locale.Textf("%s carried it out."),
	request.DoReopen:   locale.Textf("%s says the customer does not find it solved."),
	request.DoAccept:   locale.Textf("%s says the customer accepts the charge."),
	request.DoObject:   locale.Textf("%s says the customer objects to the charge."),
	request.DoAgree:    locale.Textf("%s has agreed it with the customer."),
	request.DoPursue:   locale.Textf("%s says the customer comes back to it."),
	request.DoAsk:      locale.Textf("%s asks about the solution before signing."),
	request.DoReply:    locale.Textf("%s answered."),
	request.DoWrite:    locale.Textf("%s wrote the solution."),
	request.DoSign:     locale.Textf("%s signed the solution."),
	request.DoSendBack: locale.Textf("%s wants the solution changed."),
}
