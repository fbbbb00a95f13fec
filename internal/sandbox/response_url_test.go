package sandbox

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

const goButton = `[{"type":"actions","block_id":"a","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]`

func TestResponseURLOfACommandIsGoodForFiveAnswers(t *testing.T) {
	r := newRig(t)
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	address := r.app.last(t).form.Get("response_url")
	for i := range responseURLUses {
		if status, body := respondTo(t, address, `{"text":"x"}`); status != http.StatusOK || body != "ok" {
			t.Fatalf("answer %d: %d %s", i+1, status, body)
		}
	}
	if status, body := respondTo(t, address, `{"text":"x"}`); status != http.StatusNotFound || !strings.Contains(body, "used_url") {
		t.Errorf("a sixth answer: %d %s", status, body)
	}
	if alone, others := len(r.Messages("general", "ana")), len(r.Messages("general", "ben")); alone != responseURLUses || others != 0 {
		t.Errorf("ana sees %d, ben %d", alone, others)
	}
}

func TestResponseURLEndsAfterHalfAnHour(t *testing.T) {
	r := newRig(t)
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	if err := r.Advance(t.Context(), 31*time.Minute); err != nil {
		t.Fatal(err)
	}
	if status, body := respondTo(t, r.app.last(t).form.Get("response_url"), `{"text":"x"}`); status != http.StatusNotFound || !strings.Contains(body, "expired_url") {
		t.Errorf("%d %s", status, body)
	}
}

func TestAnswersThroughAResponseURL(t *testing.T) {
	for _, c := range []struct {
		rule, body string
		status     int
		public     string // texts ben sees, joined
		alone      string // texts ana sees, joined
	}{
		{"by default it whispers", `{"text":"new"}`, 200, "old", "old,new"},
		{"in_channel tells all", `{"text":"new","response_type":"in_channel"}`, 200, "old,new", "old,new"},
		{"replace_original edits the message", `{"text":"new","replace_original":true}`, 200, "new", "new"},
		{"replace_original as a text", `{"text":"new","replace_original":"true"}`, 200, "new", "new"},
		{"delete_original removes it", `{"delete_original":true}`, 200, "", ""},
		{"delete_original with more says it anew", `{"delete_original":true,"text":"new","response_type":"in_channel"}`, 200, "new", "new"},
		{"nothing is refused", `{}`, 400, "old", "old"},
		{"broken JSON is refused", `{`, 400, "old", "old"},
		{"impossible blocks are refused", `{"blocks":[{"type":"wish"}]}`, 400, "old", "old"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			r := newRig(t)
			ts := r.call("chat.postMessage", "channel", "id:general", "text", "old", "blocks", goButton).body["ts"].(string)
			r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: ts, ActionID: "go"})
			if status, body := respondTo(t, r.app.last(t).interaction(t).ResponseURL, c.body); status != c.status {
				t.Errorf("answered %d %s", status, body)
			}
			if got := texts(r.Messages("general", "ben")); got != c.public {
				t.Errorf("ben sees %q, want %q", got, c.public)
			}
			if got := texts(r.Messages("general", "ana")); got != c.alone {
				t.Errorf("ana sees %q, want %q", got, c.alone)
			}
		})
	}
}

func texts(messages []Message) string {
	all := []string{}
	for _, m := range messages {
		all = append(all, m.Text)
	}
	return strings.Join(all, ",")
}

func TestAnEphemeralMessageStaysEphemeral(t *testing.T) {
	r := newRig(t)
	r.call("chat.postEphemeral", "channel", "id:general", "user", "id:ana", "text", "old", "blocks", goButton)
	m := r.Messages("general", "ana")[0]
	if o := r.Press(t.Context(), PressInput{User: "ben", Channel: "general", TS: m.TS, ActionID: "go"}); o.OK {
		t.Error("ben pressed what only ana sees")
	}
	r.Press(t.Context(), PressInput{User: "ana", Channel: "general", TS: m.TS, ActionID: "go"})
	ic := r.app.last(t).interaction(t)
	if !ic.Container.IsEphemeral || ic.Message.Text != "" {
		t.Errorf("container %+v, message %q", ic.Container, ic.Message.Text)
	}
	respondTo(t, ic.ResponseURL, `{"text":"new","replace_original":true,"response_type":"in_channel"}`)
	if ana, ben := texts(r.Messages("general", "ana")), texts(r.Messages("general", "ben")); ana != "new" || ben != "" {
		t.Errorf("ana sees %q, ben %q", ana, ben)
	}
	respondTo(t, ic.ResponseURL, `{"delete_original":true}`)
	if ana := texts(r.Messages("general", "ana")); ana != "" {
		t.Errorf("after deletion ana sees %q", ana)
	}
}

func TestASlashCommandsMessageCannotBeDeleted(t *testing.T) {
	r := newRig(t)
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	if status, body := respondTo(t, r.app.last(t).form.Get("response_url"), `{"delete_original":true}`); status != http.StatusBadRequest {
		t.Errorf("%d %s", status, body)
	}
}
