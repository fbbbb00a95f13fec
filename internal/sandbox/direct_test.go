package sandbox

import (
	"strings"
	"testing"

	"github.com/slack-go/slack/slackevents"
)

func TestTalkingToTheAppDirectly(t *testing.T) {
	r := newRig(t)
	if o := r.Say(t.Context(), MessageInput{User: "ana", Channel: "tester", Text: "hello"}); !o.OK {
		t.Fatalf("%+v", o)
	}
	outer, err := slackevents.ParseEvent(r.app.all("/in/events")[0].body, slackevents.OptionNoVerifyToken())
	if err != nil {
		t.Fatal(err)
	}
	m, _ := outer.InnerEvent.Data.(*slackevents.MessageEvent)
	if m == nil || m.ChannelType != "im" || !strings.HasPrefix(m.Channel, "D") {
		t.Fatalf("event %+v", outer.InnerEvent.Data)
	}
	if got := r.call("chat.postMessage", "channel", m.Channel, "text", "hi"); got.word() != "" {
		t.Errorf("answering: %v", got.body)
	}
	if got := texts(r.Messages("ana", "")); got != "hello,hi" {
		t.Errorf("between ana and the app: %q", got)
	}
	if o := r.Say(t.Context(), MessageInput{User: "ben", Channel: m.Channel, Text: "me too"}); o.OK {
		t.Error("ben wrote into ana's direct message")
	}
	r.Command(t.Context(), CommandInput{User: "ana", Channel: m.Channel, Command: "/issue"})
	if name := r.app.last(t).form.Get("channel_name"); name != "directmessage" {
		t.Errorf("a command there comes from %q", name)
	}
}

func TestTheMessagesTabCanBeOff(t *testing.T) {
	r := newRig(t, func(c *Config) {
		c.Manifest = []byte(strings.Replace(testManifest, `"messages_tab_enabled": true`, `"messages_tab_enabled": false`, 1))
	})
	if got := r.call("chat.postMessage", "channel", "id:ana", "text", "x").word(); got != "messages_tab_disabled" {
		t.Errorf("answered %q", got)
	}
}

func TestTheHomeTabCanBeOff(t *testing.T) {
	r := newRig(t, func(c *Config) {
		c.Manifest = []byte(strings.Replace(testManifest, `"home_tab_enabled": true`, `"home_tab_enabled": false`, 1))
	})
	home := `{"type":"home","blocks":[{"type":"divider"}]}`
	if got := r.call("views.publish", "user_id", "id:ana", "view", home).word(); got != "not_enabled" {
		t.Errorf("answered %q", got)
	}
	if o := r.OpenHome(t.Context(), "ana"); !o.OK || len(r.app.all("/in/events")) != 0 {
		t.Errorf("opening it: %+v", o)
	}
}

func TestRepliesOfPeopleJoinTheThread(t *testing.T) {
	r := newRig(t)
	r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "head"})
	head := r.Messages("general", "")[0].TS
	r.Say(t.Context(), MessageInput{User: "ben", Channel: "general", Text: "one", ThreadTS: head})
	one := r.Messages("general", "")[1].TS
	r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "two", ThreadTS: one})
	m := r.Messages("general", "")
	if m[0].ReplyCount != 2 || len(m[0].ReplyUsers) != 2 || m[2].ThreadTS != head || m[0].LatestReply != m[2].TS {
		t.Errorf("thread %+v", m)
	}
	if o := r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "x", ThreadTS: "1.0"}); o.OK {
		t.Error("an answer to nothing was written")
	}
}

func TestSuggestionsInAMessage(t *testing.T) {
	r := newRig(t)
	blocks := `[{"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"external_select","action_id":"pick","min_query_length":0}}]`
	sent := r.call("chat.postMessage", "channel", "id:general", "text", "x", "blocks", blocks)
	ts, _ := sent.body["ts"].(string)
	in := SuggestInput{User: "ana", Channel: "general", TS: ts, ActionID: "pick"}
	r.app.answers(`{"option_groups":[{"label":{"type":"plain_text","text":"G"},"options":[{"text":{"type":"plain_text","text":"Acme"},"value":"c-1"}]}]}`)
	if o := r.Suggest(t.Context(), in); !o.OK {
		t.Fatalf("%+v", o)
	}
	if o := r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: ts, ActionID: "pick", Value: "c-1"}); !o.OK {
		t.Errorf("choosing it: %+v", o)
	}
	r.app.answers(`{"options":"none"}`)
	if o := r.Suggest(t.Context(), in); o.OK || o.Error != errTrouble {
		t.Errorf("an impossible answer: %+v", o)
	}
}
