package view

import (
	"github.com/slack-go/slack"

	"docket/internal/request"
)

// RequestNudge reminds somebody of a request. Once it has moved on, it says so and has no button.
func RequestNudge(r Reader, c request.Card, n request.NudgeArgs) Message {
	title := r.requestName(c.Line)
	if r.moot(c, n) {
		said := r.colon(title, r.requestState(c.Request))
		return say(said, section("✅ "+said))
	}
	said := r.colon(title, r.nudge(c, n))
	return say(said, section(nudgeSign(n)+" "+said), actions(r.nudgeButtons(c, n)...))
}

// nudgeButtons answer what somebody is reminded of; whoever is only told may look.
func (r Reader) nudgeButtons(c request.Card, n request.NudgeArgs) []slack.BlockElement {
	var answers []slack.BlockElement
	say, _ := c.Unsaid()
	switch open := c.Open(r.member()); {
	case telling(open):
		answers = []slack.BlockElement{primary(RequestTold, RequestToldRef(c.ID, say), r.P.Button("I told them"))}
	case n.Kind == request.ToAnswer || n.Kind == request.ToAsk:
		answers = r.requestAnswers(c, open)
	}
	if len(answers) == answersShown {
		return answers
	}
	return append(answers, about(button(RequestOpen, ref(c.ID), r.P.Button("Open")), c.ID.Number()))
}

func nudgeSign(n request.NudgeArgs) string {
	if n.Kind == request.Breach {
		return "🔴"
	}
	return "⏰"
}

// moot reports whether nothing is left to do about what somebody was reminded of.
func (r Reader) moot(c request.Card, n request.NudgeArgs) bool {
	switch n.Kind {
	case request.ToTell:
		say, waits := c.Unsaid()
		return !waits || !say.Since.Equal(n.Since)
	case request.ToAsk:
		return !c.Waiting.Equal(n.Since)
	case request.Breach:
		return c.Late.IsZero() || c.State.Over()
	}
	return c.State != n.State || !c.Since.Equal(n.Since)
}

// nudge is what somebody is reminded of, in a sentence.
func (r Reader) nudge(c request.Card, n request.NudgeArgs) string {
	switch n.Kind {
	case request.ToTell:
		return r.P.T("the customer has not been told yet, for %s.", r.age(n.Since))
	case request.ToAsk:
		return r.P.T("it has waited for the customer for %s. Have they answered?", r.age(n.Since))
	case request.Untaken:
		return r.P.T("nobody has answered for %s; %s.", r.age(n.Since), r.requestStanding(c))
	case request.Breach:
		if n.Level == request.FirstAnswer {
			return r.P.T("the customer has no first answer, late since %s; %s.", r.instant(n.Since), r.requestStanding(c))
		}
		return r.P.T("not carried out in time, late since %s; %s.", r.instant(n.Since), r.requestStanding(c))
	}
	if telling(c.Open(r.member())) {
		return r.P.T("the customer has not been told yet, for %s.", r.age(n.Since))
	}
	return r.P.T("it has waited for you for %s. %s", r.age(n.Since), r.requestQuestion(c))
}
