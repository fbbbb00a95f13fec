package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"docket/internal/outbox"
)

// What Slack's pace holds back for minutes leaves at once by a clock that is turned,
// at the very instants of that clock.
func TestAClockThatIsTurnedTakesWhatIsHeldBackAtItsPace(t *testing.T) {
	const gap = time.Minute
	for name, c := range map[string]struct {
		pacing func(*outbox.Pacing)
		lanes  int
	}{
		"one channel":           {func(p *outbox.Pacing) { p.LaneGap = gap }, 1},
		"a method's budget":     {func(p *outbox.Pacing) { p.Methods = one("chat.postMessage", gap) }, 6},
		"both, of few channels": {func(p *outbox.Pacing) { p.LaneGap, p.Methods = gap, one("chat.postMessage", gap) }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c.pacing(&w.pacing)
			var mu sync.Mutex
			var posts []time.Time
			w.slack.answer = func(outbox.Delivery) answer {
				mu.Lock()
				defer mu.Unlock()
				posts = append(posts, w.now())
				return answer{}
			}
			var notes []outbox.Note
			for n := range 6 {
				notes = append(notes, note(fmt.Sprint("C", n%c.lanes), fmt.Sprint(n)))
			}
			w.say(notes...)
			e := w.engine(w.slack)
			turns := 0
			for ; ; turns++ {
				held, err := e.Drain(t.Context(), w.now().Add(time.Hour))
				if err != nil {
					t.Fatal(err)
				}
				if held.IsZero() {
					break
				}
				w.turn(max(0, held.Sub(w.now())) + time.Millisecond)
			}
			if turns != 5 || len(posts) != 6 {
				t.Errorf("%d posts by %d turns of the clock", len(posts), turns)
			}
			for n, at := range posts[1:] {
				if since := at.Sub(posts[n]); since < gap-time.Second {
					t.Errorf("post %d leaves %v after the one before", n+1, since)
				}
			}
		})
	}
}

func TestAClockThatIsTurnedTakesSearchesThatAreHeldBackAtTheirPace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.pacing.Methods = one("conversations.history", time.Minute)
	w.slack.answer = func(d outbox.Delivery) answer {
		if d.Verb == outbox.Post {
			return answer{err: errors.New("connection reset")}
		}
		return answer{}
	}
	w.say(note("C1", "1"), note("C2", "2"), note("C3", "3"))
	e := w.engine(w.slack)
	ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second) // of the two minutes that a clock takes which is not turned
	defer cancel()
	for turns := 0; ; turns++ {
		held, err := e.Drain(ctx, w.now().Add(time.Hour))
		if err != nil {
			t.Fatalf("after %d turns: %v", turns, err)
		}
		if held.IsZero() {
			break
		}
		w.turn(max(0, held.Sub(w.now())) + time.Millisecond)
	}
	if posts, finds := w.slack.count(outbox.Post), w.slack.count(outbox.Find); posts != 3 || finds != 3 {
		t.Errorf("%d posts, %d searches", posts, finds)
	}
}

// one is the budget of one method: a call each gap.
func one(method string, gap time.Duration) map[string]outbox.Budget {
	return map[string]outbox.Budget{method: {Gap: gap, Burst: 1}}
}
