package page_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"docket/internal/sandbox/page"
)

// object is a JSON object as the control API exchanges it.
type object = map[string]any

// person is one call made by the page for a person.
type person struct {
	Path string
	Body object
}

// workspace answers the control API with what testdata holds, so that the page
// is tested without the server that usually stands behind it. It plays an app
// with one form: /issue opens it, submitting it without a title is refused.
type workspace struct {
	t        *testing.T
	state    object
	messages map[string][]object
	view     object
	kinds    object

	mu     sync.Mutex
	seq    int
	calls  []person
	told   []string      // every event so far
	more   chan struct{} // closed and replaced when an event is added
	hold   chan struct{} // a closed channel lets clock calls answer
	closed chan struct{}
}

func newWorkspace(t *testing.T) (*workspace, string) {
	t.Helper()
	w := &workspace{t: t, seq: 40, more: make(chan struct{}), hold: make(chan struct{}), closed: make(chan struct{})}
	close(w.hold)
	readJSON(t, "state.json", &w.state)
	readJSON(t, "messages.json", &w.messages)
	readJSON(t, "view.json", &w.view)
	readJSON(t, "kinds.json", &w.kinds)
	mux := http.NewServeMux()
	mux.Handle("/", page.Handler())
	mux.HandleFunc("GET /sandbox/state", func(rw http.ResponseWriter, _ *http.Request) { answer(rw, w.state) })
	mux.HandleFunc("GET /sandbox/messages", w.list)
	mux.HandleFunc("GET /sandbox/calls", func(rw http.ResponseWriter, _ *http.Request) { answer(rw, object{"calls": sampleCalls()}) })
	mux.HandleFunc("GET /sandbox/stream", w.stream)
	mux.HandleFunc("GET /files/minutes.md", func(rw http.ResponseWriter, _ *http.Request) { fmt.Fprint(rw, "# Minutes") })
	mux.HandleFunc("POST /sandbox/upload", w.upload)
	mux.HandleFunc("POST /sandbox/{call}", w.act)
	server := httptest.NewServer(mux)
	t.Cleanup(func() { close(w.closed); server.Close() })
	return w, server.URL
}

func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, into); err != nil {
		t.Fatalf("decode %s: %v", name, err)
	}
}

func answer(rw http.ResponseWriter, body any) {
	rw.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(rw).Encode(body)
}

func sampleCalls() []object {
	return []object{
		{"seq": 31, "at": "2026-11-26T14:11:58Z", "method": "command /issue", "direction": "out", "status": 200, "took_ms": 12, "args": object{"text": "Acme"}, "answer": object{}},
		{"seq": 32, "at": "2026-11-26T14:11:58Z", "method": "views.open", "direction": "in", "status": 200, "took_ms": 3, "args": object{"trigger_id": "1.2.3", "view": `{"type":"modal","blocks":[]}`}, "answer": object{"ok": true}},
		{"seq": 33, "at": "2026-11-26T14:11:59Z", "method": "chat.postMessage", "direction": "in", "status": 200, "took_ms": 8, "args": object{"channel": "C9", "text": "hello"}, "answer": object{"ok": false, "error": "channel_not_found"}},
	}
}

func (w *workspace) list(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	shown := []object{}
	for _, message := range w.messages[r.FormValue("channel")] {
		if to, alone := message["ephemeral_to"]; !alone || to == r.FormValue("user") {
			shown = append(shown, message)
		}
	}
	answer(rw, object{"messages": shown})
}

func (w *workspace) stream(rw http.ResponseWriter, r *http.Request) {
	rw.Header().Set("Content-Type", "text/event-stream")
	_, _ = fmt.Fprint(rw, ": hello\n\n")
	for sent := 0; ; {
		w.mu.Lock()
		fresh, more := w.told[sent:], w.more
		w.mu.Unlock()
		sent += len(fresh)
		_, _ = fmt.Fprint(rw, strings.Join(fresh, ""))
		rw.(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-w.closed:
			return
		case <-more:
		}
	}
}

// holdClock makes calls to the clock wait until release is called.
func (w *workspace) holdClock() (release func()) {
	hold := make(chan struct{})
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hold = hold
	return func() { close(hold) }
}

// tell sends an event to every page that listens, now or later.
func (w *workspace) tell(kind string, data any) {
	body, err := json.Marshal(data)
	if err != nil {
		w.t.Errorf("encode event %s: %v", kind, err)
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seq++
	w.told = append(w.told, fmt.Sprintf("id: %d\nevent: %s\ndata: %s\n\n", w.seq, kind, body))
	close(w.more)
	w.more = make(chan struct{})
}

// post adds a message to a channel.
func (w *workspace) post(channel string, message object) {
	w.mu.Lock()
	w.messages[channel] = append(w.messages[channel], message)
	w.mu.Unlock()
	w.tell("message", object{"channel": channel, "message": message})
}

// made lists the calls of one kind that the page has made.
func (w *workspace) made(call string) []object {
	w.mu.Lock()
	defer w.mu.Unlock()
	var bodies []object
	for _, one := range w.calls {
		if one.Path == call {
			bodies = append(bodies, one.Body)
		}
	}
	return bodies
}

func (w *workspace) act(rw http.ResponseWriter, r *http.Request) {
	call := r.PathValue("call")
	var body object
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		w.t.Errorf("decode body of %s: %v", call, err)
	}
	w.mu.Lock()
	w.calls = append(w.calls, person{Path: call, Body: body})
	w.mu.Unlock()
	react := map[string]func(object) object{
		"command": w.command, "submit": w.submit, "close": w.close, "press": w.press, "message": w.say,
		"clock": w.turn, "fault": w.fault, "suggest": suggest, "shortcut": w.shortcut,
	}[call]
	if react == nil {
		answer(rw, object{"ok": true})
		return
	}
	answer(rw, react(body))
}

func (w *workspace) command(body object) object {
	switch {
	case body["command"] == "/slow":
		return object{"ok": false, "error": "operation_timeout", "ack_ms": 3000}
	case body["command"] == "/docket":
		w.tell("views", object{"user": body["user"], "views": []any{w.kinds}})
	default:
		w.tell("views", object{"user": body["user"], "views": []any{w.view}})
	}
	return object{"ok": true, "ack_ms": 12}
}

func (w *workspace) shortcut(body object) object {
	w.tell("views", object{"user": body["user"], "views": []any{w.view}})
	return object{"ok": true}
}

func (w *workspace) submit(body object) object {
	values := body["values"].(object)
	title, _ := values["title"].(object)
	if title["title"] == nil {
		return object{"ok": false, "errors": object{"customer": "Choose the customer.", "title": "Say in one sentence what is wrong."}}
	}
	w.tell("views", object{"user": body["user"], "views": []any{}})
	w.post("C1", object{"type": "message", "user": "UB", "bot_id": "B1", "ts": "1795703000.000100", "text": fmt.Sprint("Logged: ", title["title"])})
	return object{"ok": true}
}

// upload takes a file whole and calls it by its name; it does not like those called "large".
func (w *workspace) upload(rw http.ResponseWriter, r *http.Request) {
	content, err := io.ReadAll(r.Body)
	if err != nil {
		w.t.Errorf("read upload: %v", err)
	}
	name := r.FormValue("name")
	if strings.HasPrefix(name, "large") {
		answer(rw, object{"ok": false, "error": "the file is larger than 10 MB"})
		return
	}
	answer(rw, object{"ok": true, "file": object{"id": "F-" + name, "name": name, "size": len(content)}})
}

func (w *workspace) close(body object) object {
	w.tell("views", object{"user": body["user"], "views": []any{}})
	return object{"ok": true}
}

// press: choosing a kind makes the app update the form with a note above it;
// deciding stacks a second view.
func (w *workspace) press(body object) object {
	switch body["action_id"] {
	case "kind":
		next := maps.Clone(w.view)
		next["hash"] = "2.b"
		note := object{"type": "section", "block_id": "proposal", "text": object{"type": "mrkdwn", "text": "Proposed: *customer decides*"}}
		next["blocks"] = slices.Insert(slices.Clone(w.view["blocks"].([]any)), 2, any(note))
		w.tell("views", object{"user": body["user"], "views": []any{next}})
	case "issue.decide":
		w.tell("views", object{"user": body["user"], "views": []any{w.view, w.kinds}})
	case "order.approve":
		return object{"ok": false, "error": "operation_timeout"}
	}
	return object{"ok": true}
}

func (w *workspace) say(body object) object {
	message := object{"type": "message", "user": body["user"], "text": body["text"], "ts": fmt.Sprintf("1795703%03d.000200", len(w.made("message")))}
	if thread, ok := body["thread_ts"]; ok {
		message["thread_ts"] = thread
	}
	w.post(body["channel"].(string), message)
	return object{"ok": true}
}

func (w *workspace) turn(body object) object {
	w.mu.Lock()
	hold := w.hold
	w.mu.Unlock()
	select {
	case <-hold:
	case <-w.closed:
	}
	w.tell("clock", object{"now": body["to"], "rate": 1})
	return object{"ok": true}
}

func (w *workspace) fault(body object) object {
	faults := []any{}
	if body["kind"] != "none" {
		faults = append(faults, body)
	}
	w.tell("fault", object{"faults": faults})
	return object{"ok": true}
}

func suggest(body object) object {
	options := []object{}
	for _, name := range []string{"Acme", "Borealis", "Cascade", "Delta"} {
		if query, _ := body["query"].(string); strings.Contains(strings.ToLower(name), strings.ToLower(query)) {
			options = append(options, object{"text": object{"type": "plain_text", "text": name}, "value": strings.ToLower(name)})
		}
	}
	return object{"ok": true, "response": object{"options": options}}
}
