package view

import (
	"github.com/slack-go/slack"

	"docket/internal/request"
)

// requestLine is a request in a list, with the button that opens it.
func (r Reader) requestLine(l request.Line) slack.Block {
	said := facts("*"+l.ID.Number()+"*", name(l.CustomerName), escapeTo(oneLine(l.Title), 200)) + "\n" + r.requestBrief(l)
	return line(said, about(button(RequestOpen, ref(l.ID), r.P.Button("Open")), l.ID.Number()))
}

// requestBrief is how a request in a list stands, in a few words that mention nobody, and for how long.
func (r Reader) requestBrief(l request.Line) string {
	who := ""
	if len(l.Turn) > 0 && !l.State.Over() {
		who = r.person(l.Turn[0])
	}
	late := ""
	if !l.Late.IsZero() {
		late = "⚠️ " + r.P.T("late")
	}
	return facts(late, r.requestState(l.Request), who, r.age(l.Since))
}
