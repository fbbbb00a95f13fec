package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// oneFeed is the calendar of one person, under the one token that opens it.
type oneFeed struct {
	object  calendar.Object
	trouble error
}

const rightToken = "a-token-nobody-guesses"

func (s *oneFeed) Read(_ context.Context, token string) (calendar.Object, error) {
	if token != rightToken {
		return calendar.Object{}, fault.NotFoundf("There is no such calendar.")
	}
	return s.object, s.trouble
}

// feed serves the calendar, and returns what asks for it and the log.
func feed(s *oneFeed) (fetch func(token, known string) *httptest.ResponseRecorder, log *strings.Builder) {
	log, mux := &strings.Builder{}, http.NewServeMux()
	NewCalendars(s, nil, slog.New(slog.NewTextHandler(log, nil))).Register(mux)
	return func(token, known string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/feeds/"+token+".ics", nil)
		r.Header.Set("If-None-Match", known)
		mux.ServeHTTP(w, r)
		return w
	}, log
}

func TestWhoGuessesLinksOfCalendarsWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fetch, _ := feed(&oneFeed{})
		for n := range readerBurst {
			if a := fetch("guess"+strconv.Itoa(n), ""); a.Code != http.StatusNotFound || a.Header().Get("Cache-Control") != "no-store" {
				t.Fatalf("guess %d answers %d %q", n, a.Code, a.Header().Get("Cache-Control"))
			}
		}
		a := fetch(rightToken, "")
		if a.Code != http.StatusTooManyRequests || a.Header().Get("Retry-After") == "" {
			t.Errorf("after %d guesses the right link answers %d", readerBurst, a.Code)
		}
		<-time.After(time.Second)
		if a := fetch(rightToken, ""); a.Code != http.StatusOK {
			t.Errorf("a second later the right link answers %d", a.Code)
		}
	})
}

func TestOneLinkIsReadOnlySoOften(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fetch, _ := feed(&oneFeed{})
		for range tokenBurst {
			fetch(rightToken, "")
		}
		if a := fetch(rightToken, ""); a.Code != http.StatusTooManyRequests {
			t.Errorf("read %d times at once it answers %d", tokenBurst+1, a.Code)
		}
	})
}

func TestTroubleWithACalendarIsLoggedWithoutItsToken(t *testing.T) {
	fetch, log := feed(&oneFeed{trouble: errTest("down")})
	if a := fetch(rightToken, ""); a.Code != http.StatusServiceUnavailable || a.Header().Get("Retry-After") == "" {
		t.Errorf("it answers %d", a.Code)
	}
	if !strings.Contains(log.String(), "down") || strings.Contains(log.String(), rightToken) {
		t.Errorf("the log says:\n%s", log)
	}
}

func TestACalendarIsSentOnceUntilItChanges(t *testing.T) {
	s := &oneFeed{object: calendar.Object{Name: "Marc", Events: []calendar.Event{{UID: "1", Summary: "Committee", Stamp: time.Unix(1, 0)}}}}
	fetch, _ := feed(s)
	first := fetch(rightToken, "")
	tag := first.Header().Get("ETag")
	if first.Code != http.StatusOK || first.Header().Get("Cache-Control") != "private, no-cache" || !strings.Contains(first.Body.String(), "Committee") {
		t.Fatalf("it answers %d %v\n%s", first.Code, first.Header(), first.Body)
	}
	s.object.Events[0].Stamp = time.Unix(2, 0)
	if again := fetch(rightToken, `"other", `+tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("said once more, it answers %d with %d bytes", again.Code, again.Body.Len())
	}
	s.object.Events[0].Summary = "Committee, moved"
	if changed := fetch(rightToken, tag); changed.Code != http.StatusOK {
		t.Errorf("changed, it answers %d", changed.Code)
	}
}
