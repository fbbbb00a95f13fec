package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
	lookup "docket/internal/search"
)

// foundKind is a kind of things as the heading over them.
func (r Reader) foundKind(k lookup.Kind) string {
	switch k {
	case lookup.Customers:
		return r.P.T("Customers")
	case lookup.Projects:
		return r.P.T("Projects")
	case lookup.Requests:
		return r.P.T("Requests")
	case lookup.Requirements:
		return r.P.T("Requirements")
	case lookup.Orders:
		return r.P.T("Orders")
	}
	return r.P.T("Issues")
}

// hit is a thing in one or two lines: its number and customer, what it is, how it stands.
func (r Reader) hit(q lookup.Query, h lookup.Hit) string {
	if q.Numbered(outbox.Subject{Kind: string(h.Kind), ID: h.ID}) {
		q = lookup.Query{} // the po of PO-1042 is not looked for in its words
	}
	about := []string{numberOf(h)}
	for _, said := range []string{h.Customer, h.Project} {
		if said != "" {
			about = append(about, marked(q, said, nameRoom))
		}
	}
	head, title := facts(about...), marked(q, h.Title, 150)
	if head == "" {
		return title
	}
	return head + "\n" + facts(title, r.hitState(h))
}

// numberOf is the thing's number as people say it; "" where they do not number it.
func numberOf(h lookup.Hit) string {
	if h.Kind == lookup.Issues {
		return "#" + ref(h.ID)
	}
	return h.Number()
}

// hitState is how the thing stands, in its own words.
func (r Reader) hitState(h lookup.Hit) string {
	switch h.Kind {
	case lookup.Projects:
		return r.stage(project.State(h.State))
	case lookup.Orders:
		return r.orderState(order.State(h.State))
	case lookup.Requests:
		return r.requestState(request.Request{State: request.State(h.State)})
	case lookup.Requirements:
		return r.termOr(requirementStates[requirement.State(h.State)], h.State)
	case lookup.Issues:
		return issue.State(h.State).Text().Localize(r.P)
	}
	return ""
}

// openers are the buttons that open a thing by its ID.
var openers = map[lookup.Kind]ActionID{
	lookup.Customers: CustomerOpen, lookup.Projects: ProjectOpen, lookup.Orders: OrderOpen, lookup.Issues: IssueOpen,
	lookup.Requests: RequestOpen, lookup.Requirements: RequirementOpen,
}

func (r Reader) openHit(h lookup.Hit) slack.BlockElement {
	if id, ok := openers[h.Kind]; ok {
		return about(button(id, ref(h.ID), r.P.Button("Open")), facts(numberOf(h), h.Title))
	}
	return nil
}

// marked is a text on one line, escaped and cut to limit characters, in which the words
// that were looked for stand out. Slack draws a word bold only between signs that are
// no letters, and has no escape for signs of its own: where there are such, nothing does.
func marked(q lookup.Query, text string, limit int) string {
	text = oneLine(clipRaw(text, 4*limit))
	if strings.ContainsAny(text, "*_~`") {
		return escapeTo(text, limit)
	}
	var b strings.Builder
	at, left := 0, limit
	put := func(part, sign string) {
		said := escapeTo(part, left)
		if strings.TrimSpace(said) == "" || strings.HasSuffix(said, "…") {
			sign = ""
		}
		b.WriteString(sign + said + sign)
		left -= utf8.RuneCountInString(said)
	}
	for _, m := range q.Marks(text) {
		if left <= 1 || !stands(text, m) {
			continue
		}
		put(text[at:m.From], "")
		if left > 1 {
			put(text[m.From:m.To], "*")
		}
		at = m.To
	}
	if left > 1 {
		put(text[at:], "")
	}
	if b.Len() == 0 {
		return "–"
	}
	return b.String()
}

// stands tells whether a word has nothing beside it that would keep Slack from drawing it bold.
func stands(text string, m lookup.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:m.From])
	after, _ := utf8.DecodeRuneInString(text[m.To:])
	return besideBold(before) && besideBold(after)
}

func besideBold(c rune) bool {
	return c == utf8.RuneError || c < utf8.RuneSelf && (unicode.IsSpace(c) || strings.ContainsRune(".,;:!?()[]{}\"'/-", c))
}
