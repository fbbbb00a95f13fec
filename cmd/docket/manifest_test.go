package main

import (
	"slices"
	"strings"
	"testing"

	"docket/bot"
	schema "docket/internal/sandbox/manifest"
)

func TestTheManifestIsValidForBothWaysOfDelivery(t *testing.T) {
	for name, url := range map[string]string{"HTTP": "https://docket.example.com/", "Socket Mode": ""} {
		text, err := manifest(url)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Check(text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// neededBy is what each scope is asked for; a scope that nothing needs is one too many.
var neededBy = map[string][]string{
	"commands":         nil, // slash commands and shortcuts call no method
	"chat:write":       {"chat.postMessage", "chat.postEphemeral", "chat.update"},
	"channels:history": {"conversations.history", "conversations.replies"},
	"groups:history":   {"conversations.history", "conversations.replies"},
	"im:history":       {"conversations.history", "conversations.replies"},
	"channels:read":    {"conversations.info"},
	"groups:read":      {"conversations.info"},
	"im:write":         {"conversations.open"},
	"users:read":       {"users.list", "users.info"},
	"users:read.email": {"users.list", "users.info"},
	"files:write":      {"files.getUploadURLExternal", "files.completeUploadExternal"},
	"files:read":       {"files.info"},
}

func TestEveryScopeIsNeededAndNoneIsMissing(t *testing.T) {
	t.Parallel()
	for _, scope := range bot.Manifest("").OAuthConfig.Scopes.Bot {
		if _, ok := neededBy[scope]; !ok {
			t.Errorf("nothing needs the scope %s", scope)
		}
	}
	c := office(t)
	nadia := c.as("nadia")
	m := c.as("paul").says("general", "The servers are late.")
	c.as("paul").uses("log_issue_from_message", m)
	c.as("paul").chooses("Project", "Patient portal")
	c.as("paul").chooses("Kind", "Infrastructure not ready")
	c.as("paul").submits()
	nadia.opensHome()
	c.goTo(monday)
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	nadia.presses("End meeting", "committee-europe", "End meeting")
	nadia.presses("Export as Markdown", "committee-europe", "Minutes of")
	nadia.dm().shows("file minutes")

	used := c.uses()
	for _, method := range []string{"chat.postMessage", "chat.update", "views.open", "views.publish", "users.list", "files.completeUploadExternal", "chat.getPermalink"} {
		if !slices.Contains(used, method) {
			t.Errorf("the week does not use %s", method)
		}
	}
}

// uses are the methods docket called; it fails if the app lacked a scope for one.
func (c *company) uses() []string {
	c.t.Helper()
	var used []string
	for _, call := range c.demo.local.Calls(0) {
		if call.Direction != "in" {
			continue
		}
		used = append(used, call.Method)
		if strings.Contains(string(call.Answer), "missing_scope") {
			c.t.Errorf("%s: %s", call.Method, call.Answer)
		}
	}
	return used
}
