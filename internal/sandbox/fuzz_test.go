package sandbox

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func FuzzWebAPI(f *testing.F) {
	f.Add("chat.postMessage", `{"channel":"general","blocks":[{"type":"section","text":{}}],"metadata":{"event_type":""}}`)
	f.Add("chat.update", `{"channel":"general","ts":"1","attachments":[{"blocks":[null]}]}`)
	f.Add("views.open", `{"trigger_id":"1","view":{"type":"modal","blocks":[{"type":"input","element":{"type":"static_select","initial_option":null,"options":[null]}}]}}`)
	f.Add("views.publish", `{"user_id":"ana","view":"{\"type\":\"home\",\"blocks\":[[]]}"}`)
	f.Add("files.completeUploadExternal", `{"files":[{}]}`)
	f.Add("conversations.history", `{"channel":"general","limit":-1,"cursor":"bmV4dDotMQ=="}`)
	f.Add("conversations.list", `{"cursor":"bmV4dDotMQ==","types":[]}`)
	f.Add("chat.unfurl", `{"channel":"general","ts":"1","unfurls":{"a":null}}`)
	f.Fuzz(func(t *testing.T, method, body string) {
		s := quiet(t)
		path := "/api/x"
		if !strings.ContainsAny(method, " \t\r\n%?#/\\\x00") {
			path = "/api/" + method
		}
		for _, kind := range []string{"application/json", "application/x-www-form-urlencoded"} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://sandbox.example/", strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			r.URL.Path = path
			r.Header.Set("Content-Type", kind)
			r.Header.Set("Authorization", "Bearer "+DefaultBotToken)
			expectNo5xx(t, s, r)
		}
	})
}

func FuzzPeople(f *testing.F) {
	f.Add("press", `{"user":"ana","channel":"general","ts":"1","action_id":"go","values":{"b":{"a":[null]}}}`)
	f.Add("submit", `{"user":"ana","view_id":"","values":null}`)
	f.Add("message", `{"user":"ana","channel":"general","text":"<@U1> #x @"}`)
	f.Add("event", `{"type":"message","channel_type":"im","channel":{}}`)
	f.Add("event", `[]`)
	f.Add("clock", `{"advance":"-1h"}`)
	f.Add("fault", `{"kind":"slow","rate":7}`)
	f.Fuzz(func(t *testing.T, what, body string) {
		if what == "clock" && strings.Contains(body, "rate") {
			t.Skip("a clock of any speed is not what is tested here")
		}
		s := quiet(t)
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://sandbox.example/", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.URL.Path = "/sandbox/" + what
		expectNo5xx(t, s, r)
	})
}

// quiet is a workspace whose app cannot be reached.
func quiet(t *testing.T) *Sandbox {
	s, err := New(Config{Workspace: testWorkspace(), Start: monday, AppURL: "http://127.0.0.1:1"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func expectNo5xx(t *testing.T, s *Sandbox, r *http.Request) {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code >= 500 {
		t.Errorf("%s answered %d: %s", r.URL.Path, w.Code, w.Body)
	}
}
