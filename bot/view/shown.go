package view

import "github.com/slack-go/slack"

// Shown is a message as a modal, for somebody who pressed where no message can answer: in a modal, on the Home tab.
func Shown(m Message) slack.ModalViewRequest {
	return slack.ModalViewRequest{Type: slack.VTModal, CallbackID: ShownID, Title: plain("docket", viewTitleLimit),
		Blocks: slack.Blocks{BlockSet: within(viewBlocks, m.Blocks)}}
}
