package sandbox

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

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
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.url+"/sandbox/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Last-Event-ID", fmt.Sprint(seq))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
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
		if err := json.Unmarshal([]byte(data), &e); err != nil || e.Message.Text != "two" {
			t.Errorf("first message after %d: %s", seq, data)
		}
		return
	}
	t.Error("the stream ended")
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
