package sandbox

import (
	"io"
	"net/http"
	"testing"
	"time"
)

func TestThirtyThousandEventsAnHour(t *testing.T) {
	var m eventMeter
	for range maxEventsPerHour {
		if deliver, _ := m.take(monday); !deliver {
			t.Fatal("held back within the limit")
		}
	}
	for _, c := range []struct {
		after         time.Duration
		deliver, tell bool
	}{
		{time.Second, false, true}, {30 * time.Second, false, false}, {time.Minute, false, true}, {time.Hour, true, false},
	} {
		if deliver, tell := m.take(monday.Add(c.after)); deliver != c.deliver || tell != c.tell {
			t.Errorf("after %v: deliver %v, tell %v", c.after, deliver, tell)
		}
	}
}

func TestHandshakeOfTheEventsURL(t *testing.T) {
	r := newRig(t)
	r.app.does(func(w http.ResponseWriter, in received) {
		_, _ = io.WriteString(w, in.payload(t)["challenge"].(string))
	})
	if err := r.VerifyEventsURL(t.Context()); err != nil {
		t.Error(err)
	}
	r.app.answers("hello")
	if err := r.VerifyEventsURL(t.Context()); err == nil {
		t.Error("an app that does not return the challenge was accepted")
	}
}
