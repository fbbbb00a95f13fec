package page_test

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

	"docket/internal/sandbox"
)

// app is a small Slack app: /issue opens a form, a submitted form is posted
// with a button, the button closes the issue, Home says hello.
type app struct {
	t       *testing.T
	api     string
	mu      sync.Mutex
	actions []object
}

const appManifest = `{
 "display_information": {"name": "Notary"},
 "features": {
  "app_home": {"home_tab_enabled": true, "messages_tab_enabled": true},
  "bot_user": {"display_name": "notary"},
  "slash_commands": [{"command": "/issue", "description": "Log an issue", "usage_hint": "[what is wrong]", "url": "https://app.example/in"}],
  "shortcuts": [
   {"name": "Log an issue", "type": "message", "callback_id": "log", "description": "From a message"},
   {"name": "New issue", "type": "global", "callback_id": "new", "description": "From anywhere"}]},
 "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "files:read", "im:write", "users:read"]}},
 "settings": {
  "event_subscriptions": {"request_url": "https://app.example/in", "bot_events": ["app_home_opened"]},
  "interactivity": {"is_enabled": true, "request_url": "https://app.example/in", "message_menu_options_url": "https://app.example/in"}}}`

// newSandbox starts a real workspace with the app in it and gives its address.
func newSandbox(t *testing.T) (*app, string) {
	t.Helper()
	one := &app{t: t}
	server := httptest.NewServer(one)
	space, err := sandbox.New(sandbox.Config{
		Workspace: sandbox.Workspace{
			Team: sandbox.Team{Name: "Northwind Services", Domain: "northwind"},
			Users: []sandbox.User{
				{Name: "ana", RealName: "Ana Duarte", TZ: "Europe/Paris", Locale: "en-GB"},
				{Name: "marc", RealName: "Marc Lefèvre", TZ: "Europe/Paris", Locale: "fr-FR"},
			},
			Channels: []sandbox.Channel{{Name: "committee", Members: []string{"ana", "marc"}, Bot: true}},
		},
		Manifest: json.RawMessage(appManifest), AppURL: server.URL, Start: time.Date(2026, 11, 26, 14, 12, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	front := httptest.NewServer(space)
	space.SetURL(front.URL)
	one.api = front.URL + "/api/"
	t.Cleanup(func() {
		space.Close()
		front.CloseClientConnections()
		front.Close()
		server.Close()
	})
	return one, front.URL
}

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		a.t.Errorf("read delivery: %v", err)
		return
	}
	form, _ := url.ParseQuery(string(body))
	var payload object
	switch {
	case form.Has("command"):
		payload = object{"type": "command", "trigger_id": form.Get("trigger_id"), "text": form.Get("text")}
	case form.Has("payload"):
		_ = json.Unmarshal([]byte(form.Get("payload")), &payload)
	default:
		_ = json.Unmarshal(body, &payload)
	}
	a.mu.Lock()
	a.actions = append(a.actions, payload)
	a.mu.Unlock()
	a.react(w, payload)
}

func (a *app) react(w http.ResponseWriter, payload object) {
	switch payload["type"] {
	case "command", "shortcut", "message_action":
		a.call("views.open", object{"trigger_id": payload["trigger_id"], "view": form})
	case "block_suggestion":
		answer(w, object{"options": []object{{"text": words("Acme"), "value": "acme"}, {"text": words("Delta"), "value": "delta"}}})
	case "view_submission":
		a.submitted(w, payload)
	case "block_actions":
		message, inMessage := payload["message"].(object)
		if inMessage {
			a.call("chat.update", object{"channel": payload["channel"].(object)["id"], "ts": message["ts"], "text": "Closed by Marc", "blocks": []object{}})
		}
	case "event_callback":
		user := payload["event"].(object)["user"]
		a.call("views.publish", object{"user_id": user, "view": object{"type": "home", "blocks": []object{{"type": "header", "text": words("What waits for you")}}}})
	}
}

func (a *app) submitted(w http.ResponseWriter, payload object) {
	values := payload["view"].(object)["state"].(object)["values"].(object)
	title, _ := values["title"].(object)["title"].(object)["value"].(string)
	if strings.EqualFold(title, "bad") {
		answer(w, object{"response_action": "errors", "errors": object{"title": "Say more than that."}})
		return
	}
	button := object{"type": "button", "action_id": "issue.close", "text": words("Close it"), "value": "1"}
	a.call("chat.postMessage", object{"channel": "#committee", "text": title, "blocks": []object{
		{"type": "section", "text": object{"type": "mrkdwn", "text": "*" + title + "*"}, "accessory": button},
	}})
}

func words(text string) object { return object{"type": "plain_text", "text": text} }

var form = object{
	"type": "modal", "callback_id": "issue", "title": words("Log an issue"), "submit": words("Log it"), "notify_on_close": true,
	"blocks": []object{
		{"type": "input", "block_id": "customer", "label": words("Customer"), "element": object{"type": "external_select", "action_id": "customer", "min_query_length": 0}},
		{"type": "input", "block_id": "title", "label": words("In one sentence"), "element": object{"type": "plain_text_input", "action_id": "title"}},
		{"type": "input", "block_id": "due", "optional": true, "label": words("Due"), "element": object{"type": "datepicker", "action_id": "due", "initial_date": "2026-12-04"}},
		{"type": "input", "block_id": "owners", "optional": true, "label": words("Owners"), "element": object{"type": "multi_users_select", "action_id": "owners"}},
		{"type": "input", "block_id": "proof", "optional": true, "label": words("Proof"), "element": object{"type": "file_input", "action_id": "proof", "max_files": 1}},
	},
}

// call asks the workspace's Web API for something; a refusal fails the test.
func (a *app) call(method string, arguments object) {
	body, err := json.Marshal(arguments)
	if err != nil {
		a.t.Errorf("encode %s: %v", method, err)
		return
	}
	request, err := http.NewRequest(http.MethodPost, a.api+method, bytes.NewReader(body))
	if err != nil {
		a.t.Errorf("call %s: %v", method, err)
		return
	}
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	request.Header.Set("Authorization", "Bearer "+sandbox.DefaultBotToken)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		a.t.Errorf("call %s: %v", method, err)
		return
	}
	defer func() { _ = response.Body.Close() }()
	var reply object
	if err := json.NewDecoder(response.Body).Decode(&reply); err != nil || reply["ok"] != true {
		a.t.Errorf("%s answered %v (%v)", method, reply, err)
	}
}

// received counts the deliveries of a type.
func (a *app) received(kind string) []object {
	a.mu.Lock()
	defer a.mu.Unlock()
	var found []object
	for _, payload := range a.actions {
		if payload["type"] == kind {
			found = append(found, payload)
		}
	}
	return found
}
