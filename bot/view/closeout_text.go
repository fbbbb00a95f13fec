package view

import (
	"strings"
	"unicode"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/letter"
)

// CustomerText gives a close-out's owner what to write to the customer, finished, to be copied; page is the address of
// the customer's page, "" when docket has none.
func CustomerText(r Reader, c closeout.Card, l letter.Letter, page string) Message {
	said := r.P.T("To be sent to the contact of %s", closingPlace(c.Line))
	if c.Contact.ID != 0 {
		said = r.P.T("To be sent to %s: %s", r.contact(c), closingPlace(c.Line))
	}
	look := button(CloseoutOpen, ref(c.ID), r.P.Button("Open close-out"))
	blocks := []slack.Block{section(said), preformatted(l.Subject + "\n\n" + l.Text)}
	if page == "" {
		return say(said, append(blocks, actions(look), aside(r.P.T("docket has no page for customers; an administrator sets `DOCKET_PUBLIC_URL`. "+
			"Until then, write down what they answer in the close-out.")))...)
	}
	return say(said, append(blocks, actions(button(CloseoutPage, "", r.P.Button("Customer’s page")).WithURL(page), look))...)
}

// preformatted is text to be copied, which Slack shows as it is and looks for no markup in.
func preformatted(text string) slack.Block {
	shown := clipRaw(strings.Map(printable, strings.TrimSpace(text)), textLimit)
	return slack.NewRichTextBlock("", &slack.RichTextPreformatted{
		Type: slack.RTEPreformatted, Elements: []slack.RichTextSectionElement{slack.NewRichTextSectionTextElement(shown, nil)},
	})
}

// printable drops what turns a line around or is no character.
func printable(c rune) rune {
	if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == unicode.ReplacementChar) {
		return -1
	}
	return c
}
