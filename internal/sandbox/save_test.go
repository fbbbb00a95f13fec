package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
)

// furnished is a workspace with something of everything in it; first is the bot's first message.
func furnished(t *testing.T) (r *rig, first string) {
	t.Helper()
	r = newRig(t)
	said := func(method string, pairs ...string) string {
		a := r.call(method, pairs...)
		if a.word() != "" {
			t.Fatalf("%s: %v", method, a.body)
		}
		return fmt.Sprint(a.body["ts"])
	}
	blocks := `[{"type":"section","text":{"type":"mrkdwn","text":"*A* & <b>"},"accessory":{"type":"static_select","action_id":"pick",` + twoOptions + `}}]`
	first = said("chat.postMessage", "channel", "id:general", "text", "first", "blocks", blocks, "metadata", `{"event_type":"e","event_payload":{"id":7}}`)
	if o := r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: first, ActionID: "pick", Value: "b"}); !o.OK {
		t.Fatalf("press: %+v", o)
	}
	said("chat.postMessage", "channel", "id:general", "text", "in the thread", "thread_ts", first)
	edited := said("chat.postMessage", "channel", "id:council", "text", "befor")
	said("chat.update", "channel", "id:council", "ts", edited, "text", "before")
	said("reactions.add", "channel", "id:council", "timestamp", edited, "name", "tada")
	said("pins.add", "channel", "id:council", "timestamp", edited)
	said("bookmarks.add", "channel_id", "id:general", "type", "link", "title", "Rules", "link", "https://rules.example")
	said("chat.postEphemeral", "channel", "id:general", "user", "id:ana", "text", "for Ana alone")
	said("chat.postMessage", "channel", "id:ben", "text", "directly")
	said("views.publish", "user_id", "id:ana", "view", `{"type":"home","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"Home"}}]}`)
	said("chat.scheduleMessage", "channel", "id:general", "text", "at ten", "post_at", fmt.Sprint(monday.Add(2*time.Hour).Unix()))
	_, err := r.client.UploadFileContext(t.Context(), slack.UploadFileParameters{
		Filename: "minutes.md", FileSize: 5, Content: "# Hi\n", Channel: r.id("general"), InitialComment: "the minutes",
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Say(t.Context(), MessageInput{User: "ben", Channel: "elsewhere", Text: "without the bot"})
	r.Deactivate("ben")
	r.Archive("elsewhere")
	if err := r.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	return r, first
}

// document is a workspace saved.
func (r *rig) document() []byte {
	r.t.Helper()
	var b bytes.Buffer
	if err := r.Save(&b); err != nil {
		r.t.Fatal(err)
	}
	return b.Bytes()
}

// again is the workspace started anew from what was saved.
func (r *rig) again() *rig {
	r.t.Helper()
	document := r.document()
	return newRig(r.t, func(c *Config) { c.Saved, c.URL = bytes.NewReader(document), r.url })
}

// glance is /sandbox/state and every conversation as Ana sees it, without what a start changes: the stream's number, the clock and the
// open modals.
func (r *rig) glance() map[string]any {
	r.t.Helper()
	var state map[string]any
	r.look("/sandbox/state", &state)
	delete(state, "seq")
	delete(state, "clock")
	delete(state, "views")
	for _, c := range state["channels"].([]any) {
		id := c.(map[string]any)["id"].(string)
		var messages any
		r.look("/sandbox/messages?user=ana&channel="+id, &messages)
		state["messages in "+id] = messages
	}
	return state
}

func TestAWorkspaceGoesOnWhereItWasSaved(t *testing.T) {
	before, _ := furnished(t)
	after := before.again()
	if diff := cmp.Diff(before.glance(), after.glance()); diff != "" {
		t.Errorf("saved (-) and restored (+): %s", diff)
	}
	if now := after.Now(); now.Before(monday.Add(time.Hour)) || now.After(before.Now()) {
		t.Errorf("the clock shows %s, when it was saved it showed about %s", now, before.Now())
	}
	want, _ := before.client.GetUserGroupsContext(t.Context(), slack.GetUserGroupsOptionIncludeUsers(true))
	got, err := after.client.GetUserGroupsContext(t.Context(), slack.GetUserGroupsOptionIncludeUsers(true))
	if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
		t.Errorf("%v; user groups saved (-) and restored (+): %s", err, diff)
	}
}

func TestTheAppGoesOnWithWhatItPostedBefore(t *testing.T) {
	before, first := furnished(t)
	r := before.again()
	posted := r.Messages("general", "")[0]
	if posted.TS != first || !strings.Contains(string(posted.Metadata), `"id":7`) {
		t.Fatalf("the first message is %+v", posted)
	}
	if o := r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: first, ActionID: "pick", Value: "a"}); !o.OK {
		t.Errorf("pressing an old message: %+v", o)
	}
	respondTo(t, r.app.last(t).interaction(t).ResponseURL, `{"replace_original":true,"text":"by its response URL"}`)
	if got := r.Messages("general", "")[0].Text; got != "by its response URL" {
		t.Errorf("the first message says %q", got)
	}
	if a := r.call("chat.update", "channel", "id:general", "ts", first, "text", "later"); a.word() != "" {
		t.Errorf("chat.update: %v", a.body)
	}
	if a := r.call("views.publish", "user_id", "id:ana", "view", `{"type":"home","blocks":[{"type":"divider"}]}`); a.word() != "" {
		t.Errorf("views.publish: %v", a.body)
	}
	if o := r.OpenHome(t.Context(), "ana"); !o.OK {
		t.Errorf("opening Home: %+v", o)
	}
}

func TestIDsGoOnAfterARestart(t *testing.T) {
	before, _ := furnished(t)
	r := before.again()
	seen := r.allIDs()
	for range 20 {
		r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "another"})
		r.call("chat.scheduleMessage", "channel", "id:general", "text", "x", "post_at", fmt.Sprint(r.Now().Add(time.Hour).Unix()))
	}
	r.call("conversations.open", "users", "id:ana")
	all := r.allIDs()
	slices.Sort(all)
	if len(all) != len(seen)+41 || len(slices.Compact(slices.Clone(all))) != len(all) {
		t.Errorf("%d IDs before and %d after, some twice: %q", len(seen), len(all), all)
	}
}

// allIDs are the IDs of people, conversations, scheduled messages and messages.
func (r *rig) allIDs() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var ids []string
	for _, u := range r.world.users {
		ids = append(ids, u.ID)
	}
	for _, p := range r.world.scheduled {
		ids = append(ids, p.ID)
	}
	for _, c := range r.world.channels {
		ids = append(ids, c.ID)
		for _, m := range c.messages {
			ids = append(ids, m.TS)
		}
	}
	return ids
}

func TestAScheduledMessageIsPostedOnceAfterARestart(t *testing.T) {
	before, _ := furnished(t)
	r := before.again()
	for range 2 {
		if err := r.Advance(t.Context(), 2*time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(texts(r.Messages("general", "")), "at ten"); n != 1 {
		t.Errorf("posted %d times", n)
	}
}

func TestAFileIsReadAfterARestartUnlessItIsTooLargeToKeep(t *testing.T) {
	r := newRig(t)
	sizes := map[string]int{"small.txt": 5, "large.txt": maxSavedContent + 1}
	for name, size := range sizes {
		_, err := r.client.UploadFileContext(t.Context(), slack.UploadFileParameters{
			Filename: name, FileSize: size, Content: strings.Repeat("x", size), Channel: r.id("general"),
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	r = r.again()
	for _, m := range r.Messages("general", "") {
		f := m.Files[0]
		status, length := r.download(f)
		want := map[string]int{"small.txt": http.StatusOK, "large.txt": http.StatusNotFound}[f.Name]
		if status != want || want == http.StatusOK && length != sizes[f.Name] || f.Size != sizes[f.Name] {
			t.Errorf("%s of %d bytes answers %d with %d bytes", f.Name, f.Size, status, length)
		}
	}
}

// download is the status and length of a file's content, by the restored workspace's own address.
func (r *rig) download(f *File) (status, length int) {
	r.t.Helper()
	_, path, _ := strings.Cut(f.URLPrivate, "/files/")
	req, err := http.NewRequestWithContext(r.t.Context(), http.MethodGet, r.url+"/files/"+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+DefaultBotToken)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.StatusCode, len(body)
}

func TestFilesAreLinkedByTheAddressOfToday(t *testing.T) {
	before, _ := furnished(t)
	document := before.document()
	r := newRig(t, func(c *Config) { c.Saved, c.URL = bytes.NewReader(document), "http://moved.example" })
	for _, m := range r.Messages("general", "") {
		for _, f := range m.Files {
			if !strings.HasPrefix(f.URLPrivate, "http://moved.example/files/content/") {
				t.Errorf("%s is at %s", f.Name, f.URLPrivate)
			}
		}
	}
}

// A document of the first version is read as it was written; when this fails, savedVersion is to grow.
func TestADocumentOfLongAgoIsReadWhole(t *testing.T) {
	old, err := os.ReadFile("testdata/saved-1.json")
	if err != nil {
		t.Fatal(err)
	}
	r := newRig(t, func(c *Config) { c.Saved = bytes.NewReader(old) })
	var want, got map[string]any
	if err := errors.Join(json.Unmarshal(old, &want), json.Unmarshal(r.document(), &got)); err != nil {
		t.Fatal(err)
	}
	delete(want, "clock")
	delete(got, "clock")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("as it was (-) and as it is written now (+): %s", diff)
	}
}

func TestWhatIsNoDocumentOfSaveIsRefused(t *testing.T) {
	r, _ := furnished(t)
	whole := string(r.document())
	general, file := r.id("general"), r.Messages("general", "")[2].Files[0].ID
	for rule, c := range map[string]struct{ document, want string }{
		"nothing":                      {"", "the document is broken"},
		"something else":               {`[1]`, "the document is broken"},
		"half a document":              {whole[:len(whole)/2], "the document is broken"},
		"something after it":           {whole + "{}", "the document is broken"},
		"a later version":              {strings.Replace(whole, `"version":1`, `"version":2`, 1), "is of version 2, and this program reads version 1"},
		"a document of no version":     {`{}`, "is of version 0"},
		"a workspace without its bot":  {`{"version":1}`, "bot is not among its users"},
		"a member who is nobody":       {strings.Replace(whole, `"members":["`, `"members":["U0NOBODY`, 1), "is nobody"},
		"a message whose file is gone": {strings.Replace(whole, `"files":[{"id":"`+file, `"files":[{"id":"F0`, 1), "files is missing"},
		"a schedule for no channel":    {strings.Replace(whole, `"channel":"`+general+`","message"`, `"channel":"C0","message"`, 1), "no conversation C0"},
		"Home of nobody":               {strings.Replace(whole, `"homes":{"`, `"homes":{"U0NOBODY`, 1), "is nobody's"},
	} {
		t.Run(rule, func(t *testing.T) {
			_, err := New(Config{Saved: strings.NewReader(c.document)})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("err is %v, want %q", err, c.want)
			}
		})
	}
	if _, err := New(Config{Saved: iotest.ErrReader(io.ErrUnexpectedEOF)}); err == nil {
		t.Error("a document that cannot be read is accepted")
	}
}
