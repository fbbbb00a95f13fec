package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/request"
)

// press is a way on with the request: its button, and what it is called there.
type press struct {
	verb request.Verb
	id   ActionID
	text string
}

// requestAnswers are the buttons of the question: at most three, the likely one first or standing out.
func (r Reader) requestAnswers(c request.Card, open []request.Verb) []slack.BlockElement {
	buttons := r.wishButtons(c, open)
	likely := r.likely(c)
	for _, p := range r.inSight(c, open) {
		if !slices.Contains(open, p.verb) || len(buttons) == answersShown {
			continue
		}
		b := about(button(p.id, r.pressRef(c, p.id), p.text), c.ID.Number())
		if p.verb == likely {
			b = b.WithStyle(slack.StylePrimary)
		}
		buttons = append(buttons, b)
	}
	return buttons
}

const answersShown = 3

// inSight are the answers that stand on the card as buttons: for whoever is asked, and where the request is over.
func (r Reader) inSight(c request.Card, open []request.Verb) []press {
	if r.asking(c, open) || c.State.Over() && !telling(open) {
		return r.presses(c)
	}
	return nil
}

// presses are the answers to the question of the state, in the order people see them.
func (r Reader) presses(c request.Card) []press {
	hand := press{request.DoHand, RequestHand, r.P.Button("Hand over…")}
	take := press{request.DoTake, RequestTake, r.P.Button("I do it")}
	in, out := press{request.DoInScope, RequestIn, r.P.Button("Yes")}, press{request.DoOutside, RequestOut, r.P.Button("No")}
	switch c.State {
	case request.Triage:
		return []press{in, out, {request.DoUnclear, RequestUnclear, r.P.Button("Cannot tell")}}
	case request.Sorting:
		if c.Scope.Answer == request.In {
			return []press{hand, take, {request.DoOutside, RequestOut, r.P.Button("Out of scope")}}
		}
		return []press{in, out, hand}
	case request.Able:
		return []press{{request.DoHandle, RequestHandle, r.P.Button("I do it")}, hand}
	case request.Handed:
		return []press{{request.DoTake, RequestTake, r.P.Button("Take it")}, {request.DoGiveBack, RequestGiveBack, r.P.Button("Not mine…")}}
	case request.Working:
		wait := press{request.DoWait, RequestWait, r.P.Button("Waiting for the customer")}
		if !c.Waiting.IsZero() {
			wait = press{request.DoContinue, RequestAnswered, r.P.Button("The customer answered")}
		}
		return []press{{request.DoFinish, RequestFinish, r.P.Button("Done…")}, wait, hand}
	case request.Placing:
		return []press{{request.DoPlace, RequestHand, r.P.Button("Hand over…")}, take}
	case request.Wished:
		return []press{{request.DoInScope, RequestIn, r.P.Button("Needs no development")}}
	case request.Told:
		return []press{{request.DoReopen, RequestReopen, r.P.Button("Not solved…")}}
	}
	return r.specialPresses(c)
}

// likely is the answer that is proposed; none where nothing is.
func (r Reader) likely(c request.Card) request.Verb {
	switch c.State {
	case request.Triage, request.Sorting:
		return likelyScope(c)
	case request.Able:
		return request.DoHandle
	case request.Handed:
		return request.DoTake
	case request.Working:
		if !c.Waiting.IsZero() {
			return request.DoContinue
		}
		return request.DoFinish
	case request.Placing:
		return request.DoPlace
	}
	return likelySpecial(c)
}

func likelyScope(c request.Card) request.Verb {
	proposed := c.Proposal().Proposed
	switch {
	case c.State == request.Sorting && (c.Scope.Answer == request.In || proposed == request.Unclear):
		return request.DoHand
	case proposed == request.In:
		return request.DoInScope
	case proposed == request.Out:
		return request.DoOutside
	}
	return request.DoUnclear
}

// requestMore are the rarer things: what cannot stand beside the question, what the customer wrote, what happened.
func (r Reader) requestMore(c request.Card, open []request.Verb) slack.BlockElement {
	var entries []*slack.OptionBlockObject
	id := ref(c.ID)
	said := r.inSight(c, open)
	for _, p := range r.rarer(c) {
		beside := slices.ContainsFunc(said, func(s press) bool { return s.verb == p.verb })
		if slices.Contains(open, p.verb) && !beside && len(entries) < rarerShown {
			entries = append(entries, entry(p.id, r.pressRef(c, p.id), p.text))
		}
	}
	return overflow(append(entries, entry(RequestOpen, id, r.P.Option("Open")), entry(RequestHistory, id, r.P.Option("History")))...)
}

// rarerShown leaves room in Slack's menu of five for the card and its history.
const rarerShown = 3

// rarer are the answers, where they are no buttons, and the ways on that are no answer to the question.
func (r Reader) rarer(c request.Card) []press {
	all := r.presses(c)
	if c.State == request.Handed {
		all = append(all, press{request.DoHand, RequestHand, r.P.Option("Hand to somebody else…")})
	}
	return append(all,
		press{request.DoWish, RequestWish, r.P.Option("A wish for development")},
		press{request.DoGiveBack, RequestGiveBack, r.P.Option("Not mine…")},
		press{request.DoOutside, RequestOut, r.P.Option("Out of scope")},
		press{request.DoWrite, RequestWrite, r.P.Option("Change the solution…")},
	)
}
