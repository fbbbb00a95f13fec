package courier

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

// runSlackGo connects slack-go's own client, unmodified, and answers everything it receives.
func runSlackGo(t *testing.T) (s *Socket, seen <-chan socketmode.Event) {
	t.Helper()
	s = NewSocket(func() time.Time { return monday }, lasting(AckTimeout))
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	mux.HandleFunc("/socket", s.Serve)
	mux.HandleFunc("/api/apps.connections.open", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"ok":true,"url":"ws`+strings.TrimPrefix(server.URL, "http")+`/socket?ticket=1"}`)
	})
	api := slack.New("xoxb-1", slack.OptionAppLevelToken("xapp-1"), slack.OptionAPIURL(server.URL+"/api/"))
	client := socketmode.New(api)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = client.RunContext(t.Context()) // ends with the test
	}()
	t.Cleanup(func() {
		s.Close()
		<-stopped
		server.Close()
	})
	events := make(chan socketmode.Event, 10)
	go func() {
		for {
			select {
			case e := <-client.Events:
				if e.Request != nil && e.Type != socketmode.EventTypeHello {
					_ = client.Ack(*e.Request, map[string]any{"text": "heard " + string(e.Type)})
				}
				events <- e
			case <-t.Context().Done():
				return
			}
		}
	}()
	return s, events
}

// await reads events until one of the type arrives.
func await(t *testing.T, events <-chan socketmode.Event, kind socketmode.EventType) socketmode.Event {
	t.Helper()
	for {
		select {
		case e := <-events:
			if e.Type == kind {
				return e
			}
		case <-t.Context().Done():
			t.Fatalf("no %s", kind)
		}
	}
}

func TestSlackGoReceivesAndAnswers(t *testing.T) {
	t.Parallel()
	s, events := runSlackGo(t)
	await(t, events, socketmode.EventTypeHello)

	ack := s.Deliver(t.Context(), Delivery{
		Kind: Command, AcceptsResponse: true, Payload: json.RawMessage(`{"command":"/issue","text":"late","user_id":"U1"}`),
	})
	if !ack.OK || string(ack.Body) != `{"text":"heard slash_commands"}` {
		t.Fatalf("ack %+v with %s", ack, ack.Body)
	}
	if command, ok := await(t, events, socketmode.EventTypeSlashCommand).Data.(slack.SlashCommand); !ok || command.Text != "late" {
		t.Errorf("command %+v", command)
	}

	ack = s.Deliver(t.Context(), Delivery{
		Kind: Event, RetryNum: 1, RetryReason: ReasonSocketTimeout,
		Payload: json.RawMessage(`{"type":"event_callback","event":{"type":"app_home_opened","user":"U1","tab":"home"}}`),
	})
	if !ack.OK || ack.Body != nil {
		t.Fatalf("ack %+v with %s", ack, ack.Body)
	}
	event := await(t, events, socketmode.EventTypeEventsAPI)
	if opened, ok := event.Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(*slackevents.AppHomeOpenedEvent); !ok || opened.User != "U1" {
		t.Errorf("event %+v", event.Data)
	}
	if event.Request.RetryAttempt != 1 || event.Request.RetryReason != "timeout" {
		t.Errorf("request %+v", event.Request)
	}

	ack = s.Deliver(t.Context(), Delivery{Kind: Interactive, Payload: json.RawMessage(`{"type":"shortcut","callback_id":"issue.log"}`)})
	if shortcut, ok := await(t, events, socketmode.EventTypeInteractive).Data.(slack.InteractionCallback); !ack.OK || !ok || shortcut.CallbackID != "issue.log" {
		t.Errorf("ack %+v, shortcut %+v", ack, shortcut)
	}
}

func TestSlackGoReconnectsWhenAskedTo(t *testing.T) {
	t.Parallel()
	s, events := runSlackGo(t)
	await(t, events, socketmode.EventTypeHello)
	s.Disconnect(RefreshRequested)
	await(t, events, socketmode.EventTypeHello)
	if ack := s.Deliver(t.Context(), Delivery{Kind: Command, Payload: json.RawMessage(`{"command":"/issue"}`)}); !ack.OK {
		t.Errorf("ack %+v", ack)
	}
}
