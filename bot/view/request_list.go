package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/request"
)

// RequestWhich says which requests a list holds.
type RequestWhich string

// The lists.
const (
	RequestsTurn  RequestWhich = "turn"  // waiting for the reader
	RequestsMine  RequestWhich = "mine"  // brought by the reader, or carried out
	RequestsQueue RequestWhich = "queue" // waiting for the dispatcher, or for somebody to take them
	RequestsAll   RequestWhich = "all"
)

// RequestsList answers /requests, and a search.
type RequestsList struct {
	Query    string // as somebody typed it, "" when nothing was looked for
	Which    RequestWhich
	Requests []request.Line
}

// Requests is the list to the reader alone.
func Requests(r Reader, l RequestsList) Message {
	heading := r.requestsHeading(l)
	blocks := []slack.Block{section("*" + heading + "*")}
	blocks = append(blocks, r.requestLines(l.Requests)...)
	switch rest := len(l.Requests) - listed; {
	case len(l.Requests) == 0:
		blocks = append(blocks, section(r.P.T("None. `/request` logs one; `/requests acme` finds Acme’s.")))
	case rest > 0:
		blocks = append(blocks, aside(r.andMore(rest)))
	}
	text := heading
	if n := len(l.Requests); n > 0 {
		text += dot + r.P.N(n, "%d request", "%d requests")
	}
	return say(text, append(blocks, actions(r.requestLists(l.Which)...))...)
}

func (r Reader) requestsHeading(l RequestsList) string {
	if query := oneLine(l.Query); query != "" {
		return r.P.T("Requests with “%s”", name(query))
	}
	switch l.Which {
	case RequestsTurn:
		return r.P.T("Requests that wait for you")
	case RequestsMine:
		return r.P.T("Your requests")
	case RequestsQueue:
		return r.P.T("Requests nobody has taken")
	}
	return r.P.T("Requests")
}

// requestLists lead to the other lists.
func (r Reader) requestLists(shown RequestWhich) []slack.BlockElement {
	all := []struct {
		which RequestWhich
		id    ActionID
		text  string
	}{
		{RequestsTurn, RequestListTurn, r.P.Button("Waiting for you")},
		{RequestsMine, RequestListMine, r.P.Button("Yours")},
		{RequestsQueue, RequestListQueue, r.P.Button("Not taken")},
		{RequestsAll, RequestListAll, r.P.Button("All requests")},
	}
	var others []slack.BlockElement
	for _, l := range all {
		if l.which != shown && len(others) < answersShown {
			others = append(others, button(l.id, string(l.which), l.text))
		}
	}
	return others
}

func (r Reader) requestLines(ls []request.Line) []slack.Block {
	var blocks []slack.Block
	for _, l := range ls[:min(len(ls), listed)] {
		blocks = append(blocks, r.requestLine(l))
	}
	return blocks
}

// requestSign stands before a request in a list.
func requestSign(r request.Request) string {
	switch {
	case r.State == request.Told:
		return "✅"
	case !r.Late.IsZero():
		return "🔴"
	case !r.Untaken.IsZero():
		return "🟠"
	case !r.Waiting.IsZero() || r.State == request.Resting:
		return "⚪"
	}
	return "⏳"
}

// requestName is what people call a request in a list.
func (r Reader) requestName(l request.Line) string {
	return facts(l.ID.Number(), "*"+name(l.CustomerName)+"*", escapeTo(oneLine(l.Title), nameRoom))
}

// requestTurn is whose turn it is; "" for nobody's.
func (r Reader) requestTurn(l request.Line) string {
	if len(l.Turn) == 0 {
		return ""
	}
	return r.persons(l.Turn[:min(len(l.Turn), turnsNamed)])
}

// othersTurn is whose turn it is in a list of the reader's own; "" where it is the reader's alone, who knows.
func (r Reader) othersTurn(l request.Line) string {
	if slices.Equal(l.Turn, []directory.UserID{r.ID}) {
		return ""
	}
	return r.requestTurn(l)
}

const turnsNamed = 3

// requestItemText is a request on the agenda: one that nobody has taken, or one whose service level is broken.
func (r Reader) requestItemText(i committee.Item) string {
	l := *i.Request
	said := facts(r.requestState(l.Request), r.requestTurn(l))
	switch {
	case i.Settled():
	case i.Section == committee.Requests:
		said = facts(said, r.P.T("brought %s", r.instant(l.OpenedAt)))
	default:
		said = facts(said, r.P.T("late since %s", r.instant(l.Late)))
	}
	return r.colon(r.requestName(l), said)
}

// requestItems are how requests stand on the agenda.
func requestItems(title locale.Text) itemWords {
	return itemWords{title: title,
		text: func(r Reader, i committee.Item) string { return r.requestItemText(i) + r.waited(i) },
		done: Reader.requestItemText,
		sign: func(i committee.Item) string { return requestSign(i.Request.Request) },
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(RequestOpen, ref(i.Request.ID), r.P.Button("Open")), i.Request.ID.Number())
		}}
}

// homeRequests are requests on somebody's Home, their own turn first.
func (r Reader) homeRequests(ls []request.Line) []slack.Block {
	ls = slices.Clone(ls)
	slices.SortStableFunc(ls, func(a, b request.Line) int { return r.rankOf(a) - r.rankOf(b) })
	blocks := r.requestLines(ls)
	if len(ls) > listed {
		blocks = append(blocks, aside(r.P.T("There are more: `/requests mine`.")))
	}
	return blocks
}

// rankOf puts those that wait for the reader before the others.
func (r Reader) rankOf(l request.Line) int {
	if slices.Contains(l.Turn, r.ID) {
		return 0
	}
	return 1
}
