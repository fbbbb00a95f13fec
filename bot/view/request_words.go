package view

import (
	"github.com/slack-go/slack"

	"docket/internal/request"
)

// requestWords is what the customer is to be told, for whoever tells them.
func (r Reader) requestWords(c request.Card, open []request.Verb) []slack.Block {
	say, waits := c.Unsaid()
	if !waits || !telling(open) {
		return nil
	}
	return []slack.Block{actions(primary(RequestTold, RequestToldRef(c.ID, say), r.P.Button("I told them")))}
}
