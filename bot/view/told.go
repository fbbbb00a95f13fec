package view

import "github.com/slack-go/slack"

// Told is one finished sentence as a modal: why the one that was asked for does not open.
func Told(r Reader, sentence string) slack.ModalViewRequest {
	return sheet(r, ToldID, r.P.Title("Not possible"), section(sentence))
}
