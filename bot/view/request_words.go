package view

import (
	"regexp"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/request"
)

// wordsShown is how many characters of what the customer is told stand on the card.
const wordsShown = 1500

// requestWords is what the customer is to be told, in the customer's language and for whoever tells them; once they
// were told, by whom.
func (r Reader) requestWords(c request.Card, open []request.Verb) []slack.Block {
	say, waits := c.Unsaid()
	switch {
	case !waits:
		return r.requestTold(c)
	case !telling(open):
		return nil
	}
	text := r.P.T("Say to the customer (%s):", r.languageName(c.Scene.Customer.Locale)) + "\n" + quote(Proposed(c, say), wordsShown)
	if say.Lost != "" {
		text = r.notPosted(c, say.Lost) + "\n" + text
	}
	return []slack.Block{section(text), actions(r.tellButtons(c, say)...)}
}

// tellButtons are the ways to tell the customer.
func (r Reader) tellButtons(c request.Card, say request.Telling) []slack.BlockElement {
	at := RequestToldRef(c.ID, say)
	copied := button(RequestCopy, at, r.P.Button("Copy…"))
	told, send := button(RequestTold, at, r.P.Button("I told them")), button(RequestSend, at, r.P.Button("Send in their channel"))
	switch {
	case c.Scene.Customer.Channel == "":
		return []slack.BlockElement{told.WithStyle(slack.StylePrimary), copied}
	case say.Lost != "":
		return []slack.BlockElement{told.WithStyle(slack.StylePrimary), send, copied}
	}
	return []slack.BlockElement{send.WithStyle(slack.StylePrimary), told, copied}
}

// Proposed is what the customer is to be told, in their language: what somebody wrote themselves and could not be
// posted, else the words of the branch.
func Proposed(c request.Card, say request.Telling) string {
	if say.Lost != "" && say.Text != "" {
		return say.Text
	}
	return Phrase(locale.For(c.Scene.Customer.Locale), say.Phrase, c)
}

// requestTold is by whom the customer was told last, and where.
func (r Reader) requestTold(c request.Card) []slack.Block {
	n := len(c.Words) - 1
	if n < 0 {
		return nil
	}
	last := c.Words[n]
	if last.Sent {
		return []slack.Block{aside(r.P.T("The customer was told by %s in %s, %s", r.person(last.By), channelLink(c.Scene.Customer.Channel), r.instant(last.At)))}
	}
	return []slack.Block{aside(r.P.T("The customer was told by %s, %s", r.person(last.By), r.instant(last.At)))}
}

// notPosted is why what was to be sent did not arrive, and what to do.
func (r Reader) notPosted(c request.Card, reason string) string {
	lane := outbox.Lane(c.Scene.Customer.Channel)
	means := remedyFor(Trouble{Lane: lane, Reason: reason}).means
	return "⚠️ " + locale.Text{Format: means.Format, Args: []any{r.where(lane)}}.Localize(r.P) + " " + r.P.T("The customer has not been told. Tell them yourself, or send it again once that is put right.")
}

// RequestSaid is what docket says to a customer in the channel shared with it, signed by who had it sent.
func RequestSaid(r Reader, a request.WordsArgs) Message {
	said := linked(a.Text)
	if who, ok := r.People[a.By]; ok && who.Name != "" {
		said += "\n— " + name(who.Name)
	}
	return sentence(said)
}

var address = regexp.MustCompile(`https?://[^\s<>|"]+`)

// linked escapes text in which web addresses can be followed.
func linked(text string) string {
	var b strings.Builder
	for {
		at := address.FindStringIndex(text)
		if at == nil {
			return b.String() + Escape(text)
		}
		url := strings.TrimRight(text[at[0]:at[1]], ".,;:!?)»”’")
		b.WriteString(Escape(text[:at[0]]))
		b.WriteString(link(url, Escape(url)))
		text = text[at[0]+len(url):]
	}
}

// customerLanguages are those docket writes to customers in.
var customerLanguages = []string{"en", "fr"}

// WordsForCustomer shows what the customer is to be told in a language, to copy or to change.
func WordsForCustomer(r Reader, c request.Card, say request.Telling, tag string) slack.ModalViewRequest {
	text := Proposed(c, say)
	if !slices.Contains(customerLanguages, tag) {
		tag = language(c.Scene.Customer.Locale)
	}
	if tag != language(c.Scene.Customer.Locale) {
		text = Phrase(locale.For(tag), say.Phrase, c)
	}
	blocks := []slack.Block{
		section(r.requestHead(c)),
		input("language", r.P.Label("Language"), menu(RequestLanguagePick, r.P.Placeholder("Choose a language"), tag, languageOptions())).WithDispatchAction(true),
		input("words:"+tag, r.P.Label("What the customer is told"), longField(text, request.BodyLimit)),
	}
	if channel := c.Scene.Customer.Channel; channel != "" {
		blocks = append(blocks, section(r.P.T("Their channel: %s", channelLink(channel))), input("way", r.P.Label("How?"), radio(bySlack,
			option(bySlack, r.P.Option("Send it in their channel")), option(byHand, r.P.Option("I tell them myself")))))
	}
	return modal(r, RequestWordsFormID, r.P.Title("For the customer"), r.P.Title("Tell"), requestMeta{Request: c.ID, Mark: say.Mark()}, blocks...)
}

// bySlack is that docket tells the customer in the channel shared with it.
const bySlack = "slack"

// ReadWords reads what the customer is told, and whether docket says it; mark names what was to be said.
func ReadWords(v slack.View) (id request.ID, mark, text string, send bool, err error) {
	a := answers{v}
	meta, err := readRef[requestMeta](v)
	return meta.Request, meta.Mark, a.text("words"), a.option("way") == bySlack, err
}

// ReadWordsIn reads which words a form in which a language was chosen is about.
func ReadWordsIn(v slack.View) (id request.ID, mark string, err error) {
	meta, err := readRef[requestMeta](v)
	return meta.Request, meta.Mark, err
}

// RequestOver tells somebody responsible for a customer that it asks for something after its service period.
func RequestOver(r Reader, c request.Card) Message {
	said := "⚠️ " + r.P.T("%s asks for something after its service period ended on %s: %s. Sales talks with them.", name(c.CustomerName), r.day(c.Scope.Day),
		facts(c.ID.Number(), name(c.Title)))
	return say(said, line(said, button(RequestOpen, ref(c.ID), r.P.Button("Open"))))
}
