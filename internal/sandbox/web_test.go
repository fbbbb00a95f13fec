package sandbox

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
)

func TestTokenInTheHeaderInTheFormAndInJSON(t *testing.T) {
	r := newRig(t)
	for _, c := range []struct{ rule, kind, body, bearer string }{
		{"in the form", "application/x-www-form-urlencoded", "token=" + DefaultBotToken, ""},
		{"in the header of a form", "application/x-www-form-urlencoded", "", DefaultBotToken},
		{"in the header of JSON", "application/json; charset=utf-8", "{}", DefaultBotToken},
		{"in the header of an empty JSON", "application/json", "", DefaultBotToken},
	} {
		t.Run(c.rule, func(t *testing.T) {
			if got := r.send("auth.test", c.kind, []byte(c.body), c.bearer); got.body["ok"] != true {
				t.Errorf("answered %v", got.body)
			}
		})
	}
	if got := r.send("auth.test", "application/json", []byte("{"), DefaultBotToken).word(); got != "invalid_json" {
		t.Errorf("broken JSON gives %q", got)
	}
	if got := r.send("auth.test", "application/json", []byte("[1]"), DefaultBotToken).word(); got != "json_not_object" {
		t.Errorf("a JSON list gives %q", got)
	}
}

func TestScopes(t *testing.T) {
	for _, c := range []struct {
		rule, scope, method string
		args                []string
	}{
		{"posting", "chat:write", "chat.postMessage", []string{"channel", "id:general", "text", "x"}},
		{"reading a public channel", "channels:history", "conversations.history", []string{"channel", "id:general"}},
		{"reading a private channel", "groups:history", "conversations.history", []string{"channel", "id:council"}},
		{"listing private channels", "groups:read", "conversations.list", []string{"types", "private_channel"}},
		{"opening a direct message", "im:write", "conversations.open", []string{"users", "id:ana"}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			got := newRig(t, without(c.scope)).call(c.method, c.args...)
			if got.word() != "missing_scope" || !strings.Contains(got.body["needed"].(string), c.scope) {
				t.Errorf("answered %v", got.body)
			}
			if slices.Contains(strings.Split(got.body["provided"].(string), ","), c.scope) || got.header.Get("X-Oauth-Scopes") != got.body["provided"] {
				t.Errorf("provided %v, header %q", got.body["provided"], got.header.Get("X-Oauth-Scopes"))
			}
			if got := newRig(t).call(c.method, c.args...); got.word() != "" {
				t.Errorf("with the scope: %v", got.body)
			}
		})
	}
}

func TestPostingIsOneASecondInAChannelWithABurstOfThree(t *testing.T) {
	r := newRig(t)
	post := func(channel string) reply { return r.call("chat.postMessage", "channel", "id:"+channel, "text", "x") }
	for range postBurst {
		if got := post("general"); got.status != http.StatusOK {
			t.Fatalf("within the burst: %d", got.status)
		}
	}
	got := post("general")
	if got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") != "1" || got.word() != "ratelimited" {
		t.Errorf("after the burst: %d %v %v", got.status, got.header, got.body)
	}
	if got := post("council"); got.status != http.StatusOK {
		t.Errorf("another channel: %d", got.status)
	}
	if err := r.Advance(t.Context(), time.Second); err != nil {
		t.Fatal(err)
	}
	if got := post("general"); got.status != http.StatusOK {
		t.Errorf("a second later on the sandbox's clock: %d", got.status)
	}
}

func TestADirectMessageIsOneChannelByWhateverName(t *testing.T) {
	r := newRig(t)
	direct, _ := r.call("chat.postMessage", "channel", "id:ana", "text", "x").body["channel"].(string)
	var statuses []int
	for _, channel := range []string{direct, "id:ana", direct, "id:ana"} {
		statuses = append(statuses, r.call("chat.postMessage", "channel", channel, "text", "x").status)
	}
	if last := statuses[len(statuses)-1]; last != http.StatusTooManyRequests {
		t.Errorf("answers %v", statuses)
	}
}

func TestTierLimitsCountAMinuteOfTheClock(t *testing.T) {
	r := newRig(t)
	for range tierLimits["t2"] {
		if got := r.call("usergroups.list"); got.status != http.StatusOK {
			t.Fatalf("within the tier: %d", got.status)
		}
	}
	_, err := r.client.GetUserGroupsContext(t.Context())
	if limited := new(slack.RateLimitedError); !errors.As(err, &limited) || limited.RetryAfter > time.Minute {
		t.Errorf("slack-go sees %v", err)
	}
	if got := r.call("users.info", "user", "id:ana"); got.status != http.StatusOK {
		t.Errorf("another method: %d", got.status)
	}
	if err := r.Advance(t.Context(), time.Minute); err != nil {
		t.Fatal(err)
	}
	if got := r.call("usergroups.list"); got.status != http.StatusOK {
		t.Errorf("a minute later: %d", got.status)
	}
}

func TestTextAsSlackStoresIt(t *testing.T) {
	for given, want := range map[string]string{
		"a & b < c > d":                    "a &amp; b &lt; c &gt; d",
		"already &amp; &lt;ok&gt;":         "already &amp; &lt;ok&gt;",
		"hi <@U123> in <#C1|x>":            "hi <@U123> in <#C1|x>",
		"<https://x.example/?a=1&b=2|see>": "<https://x.example/?a=1&b=2|see>",
		"<!here> <!date^1^{date}|then>":    "<!here> <!date^1^{date}|then>",
		"<script>":                         "&lt;script&gt;",
		"":                                 "",
	} {
		if got := slackText(given); got != want {
			t.Errorf("slackText(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestLongTextIsCutAtFortyThousandCharacters(t *testing.T) {
	r := newRig(t)
	r.call("chat.postMessage", "channel", "id:general", "text", strings.Repeat("é", maxText+10))
	got := r.Messages("general", "")[0].Text
	if got != strings.Repeat("é", maxText) {
		t.Errorf("kept %d bytes", len(got))
	}
}

func TestMetadataIsKeptAndGivenOnlyWhenAskedFor(t *testing.T) {
	r := newRig(t)
	metadata := slack.SlackMetadata{EventType: "note", EventPayload: map[string]any{"note_id": "n-1"}}
	_, ts, err := r.client.PostMessageContext(t.Context(), r.id("general"), slack.MsgOptionText("x", false), slack.MsgOptionMetadata(metadata))
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range []bool{true, false} {
		history, err := r.client.GetConversationHistoryContext(t.Context(), &slack.GetConversationHistoryParameters{
			ChannelID: r.id("general"), IncludeAllMetadata: asked,
		})
		if err != nil {
			t.Fatal(err)
		}
		want := slack.SlackMetadata{}
		if asked {
			want = metadata
		}
		if diff := cmp.Diff(want, history.Messages[0].Metadata); diff != "" || history.Messages[0].Timestamp != ts {
			t.Errorf("include_all_metadata=%v: %s", asked, diff)
		}
	}
}

func TestThreadsStayOutOfTheChannelUnlessBroadcast(t *testing.T) {
	r := newRig(t)
	parent := r.call("chat.postMessage", "channel", "id:general", "text", "head").body["ts"].(string)
	reply := r.call("chat.postMessage", "channel", "id:general", "text", "quiet", "thread_ts", parent).body["ts"].(string)
	r.call("chat.postMessage", "channel", "id:general", "text", "loud", "thread_ts", reply, "reply_broadcast", "true")
	texts := func(messages []slack.Message) (all []string) {
		for _, m := range messages {
			all = append(all, m.Text)
		}
		return all
	}
	history, err := r.client.GetConversationHistoryContext(t.Context(), &slack.GetConversationHistoryParameters{ChannelID: r.id("general")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"loud", "head"}, texts(history.Messages)); diff != "" {
		t.Error("history: " + diff)
	}
	if head := history.Messages[1]; head.ReplyCount != 2 {
		t.Errorf("the head counts %d replies", head.ReplyCount)
	}
	thread, _, _, err := r.client.GetConversationRepliesContext(t.Context(), &slack.GetConversationRepliesParameters{ChannelID: r.id("general"), Timestamp: parent})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"head", "quiet", "loud"}, texts(thread)); diff != "" {
		t.Error("thread: " + diff)
	}
}

func TestHistoryPagesDoNotShiftWhenMessagesArrive(t *testing.T) {
	r := newRig(t)
	for _, text := range []string{"one", "two", "three"} {
		r.call("chat.postMessage", "channel", "id:general", "text", text)
	}
	page := func(cursor string) (string, string) {
		h, err := r.client.GetConversationHistoryContext(t.Context(), &slack.GetConversationHistoryParameters{ChannelID: r.id("general"), Limit: 1, Cursor: cursor})
		if err != nil {
			t.Fatal(err)
		}
		return h.Messages[0].Text, h.ResponseMetaData.NextCursor
	}
	first, cursor := page("")
	r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "four"})
	second, cursor := page(cursor)
	third, end := page(cursor)
	if diff := cmp.Diff([]string{"three", "two", "one", ""}, []string{first, second, third, end}); diff != "" {
		t.Error(diff)
	}
}

func TestUpdateKeepsWhatItLeavesOut(t *testing.T) {
	r := newRig(t)
	blocks := `[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]`
	ts := r.call("chat.postMessage", "channel", "id:general", "text", "x", "blocks", blocks, "metadata", `{"event_type":"e","event_payload":{}}`).body["ts"].(string)
	if got := r.Messages("general", "")[0]; !strings.Contains(string(got.Blocks), `"block_id":"`) {
		t.Errorf("blocks without an ID stay so: %s", got.Blocks)
	}
	r.call("chat.update", "channel", "id:general", "ts", ts, "text", "y")
	got := r.Messages("general", "")[0]
	if got.Text != "y" || got.Edited == nil || empty(got.Blocks) || got.Metadata == nil {
		t.Errorf("after a new text: %+v", got)
	}
	r.call("chat.update", "channel", "id:general", "ts", ts, "blocks", "[]", "metadata", "{}")
	if got := r.Messages("general", "")[0]; got.Text != "y" || !empty(got.Blocks) || got.Metadata != nil {
		t.Errorf("after clearing: %+v", got)
	}
}

func TestDeletedHeadOfAThreadLeavesATombstone(t *testing.T) {
	r := newRig(t)
	head := r.call("chat.postMessage", "channel", "id:general", "text", "head").body["ts"].(string)
	r.call("chat.postMessage", "channel", "id:general", "text", "reply", "thread_ts", head)
	r.call("chat.delete", "channel", "id:general", "ts", head)
	if got := r.Messages("general", ""); len(got) != 2 || got[0].Subtype != "tombstone" {
		t.Errorf("left: %+v", got)
	}
}

func TestUploadInThreeSteps(t *testing.T) {
	r := newRig(t)
	f, err := r.client.UploadFileContext(t.Context(), slack.UploadFileParameters{
		Filename: "minutes.md", FileSize: 5, Content: "notes", Title: "Minutes", Channel: r.id("general"), InitialComment: "here",
	})
	if err != nil {
		t.Fatal(err)
	}
	m := r.Messages("general", "")[0]
	if m.Text != "here" || len(m.Files) != 1 || m.Files[0].ID != f.ID || m.Files[0].Title != "Minutes" {
		t.Errorf("shared: %+v", m)
	}
	var content strings.Builder
	if err := r.client.GetFileContext(t.Context(), m.Files[0].URLPrivate, &content); err != nil || content.String() != "notes" {
		t.Errorf("downloaded %q, %v", content.String(), err)
	}
	if resp, err := http.Get(m.Files[0].URLPrivate); err != nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("without a token: %v, %v", resp.StatusCode, err)
	}
	if got := r.call("files.completeUploadExternal", "files", `[{"id":"`+f.ID+`"}]`).word(); got != "file_not_found" {
		t.Errorf("completing twice: %q", got)
	}
}

func TestDirectMessageByUserID(t *testing.T) {
	r := newRig(t)
	channel, _, err := r.client.PostMessageContext(t.Context(), r.id("ana"), slack.MsgOptionText("psst", false))
	if err != nil || !strings.HasPrefix(channel, "D") {
		t.Fatalf("posted to %q, %v", channel, err)
	}
	opened, _, already, err := r.client.OpenConversationContext(t.Context(), &slack.OpenConversationParameters{Users: []string{r.id("ana")}})
	if err != nil || opened.ID != channel || !already {
		t.Errorf("opened %+v, already %v, %v", opened, already, err)
	}
}

func TestSlackGoReadsPeopleAndChannels(t *testing.T) {
	r := newRig(t)
	u, err := r.client.GetUserInfoContext(t.Context(), r.id("ana"), slack.GetUserInfoOptionIncludeLocale(true))
	if err != nil || u.TZ != "Europe/Lisbon" || u.Locale != "pt-PT" || u.Profile.Email != "ana@works.example" || !u.IsAdmin {
		t.Errorf("users.info: %+v, %v", u, err)
	}
	channels, _, err := r.client.GetConversationsContext(t.Context(), &slack.GetConversationsParameters{
		Types: []string{"public_channel", "private_channel"}, ExcludeArchived: true,
	})
	var names []string
	for _, c := range channels {
		names = append(names, c.Name)
	}
	if diff := cmp.Diff([]string{"general", "elsewhere", "council"}, names); diff != "" || err != nil {
		t.Errorf("conversations.list: %s %v", diff, err)
	}
	groups, err := r.client.GetUserGroupsContext(t.Context(), slack.GetUserGroupsOptionIncludeUsers(true))
	if err != nil || len(groups) != 1 || groups[0].Users[0] != r.id("ana") {
		t.Errorf("usergroups.list: %+v, %v", groups, err)
	}
}
