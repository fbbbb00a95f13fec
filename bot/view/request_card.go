package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/request"
)

// RequestCard is the request as it stands now, as one person has it: what it is, what is asked, and the buttons for
// whoever is asked.
func RequestCard(r Reader, c request.Card) Message {
	return say(r.requestText(c), r.requestBlocks(c, bodyShown)...)
}

// RequestModal is the card with all that the customer wrote.
func RequestModal(r Reader, c request.Card) slack.ModalViewRequest {
	return sheet(r, RequestCardID, r.P.Title("Request %s", c.ID.Number()), r.requestBlocks(c, request.BodyLimit)...)
}

// RequestAgain is the card for somebody whose press came late, with why.
func RequestAgain(r Reader, c request.Card, err error) Message {
	blocks := append([]slack.Block{section(Fault(r, err))}, r.requestBlocks(c, bodyShown)...)
	return say(Fault(r, err), blocks...)
}

// RequestCardID is the callback of the card as a modal.
const RequestCardID = "request_card"

// bodyShown is how many characters of what the customer wrote stand on the card.
const bodyShown = 400

// requestBlocks are the card: one question at a time, and only for whoever it is asked.
func (r Reader) requestBlocks(c request.Card, body int) []slack.Block {
	open := c.Open(r.member())
	text, head := requestBody(c), r.requestHead(c)
	if begins(text, c.Title) {
		head = r.requestWho(c)
	}
	blocks := []slack.Block{line(head, r.requestMore(c, open))}
	if text != "" {
		blocks = append(blocks, section(quote(text, body)))
	}
	blocks = append(blocks, r.requestSpecial(c)...)
	if stands := r.requestStands(c, open); stands != "" {
		blocks = append(blocks, section(stands))
	}
	if buttons := r.requestAnswers(c, open); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	blocks = append(blocks, r.requestWords(c, open)...)
	if clock := r.requestClock(c); clock != "" {
		blocks = append(blocks, aside(clock))
	}
	return append(blocks, aside(r.requestOrigin(c)))
}

// telling reports whether there is something to tell the customer, which is asked before anything else.
func telling(open []request.Verb) bool {
	return slices.Contains(open, request.DoSay) || slices.Contains(open, request.DoTell)
}

// requestHead names the request, the customer and what it is about.
func (r Reader) requestHead(c request.Card) string {
	return r.requestWho(c) + "\n" + escapeTo(oneLine(c.Title), request.TitleLimit)
}

// requestWho names the request and the customer.
func (r Reader) requestWho(c request.Card) string {
	return facts("*"+c.ID.Number()+"*", "*"+name(c.CustomerName)+"*", r.requestKind(c.Kind))
}

// begins reports whether what the customer wrote begins with the title that was made of it.
func begins(text, title string) bool {
	return text != "" && strings.HasPrefix(oneLine(text), strings.TrimRight(oneLine(title), ".… "))
}

// requestBody is what the customer wrote, where the title does not say it all.
func requestBody(c request.Card) string {
	body := strings.TrimSpace(c.Body)
	if oneLine(strings.TrimRight(body, ".")) == oneLine(strings.TrimRight(c.Title, ".")) {
		return ""
	}
	return body
}

// requestText is the card on a lock screen.
func (r Reader) requestText(c request.Card) string {
	what := facts(c.ID.Number(), name(c.CustomerName), escapeTo(oneLine(c.Title), request.TitleLimit))
	if !slices.Contains(c.Turn, r.ID) {
		return r.colon(what, r.requestStanding(c))
	}
	if telling(c.Open(r.member())) {
		return r.colon(what, r.P.T("there is something to tell the customer"))
	}
	return r.colon(what, r.requestQuestion(c))
}

// requestOrigin is where the request comes from.
func (r Reader) requestOrigin(c request.Card) string {
	source := ""
	if c.Source.Link != "" {
		source = link(c.Source.Link, r.P.T("from this message"))
	}
	return facts(r.P.T("Brought by %s %s", r.person(c.Agent), r.instant(c.OpenedAt)), r.requestScope(c), source)
}
