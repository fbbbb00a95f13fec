package view

import (
	"docket/internal/locale"
	"docket/internal/request"
)

// RequestNews is a line under the card of somebody whose turn it became: what happened, and what is asked since.
func RequestNews(r Reader, c request.Card, n request.NewsArgs) Message {
	if n.Verb == request.DoMiss || n.Verb == request.DoUntold {
		return sentence(r.notPosted(c, n.Note))
	}
	said := c.ID.Number()
	if text, ok := requestNews[n.Verb]; ok && n.By != "" {
		said = locale.Text{Format: text.Format, Args: []any{r.person(n.By)}}.Localize(r.P)
	}
	if t, ok := requestQuestions[n.State]; ok && n.State != request.Sorting {
		said += " " + t.Localize(r.P)
	} else if n.State == request.Sorting {
		said += " " + r.P.T("Who carries it out?")
	}
	if n.Note != "" {
		said += "\n" + quote(n.Note, request.NoteLimit)
	}
	return sentence(said)
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
	request.DoWrite:    locale.Textf("%s wrote the solution."),
	request.DoSign:     locale.Textf("%s signed the solution."),
	request.DoSendBack: locale.Textf("%s wants the solution changed."),
}
