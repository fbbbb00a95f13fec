package sandbox

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
)

// field is one kind of input: how an app writes it, what a person gives, what the app reads.
type field struct {
	element string
	given   any
	read    func(slack.BlockAction) any
	want    any
	initial string // what the app may preset, and then reads when nobody touches it
}

const twoOptions = `"options":[{"text":{"type":"plain_text","text":"A"},"value":"a"},{"text":{"type":"plain_text","text":"B"},"value":"b"}]`

const optionB = `{"text":{"type":"plain_text","text":"B"},"value":"b"}`

func fields(r *rig) map[string]field {
	value := func(a slack.BlockAction) any { return a.Value }
	one := func(a slack.BlockAction) any { return a.SelectedOption.Value }
	several := func(a slack.BlockAction) any {
		var all []string
		for _, o := range a.SelectedOptions {
			all = append(all, o.Value)
		}
		return strings.Join(all, ",")
	}
	ana, general := r.id("ana"), r.id("general")
	return map[string]field{
		"text":          {`"type":"plain_text_input"`, "x", value, "x", `"initial_value":"x"`},
		"number":        {`"type":"number_input","is_decimal_allowed":true`, 1.5, value, "1.5", `"initial_value":"1.5"`},
		"email":         {`"type":"email_text_input"`, "a@b.example", value, "a@b.example", `"initial_value":"a@b.example"`},
		"url":           {`"type":"url_text_input"`, "https://b.example", value, "https://b.example", `"initial_value":"https://b.example"`},
		"select":        {`"type":"static_select",` + twoOptions, "b", one, "b", `"initial_option":` + optionB},
		"radio":         {`"type":"radio_buttons",` + twoOptions, "b", one, "b", `"initial_option":` + optionB},
		"several":       {`"type":"multi_static_select",` + twoOptions, []string{"b", "a"}, several, "b,a", ""},
		"checkboxes":    {`"type":"checkboxes",` + twoOptions, "b", several, "b", `"initial_options":[` + optionB + `]`},
		"user":          {`"type":"users_select"`, "ana", func(a slack.BlockAction) any { return a.SelectedUser }, ana, `"initial_user":"` + ana + `"`},
		"channel":       {`"type":"channels_select"`, "#general", func(a slack.BlockAction) any { return a.SelectedChannel }, general, `"initial_channel":"` + general + `"`},
		"conversation":  {`"type":"conversations_select"`, general, func(a slack.BlockAction) any { return a.SelectedConversation }, general, `"initial_conversation":"` + general + `"`},
		"users":         {`"type":"multi_users_select"`, []string{"ana"}, func(a slack.BlockAction) any { return first(a.SelectedUsers) }, ana, `"initial_users":["` + ana + `"]`},
		"channels":      {`"type":"multi_channels_select"`, general, func(a slack.BlockAction) any { return first(a.SelectedChannels) }, general, `"initial_channels":["` + general + `"]`},
		"conversations": {`"type":"multi_conversations_select"`, "ana", func(a slack.BlockAction) any { return first(a.SelectedConversations) }, ana, `"initial_conversations":["` + ana + `"]`},
		"date":          {`"type":"datepicker"`, "2026-11-23", func(a slack.BlockAction) any { return a.SelectedDate }, "2026-11-23", `"initial_date":"2026-11-23"`},
		"time":          {`"type":"timepicker","timezone":"Europe/Paris"`, "09:30", func(a slack.BlockAction) any { return a.SelectedTime }, "09:30", `"initial_time":"09:30"`},
		"instant":       {`"type":"datetimepicker"`, "2026-11-23T08:00:00Z", func(a slack.BlockAction) any { return a.SelectedDateTime }, monday.Unix(), fmt.Sprintf(`"initial_date_time":%d`, monday.Unix())},
		"rich":          {`"type":"rich_text_input"`, "x", func(a slack.BlockAction) any { return len(a.RichTextValue.Elements) }, 1, ""},
	}
}

func modalOf(name, element string) string {
	return `{"type":"modal","title":{"type":"plain_text","text":"M"},"submit":{"type":"plain_text","text":"S"},"blocks":[
	 {"type":"input","block_id":"` + name + `","optional":true,"label":{"type":"plain_text","text":"L"},"element":{"action_id":"a",` + element + `}}]}`
}

func TestEveryKindOfInput(t *testing.T) {
	r := newRig(t)
	for name, f := range fields(r) {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			v := r.openModal("ana", modalOf(name, f.element))
			if o := r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: v.ID, Values: Values{name: {"a": f.given}}}); !o.OK {
				t.Fatalf("%+v", o)
			}
			got := r.app.last(t).interaction(t).View.State.Values[name]["a"]
			if diff := cmp.Diff(f.want, f.read(got)); diff != "" {
				t.Errorf("given %v: %s", f.given, diff)
			}
			if f.initial == "" {
				return
			}
			v = r.openModal("ana", modalOf(name, f.element+","+f.initial))
			if o := r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: v.ID}); !o.OK {
				t.Fatalf("%+v", o)
			}
			got = r.app.last(t).interaction(t).View.State.Values[name]["a"]
			if diff := cmp.Diff(f.want, f.read(got)); diff != "" {
				t.Errorf("preset with %s: %s", f.initial, diff)
			}
		})
	}
}

func TestChoicesInAMessageAreActionsOfTheirKind(t *testing.T) {
	r := newRig(t)
	for element, c := range map[string]struct {
		value any
		read  func(*slack.BlockAction) string
		want  string
	}{
		`"type":"overflow",` + twoOptions:      {"b", func(a *slack.BlockAction) string { return a.SelectedOption.Value }, "b"},
		`"type":"static_select",` + twoOptions: {"a", func(a *slack.BlockAction) string { return a.SelectedOption.Value }, "a"},
		`"type":"users_select"`:                {"ben", func(a *slack.BlockAction) string { return a.SelectedUser }, r.id("ben")},
		`"type":"datepicker"`:                  {"2026-11-23", func(a *slack.BlockAction) string { return a.SelectedDate }, "2026-11-23"},
	} {
		blocks := `[{"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":{"action_id":"pick",` + element + `}}]`
		sent := r.call("chat.postMessage", "channel", "id:general", "text", "x", "blocks", blocks)
		o := r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: fmt.Sprint(sent.body["ts"]), ActionID: "pick", Value: c.value})
		if !o.OK {
			t.Fatalf("%s: %+v", element, o)
		}
		if got := c.read(r.app.last(t).interaction(t).ActionCallback.BlockActions[0]); got != c.want {
			t.Errorf("%s: the app reads %q, want %q", element, got, c.want)
		}
		if err := r.Advance(t.Context(), triggerLife); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnInputOnlyTellsTheAppWhenItsBlockSaysSo(t *testing.T) {
	for dispatch, want := range map[string]int{"false": 0, "true": 1} {
		r := newRig(t)
		modal := strings.Replace(modalOf("b", `"type":"static_select",`+twoOptions), `"type":"input"`, `"type":"input","dispatch_action":`+dispatch, 1)
		v := r.openModal("ana", modal)
		if o := r.Press(t.Context(), PressInput{User: "ana", ViewID: v.ID, ActionID: "a", Value: "b"}); !o.OK {
			t.Errorf("%+v", o)
		}
		if n := len(r.app.all("/in/interactions")); n != want {
			t.Errorf("dispatch_action %s: the app heard %d presses", dispatch, n)
		}
	}
}

func TestAModalsOwnResponseURL(t *testing.T) {
	r := newRig(t)
	v := r.openModal("ana", modalOf("b", `"type":"conversations_select","response_url_enabled":true`))
	r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: v.ID, Values: Values{"b": {"a": "council"}}})
	urls := r.app.last(t).interaction(t).ResponseURLs
	if len(urls) != 1 || urls[0].ChannelID != r.id("council") || urls[0].BlockID != "b" {
		t.Fatalf("response_urls %+v", urls)
	}
	respondTo(t, urls[0].ResponseURL, `{"text":"from a modal","response_type":"in_channel"}`)
	if got := texts(r.Messages("council", "")); got != "from a modal" {
		t.Errorf("the council reads %q", got)
	}
}
