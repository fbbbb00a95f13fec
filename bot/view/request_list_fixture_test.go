package view

import (
	"regexp"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/request"
)

// waitingRequest is a request that somebody has in hand since two hours.
func (f fixture) waitingRequest(state request.State) request.Line {
	r := request.Request{ID: 381, Customer: 3, Committee: 1, Kind: request.Service, Title: f.written("Export all invoices of 2024 to our new system"),
		Agent: lea, Owner: marc, Turn: []directory.UserID{marc}, State: state, Since: monday.Add(-2 * time.Hour), OpenedAt: monday.Add(-72 * time.Hour)}
	r.Clock = request.Clock{Answer: 4, Resolve: 40}
	return request.Line{Request: r, CustomerName: f.written("Gamma"), Class: customer.B, Zone: "Europe/Paris"}
}

func (f fixture) requestQueue() []request.Line {
	states := request.States
	return repeat(f.many*len(states), func(n int) request.Line {
		l := f.waitingRequest(states[n%len(states)])
		l.ID = request.ID(381 + n)
		switch n % 4 {
		case 1:
			l.Late = monday.Add(-26 * time.Hour)
		case 2:
			l.Untaken = monday.Add(-time.Hour)
		case 3:
			l.Turn = nil
		}
		return l
	})
}

// clocked is a request whose card shows how its service levels stand at ten on the
// Wednesday after it was brought.
func (f fixture) clocked(t testing.TB, as func(*request.Request)) request.Card {
	l := f.waitingRequest(request.Working)
	l.OpenedAt, l.Since = monday.Add(-time.Hour), monday
	as(&l.Request)
	days, err := calendar.NewDays("FR", nil)
	if err != nil {
		t.Fatal(err)
	}
	hours, err := calendar.NewHours(9*60, 18*60, days, paris)
	if err != nil {
		t.Fatal(err)
	}
	return request.Card{Line: l, Scene: request.Scene{Now: monday, Zone: paris, Hours: hours, Days: days}}
}

// requestItems are requests on an agenda: not taken, taken since, late, done since.
func (f fixture) requestItems(n int) []committee.Item {
	untaken, taken, late, done := f.waitingRequest(request.Handed), f.waitingRequest(request.Working), f.waitingRequest(request.Working), f.waitingRequest(request.Done)
	untaken.Untaken, late.Late = monday.Add(-20*time.Hour), monday.Add(-3*time.Hour)
	return []committee.Item{
		{Section: committee.Requests, Request: &untaken, Weeks: n}, {Section: committee.Requests, Request: &taken},
		{Section: committee.Levels, Request: &late, New: n == 0}, {Section: committee.Levels, Request: &done, Weeks: n},
	}
}

func (f fixture) requestLists(t testing.TB, r Reader) map[string]any {
	queue := f.requestQueue()
	dispatcher := r
	dispatcher.Roles = []directory.Role{directory.Dispatcher}
	card := f.clocked(t, func(q *request.Request) {})
	told := f.clocked(t, func(q *request.Request) { q.State, q.ClosedAt = request.Told, monday })
	asks := f.clocked(t, func(q *request.Request) { q.Waiting = monday.Add(-26 * time.Hour) })
	words := f.clocked(t, func(q *request.Request) {
		q.Words = []request.Telling{{Phrase: request.SayHanded, Since: monday.Add(-5 * time.Hour)}}
	})
	late := f.clocked(t, func(q *request.Request) { q.Late = monday.Add(-time.Hour) })
	return map[string]any{
		"requests_turn": Requests(r, RequestsList{Which: RequestsTurn, Requests: queue}), "requests_none": Requests(r, RequestsList{Which: RequestsMine}),
		"requests_queue":      Requests(dispatcher, RequestsList{Which: RequestsQueue, Requests: queue[:min(2, len(queue))]}),
		"requests_words":      Requests(r, RequestsList{Query: f.written("gamma"), Requests: queue}),
		"request_nudge":       RequestNudge(r, card, request.NudgeArgs{Kind: request.ToAnswer, State: card.State, Since: card.Since}),
		"request_nudge_up":    RequestNudge(r, card, request.NudgeArgs{Kind: request.Untaken, State: card.State, Since: card.Since}),
		"request_nudge_moot":  RequestNudge(r, told, request.NudgeArgs{Kind: request.ToAnswer, State: request.Handed, Since: monday.Add(-9 * time.Hour)}),
		"request_nudge_ask":   RequestNudge(r, asks, request.NudgeArgs{Kind: request.ToAsk, State: asks.State, Since: asks.Waiting}),
		"request_nudge_tell":  RequestNudge(r, words, request.NudgeArgs{Kind: request.ToTell, State: words.State, Since: monday.Add(-5 * time.Hour)}),
		"request_breach":      RequestNudge(r, late, request.NudgeArgs{Kind: request.Breach, Since: monday.Add(-time.Hour), Level: request.Resolution}),
		"request_breach_none": RequestNudge(r, late, request.NudgeArgs{Kind: request.Breach, Since: monday.Add(-time.Hour), Level: request.FirstAnswer}),
	}
}

// instant is a time as Slack shows it to each reader, with what it says to those who cannot.
var instant = regexp.MustCompile(`<!date\^[^|]*\|([^>]*?) \(Paris\)>`)

func TestTheCardSaysHowItsPromisesStand(t *testing.T) {
	f, r := company, reader(locale.English())
	for _, tt := range []struct {
		name string
		as   func(*request.Request)
		want string
	}{
		{"both to come, the nearer one", func(*request.Request) {}, "first answer within 4 h of working time, by Mon 30 Nov 13:00"},
		{"answered, the other one", func(q *request.Request) { q.Clock.AnsweredAt = monday }, "to be done within 40 h of working time, by Fri 4 Dec 13:00"},
		{"waiting for the customer", func(q *request.Request) {
			q.Clock.AnsweredAt, q.Clock.Pauses = monday, []request.Pause{{From: monday.Add(-time.Minute)}}
		}, "to be done within 40 h of working time, the clock stands with 40 h left"},
		{"late with the answer", func(q *request.Request) { q.OpenedAt = monday.AddDate(0, 0, -3) },
			"🔴 first answer within 4 h of working time, late since Fri 27 Nov 13:00 · to be done within 40 h of working time, by Thu 3 Dec 13:00"},
		{"told", func(q *request.Request) { q.State = request.Told }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := instant.ReplaceAllString(r.requestClock(f.clocked(t, tt.as)), "$1"); got != tt.want {
				t.Errorf("it says %q\nwant    %q", got, tt.want)
			}
		})
	}
}
