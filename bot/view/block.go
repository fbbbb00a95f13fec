package view

import (
	"strings"

	"github.com/slack-go/slack"
)

// dot stands between the facts of one line.
const dot = " · "

// facts joins what is there to one line.
func facts(said ...string) string {
	kept := said[:0:0]
	for _, s := range said {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, dot)
}

// mrkdwn is finished markup; verbatim, so that Slack looks for no channels, groups or addresses of its own in it.
func mrkdwn(text string) *slack.TextBlockObject {
	if text == "" {
		text = "–"
	}
	return &slack.TextBlockObject{Type: slack.MarkdownType, Text: clipMarkup(text, textLimit), Verbatim: true}
}

// plain is text as it was written, escaped and cut to limit characters.
func plain(text string, limit int) *slack.TextBlockObject {
	said := escapeTo(text, limit)
	if strings.TrimSpace(said) == "" {
		said = "–"
	}
	return &slack.TextBlockObject{Type: slack.PlainTextType, Text: said}
}

func section(text string) *slack.SectionBlock {
	return &slack.SectionBlock{Type: slack.MBTSection, Text: mrkdwn(text)}
}

// line is a section with something to press at its right.
func line(text string, press slack.BlockElement) *slack.SectionBlock {
	s := section(text)
	if press != nil {
		s.Accessory = slack.NewAccessory(press)
	}
	return s
}

// aside is small print.
func aside(text string) *slack.ContextBlock { return slack.NewContextBlock("", mrkdwn(text)) }

func divider() *slack.DividerBlock { return slack.NewDividerBlock() }

func heading(text string) *slack.HeaderBlock { return slack.NewHeaderBlock(plain(text, headerLimit)) }

func actions(elements ...slack.BlockElement) *slack.ActionBlock {
	return slack.NewActionBlock("", elements...)
}

func button(id ActionID, value, text string) *slack.ButtonBlockElement {
	return slack.NewButtonBlockElement(id, value, plain(text, buttonLimit))
}

func primary(id ActionID, value, text string) *slack.ButtonBlockElement {
	return button(id, value, text).WithStyle(slack.StylePrimary)
}

// about tells those who hear the screen which of many equal buttons this is.
func about(b *slack.ButtonBlockElement, what string) *slack.ButtonBlockElement {
	b.AccessibilityLabel = escapeTo(b.Text.Text+dot+oneLine(clipRaw(what, 4*nameRoom)), buttonLimit)
	return b
}

// entry is an option of an overflow menu.
func entry(id ActionID, value, text string) *slack.OptionBlockObject {
	return option(id+"|"+value, text)
}

// overflow is the menu of the rarer things. A single one is a button: Slack's page wants two options at least.
func overflow(entries ...*slack.OptionBlockObject) slack.BlockElement {
	if len(entries) == 1 {
		id, value, _ := Chosen(entries[0].Value)
		return &slack.ButtonBlockElement{Type: slack.METButton, ActionID: id, Value: value, Text: entries[0].Text}
	}
	return slack.NewOverflowBlockElement(More, entries...)
}

func option(value, text string) *slack.OptionBlockObject {
	return slack.NewOptionBlockObject(value, plain(text, buttonLimit), nil)
}
