package view

import "github.com/slack-go/slack"

// Loading stands in for a modal until what it shows has been read: Slack waits three seconds for the first one.
func Loading(r Reader) slack.ModalViewRequest {
	return sheet(r, LoadingID, r.P.Title("One moment"), section("⏳ "+r.P.T("Fetching what is needed …")))
}

// Told is one finished sentence as a modal: why the one that was asked for does not open.
func Told(r Reader, sentence string) slack.ModalViewRequest {
	return sheet(r, LoadingID, r.P.Title("Not possible"), section(sentence))
}
