package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/outbox"
)

func TestNotesOfALaneAreSaidByPriorityAndThenInOrder(t *testing.T) {
	w := newWorld(t)
	var notes []outbox.Note
	for i, p := range []outbox.Priority{outbox.Digest, outbox.Agenda, outbox.Click, outbox.Agenda, outbox.Click} {
		n := note("C1", fmt.Sprint(i))
		n.Priority = p
		notes = append(notes, n)
	}
	w.say(notes...)
	w.drain(w.engine(w.slack))
	if diff := cmp.Diff([]string{"2", "4", "1", "3", "0"}, w.slack.texts("C1")); diff != "" {
		t.Error(diff)
	}
}

func TestARunningEngineSaysWhatIsWrittenWithoutBeingAsked(t *testing.T) {
	w := newWorld(t)
	said := make(chan string, 1)
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) { said <- d.Key; return d.Key, nil })
	w.engine(w.slack)
	for i := range 3 {
		w.say(note("C1", fmt.Sprint(i)))
		select {
		case <-said:
		case <-time.After(10 * time.Second):
			t.Fatal("nothing was said")
		}
	}
}

func TestASecondNoteWithTheSameKeyIsDropped(t *testing.T) {
	w := newWorld(t)
	w.say(note("C1", "a"), note("C1", "a"))
	w.say(note("C1", "a"), note("C1", "b"))
	w.drain(w.engine(w.slack))
	if diff := cmp.Diff([]string{"a", "b"}, w.slack.texts("C1")); diff != "" {
		t.Error(diff)
	}
}

func TestRepliesWaitForTheirHead(t *testing.T) {
	w := newWorld(t)
	failures := 2
	w.slack.set(func(d outbox.Delivery) answer {
		if d.Key == "head" && failures > 0 {
			failures--
			return answer{deaf: true, err: &outbox.Refusal{Code: "ratelimited", RetryAfter: 20 * time.Millisecond}}
		}
		return answer{}
	})
	reply := note("C1", "reply")
	reply.Parent, reply.Priority = "head", outbox.Click
	head := note("C1", "head")
	head.Priority = outbox.Agenda
	w.say(reply, head)
	w.drain(w.engine(w.slack))
	shown := w.slack.shows("C1")
	if len(shown) != 2 || shown[0].Text != "head" || shown[1].Thread != shown[0].TS {
		t.Errorf("shown %+v", shown)
	}
}

func TestRepliesToAHeadThatFailedAreGivenUp(t *testing.T) {
	w := newWorld(t)
	w.slack.set(func(d outbox.Delivery) answer {
		if d.Channel == "C1" {
			return answer{deaf: true, err: &outbox.Refusal{Code: "is_archived"}}
		}
		return answer{}
	})
	reply := note("C1", "reply")
	reply.Parent = "head"
	w.say(note("C1", "head"), reply)
	w.drain(w.engine(w.slack))
	if got := w.slack.texts("Uadmin"); len(got) != 1 {
		t.Errorf("notices %v, want one", got)
	}
}

func TestANoteWaitsForItsHour(t *testing.T) {
	w := newWorld(t)
	later := note("C1", "later")
	later.NotBefore = w.now().Add(time.Hour)
	w.say(later, note("C1", "now"))
	engine := w.engine(w.slack)
	w.drain(engine)
	if diff := cmp.Diff([]string{"now"}, w.slack.texts("C1")); diff != "" {
		t.Error(diff)
	}
	w.turn(2 * time.Hour)
	w.drain(engine)
	if diff := cmp.Diff([]string{"now", "later"}, w.slack.texts("C1")); diff != "" {
		t.Error(diff)
	}
}

func TestAChangeOfTheSubjectRedrawsEveryCopyOnce(t *testing.T) {
	w := newWorld(t)
	w.say(note("C1", "a"), note("C2", "b"))
	engine := w.engine(w.slack)
	w.drain(engine)
	subject := outbox.Subject{Kind: "issue", ID: 42}
	release := make(chan struct{})
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) {
		<-release
		return "new", nil
	})
	for range 10 {
		w.touch(subject, outbox.Subject{Kind: "issue", ID: 43})
	}
	close(release)
	w.drain(engine)
	for _, channel := range []string{"C1", "C2"} {
		shown := w.slack.shows(channel)
		if len(shown) != 1 || shown[0].Text != "new" {
			t.Errorf("%s shows %+v", channel, shown)
		}
		if edits := shown[0].Edits; edits > 2 { // one may have been under way at the first touch
			t.Errorf("%d updates for ten changes", edits)
		}
	}
}

func TestAPersonsHomeIsPublishedAndRedrawnUnderOneKey(t *testing.T) {
	w := newWorld(t)
	home := outbox.Note{Topic: outbox.Home, Subject: outbox.Subject{Kind: "member", ID: 7}, Channel: "U7", Key: "home/U7"}
	w.say(home)
	engine := w.engine(w.slack)
	w.drain(engine)
	w.say(home)
	w.drain(engine)
	w.touch(home.Subject)
	w.drain(engine)
	if got := w.slack.count(outbox.Publish); got != 3 {
		t.Errorf("published %d times, want 3", got)
	}
	if got := w.slack.count(outbox.Post) + w.slack.count(outbox.Update) + w.slack.count(outbox.Find); got != 0 {
		t.Errorf("%d other requests", got)
	}
}

func TestWhatHasNothingToSayIsDropped(t *testing.T) {
	w := newWorld(t)
	gone := goneSlack{w.slack}
	reply := note("C1", "reply")
	reply.Parent = "head"
	w.say(note("C1", "head"), reply)
	w.drain(w.engine(gone))
	w.touch(outbox.Subject{Kind: "issue", ID: 42})
	w.drain(w.engine(gone))
	if got := w.slack.count(outbox.Post); got != 0 {
		t.Errorf("%d posts", got)
	}
}

type goneSlack struct{ *fakeSlack }

func (goneSlack) Deliver(context.Context, outbox.Delivery) (outbox.Receipt, error) {
	return outbox.Receipt{Gone: true}, nil
}

func TestWhatCannotBeDrawnIsTriedAgainAndDoesNotHoldUpItsLane(t *testing.T) {
	w := newWorld(t)
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) {
		if d.Key == "a" && d.Attempt == 1 {
			return "", fmt.Errorf("load issue: %w", outbox.ErrUnsent)
		}
		return d.Key, nil
	})
	w.say(note("C1", "a"), note("C1", "b"))
	engine := w.engine(w.slack)
	w.drain(engine)
	w.turn(2 * time.Second)
	w.drain(engine)
	if diff := cmp.Diff([]string{"b", "a"}, w.slack.texts("C1")); diff != "" {
		t.Error(diff)
	}
}

func TestAnUnclearEndIsFoundOutAboutBeforeAnythingIsPostedAgain(t *testing.T) {
	for name, first := range map[string]answer{
		"it was posted":                          {err: errors.New("connection reset")},
		"it was not posted":                      {deaf: true, err: errors.New("bad gateway")},
		"it was posted after nobody listened":    {late: 20 * time.Millisecond, err: context.DeadlineExceeded},
		"Slack said internal_error but posted":   {err: &outbox.Refusal{Code: "internal_error"}},
		"Slack said fatal_error and did nothing": {deaf: true, err: &outbox.Refusal{Code: "fatal_error"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			tried := false
			w.slack.set(func(outbox.Delivery) answer {
				if tried {
					return answer{}
				}
				tried = true
				return first
			})
			w.say(note("C1", "a"), note("C1", "b"))
			w.drain(w.engine(w.slack))
			if diff := cmp.Diff([]string{"a", "b"}, w.slack.texts("C1")); diff != "" {
				t.Error(diff)
			}
			if got := w.slack.count(outbox.Find); got != 1 {
				t.Errorf("searched %d times, want once", got)
			}
		})
	}
}

func TestALaneKeepsItsPaceAndAMethodItsBudget(t *testing.T) {
	w := newWorld(t)
	w.pacing.LaneGap = 30 * time.Millisecond
	w.pacing.Methods = map[string]outbox.Budget{"chat.postMessage": {Gap: 20 * time.Millisecond, Burst: 2}}
	var at []time.Time
	w.slack.set(func(d outbox.Delivery) answer { at = append(at, time.Now()); return answer{} })
	for i := range 4 {
		w.say(note("C1", fmt.Sprint("a", i)), note("C2", fmt.Sprint("b", i)), note("C3", fmt.Sprint("c", i)))
	}
	begun := time.Now()
	w.drain(w.engine(w.slack))
	if took := time.Since(begun); took < 10*20*time.Millisecond {
		t.Errorf("12 posts took %v, faster than their budget", took)
	}
	if len(at) != 12 || !slices.IsSortedFunc(at, time.Time.Compare) {
		t.Errorf("%d posts", len(at))
	}
	if w.slack.crowded > 0 {
		t.Errorf("%d requests met another in their lane", w.slack.crowded)
	}
}
