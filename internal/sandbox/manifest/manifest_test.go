package manifest_test

import (
	"strings"
	"testing"

	"docket/internal/sandbox/manifest"
)

const good = `{
  "_metadata": {"major_version": 2, "minor_version": 1},
  "display_information": {"name": "docket", "description": "The committee's week"},
  "features": {
    "bot_user": {"display_name": "docket", "always_online": true},
    "app_home": {"home_tab_enabled": true, "messages_tab_enabled": true, "messages_tab_read_only_enabled": false},
    "slash_commands": [{"command": "/issue", "description": "Log an issue", "usage_hint": "[customer] what happened", "url": "https://docket.example/slack/commands"}],
    "shortcuts": [{"name": "Log an issue", "type": "message", "callback_id": "issue.log", "description": "Log this message as an issue"}],
    "unfurl_domains": ["docket.example"]
  },
  "oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}},
  "settings": {
    "event_subscriptions": {"request_url": "https://docket.example/slack/events", "bot_events": ["app_home_opened"]},
    "interactivity": {"is_enabled": true, "request_url": "https://docket.example/slack/interactions"},
    "socket_mode_enabled": false
  }
}`

func TestAManifestSlackWouldTake(t *testing.T) {
	t.Parallel()
	if err := manifest.Check([]byte(good)); err != nil {
		t.Error(err)
	}
}

func TestManifestsSlackWouldRefuse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		old, new string
		want     []string // one violation a line, by its beginning
	}{
		"a name of 36 characters":           {`"name": "docket"`, `"name": "` + strings.Repeat("d", 36) + `"`, []string{"/display_information/name: "}},
		"a property nobody knows":           {`"always_online": true`, `"always_awake": true`, []string{"/features/bot_user: "}},
		"a command without its slash":       {`"/issue"`, `"issue"`, []string{"/features/slash_commands/0/command: "}},
		"a domain that begins with a dot":   {`["docket.example"]`, `[".example"]`, []string{"/features/unfurl_domains/0: "}},
		"a domain that ends with one":       {`["docket.example"]`, `["docket."]`, []string{"/features/unfurl_domains/0: "}},
		"a request URL that is a path":      {`"https://docket.example/slack/events"`, `"/slack/events"`, []string{"/settings/event_subscriptions/request_url: "}},
		"a shortcut that is neither kind":   {`"type": "message"`, `"type": "channel"`, []string{"/features/shortcuts/0/type: "}},
		"two faults, both of them reported": {`"name": "docket", "description"`, `"nickname": "docket", "description"`, []string{"/display_information: ", "/display_information: "}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bad := strings.Replace(good, c.old, c.new, 1)
			if bad == good {
				t.Fatalf("%s is not in the manifest", c.old)
			}
			err := manifest.Check([]byte(bad))
			if err == nil {
				t.Fatal("accepted")
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(c.want) {
				t.Fatalf("got %q, want %q", lines, c.want)
			}
			for i, line := range lines {
				if !strings.HasPrefix(line, c.want[i]) {
					t.Errorf("got %q, want %q…", line, c.want[i])
				}
			}
		})
	}
}

func TestWhatIsNotJSON(t *testing.T) {
	t.Parallel()
	if err := manifest.Check([]byte("display_information:\n  name: docket\n")); err == nil {
		t.Error("accepted")
	}
}
