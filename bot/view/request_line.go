package view

import (
	"github.com/slack-go/slack"

	"docket/internal/request"
)

// requestLine is a request in a list, with the button that opens it.
func (r Reader) requestLine(l request.Line) slack.Block {
	return line(requestSign(l.Request)+" "+r.requestName(l)+"\n"+r.requestBrief(l), about(button(RequestOpen, ref(l.ID), r.P.Button("Open")), l.ID.Number()))
}

// requestBrief is how a request in a list stands, in a few words that mention nobody, and for how long.
func (r Reader) requestBrief(l request.Line) string {
	late := ""
	if !l.Late.IsZero() {
		late = r.P.T("late")
	}
	return facts(late, r.requestState(l.Request), r.othersTurn(l), r.age(l.Since))
}
