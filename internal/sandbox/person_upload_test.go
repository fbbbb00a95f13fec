package sandbox

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const fileModal = `{"type":"modal","callback_id":"hand_in","title":{"type":"plain_text","text":"Hand in"},"submit":{"type":"plain_text","text":"Save"},
 "blocks":[{"type":"input","block_id":"paper","label":{"type":"plain_text","text":"Paper"},
  "element":{"type":"file_input","action_id":"file","filetypes":["pdf"],"max_files":1}}]}`

// picks uploads a file as ana does with the page.
func (r *rig) picks(name, content string) map[string]any {
	r.t.Helper()
	at := r.url + "/sandbox/upload?" + url.Values{"user": {"ana"}, "name": {name}}.Encode()
	resp, err := http.Post(at, "application/octet-stream", strings.NewReader(content))
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	var answer map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		r.t.Fatal(err)
	}
	return answer
}

func TestAFileOfAModalReachesTheAppWhenItIsSent(t *testing.T) {
	r := newRig(t)
	v := r.openModal("ana", fileModal)
	picked := r.picks(`C:\papers\report.pdf`, "the report")["file"].(map[string]any)
	id := picked["id"].(string)
	if got := r.call("files.info", "file", id).word(); got != "file_not_found" {
		t.Errorf("before the modal is sent the app is told %q of the file", got)
	}

	o := r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: v.ID, Values: Values{"paper": {"file": []string{id}}}})
	if !o.OK {
		t.Fatalf("submit: %+v", o)
	}
	var p struct {
		View struct {
			State struct {
				Values map[string]map[string]struct {
					Type  string
					Files []File
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(r.app.last(t).form.Get("payload")), &p); err != nil {
		t.Fatal(err)
	}
	sent := p.View.State.Values["paper"]["file"]
	if sent.Type != "file_input" || len(sent.Files) != 1 || sent.Files[0].ID != id || sent.Files[0].Name != "report.pdf" || sent.Files[0].User != r.id("ana") {
		t.Fatalf("the app gets %+v", sent)
	}
	info, _, _, err := r.client.GetFileInfoContext(t.Context(), id, 0, 0)
	if err != nil || info.Size != len("the report") || info.Mimetype != "application/pdf" {
		t.Fatalf("files.info: %+v, %v", info, err)
	}
	var content strings.Builder
	if err := r.client.GetFileContext(t.Context(), info.URLPrivate, &content); err != nil || content.String() != "the report" {
		t.Errorf("downloaded %q, %v", content.String(), err)
	}
}

func TestFilesThatAFieldDoesNotTake(t *testing.T) {
	r := newRig(t)
	v := r.openModal("ana", fileModal)
	one, two, picture := r.picks("a.pdf", "a")["file"], r.picks("b.PDF", "b")["file"], r.picks("c.png", "c")["file"]
	id := func(f any) string { return f.(map[string]any)["id"].(string) }
	for _, c := range []struct {
		rule string
		ids  []string
		told string
	}{
		{"none", nil, "Please fill in this field."},
		{"more than the field takes", []string{id(one), id(two)}, "Please choose at most 1."},
		{"of another type", []string{id(picture)}, "Please choose files of type pdf."},
		{"of the type in capitals", []string{id(two)}, ""},
	} {
		t.Run(c.rule, func(t *testing.T) {
			o := r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: v.ID, Values: Values{"paper": {"file": c.ids}}})
			if o.Errors["paper"] != c.told || o.OK != (c.told == "") {
				t.Errorf("the answer is %+v, want %q", o, c.told)
			}
		})
	}
}

func TestFilesThatCannotBePicked(t *testing.T) {
	r := newRig(t)
	for _, c := range []struct{ rule, name, content, told string }{
		{"no name", "", "x", "has no name"},
		{"only a folder", "papers/..", "x", "has no name"},
		{"a name without end", strings.Repeat("n", 300) + ".pdf", "x", "more than 255"},
		{"nothing in it", "empty.pdf", "", "empty.pdf is empty"},
		{"more than 10 MB", "large.pdf", strings.Repeat("x", maxPickedFile+1), "larger than 10 MB"},
		{"much more", "huge.pdf", strings.Repeat("x", maxPickedFile+2<<20), "larger than 10 MB"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			answer := r.picks(c.name, c.content)
			told, _ := answer["error"].(string)
			if answer["ok"] != false || !strings.Contains(told, c.told) {
				t.Errorf("the answer is %v, want %q", answer, c.told)
			}
		})
	}
}

func TestAFileFieldWantsTheScopeToReadFiles(t *testing.T) {
	r := newRig(t, without("files:read"))
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	a := r.call("views.open", "trigger_id", r.app.last(t).form.Get("trigger_id"), "view", fileModal)
	if a.word() != "missing_scope" || a.body["needed"] != "files:read" {
		t.Errorf("views.open answers %v", a.body)
	}
}
