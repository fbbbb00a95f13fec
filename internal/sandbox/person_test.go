package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
)

// asRequest is a delivery as slack-go's parsers want it.
func (r received) asRequest(t *testing.T) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.path, bytes.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header = r.header
	return req
}

func (r received) interaction(t *testing.T) slack.InteractionCallback {
	t.Helper()
	ic, err := slack.InteractionCallbackParse(r.asRequest(t))
	if err != nil {
		t.Fatal(err)
	}
	return ic
}

func TestCommandAsSlackGoReadsIt(t *testing.T) {
	r := newRig(t)
	o := r.Command(t.Context(), CommandInput{User: "ana", Channel: "#general", Command: "/issue", Text: "late & lost @ben #general"})
	if !o.OK || o.Status != http.StatusOK {
		t.Fatalf("outcome %+v", o)
	}
	got := r.app.last(t)
	if got.path != "/in/commands" {
		t.Errorf("delivered to %s", got.path)
	}
	c, err := slack.SlashCommandParse(got.asRequest(t))
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("late & lost <@%s|ben> <#%s|general>", r.id("ben"), r.id("general"))
	if c.Text != want || c.UserName != "ana" || c.ChannelName != "general" || c.Command != "/issue" || c.TriggerID == "" {
		t.Errorf("parsed %+v, want text %q", c, want)
	}
	signed, err := strconv.ParseInt(got.header.Get("X-Slack-Request-Timestamp"), 10, 64)
	if age := r.Now().Unix() - signed; err != nil || age < 0 || age > 5 {
		t.Errorf("signed %d seconds ago on the sandbox's clock, %v", age, err)
	}
}

func TestSlackGoVerifiesWhatIsDelivered(t *testing.T) {
	r := newRig(t, func(c *Config) { c.Start = time.Time{} }) // slack-go looks at the real time
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	got := r.app.last(t)
	verifier, err := slack.NewSecretsVerifier(got.header, DefaultSigningSecret)
	if err == nil {
		_, _ = verifier.Write(got.body)
		err = verifier.Ensure()
	}
	if err != nil {
		t.Error(err)
	}
}

func TestCommandAnswers(t *testing.T) {
	for _, c := range []struct {
		rule, answer string
		everybody    []string // texts ben sees
		ana          []string // texts ana sees
		trouble      string
	}{
		{"nothing", "", nil, nil, ""},
		{"a plain text", "noted", nil, []string{"noted"}, ""},
		{"JSON for her alone", `{"text":"noted"}`, nil, []string{"noted"}, ""},
		{"JSON for all", `{"response_type":"in_channel","text":"noted"}`, []string{"/issue late", "noted"}, []string{"/issue late", "noted"}, ""},
		{"JSON with impossible blocks", `{"blocks":[{"type":"wish"}]}`, nil, nil, "invalid_blocks"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			r := newRig(t)
			r.app.answers(c.answer)
			o := r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue", Text: "late"})
			if o.Error != c.trouble {
				t.Errorf("error %q, want %q", o.Error, c.trouble)
			}
			texts := func(user string) (all []string) {
				for _, m := range r.Messages("general", user) {
					all = append(all, m.Text)
				}
				return all
			}
			if diff := cmp.Diff(c.everybody, texts("ben")); diff != "" {
				t.Error("ben: " + diff)
			}
			if diff := cmp.Diff(c.ana, texts("ana")); diff != "" {
				t.Error("ana: " + diff)
			}
		})
	}
}

func TestPeopleCanOnlyDoWhatAClientLetsThem(t *testing.T) {
	r := newRig(t)
	view := r.openModal("ana", okModal)
	ts := r.call("chat.postMessage", "channel", "id:council", "text", "x").body["ts"].(string)
	before := len(r.app.all(""))
	for rule, o := range map[string]Outcome{
		"a command nobody installed":         r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/wish"}),
		"a command in a channel of others":   r.Command(t.Context(), CommandInput{User: "ana", Channel: "elsewhere", Command: "/issue"}),
		"a command of somebody who left":     r.Command(t.Context(), CommandInput{User: "gone", Channel: "general", Command: "/issue"}),
		"a command of a bot":                 r.Command(t.Context(), CommandInput{User: "tester", Channel: "general", Command: "/issue"}),
		"a press in a channel of others":     r.Press(t.Context(), PressInput{User: "ben", Channel: "council", TS: ts, ActionID: "go"}),
		"a press in another's view":          r.Press(t.Context(), PressInput{User: "ben", ViewID: view.ID, ActionID: "add"}),
		"a press on what is not there":       r.Press(t.Context(), PressInput{User: "ana", ViewID: view.ID, ActionID: "subtract"}),
		"submitting another's view":          r.Submit(t.Context(), SubmitInput{User: "ben", ViewID: view.ID}),
		"an option that is not offered":      r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: view.ID, Values: Values{"level": {"pick": "middling"}}}),
		"a shortcut nobody installed":        r.Shortcut(t.Context(), ShortcutInput{User: "ana", CallbackID: "wish"}),
		"a message shortcut without message": r.Shortcut(t.Context(), ShortcutInput{User: "ana", CallbackID: "log_message", Channel: "general", TS: "1.0"}),
		"a message into an archived channel": r.Say(t.Context(), MessageInput{User: "ana", Channel: "attic", Text: "x"}),
		"an empty message":                   r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: " "}),
		"an event without subscription":      r.Event(t.Context(), json.RawMessage(`{"type":"team_join"}`)),
	} {
		if o.OK || o.Error == "" {
			t.Errorf("%s: %+v", rule, o)
		}
	}
	if after := len(r.app.all("")); after != before {
		t.Errorf("the app heard of %d of these", after-before)
	}
}

func TestPressInAMessage(t *testing.T) {
	r := newRig(t)
	blocks := `[{"type":"section","block_id":"s","text":{"type":"mrkdwn","text":"Pick"},"accessory":{"type":"users_select","action_id":"who"}},
	 {"type":"actions","block_id":"a","elements":[{"type":"button","action_id":"go","value":"1","text":{"type":"plain_text","text":"Go"}},
	  {"type":"button","action_id":"stop","value":"2","style":"danger","text":{"type":"plain_text","text":"Stop"}}]}]`
	ts := r.call("chat.postMessage", "channel", "id:general", "text", "x", "blocks", blocks).body["ts"].(string)
	o := r.Press(t.Context(), PressInput{User: "ben", Channel: "general", TS: ts, ActionID: "stop", Values: Values{"s": {"who": "ana"}}})
	if !o.OK {
		t.Fatalf("%+v", o)
	}
	ic := r.app.last(t).interaction(t)
	action := ic.ActionCallback.BlockActions[0]
	if action.ActionID != "stop" || action.BlockID != "a" || action.Value != "2" || action.Text.Text != "Stop" {
		t.Errorf("action %+v", action)
	}
	if ic.User.ID != r.id("ben") || ic.Channel.ID != r.id("general") || ic.Container.MessageTs != ts || ic.Message.Text != "x" {
		t.Errorf("interaction %+v", ic)
	}
	if got := ic.BlockActionState.Values["s"]["who"].SelectedUser; got != r.id("ana") {
		t.Errorf("state holds %q", got)
	}
}

func TestMessagesOfPeopleReachTheApp(t *testing.T) {
	r := newRig(t)
	o := r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "hey @tester, a<b & https://items.example/7 @nobody"})
	if !o.OK {
		t.Fatalf("%+v", o)
	}
	var kinds []string
	for _, e := range r.app.all("/in/events") {
		outer, err := slackevents.ParseEvent(e.body, slackevents.OptionNoVerifyToken())
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, outer.InnerEvent.Type)
		if m, ok := outer.InnerEvent.Data.(*slackevents.MessageEvent); ok {
			want := fmt.Sprintf("hey <@%s>, a&lt;b &amp; <https://items.example/7> @nobody", r.BotUserID())
			if m.Text != want || m.ChannelType != "channel" {
				t.Errorf("message %q in a %s, want %q", m.Text, m.ChannelType, want)
			}
		}
	}
	if diff := cmp.Diff([]string{"message", "app_mention", "link_shared"}, kinds); diff != "" {
		t.Error(diff)
	}
	r.Say(t.Context(), MessageInput{User: "ben", Channel: "elsewhere", Text: "behind its back"})
	if n := len(r.app.all("/in/events")); n != 3 {
		t.Errorf("the app heard %d events", n)
	}
}

func TestShortcuts(t *testing.T) {
	r := newRig(t)
	r.Say(t.Context(), MessageInput{User: "ben", Channel: "general", Text: "it broke"})
	m := r.Messages("general", "")[0]
	if o := r.Shortcut(t.Context(), ShortcutInput{User: "ana", CallbackID: "log_message", Channel: "general", TS: m.TS}); !o.OK {
		t.Fatalf("%+v", o)
	}
	if ic := r.app.last(t).interaction(t); ic.Type != slack.InteractionTypeMessageAction || ic.Message.Text != "it broke" || ic.ResponseURL == "" {
		t.Errorf("message shortcut %+v", ic)
	}
	r.Shortcut(t.Context(), ShortcutInput{User: "ana", CallbackID: "start"})
	if ic := r.app.last(t).interaction(t); ic.Type != slack.InteractionTypeShortcut || ic.TriggerID == "" || ic.ResponseURL != "" {
		t.Errorf("global shortcut %+v", ic)
	}
}

func respondTo(t *testing.T, address, body string) (int, string) {
	t.Helper()
	resp, err := http.Post(address, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(raw)
}
