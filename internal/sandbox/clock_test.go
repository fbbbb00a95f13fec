package sandbox

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// diary is an application that has something to do at certain instants.
type diary struct {
	mu      sync.Mutex
	now     func() time.Time
	at      []time.Time
	settled []string
	do      func(at time.Time)
}

func (d *diary) NextDue(_ context.Context, until time.Time) (time.Time, bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.now()
	for _, at := range d.at {
		if at.After(now) && !at.After(until) {
			return at, true, nil
		}
	}
	return time.Time{}, false, nil
}

func (d *diary) Settle(context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.settled = append(d.settled, d.now().Truncate(time.Minute).Format("15:04"))
	if d.do != nil {
		d.do(d.now())
	}
	return nil
}

func TestTurningStopsWhereverSomethingIsDue(t *testing.T) {
	r := newRig(t)
	d := &diary{now: r.Now, at: []time.Time{monday.Add(30 * time.Minute), monday.Add(90 * time.Minute), monday.Add(5 * time.Hour)}}
	r.SetFollower(d)
	post := fmt.Sprint(monday.Add(time.Hour).Unix())
	r.call("chat.scheduleMessage", "channel", "id:general", "text", "at nine", "post_at", post)
	if err := r.Turn(t.Context(), monday.Add(2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"08:00", "08:30", "09:00", "09:30", "10:00"}, d.settled); diff != "" {
		t.Error(diff)
	}
	m := r.Messages("general", "")
	if len(m) != 1 || !strings.HasPrefix(m[0].TS, post+".") {
		t.Errorf("scheduled messages: %+v", m)
	}
	if late := r.Now().Sub(monday.Add(2 * time.Hour)); late < 0 || late > time.Minute {
		t.Errorf("the clock is %v past its aim", late)
	}
}

func TestTurningWaitsForWhatItsOwnDeliveriesBring(t *testing.T) {
	r := newRig(t)
	d := &diary{now: r.Now, at: []time.Time{monday.Add(time.Hour)}}
	heard, answered := 0, 0
	r.app.does(func(http.ResponseWriter, received) { // the event of the bot's own post gives it more to do
		d.mu.Lock()
		defer d.mu.Unlock()
		heard++
	})
	d.do = func(time.Time) {
		answered = heard
		if len(d.settled) == 1 {
			r.call("chat.postMessage", "channel", "id:general", "text", "x")
		}
	}
	r.SetFollower(d)
	if err := r.Turn(t.Context(), monday.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if heard != 1 || answered != 1 {
		t.Errorf("the app heard %d events and settled %d of them", heard, answered)
	}
}

func TestTheClockNeverGoesBack(t *testing.T) {
	r := newRig(t)
	if err := r.Turn(t.Context(), monday.Add(-time.Second)); err == nil || !strings.Contains(err.Error(), "never goes back") {
		t.Errorf("turning back: %v", err)
	}
	if err := r.SetRate(0); err == nil {
		t.Error("a clock that stands still was accepted")
	}
}

func TestTheClockRunsAtItsRate(t *testing.T) {
	c := newClock(monday)
	c.setRate(60)
	c.mu.Lock()
	defer c.mu.Unlock()
	if got := c.at(c.real.Add(2 * time.Second)).Sub(c.base); got != 2*time.Minute {
		t.Errorf("two seconds at rate 60 are %v", got)
	}
}

func TestAScheduledMessageIsPostedWithoutTurningToo(t *testing.T) {
	r := newRig(t)
	r.call("chat.scheduleMessage", "channel", "id:general", "text", "soon", "post_at", fmt.Sprint(monday.Unix()+3600))
	if err := r.SetRate(36000); err != nil {
		t.Fatal(err)
	}
	r.awaitMessage("general")
}

func TestTurningShortensWhatIsStillToWait(t *testing.T) {
	r := newRig(t)
	r.call("chat.scheduleMessage", "channel", "id:general", "text", "soon", "post_at", fmt.Sprint(monday.Unix()+3600))
	if err := r.Turn(t.Context(), monday.Add(time.Hour-50*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	r.awaitMessage("general")
}

// awaitMessage returns when there is a message in a channel, following the stream.
func (r *rig) awaitMessage(channel string) {
	r.t.Helper()
	seq := int64(0)
	for len(r.Messages(channel, "")) == 0 {
		events, more := r.stream.since(seq)
		if len(events) > 0 {
			seq = events[len(events)-1].Seq
			continue
		}
		select {
		case <-more:
		case <-time.After(30 * time.Second):
			r.t.Fatal("never posted")
		}
	}
}

func TestScheduledMessages(t *testing.T) {
	r := newRig(t)
	at := func(d time.Duration) string { return fmt.Sprint(monday.Add(d).Unix()) }
	first := r.call("chat.scheduleMessage", "channel", "id:general", "text", "dropped", "post_at", at(time.Hour)).body["scheduled_message_id"].(string)
	r.call("chat.scheduleMessage", "channel", "id:general", "text", "with metadata", "post_at", at(time.Hour), "metadata", `{"event_type":"e","event_payload":{}}`)
	if list := r.call("chat.scheduledMessages.list").body["scheduled_messages"].([]any); len(list) != 2 {
		t.Errorf("listed %v", list)
	}
	r.call("chat.deleteScheduledMessage", "channel", "id:general", "scheduled_message_id", first)
	for range schedulePerWindow - 1 {
		r.call("chat.scheduleMessage", "channel", "id:general", "text", "x", "post_at", at(time.Hour))
	}
	if got := r.call("chat.scheduleMessage", "channel", "id:general", "text", "x", "post_at", at(time.Hour)).word(); got != "restricted_too_many" {
		t.Errorf("one more than thirty in five minutes: %q", got)
	}
	if err := r.Advance(t.Context(), 2*time.Hour); err != nil {
		t.Fatal(err)
	}
	if got := texts(r.Messages("general", "")); got != strings.TrimSuffix(strings.Repeat("x,", schedulePerWindow-1), ",") {
		t.Errorf("posted %q", got)
	}
}

func TestAFailedEventIsTriedThreeTimesMore(t *testing.T) {
	r := newRig(t)
	r.app.does(func(w http.ResponseWriter, _ received) { w.WriteHeader(http.StatusInternalServerError) })
	r.OpenHome(t.Context(), "ana")
	r.mustSettle()
	if n := len(r.app.all("/in/events")); n != 2 {
		t.Errorf("%d attempts at once, want 2", n)
	}
	if err := r.Advance(t.Context(), 61*time.Second); err != nil {
		t.Fatal(err)
	}
	if n := len(r.app.all("/in/events")); n != 3 {
		t.Errorf("%d attempts after a minute, want 3", n)
	}
	if err := r.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	attempts := r.app.all("/in/events")
	if len(attempts) != 4 {
		t.Fatalf("%d attempts in all, want 4", len(attempts))
	}
	last := attempts[3]
	if last.header.Get("X-Slack-Retry-Num") != "3" || last.header.Get("X-Slack-Retry-Reason") != "http_error" {
		t.Errorf("last attempt: %v", last.header)
	}
	if first := attempts[0]; first.payload(t)["event_id"] != last.payload(t)["event_id"] {
		t.Error("the event_id changed between attempts")
	}
}

func TestAnAppCanAskNotToBeTriedAgain(t *testing.T) {
	r := newRig(t)
	r.app.does(func(w http.ResponseWriter, _ received) {
		w.Header().Set("X-Slack-No-Retry", "1")
		w.WriteHeader(http.StatusInternalServerError)
	})
	r.OpenHome(t.Context(), "ana")
	if err := r.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	if n := len(r.app.all("/in/events")); n != 1 {
		t.Errorf("%d attempts, want 1", n)
	}
}

func TestAnAppIsWaitedForAsLongAsSlackWaitsAndLongerOnlyInSlowMotion(t *testing.T) {
	for rate, want := range map[float64]time.Duration{0.1: 30 * time.Second, 1: 3 * time.Second, 60: 3 * time.Second} {
		c := newClock(time.Now())
		c.setRate(rate)
		if got := c.patience(); got != want {
			t.Errorf("at %v times real time an app is waited for %v, not %v", rate, got, want)
		}
	}
}
