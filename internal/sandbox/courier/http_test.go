package courier

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func byHTTP(client *http.Client) *HTTP {
	return NewHTTP("secret", func() time.Time { return monday }, lasting(AckTimeout), client)
}

func app(t *testing.T, handle http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	return server
}

func TestRequestAsTheAppReceivesIt(t *testing.T) {
	t.Parallel()
	body := []byte(`{"type":"event_callback"}`)
	for name, c := range map[string]struct {
		delivery Delivery
		want     map[string]string
	}{
		"a command is a signed form": {Delivery{Kind: Command, Body: body}, map[string]string{
			"Content-Type": "application/x-www-form-urlencoded", "X-Slack-Retry-Num": "", "X-Slack-Retry-Reason": "",
		}},
		"the third attempt of an event says so": {Delivery{Kind: Event, Body: body, RetryNum: 2, RetryReason: ReasonHTTP}, map[string]string{
			"Content-Type": "application/json", "X-Slack-Retry-Num": "2", "X-Slack-Retry-Reason": "http_error",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			received := make(chan *http.Request, 1)
			server := app(t, func(w http.ResponseWriter, r *http.Request) {
				got, _ := io.ReadAll(r.Body)
				if diff := cmp.Diff(string(body), string(got)); diff != "" {
					t.Error(diff)
				}
				received <- r
				_, _ = io.WriteString(w, "seen")
			})
			c.delivery.Path = server.URL
			ack := byHTTP(server.Client()).Deliver(t.Context(), c.delivery)
			if !ack.OK || ack.Status != 200 || string(ack.Body) != "seen" || ack.Error != "" {
				t.Fatalf("ack %+v", ack)
			}
			h := (<-received).Header
			for name, want := range c.want {
				if got := h.Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			if h.Get("X-Slack-Request-Timestamp") != "1795424400" || h.Get("X-Slack-Signature") != sign("secret", monday, body) {
				t.Errorf("signed %s %s", h.Get("X-Slack-Request-Timestamp"), h.Get("X-Slack-Signature"))
			}
		})
	}
}

func TestFailuresInSlacksWords(t *testing.T) {
	t.Parallel()
	refuse := func(status int, header ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			for i := 0; i < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			w.WriteHeader(status)
		}
	}
	hop := func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, map[string]string{"/": "/1", "/1": "/2", "/3": "/4", "/4": "/5", "/5": "/2"}[r.URL.Path], http.StatusTemporaryRedirect)
	}
	moving := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/2" {
			hop(w, r)
		}
	}
	for name, c := range map[string]struct {
		kind, path string
		handle     http.HandlerFunc
		want       Ack
	}{
		"an event meets a failing app":                {Event, "/", refuse(500), Ack{Status: 500, Error: "http_error"}},
		"an event meets an app that wants no retries": {Event, "/", refuse(500, "X-Slack-No-Retry", "1"), Ack{Status: 500, Error: "http_error", NoRetry: true}},
		"a command meets a failing app":               {Command, "/", refuse(503), Ack{Status: 503, Error: "http_service_error"}},
		"a command meets an app that refuses":         {Command, "/", refuse(401), Ack{Status: 401, Error: "http_client_error"}},
		"an event is sent on twice":                   {Event, "/", moving, Ack{OK: true, Status: 200}},
		"an event is sent on a third time":            {Event, "/3", moving, Ack{Error: "too_many_redirects"}},
		"a command is not sent on":                    {Command, "/", moving, Ack{Status: 307, Error: "http_client_error"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := app(t, c.handle)
			got := byHTTP(server.Client()).Deliver(t.Context(), Delivery{Kind: c.kind, Path: server.URL + c.path})
			got.Took, got.Body = 0, nil
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnAppThatDoesNotAnswerInTime(t *testing.T) {
	t.Parallel()
	over := make(chan struct{})
	server := app(t, func(http.ResponseWriter, *http.Request) { <-over })
	t.Cleanup(func() { close(over) }) // before the server closes, which waits for its handlers
	for kind, want := range map[string]string{Event: "http_timeout", Command: "operation_timeout", Interactive: "operation_timeout"} {
		h := byHTTP(server.Client())
		h.wait = lasting(20 * time.Millisecond)
		if ack := h.Deliver(t.Context(), Delivery{Kind: kind, Path: server.URL}); ack.OK || ack.Error != want || ack.Took < h.wait() {
			t.Errorf("%s: %+v, want %s", kind, ack, want)
		}
	}
}

func TestAnAppThatIsNotThere(t *testing.T) {
	t.Parallel()
	server := app(t, func(http.ResponseWriter, *http.Request) {})
	server.Close()
	for kind, want := range map[string]string{Event: "connection_failed", Command: "dispatch_failed"} {
		if ack := byHTTP(server.Client()).Deliver(t.Context(), Delivery{Kind: kind, Path: server.URL}); ack.Error != want {
			t.Errorf("%s: %+v, want %s", kind, ack, want)
		}
	}
}

func TestAnAppThatHangsUp(t *testing.T) {
	t.Parallel()
	server := app(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	if ack := byHTTP(server.Client()).Deliver(t.Context(), Delivery{Kind: Event, Path: server.URL}); ack.Error != "connection_failed" {
		t.Errorf("%+v", ack)
	}
}

func TestAnAppWhoseCertificateNobodyKnows(t *testing.T) {
	t.Parallel()
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = quiet
	server.StartTLS()
	t.Cleanup(server.Close)
	if ack := byHTTP(&http.Client{}).Deliver(t.Context(), Delivery{Kind: Event, Path: server.URL}); ack.Error != "ssl_error" {
		t.Errorf("%+v", ack)
	}
}

// lasting is a patience that never changes.
func lasting(d time.Duration) func() time.Duration { return func() time.Duration { return d } }
