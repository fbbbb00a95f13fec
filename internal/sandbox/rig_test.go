package sandbox

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

// monday is when the clock of every test starts: Monday 2026-11-23, 08:00 UTC.
var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

const testManifest = `{
 "display_information": {"name": "Test App"},
 "features": {
  "app_home": {"home_tab_enabled": true, "messages_tab_enabled": true},
  "bot_user": {"display_name": "tester"},
  "slash_commands": [
   {"command": "/issue", "description": "Log an issue", "usage_hint": "[title]", "url": "https://app.example/in/commands", "should_escape": true}],
  "shortcuts": [
   {"name": "Log", "type": "message", "callback_id": "log_message", "description": "Log it"},
   {"name": "Start", "type": "global", "callback_id": "start", "description": "Start it"}],
  "unfurl_domains": ["items.example"]},
 "oauth_config": {"scopes": {"bot": ["chat:write", "channels:read", "channels:history", "channels:join", "groups:read", "groups:history", "im:read",
  "im:history", "im:write", "mpim:write", "mpim:read", "users:read", "users:read.email", "files:write", "files:read", "reactions:write", "pins:write", "bookmarks:write",
  "team:read", "links:write", "usergroups:read", "commands"]}},
 "settings": {
  "event_subscriptions": {"request_url": "https://app.example/in/events",
   "bot_events": ["app_home_opened", "message.channels", "message.im", "app_mention", "link_shared", "reaction_added"]},
  "interactivity": {"is_enabled": true, "request_url": "https://app.example/in/interactions", "message_menu_options_url": "https://app.example/in/options"}}}`

// received is one delivery as the test's app saw it.
type received struct {
	path   string
	header http.Header
	form   url.Values
	body   []byte
}

func (r received) payload(t *testing.T) map[string]any {
	t.Helper()
	raw := r.body
	if r.form.Has("payload") {
		raw = []byte(r.form.Get("payload"))
	}
	var p map[string]any
	if err := json.Unmarshal(raw, &p); err != nil {
		t.Fatalf("payload: %v in %s", err, raw)
	}
	return p
}

// testApp is the bot: it keeps what it gets and answers with what the test told it to.
type testApp struct {
	mu     sync.Mutex
	got    []received
	answer func(w http.ResponseWriter, r received)
}

func (a *testApp) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	form, _ := url.ParseQuery(string(body))
	in := received{path: r.URL.Path, header: r.Header.Clone(), form: form, body: body}
	a.mu.Lock()
	a.got = append(a.got, in)
	answer := a.answer
	a.mu.Unlock()
	if answer != nil {
		answer(w, in)
	}
}

func (a *testApp) answers(body string) {
	a.does(func(w http.ResponseWriter, _ received) { _, _ = io.WriteString(w, body) })
}

func (a *testApp) does(answer func(w http.ResponseWriter, r received)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.answer = answer
}

// all takes what was received on a path so far.
func (a *testApp) all(path string) []received {
	a.mu.Lock()
	defer a.mu.Unlock()
	return filter(a.got, func(r received) bool { return strings.HasSuffix(r.path, path) })
}

// last is the latest command, interaction or request for options; events come by themselves, at any moment.
func (a *testApp) last(t *testing.T) received {
	t.Helper()
	asked := filter(a.all(""), func(r received) bool { return r.path != "/in/events" })
	if len(asked) == 0 {
		t.Fatal("the app received nothing")
	}
	return asked[len(asked)-1]
}

// rig is a workspace with an app, both behind real HTTP.
type rig struct {
	*Sandbox
	t      *testing.T
	app    *testApp
	client *slack.Client
	url    string
}

func testWorkspace() Workspace {
	return Workspace{
		Team: Team{Name: "Test Works", Domain: "test-works"},
		Users: []User{
			{Name: "ana", RealName: "Ana Almeida", Email: "ana@works.example", TZ: "Europe/Lisbon", Locale: "pt-PT", Admin: true},
			{Name: "ben", RealName: "Ben Baker", Email: "ben@works.example", TZ: "America/New_York"},
			{Name: "gone", RealName: "Gone Girl", Deleted: true},
		},
		Channels: []Channel{
			{Name: "general", Members: []string{"ana", "ben"}, Bot: true},
			{Name: "elsewhere", Members: []string{"ben"}},
			{Name: "secret", Private: true, Members: []string{"ben"}},
			{Name: "council", Private: true, Members: []string{"ana"}, Bot: true},
			{Name: "attic", Archived: true, Members: []string{"ana"}, Bot: true},
		},
		Groups: []Usergroup{{Handle: "leads", Name: "Leads", Users: []string{"ana"}}},
	}
}

func newRig(t *testing.T, change ...func(*Config)) *rig {
	t.Helper()
	app := &testApp{}
	appServer := httptest.NewServer(app)
	config := Config{Workspace: testWorkspace(), Manifest: json.RawMessage(testManifest), AppURL: appServer.URL, Start: monday}
	for _, c := range change {
		c(&config)
	}
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(func() {
		s.Close()
		server.CloseClientConnections()
		server.Close()
		appServer.Close()
	})
	s.SetURL(server.URL)
	client := slack.New(DefaultBotToken, slack.OptionAPIURL(server.URL+"/api/"))
	return &rig{Sandbox: s, t: t, app: app, client: client, url: server.URL}
}

// without is the test manifest less one scope.
func without(scope string) func(*Config) {
	return func(c *Config) {
		c.Manifest = json.RawMessage(strings.Replace(testManifest, `"`+scope+`", `, "", 1))
	}
}

// id is the ID of a person or conversation by name.
func (r *rig) id(name string) string {
	r.t.Helper()
	if id := r.ID(name); id != "" {
		return id
	}
	r.t.Fatalf("nothing is called %q", name)
	return ""
}

// reply is an answer of the Web API.
type reply struct {
	status int
	header http.Header
	body   map[string]any
}

func (r reply) word() string {
	word, _ := r.body["error"].(string)
	return word
}

// call sends a form as plain HTTP. Names of people and conversations become IDs.
func (r *rig) call(method string, pairs ...string) reply {
	r.t.Helper()
	form := url.Values{"token": {DefaultBotToken}}
	for i := 0; i < len(pairs); i += 2 {
		value := pairs[i+1]
		if name, ok := strings.CutPrefix(value, "id:"); ok {
			value = r.id(name)
		}
		form.Set(pairs[i], value)
	}
	return r.send(method, "application/x-www-form-urlencoded", []byte(form.Encode()), "")
}

func (r *rig) send(method, contentType string, body []byte, bearer string) reply {
	r.t.Helper()
	req, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, r.url+"/api/"+method, bytes.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	if bearer != "" {
		req.Header.Set("Authorization", "Bearer "+bearer)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	out := reply{status: resp.StatusCode, header: resp.Header}
	if err := json.NewDecoder(resp.Body).Decode(&out.body); err != nil {
		r.t.Fatalf("%s: %v", method, err)
	}
	return out
}

// control sends JSON to the people's side and decodes the answer.
func (r *rig) control(path string, body any, into any) int {
	r.t.Helper()
	resp, err := http.Post(r.url+path, "application/json", bytes.NewReader(mustJSON(body)))
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		r.t.Fatalf("%s: %v", path, err)
	}
	return resp.StatusCode
}

func (r *rig) look(path string, into any) {
	r.t.Helper()
	resp, err := http.Get(r.url + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		r.t.Fatalf("%s: %v", path, err)
	}
}

// mustSettle waits until every delivery has been made.
func (r *rig) mustSettle() {
	r.t.Helper()
	if err := r.Settle(r.t.Context()); err != nil {
		r.t.Fatal(err)
	}
}

const okModal = `{"type":"modal","callback_id":"log","title":{"type":"plain_text","text":"Log"},"submit":{"type":"plain_text","text":"Save"},
 "notify_on_close":true,"private_metadata":"m","blocks":[
 {"type":"input","block_id":"title","label":{"type":"plain_text","text":"Title"},"element":{"type":"plain_text_input","action_id":"text","min_length":3}},
 {"type":"input","block_id":"level","optional":true,"label":{"type":"plain_text","text":"Level"},"element":{"type":"static_select","action_id":"pick",
  "options":[{"text":{"type":"plain_text","text":"High"},"value":"high"},{"text":{"type":"plain_text","text":"Low"},"value":"low"}]}},
 {"type":"actions","block_id":"more","elements":[{"type":"button","action_id":"add","text":{"type":"plain_text","text":"Add"},"value":"1"}]}]}`

// openModal opens okModal, or another, for a person by way of a slash command.
func (r *rig) openModal(user string, view string) View {
	r.t.Helper()
	o := r.Command(r.t.Context(), CommandInput{User: user, Channel: "general", Command: "/issue"})
	if !o.OK {
		r.t.Fatalf("/issue: %+v", o)
	}
	a := r.call("views.open", "trigger_id", r.app.last(r.t).form.Get("trigger_id"), "view", view)
	if a.word() != "" {
		r.t.Fatalf("views.open: %v", a.body)
	}
	stack := r.Views(user)
	return stack[len(stack)-1]
}
