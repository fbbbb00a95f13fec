package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"docket/internal/outbox"
)

// stormy answers a third of all requests in one of Slack's bad ways.
func stormy(seed uint64) func(outbox.Delivery) answer {
	dice := rand.New(rand.NewPCG(seed, 1))
	return func(d outbox.Delivery) answer {
		switch dice.IntN(18) {
		case 0:
			return answer{deaf: true, err: &outbox.Refusal{Code: "ratelimited", RetryAfter: 30 * time.Millisecond}}
		case 1:
			return answer{deaf: true, err: &outbox.Refusal{Code: "rate_limited", RetryAfter: 10 * time.Millisecond}}
		case 2:
			return answer{deaf: true, err: errors.New("status 500")}
		case 3:
			return answer{err: errors.New("status 500")}
		case 4:
			return answer{err: errors.New("connection reset by peer")}
		case 5:
			return answer{late: 20 * time.Millisecond, err: context.DeadlineExceeded}
		}
		return answer{}
	}
}

func TestThreeReplicasSayEverythingOnceWhileAThirdOfTheAnswersFail(t *testing.T) {
	const replies = 2
	lanes := 60
	if os.Getenv("DOCKET_LONG") != "" {
		lanes = 300
	}
	w := newWorld(t)
	w.slack.set(stormy(1))
	var engine *outbox.Engine
	for range 3 {
		engine = w.engine(w.slack)
	}
	for l := range lanes {
		channel := fmt.Sprint("C", l)
		notes := []outbox.Note{note(channel, channel+"/head")}
		for r := range replies {
			reply := note(channel, fmt.Sprint(channel, "/", r))
			reply.Parent = channel + "/head"
			notes = append(notes, reply)
		}
		w.say(notes...)
	}
	w.drain(engine)
	for l := range lanes {
		channel := fmt.Sprint("C", l)
		want := []string{channel + "/head", channel + "/0", channel + "/1"}
		shown := w.slack.shows(channel)
		if len(shown) != len(want) {
			t.Errorf("%s shows %d messages, want %d", channel, len(shown), len(want))
			continue
		}
		for i, m := range shown {
			if m.Text != want[i] || (i > 0 && m.Thread != shown[0].TS) {
				t.Errorf("%s shows %+v at %d", channel, m, i)
			}
		}
	}
	if w.slack.crowded > 0 {
		t.Errorf("%d requests met another in their lane", w.slack.crowded)
	}
	if w.ended(outbox.Unclear) == 0 || w.ended(outbox.Limited) == 0 || w.ended(outbox.Missing) == 0 {
		t.Errorf("too calm a storm: %v", w.ends)
	}
	t.Logf("requests %v, ends %v", w.slack.calls, w.ends)
}
