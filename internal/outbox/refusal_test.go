package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/outbox"
)

func TestAPermanentRefusalIsToldOnceAndNotTriedAgain(t *testing.T) {
	for _, code := range []string{
		"not_in_channel", "channel_not_found", "is_archived", "is_inactive", "user_disabled", "missing_scope",
		"restricted_action", "messages_tab_disabled", "msg_too_long", "invalid_blocks",
	} {
		t.Run(code, func(t *testing.T) {
			w := newWorld(t)
			w.slack.set(func(d outbox.Delivery) answer {
				if d.Channel == "C1" {
					return answer{deaf: true, err: &outbox.Refusal{Code: code}}
				}
				return answer{}
			})
			w.say(note("C1", "a"), note("C1", "b"), note("C2", "c"))
			engine := w.engine(w.slack)
			w.drain(engine)
			w.touch(outbox.Subject{Kind: "issue", ID: 42})
			w.drain(engine)
			if got := w.slack.count(outbox.Post); got != 4 { // a, b, c and the notice
				t.Errorf("%d posts, want 4", got)
			}
			if got := len(w.slack.texts("Uadmin")); got != 1 {
				t.Errorf("%d notices, want 1", got)
			}
			if backlog, err := w.db.Outbox(w.pacing, w).Backlog(t.Context(), w.now()); err != nil || backlog.Failed != 2 {
				t.Errorf("backlog %+v, %v", backlog, err)
			}
		})
	}
}

func TestARefusedUpdateLeavesTheCopyAndTheNextChangeIsTried(t *testing.T) {
	w := newWorld(t)
	w.say(note("C1", "a"))
	engine := w.engine(w.slack)
	w.drain(engine)
	w.slack.set(func(d outbox.Delivery) answer {
		if d.Verb == outbox.Update {
			return answer{deaf: true, err: &outbox.Refusal{Code: "msg_too_long"}}
		}
		return answer{}
	})
	w.touch(outbox.Subject{Kind: "issue", ID: 42})
	w.drain(engine)
	w.slack.set(func(outbox.Delivery) answer { return answer{} })
	w.touch(outbox.Subject{Kind: "issue", ID: 42})
	w.drain(engine)
	if shown := w.slack.shows("C1"); len(shown) != 1 || shown[0].Edits != 1 {
		t.Errorf("shown %+v", shown)
	}
}

func TestACopyThatVanishedIsForgotten(t *testing.T) {
	w := newWorld(t)
	w.say(note("C1", "a"))
	engine := w.engine(w.slack)
	w.drain(engine)
	w.slack.set(func(outbox.Delivery) answer {
		return answer{deaf: true, err: &outbox.Refusal{Code: "message_not_found"}}
	})
	for range 3 {
		w.touch(outbox.Subject{Kind: "issue", ID: 42})
		w.drain(engine)
	}
	if got := w.slack.count(outbox.Update); got != 1 {
		t.Errorf("%d updates, want 1", got)
	}
	if got := len(w.slack.texts("Uadmin")); got != 0 {
		t.Errorf("%d notices, want none", got)
	}
}

func TestABadTokenHaltsEverythingAndLosesNothing(t *testing.T) {
	for _, code := range []string{"token_revoked", "account_inactive", "invalid_auth"} {
		t.Run(code, func(t *testing.T) {
			w := newWorld(t)
			w.slack.set(func(outbox.Delivery) answer { return answer{deaf: true, err: &outbox.Refusal{Code: code}} })
			var want []string
			for i := range 5 {
				w.say(note(fmt.Sprint("C", i), fmt.Sprint(i)))
				want = append(want, fmt.Sprint(i))
			}
			engine := w.engine(w.slack)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			if _, err := engine.Drain(ctx, time.Time{}); !errors.Is(err, outbox.ErrHalted) {
				t.Fatalf("drain: %v", err)
			}
			w.slack.set(func(outbox.Delivery) answer { return answer{} })
			if err := w.db.Outbox(w.pacing, w).Resume(t.Context(), w.now()); err != nil {
				t.Fatal(err)
			}
			w.drain(engine)
			var got []string
			for i := range 5 {
				got = append(got, w.slack.texts(fmt.Sprint("C", i))...)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if got := len(w.slack.texts("Uadmin")); got != 1 {
				t.Errorf("%d notices, want 1", got)
			}
		})
	}
}

func TestOneThingIsToldOnceInWhateverWordsSlackHasForIt(t *testing.T) {
	w := newWorld(t)
	said := note("C1", "a")
	said.Subject = outbox.Subject{Kind: "issue", ID: 42}
	w.say(said)
	engine := w.engine(w.slack)
	w.drain(engine)
	w.slack.set(func(d outbox.Delivery) answer {
		switch {
		case d.Channel == "C1" && d.Verb == outbox.Update:
			return answer{deaf: true, err: &outbox.Refusal{Code: "is_inactive"}}
		case d.Channel == "C1":
			return answer{deaf: true, err: &outbox.Refusal{Code: "is_archived"}}
		}
		return answer{}
	})
	w.touch(said.Subject)
	w.drain(engine)
	w.say(note("C1", "b"))
	w.drain(engine)
	if got := len(w.slack.texts("Uadmin")); got != 1 {
		t.Errorf("%d notices, want 1", got)
	}
}
