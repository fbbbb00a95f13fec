package sandbox

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

func TestTheStateAsThePageReadsIt(t *testing.T) {
	r := newRig(t)
	r.openModal("ana", okModal)
	var got struct {
		Seq      int64
		Team     Team
		Users    []struct{ ID, Name, Initials, Color, TZ string }
		Channels []struct {
			ID, Name, Kind string
			Members        []string
		}
		App       app
		Clock     struct{ Rate float64 }
		Commands  []command
		Shortcuts []shortcut
		Views     map[string][]View
	}
	r.look("/sandbox/state", &got)
	if got.Seq == 0 || got.Team.Name != "Test Works" || len(got.Users) != 4 || got.Users[0].Initials != "AA" || len(got.Channels) != 5 {
		t.Errorf("state %+v", got)
	}
	if len(got.Views[r.id("ana")]) != 1 || got.Clock.Rate != 1 || got.Commands[0].UsageHint != "[title]" || got.App.UserID != r.BotUserID() {
		t.Errorf("state %+v", got)
	}
}

func TestEverythingAPersonDoesWorksOverHTTP(t *testing.T) {
	r := newRig(t)
	var o Outcome
	for path, body := range map[string]any{
		"/sandbox/command":  CommandInput{User: "ana", Channel: "general", Command: "/issue"},
		"/sandbox/shortcut": ShortcutInput{User: "ana", CallbackID: "start"},
		"/sandbox/message":  MessageInput{User: "ana", Channel: "general", Text: "hi"},
		"/sandbox/home":     map[string]string{"user": "ana"},
		"/sandbox/event":    map[string]string{"type": "app_mention"},
	} {
		if status := r.control(path, body, &o); status != http.StatusOK || !o.OK {
			t.Errorf("%s: %d %+v", path, status, o)
		}
	}
	var clock struct {
		OK    bool
		Now   string
		Error string
	}
	if status := r.control("/sandbox/clock", map[string]string{"advance": "72h"}, &clock); status != http.StatusOK || !strings.HasPrefix(clock.Now, "2026-11-26T08:00") {
		t.Errorf("clock: %d %+v", status, clock)
	}
	if status := r.control("/sandbox/clock", map[string]string{"to": "2026-11-23T09:00:00Z"}, &clock); status != http.StatusBadRequest || clock.Error == "" {
		t.Errorf("back in time: %d %+v", status, clock)
	}
	if status := r.control("/sandbox/command", "not an object", &o); status != http.StatusBadRequest {
		t.Errorf("nonsense: %d", status)
	}
	if status := r.control("/sandbox/reset", map[string]any{}, &o); status != http.StatusOK || len(r.Messages("general", "ana")) != 0 {
		t.Errorf("reset: %d, %d messages left", status, len(r.Messages("general", "ana")))
	}
}

func TestLookingOverHTTP(t *testing.T) {
	r := newRig(t)
	r.openModal("ana", okModal)
	r.call("chat.postEphemeral", "channel", "id:general", "user", "id:ana", "text", "psst")
	var got struct {
		Messages []Message
		Views    []View
		Calls    []Call
	}
	r.look("/sandbox/messages?channel="+r.id("general")+"&user="+r.id("ana"), &got)
	if len(got.Messages) != 1 || got.Messages[0].EphemeralTo != r.id("ana") {
		t.Errorf("messages %+v", got.Messages)
	}
	r.look("/sandbox/messages?channel="+r.id("general")+"&user="+r.id("ben"), &got)
	if len(got.Messages) != 0 {
		t.Errorf("ben sees %+v", got.Messages)
	}
	r.look("/sandbox/view?user="+r.id("ana"), &got)
	if len(got.Views) != 1 || got.Views[0].CallbackID != "log" {
		t.Errorf("views %+v", got.Views)
	}
	r.look("/sandbox/calls", &got)
	if len(got.Calls) != 3 || got.Calls[0].Method != "command /issue" || got.Calls[0].Direction != "out" || got.Calls[1].Method != "views.open" {
		t.Errorf("calls %+v", got.Calls)
	}
	all := got.Calls
	r.look(fmt.Sprintf("/sandbox/calls?since=%d", all[1].Seq), &got)
	if len(got.Calls) != 1 || got.Calls[0].Seq != all[2].Seq {
		t.Errorf("calls since %d: %+v", all[1].Seq, got.Calls)
	}
	var faults struct{ Faults []Fault }
	if status := r.control("/sandbox/fault", Fault{Kind: FaultSlow, Count: 3}, &faults); status != http.StatusOK || len(faults.Faults) != 1 {
		t.Errorf("fault: %d %+v", status, faults)
	}
	if status := r.control("/sandbox/fault", Fault{Kind: "earthquake"}, &faults); status != http.StatusBadRequest {
		t.Errorf("an unknown fault: %d", status)
	}
}

func TestAnEmptyConfigurationIsAWorkspaceToo(t *testing.T) {
	s, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.SetAppURL("http://127.0.0.1:1")
	if o := s.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/anything"}); o.Error != "dispatch_failed" {
		t.Errorf("a command to an app that is not there: %+v", o)
	}
	if _, err := New(Config{Manifest: json.RawMessage("{")}); err == nil {
		t.Error("half a manifest was accepted")
	}
	if _, err := New(Config{Workspace: Workspace{Users: []User{{Name: "ana"}}, Channels: []Channel{{Name: "x", Members: []string{"ben"}}}}}); err == nil {
		t.Error("a channel of strangers was accepted")
	}
}

func TestOtherSitesCannotActAsPeople(t *testing.T) {
	r := newRig(t)
	req := httptest.NewRequest(http.MethodPost, r.url+"/sandbox/message", strings.NewReader(`{"user":"ana","channel":"general","text":"x"}`))
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	if w.Code != http.StatusForbidden || len(r.Messages("general", "")) != 0 {
		t.Errorf("answered %d", w.Code)
	}
}

func TestTheStreamContinuesWhereItBroke(t *testing.T) {
	r := newRig(t)
	r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "one"})
	seq := r.stream.last()
	r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "two"})
	if got := r.firstStreamed(seq, func() {}); got != "two" {
		t.Errorf("the first message after %d is %q", seq, got)
	}
}

func TestTheStreamGoesOnForAPageThatWasOpenBeforeARestart(t *testing.T) {
	r := newRig(t)
	got := r.firstStreamed(1_000_000, func() {
		r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "fresh"})
	})
	if got != "fresh" {
		t.Errorf("the first message is %q", got)
	}
}

// firstStreamed is the text of the first message that the stream sends after a number; listening is called once it listens.
func (r *rig) firstStreamed(seq int64, listening func()) string {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.url+"/sandbox/stream", nil)
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Last-Event-ID", fmt.Sprint(seq))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	listening()
	lines := bufio.NewScanner(resp.Body)
	kind := ""
	for lines.Scan() {
		if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
			kind = name
		}
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok || kind != "message" {
			continue
		}
		var e struct{ Message Message }
		if err := json.Unmarshal([]byte(data), &e); err != nil {
			r.t.Fatal(err)
		}
		return e.Message.Text
	}
	r.t.Errorf("the stream ended without a message: %v", lines.Err())
	return ""
}

func TestTwentyPeoplePressAtOnce(t *testing.T) {
	r := newRig(t)
	ts := r.call("chat.postMessage", "channel", "id:general", "text", "x", "blocks", goButton).body["ts"].(string)
	r.app.does(func(_ http.ResponseWriter, in received) {
		if in.path != "/in/interactions" {
			return
		}
		ic := in.interaction(t)
		_, _, _, err := r.client.UpdateMessageContext(t.Context(), ic.Channel.ID, ic.Container.MessageTs, slack.MsgOptionText(ic.User.ID, false))
		if err != nil {
			t.Error(err)
		}
	})
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			who := []string{"ana", "ben"}[i%2]
			if o := r.Press(t.Context(), PressInput{User: who, Channel: "general", TS: ts, ActionID: "go"}); !o.OK {
				t.Errorf("%s: %+v", who, o)
			}
		})
	}
	all.Wait()
	if n := len(r.app.all("/in/interactions")); n != 20 {
		t.Errorf("the app heard %d presses", n)
	}
}

func TestSocketModeWithSlackGo(t *testing.T) {
	r := newRig(t, func(c *Config) {
		c.Manifest = json.RawMessage(strings.Replace(testManifest, `"settings": {`, `"settings": {"socket_mode_enabled": true,`, 1))
	})
	api := slack.New(DefaultBotToken, slack.OptionAppLevelToken(DefaultAppToken), slack.OptionAPIURL(r.url+"/api/"))
	client := socketmode.New(api)
	go func() { _ = client.RunContext(t.Context()) }()
	for e := range client.Events {
		if e.Type == socketmode.EventTypeHello {
			break
		}
	}
	go func() {
		for e := range client.Events {
			if e.Type == socketmode.EventTypeSlashCommand {
				_ = client.Ack(*e.Request, map[string]any{"text": "by socket"})
				return
			}
		}
	}()
	o := r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	if got := texts(r.Messages("general", "ana")); !o.OK || got != "by socket" {
		t.Errorf("%+v, ana sees %q", o, got)
	}
	if resp, err := http.Get(r.url + "/socket?ticket=made-up"); err != nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("without a ticket: %v %v", resp.StatusCode, err)
	}
}
