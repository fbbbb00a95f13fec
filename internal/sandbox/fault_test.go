package sandbox

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

func (r *rig) fault(f Fault) {
	r.t.Helper()
	if err := r.AddFault(f); err != nil {
		r.t.Fatal(err)
	}
}

func TestFaultsSlackHasAWordFor(t *testing.T) {
	for _, c := range []struct {
		fault  Fault
		method string
		args   []string
		want   string
	}{
		{Fault{Kind: FaultTokenRevoked}, "auth.test", nil, "token_revoked"},
		{Fault{Kind: FaultArchivedChannel, Channel: "general"}, "chat.postMessage", []string{"channel", "id:general", "text", "x"}, "is_archived"},
		{Fault{Kind: FaultArchivedChannel}, "chat.update", []string{"channel", "id:general", "ts", "1.0", "text", "x"}, "is_inactive"},
		{Fault{Kind: FaultArchivedChannel, Channel: "council"}, "chat.postMessage", []string{"channel", "id:general", "text", "x"}, ""},
		{Fault{Kind: FaultNotInChannel}, "chat.postMessage", []string{"channel", "id:general", "text", "x"}, "not_in_channel"},
		{Fault{Kind: FaultUserDeactivated, Channel: "ana"}, "conversations.open", []string{"users", "id:ana"}, "user_disabled"},
		{Fault{Kind: FaultUserDeactivated, Channel: "ana"}, "chat.postMessage", []string{"channel", "id:ana", "text", "x"}, "channel_not_found"},
		{Fault{Kind: FaultUserDeactivated, Channel: "ana"}, "chat.postMessage", []string{"channel", "id:ben", "text", "x"}, ""},
		{Fault{Kind: FaultRateLimited, Method: "users.list"}, "users.list", nil, "ratelimited"},
		{Fault{Kind: FaultRateLimited, Method: "users.list"}, "users.info", []string{"user", "id:ana"}, ""},
	} {
		r := newRig(t)
		r.fault(c.fault)
		if got := r.call(c.method, c.args...); got.word() != c.want {
			t.Errorf("%+v: %s answered %v, want %q", c.fault, c.method, got.body, c.want)
		}
	}
}

func TestAFaultStrikesAsOftenAsItWasTold(t *testing.T) {
	r := newRig(t)
	r.fault(Fault{Kind: FaultRateLimited, Count: 2})
	var statuses []int
	for range 3 {
		statuses = append(statuses, r.call("api.test").status)
	}
	if statuses[0] != 429 || statuses[1] != 429 || statuses[2] != 200 {
		t.Errorf("answers %v", statuses)
	}
	r.fault(Fault{Kind: FaultRateLimited, Rate: 0.5})
	limited := 0
	for range 200 { // auth.test has no rate of its own
		if r.call("auth.test").status == 429 {
			limited++
		}
	}
	if limited < 60 || limited > 140 {
		t.Errorf("a rate of a half struck %d of 200 times", limited)
	}
	r.fault(Fault{Kind: FaultNone})
	if got := r.call("api.test").status; got != http.StatusOK {
		t.Errorf("after clearing: %d", got)
	}
	if err := r.AddFault(Fault{Kind: "earthquake"}); err == nil {
		t.Error("an unknown fault was accepted")
	}
}

// TestAmbiguousEnds: the client cannot tell whether the message was posted; only one of these faults did post it.
func TestAmbiguousEnds(t *testing.T) {
	for _, c := range []struct {
		kind   string
		posted int
	}{
		{FaultServerError, 0}, {FaultTimeout, 0}, {FaultConnectionCut, 0}, {FaultDeliveredThenTimeout, 1}, {FaultSlow, 1},
	} {
		t.Run(c.kind, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			r.fault(Fault{Kind: c.kind, Method: "chat.postMessage", Count: 1})
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			_, _, err := r.client.PostMessageContext(ctx, r.id("general"), slack.MsgOptionText("x", false))
			var refused slack.SlackErrorResponse
			if err == nil || errors.As(err, &refused) {
				t.Errorf("the client sees %v", err)
			}
			if n := len(r.Messages("general", "")); n != c.posted {
				t.Errorf("%d messages, want %d", n, c.posted)
			}
		})
	}
}

func TestEventsTwiceAndLate(t *testing.T) {
	r := newRig(t)
	r.fault(Fault{Kind: FaultDuplicateEvent, Method: "app_home_opened", Count: 1})
	r.OpenHome(t.Context(), "ana")
	r.mustSettle()
	got := r.app.all("/in/events")
	if len(got) != 2 || got[0].payload(t)["event_id"] != got[1].payload(t)["event_id"] {
		t.Errorf("%d deliveries", len(got))
	}
	r.fault(Fault{Kind: FaultLateEvent, Count: 1})
	if o := r.OpenHome(t.Context(), "ana"); !o.OK || len(r.app.all("/in/events")) != 2 {
		t.Errorf("a late event: %+v", o)
	}
	if err := r.Advance(t.Context(), lateBy+time.Second); err != nil {
		t.Fatal(err)
	}
	if n := len(r.app.all("/in/events")); n != 3 {
		t.Errorf("%d deliveries after a while", n)
	}
}

func TestAnExpiredTriggerOnPurpose(t *testing.T) {
	r := newRig(t)
	r.fault(Fault{Kind: FaultExpiredTrigger, Count: 1})
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	if got := r.call("views.open", "trigger_id", r.app.last(t).form.Get("trigger_id"), "view", okModal).word(); got != "expired_trigger_id" {
		t.Errorf("answered %q", got)
	}
}

func TestTheAppThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	hold := make(chan struct{})
	defer close(hold)
	r.app.does(func(http.ResponseWriter, received) { <-hold })
	o := r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	if o.OK || o.Error != "operation_timeout" || o.AckMS < 2900 {
		t.Errorf("%+v", o)
	}
}

func TestTokensAreBlackedOutInTheLogOfCalls(t *testing.T) {
	r := newRig(t)
	r.call("auth.test")
	r.send("auth.test", "application/json", nil, DefaultBotToken)
	for _, c := range r.Calls(0) {
		if strings.Contains(string(mustJSON(c)), DefaultBotToken) {
			t.Errorf("the token stands in %s", mustJSON(c))
		}
	}
}
