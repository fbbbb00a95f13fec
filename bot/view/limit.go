package view

import (
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// What Slack takes (docs.slack.dev/reference/block-kit; reference/views).
const (
	textLimit       = 3000 // characters of a section's text
	buttonLimit     = 75   // characters of a button's or an option's text
	viewTitleLimit  = 24
	headerLimit     = 150
	labelLimit      = 2000
	hintLimit       = 150 // a placeholder
	inputLimit      = 3000
	optionsLimit    = 100
	checkboxesLimit = 10
	messageBlocks   = 50
	viewBlocks      = 100

	confirmTitleLimit  = 100 // of what a button asks back
	confirmTextLimit   = 300
	confirmButtonLimit = 30
)

// clipMarkup cuts finished mrkdwn to limit characters, never inside an escape, a mention or a link.
func clipMarkup(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	text = string([]rune(text)[:limit-1])
	if open := strings.LastIndexByte(text, '<'); open > strings.LastIndexByte(text, '>') {
		text = text[:open]
	}
	if open := strings.LastIndexByte(text, '&'); open > strings.LastIndexByte(text, ';') && len(text)-open < len("&amp;") {
		text = text[:open]
	}
	return text + "…"
}

// within keeps the blocks that fit, with the last ones, which say how to go on, always among them.
func within(limit int, blocks []slack.Block, last ...slack.Block) []slack.Block {
	if room := limit - len(last); len(blocks) > room {
		blocks = blocks[:room]
	}
	return append(blocks, last...)
}

// paragraphs packs lines into as few sections as hold them.
func paragraphs(lines []string) []slack.Block {
	var blocks []slack.Block
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			blocks = append(blocks, section(text.String()))
			text.Reset()
		}
	}
	size := 0
	for _, line := range lines {
		line = clipMarkup(line, textLimit)
		n := utf8.RuneCountInString(line) + 1
		if size+n > textLimit {
			flush()
			size = 0
		}
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(line)
		size += n
	}
	flush()
	return blocks
}
