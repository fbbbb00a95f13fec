package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"docket/internal/outbox"
)

const ana = "mailto:ana@acme.example"

func TestAnAddressIsALane(t *testing.T) {
	lane := outbox.MailTo("ana@acme.example")
	if address, mail := lane.Mail(); lane != ana || address != "ana@acme.example" || !mail {
		t.Errorf("the lane %s is of %q, %v", lane, address, mail)
	}
	if address, mail := outbox.Lane("C1").Mail(); address != "" || mail {
		t.Errorf("a channel is the address %q, %v", address, mail)
	}
	if logged := lane.LogValue().String(); logged != "mailto:…acme.example" {
		t.Errorf("the log says %s", logged)
	}
}

func TestALetterIsNotWrittenAgainWhenItsSubjectChanges(t *testing.T) {
	w := newWorld(t)
	w.say(note(ana, "a"))
	engine := w.engine(w.slack)
	w.drain(engine)
	w.touch(outbox.Subject{Kind: "issue", ID: 42})
	w.drain(engine)
	if got := w.slack.count(outbox.Send); got != 1 {
		t.Errorf("%d letters, want 1", got)
	}
}

func TestAHaltOfSlackStopsNoLetter(t *testing.T) {
	w := newWorld(t)
	w.slack.set(func(d outbox.Delivery) answer {
		if d.Verb == outbox.Post {
			return answer{deaf: true, err: &outbox.Refusal{Code: "token_revoked"}}
		}
		return answer{}
	})
	engine := w.engine(w.slack)
	w.say(note("C1", "a"))
	w.halted(engine)
	w.say(note(ana, "b"))
	w.until("the letter is gone", func() bool { return w.slack.count(outbox.Send) == 1 })
	if got := w.slack.count(outbox.Post); got != 1 {
		t.Errorf("%d posts with a revoked token, want 1", got)
	}
}

func TestAMailServerThatIsAwayStopsNoPost(t *testing.T) {
	w := newWorld(t)
	w.slack.set(func(d outbox.Delivery) answer {
		if d.Verb == outbox.Send {
			return answer{deaf: true, err: &outbox.Refusal{Code: outbox.MailUnreachable, Later: true}}
		}
		return answer{}
	})
	w.say(note(ana, "a"), note("C1", "b"))
	engine := w.engine(w.slack)
	w.drain(engine)
	if texts := w.slack.texts("C1"); len(texts) != 1 {
		t.Errorf("C1 shows %q", texts)
	}
	w.slack.set(func(outbox.Delivery) answer { return answer{} })
	w.turn(time.Minute)
	w.drain(engine)
	if texts := w.slack.texts(ana); len(texts) != 1 {
		t.Errorf("ana got %q", texts)
	}
}

func TestAMailServerThatTakesItsTimeKeepsNoPostWaiting(t *testing.T) {
	w := newWorld(t)
	slow := make(chan struct{})
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) {
		if d.Verb == outbox.Send {
			<-slow
		}
		return d.Key, nil
	})
	for n := range 40 {
		w.say(note(fmt.Sprintf("mailto:guest%d@acme.example", n), fmt.Sprint("letter", n)))
	}
	engine := w.engine(w.slack)
	w.say(note("C1", "a"))
	w.until("C1 shows the post", func() bool { return len(w.slack.texts("C1")) == 1 })
	if got := w.slack.count(outbox.Send); got != 0 {
		t.Errorf("%d letters went through a server that takes none", got)
	}
	close(slow)
	w.drain(engine)
}

func TestALetterOfUnclearEndIsSentOnceMoreAndThenToldOf(t *testing.T) {
	for name, c := range map[string]struct{ unclear, letters, notices int }{
		"once":  {1, 2, 0},
		"twice": {2, 2, 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.slack.set(func(d outbox.Delivery) answer {
				if d.Verb == outbox.Send && w.slack.calls[outbox.Send] <= c.unclear {
					return answer{err: errors.New("reset after the letter")}
				}
				return answer{}
			})
			w.say(note(ana, "a"))
			w.drain(w.engine(w.slack))
			if got := len(w.slack.texts(ana)); got != c.letters {
				t.Errorf("%d letters, want %d", got, c.letters)
			}
			if got := len(w.slack.texts("Uadmin")); got != c.notices {
				t.Errorf("%d notices, want %d", got, c.notices)
			}
			if got := w.slack.count(outbox.Find); got != 0 {
				t.Errorf("it is searched for %d times", got)
			}
		})
	}
}

func TestALetterThatWaitsForAnHourIsToldOfAndStillTaken(t *testing.T) {
	w := newWorld(t)
	w.slack.set(func(d outbox.Delivery) answer {
		if d.Verb == outbox.Send {
			return answer{deaf: true, err: &outbox.Refusal{Code: outbox.MailBusy, Later: true}}
		}
		return answer{}
	})
	w.say(note(ana, "a"))
	engine := w.engine(w.slack)
	w.drain(engine)
	for range 9 {
		w.turn(16 * time.Minute)
		w.drain(engine)
	}
	if got := len(w.slack.texts("Uadmin")); got != 1 {
		t.Errorf("%d notices, want 1", got)
	}
	w.slack.set(func(outbox.Delivery) answer { return answer{} })
	w.turn(16 * time.Minute)
	w.drain(engine)
	if texts := w.slack.texts(ana); len(texts) != 1 {
		t.Errorf("ana got %q", texts)
	}
}

// halted waits until nothing is sent any more.
func (w *world) halted(e *outbox.Engine) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	if _, err := e.Drain(ctx, time.Time{}); !errors.Is(err, outbox.ErrHalted) {
		w.t.Fatalf("drain: %v", err)
	}
}

// until waits for something that comes of itself.
func (w *world) until(what string, done func() bool) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	for tick := time.NewTicker(5 * time.Millisecond); !done(); {
		select {
		case <-tick.C:
		case <-ctx.Done():
			w.t.Fatalf("in vain: %s", what)
		}
	}
}
