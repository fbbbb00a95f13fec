package view

import (
	"slices"
	"strings"

	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/request"
)

var requestQuestions = map[request.State]locale.Text{
	request.Triage:  locale.Textf("Is it in scope?"),
	request.Sorting: locale.Textf("Is it in scope?"),
	request.Able:    locale.Textf("Can you do it yourself?"),
	request.Charged: locale.Textf("What does the customer say about the charge?"),
	request.Handed:  locale.Textf("Will you take it?"),
	request.Working: locale.Textf("It is yours to carry out."),
	request.Talk:    locale.Textf("Agree with the customer how it is charged."),
	request.Writing: locale.Textf("Write how this special case is dealt with."),
	request.Signing: locale.Textf("Do you sign the solution?"),
	request.Placing: locale.Textf("Who carries it out?"),
	request.Wished:  locale.Textf("Raise the requirement for it."),
	request.Done:    locale.Textf("Tell the customer."),
}

// requestQuestion is what the state asks of whoever's turn it is.
func (r Reader) requestQuestion(c request.Card) string {
	switch {
	case c.State == request.Sorting && !scopeAsked(c):
		return r.P.T("Who carries it out?")
	case c.State == request.Working && !c.Waiting.IsZero():
		return r.P.T("It waits for the customer.")
	case c.State == request.Signing && len(r.mySteps(c)) == 0:
		return r.P.T("Somebody asks about your solution before signing.")
	}
	if t, ok := requestQuestions[c.State]; ok {
		return t.Localize(r.P)
	}
	return r.requestStanding(c)
}

// requestStands is the middle of the card: the question for whoever it is asked, else how it stands; above it what led
// there.
func (r Reader) requestStands(c request.Card, open []request.Verb) string {
	var said []string
	if note := r.requestNote(c); note != "" {
		said = append(said, note)
	}
	if c.Result != "" {
		said = append(said, r.P.T("Done by %s:", r.person(c.DoneBy))+"\n"+quote(c.Result, request.NoteLimit))
	}
	switch {
	case r.asking(c, open):
		if scopeAsked(c) {
			said = append(said, r.scopeReason(c))
		}
		if c.State == request.Talk {
			said = append(said, r.scopeBecause(c.Proposal(), c.Scene))
		}
		said = append(said, "*"+r.requestQuestion(c)+"*")
	case !r.isAsked(c):
		said = append(said, r.requestMark(c)+r.requestStanding(c))
	}
	return strings.Join(said, "\n")
}

// isAsked reports whether the request waits for the reader's answer.
func (r Reader) isAsked(c request.Card) bool {
	return slices.ContainsFunc(c.Asked(c.Scene), func(s request.Seat) bool { return s.By == r.ID || s.Holder == r.ID })
}

// asking reports whether the question is put to the reader now: what there is to tell the customer comes first.
func (r Reader) asking(c request.Card, open []request.Verb) bool {
	return r.isAsked(c) && len(open) > 0 && !telling(open)
}

// scopeAsked reports whether the question is whether the request lies in scope.
func scopeAsked(c request.Card) bool {
	return c.State == request.Triage || c.State == request.Sorting && c.Scope.Answer != request.In
}

func (r Reader) requestMark(c request.Card) string {
	if c.State.Over() {
		return "✅ "
	}
	return "⏳ "
}

var requestStandings = map[request.State]locale.Text{
	request.Triage:  locale.Textf("%s says whether it is in scope"),
	request.Sorting: locale.Textf("%s says where it goes"),
	request.Able:    locale.Textf("%s says who carries it out"),
	request.Charged: locale.Textf("%s asks the customer about the charge"),
	request.Handed:  locale.Textf("handed to %s, not taken yet"),
	request.Working: locale.Textf("%s carries it out"),
	request.Talk:    locale.Textf("%s talks with the customer about it"),
	request.Writing: locale.Textf("%s writes the solution"),
	request.Signing: locale.Textf("the solution waits for %s"),
	request.Placing: locale.Textf("%s hands it to somebody"),
	request.Wished:  locale.Textf("%s raises the requirement"),
	request.Done:    locale.Textf("carried out, %s tells the customer"),
}

// requestStanding is how the request stands, in a few words that mention nobody.
func (r Reader) requestStanding(c request.Card) string {
	switch {
	case c.State == request.Told:
		return r.P.T("carried out, and the customer was told")
	case c.State == request.Resting:
		return r.P.T("the customer does not pursue it for now")
	case c.State == request.Wished && c.Wish != 0:
		return r.P.T("its requirement is under way")
	case c.State == request.Working && !c.Waiting.IsZero():
		return r.P.T("%s waits for the customer since %s", r.person(c.Owner), r.instant(c.Waiting))
	}
	who := r.askedNames(c)
	if who == "" {
		return r.P.T("waits for somebody who can answer")
	}
	return locale.Text{Format: requestStandings[c.State].Format, Args: []any{who}}.Localize(r.P)
}

// askedNames are those the request waits for, without a ping.
func (r Reader) askedNames(c request.Card) string {
	const named = 3
	var who []string
	for _, u := range request.Reached(c.Asked(c.Scene)) {
		if len(who) < named {
			who = append(who, r.person(u))
		}
	}
	return r.P.AnyOf(who)
}

// requestNote is what the last one who handed it on had to say, while that matters.
func (r Reader) requestNote(c request.Card) string {
	n := len(c.Handed)
	if n == 0 || c.Handed[n-1].Note == "" || !slices.Contains([]request.State{request.Handed, request.Working, request.Sorting}, c.State) {
		return ""
	}
	h := c.Handed[n-1]
	return r.handedBy(h.By) + "\n" + quote(h.Note, request.NoteLimit)
}

func (r Reader) handedBy(by directory.UserID) string { return r.P.T("%s says:", r.person(by)) }
