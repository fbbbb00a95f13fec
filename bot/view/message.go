package view

import (
	"strings"

	"github.com/slack-go/slack"
)

// Message is what a message shows: a sentence that stands alone on a lock screen, and the blocks beside it.
type Message struct {
	Text   string // escaped mrkdwn, at most 3,000 characters
	Blocks []slack.Block
	File   *File // goes with Text as its comment, in place of the blocks; nil for none
}

// File is what a message hands over to keep.
type File struct {
	Name    string // with its extension; the ID of the note is put before that
	Title   string // what people see as its name
	Content []byte // not empty
}

// Options answers a request for the options of a menu; Slack wants the list even when it is empty.
type Options struct {
	Options []*slack.OptionBlockObject `json:"options"`
}

// say is a message of what fits.
func say(text string, blocks ...slack.Block) Message {
	if strings.TrimSpace(text) == "" {
		text = "–"
	}
	return Message{Text: clipMarkup(text, textLimit), Blocks: within(messageBlocks, blocks)}
}

// sentence is a message of one sentence.
func sentence(text string) Message { return say(text, section(text)) }
