package postgres

import (
	"testing"
	"time"

	"docket/internal/inbox"
)

func TestAnEventIsReceivedOnceAndForgottenWhenItIsOldAndDone(t *testing.T) {
	in := migrated(t).Inbox()
	for i, want := range []bool{true, false, false} {
		fresh, err := in.Receive(t.Context(), inbox.Event{ID: "Ev1", Received: monday, Body: []byte(`{"n": 1}`)})
		if err != nil || fresh != want {
			t.Errorf("delivery %d: fresh %t, %v", i, fresh, err)
		}
	}
	event, open, err := in.Event(t.Context(), "Ev1")
	if err != nil || !open || string(event.Body) != `{"n": 1}` || !event.Received.Equal(monday) {
		t.Errorf("%+v %t %v", event, open, err)
	}
	if n, err := in.Forget(t.Context(), monday.Add(time.Hour), 10); n != 0 || err != nil {
		t.Errorf("forgot %d that were not done, %v", n, err)
	}
	if n, err := in.Open(t.Context()); n != 1 || err != nil {
		t.Errorf("%d events are open, %v", n, err)
	}
	if err := in.Done(t.Context(), "Ev1", monday); err != nil {
		t.Fatal(err)
	}
	if n, err := in.Open(t.Context()); n != 0 || err != nil {
		t.Errorf("%d events are open after the end, %v", n, err)
	}
	if _, open, err := in.Event(t.Context(), "Ev1"); open || err != nil {
		t.Errorf("still open, %v", err)
	}
	if n, err := in.Forget(t.Context(), monday.Add(time.Hour), 10); n != 1 || err != nil {
		t.Errorf("forgot %d, %v", n, err)
	}
}
