package sandbox

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slack-go/slack"
)

func TestReactionsPinsAndBookmarks(t *testing.T) {
	r := newRig(t)
	ts := fmt.Sprint(r.call("chat.postMessage", "channel", "id:general", "text", "x").body["ts"])
	for _, want := range []string{"", "already_reacted"} {
		if got := r.call("reactions.add", "channel", "id:general", "timestamp", ts, "name", "eyes").word(); got != want {
			t.Errorf("reactions.add: %q, want %q", got, want)
		}
	}
	for _, want := range []string{"", "already_pinned"} {
		if got := r.call("pins.add", "channel", "id:general", "timestamp", ts).word(); got != want {
			t.Errorf("pins.add: %q, want %q", got, want)
		}
	}
	if got := r.call("bookmarks.add", "channel_id", "id:general", "title", "x", "type", "link", "link", "https://x.example"); got.word() != "" {
		t.Errorf("bookmarks.add: %v", got.body)
	}
	r.mustSettle()
	m := r.Messages("general", "")[0]
	if len(m.Reactions) != 1 || m.Reactions[0].Count != 1 || len(m.PinnedTo) != 1 {
		t.Errorf("message %+v", m)
	}
	told := filter(r.app.all("/in/events"), func(e received) bool { return strings.Contains(string(e.body), `"type":"reaction_added"`) })
	if len(told) != 1 {
		t.Errorf("the app was told of %d reactions", len(told))
	}
}

func TestLinksAreUnfurled(t *testing.T) {
	r := newRig(t)
	r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "see https://items.example/7 and https://else.example/8"})
	m := r.Messages("general", "")[0]
	unfurl := func(link string) error {
		_, _, _, err := r.client.UnfurlMessageContext(t.Context(), r.id("general"), m.TS, map[string]slack.Attachment{link: {Text: "Item 7"}})
		return err
	}
	if err := unfurl("https://items.example/7"); err != nil {
		t.Error(err)
	}
	if got := string(r.Messages("general", "")[0].Attachments); !strings.Contains(got, "Item 7") {
		t.Errorf("attachments %s", got)
	}
	if err := unfurl("https://else.example/8"); err == nil || err.Error() != "cannot_unfurl_url" {
		t.Errorf("a link of another domain: %v", err)
	}
	byID := r.call("chat.unfurl", "unfurl_id", unfurlID(r.id("general"), m.TS), "source", "conversations_history", "unfurls", `{"https://items.example/7":{"text":"again"}}`)
	if byID.word() != "" {
		t.Errorf("by unfurl_id: %v", byID.body)
	}
}

func TestPermalinks(t *testing.T) {
	r := newRig(t)
	head := fmt.Sprint(r.call("chat.postMessage", "channel", "id:general", "text", "x").body["ts"])
	reply := fmt.Sprint(r.call("chat.postMessage", "channel", "id:general", "text", "y", "thread_ts", head).body["ts"])
	link := func(ts string) string {
		return fmt.Sprint(r.call("chat.getPermalink", "channel", "id:general", "message_ts", ts).body["permalink"])
	}
	base := "https://test-works.slack.com/archives/" + r.id("general")
	if got, want := link(head), base+"/p"+strings.Replace(head, ".", "", 1); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := link(reply), "?thread_ts="+head+"&cid="+r.id("general"); !strings.HasSuffix(got, want) {
		t.Errorf("%s does not end in %s", got, want)
	}
}

func TestJoiningAndGroupConversations(t *testing.T) {
	r := newRig(t)
	if _, warning, _, err := r.client.JoinConversationContext(t.Context(), r.id("elsewhere")); err != nil || warning != "" {
		t.Errorf("joining: %q, %v", warning, err)
	}
	if _, warning, _, err := r.client.JoinConversationContext(t.Context(), r.id("elsewhere")); err != nil || warning != "already_in_channel" {
		t.Errorf("joining again: %q, %v", warning, err)
	}
	both := &slack.OpenConversationParameters{Users: []string{r.id("ana"), r.id("ben")}, ReturnIM: true}
	first, _, _, err := r.client.OpenConversationContext(t.Context(), both)
	if err != nil || !first.IsMpIM {
		t.Fatalf("opened %+v, %v", first, err)
	}
	again, _, already, err := r.client.OpenConversationContext(t.Context(), both)
	if err != nil || again.ID != first.ID || !already {
		t.Errorf("opened again %+v, %v, %v", again, already, err)
	}
	members, _, err := r.client.GetUsersInConversationContext(t.Context(), &slack.GetUsersInConversationParameters{ChannelID: first.ID})
	if err != nil || len(members) != 3 {
		t.Errorf("members %v, %v", members, err)
	}
	info, err := r.client.GetConversationInfoContext(t.Context(), &slack.GetConversationInfoInput{ChannelID: r.id("general"), IncludeNumMembers: true})
	if err != nil || info.Name != "general" || info.NumMembers != 3 || !info.IsMember {
		t.Errorf("info %+v, %v", info, err)
	}
}

func TestAboutTheWorkspace(t *testing.T) {
	r := newRig(t)
	team, err := r.client.GetTeamInfoContext(t.Context())
	if err != nil || team.Domain != "test-works" {
		t.Errorf("team.info %+v, %v", team, err)
	}
	users, err := r.client.GetUsersContext(t.Context(), slack.GetUsersOptionLimit(2))
	if err != nil || len(users) != 4 {
		t.Errorf("users.list gives %d, %v", len(users), err)
	}
	who, err := r.client.AuthTestContext(t.Context())
	if err != nil || who.UserID != r.BotUserID() || who.BotID == "" {
		t.Errorf("auth.test %+v, %v", who, err)
	}
}

func TestBlocksAreValidatedWithoutAToken(t *testing.T) {
	r := newRig(t)
	for _, c := range []struct{ name, value, want string }{
		{"blocks", goButton, ""}, {"blocks", `[{"type":"wish"}]`, "invalid_blocks"},
		{"view", okModal, ""}, {"view", `{"type":"modal"}`, "invalid_view"},
		{"message", `{"blocks":` + goButton + `}`, ""}, {"message", `{"blocks":[{"type":"wish"}]}`, "invalid_message"},
	} {
		got := r.call("blocks.validate", "token", "", c.name, c.value)
		if problems, _ := got.body["errors"].([]any); got.word() != c.want || (len(problems) > 0) != (c.want != "") {
			t.Errorf("%s %s: %v", c.name, c.value, got.body)
		}
	}
}

func TestAttachmentsAreCheckedAndCounted(t *testing.T) {
	r := newRig(t)
	for attachments, want := range map[string]string{
		`[{"text":"x"}]`:                 "",
		`[{"blocks":[{"type":"wish"}]}]`: "invalid_attachments",
		`[` + strings.TrimSuffix(strings.Repeat(`{"text":"x"},`, 101), ",") + `]`: "too_many_attachments",
	} {
		if got := r.call("chat.postEphemeral", "channel", "id:general", "user", "id:ana", "attachments", attachments).word(); got != want {
			t.Errorf("%.40s: %q, want %q", attachments, got, want)
		}
	}
}

func TestAButtonInAnAttachmentCanBePressed(t *testing.T) {
	r := newRig(t)
	sent := r.call("chat.postMessage", "channel", "id:general", "attachments", `[{"color":"#333","blocks":`+goButton+`}]`)
	if o := r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: fmt.Sprint(sent.body["ts"]), ActionID: "go"}); !o.OK {
		t.Errorf("%+v", o)
	}
}

func TestAnswersInAThreadThroughAResponseURL(t *testing.T) {
	r := newRig(t)
	ts := fmt.Sprint(r.call("chat.postMessage", "channel", "id:general", "text", "x", "blocks", goButton).body["ts"])
	r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: ts, ActionID: "go"})
	address := r.app.last(t).interaction(t).ResponseURL
	respondTo(t, address, `{"text":"below","response_type":"in_channel","replace_original":false,"thread_ts":"`+ts+`"}`)
	if got := r.Messages("general", ""); len(got) != 2 || got[1].ThreadTS != ts || got[0].ReplyCount != 1 {
		t.Errorf("messages %+v", got)
	}
}
