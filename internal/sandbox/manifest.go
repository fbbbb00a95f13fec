package sandbox

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"docket/internal/sandbox/courier"
)

// manifest is what the workspace reads of an app's manifest.
type manifest struct {
	absent  bool
	Display struct {
		Name string `json:"name"`
	} `json:"display_information"`
	Features struct {
		AppHome  *appHome   `json:"app_home"`
		BotUser  *botUser   `json:"bot_user"`
		Commands []command  `json:"slash_commands"`
		Shorts   []shortcut `json:"shortcuts"`
		Unfurl   []string   `json:"unfurl_domains"`
	} `json:"features"`
	OAuth struct {
		Scopes struct {
			Bot []string `json:"bot"`
		} `json:"scopes"`
	} `json:"oauth_config"`
	Settings struct {
		Events struct {
			URL       string   `json:"request_url"`
			BotEvents []string `json:"bot_events"`
		} `json:"event_subscriptions"`
		Interactivity struct {
			URL        string `json:"request_url"`
			OptionsURL string `json:"message_menu_options_url"`
		} `json:"interactivity"`
		SocketMode bool `json:"socket_mode_enabled"`
	} `json:"settings"`
}

type appHome struct {
	Home     bool  `json:"home_tab_enabled"`
	Messages *bool `json:"messages_tab_enabled"`
}

type botUser struct {
	DisplayName string `json:"display_name"`
}

type command struct {
	Command      string `json:"command"`
	Description  string `json:"description"`
	UsageHint    string `json:"usage_hint"`
	URL          string `json:"url,omitempty"`
	ShouldEscape bool   `json:"should_escape,omitempty"`
}

type shortcut struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	CallbackID  string `json:"callback_id"`
	Description string `json:"description"`
}

func readManifest(raw json.RawMessage) (manifest, error) {
	var m manifest
	if len(raw) == 0 {
		m.absent = true
		return m, nil
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("read manifest: %w", err)
	}
	return m, nil
}

// defaultPaths are where an app without a manifest is expected to listen.
var defaultPaths = map[string]string{
	courier.Command:     "/slack/commands",
	courier.Interactive: "/slack/interactions",
	courier.Options:     "/slack/options",
	courier.Event:       "/slack/events",
}

// requestURL is where a delivery goes: the manifest's URL, moved to the app's base URL when there is one.
func (m *manifest) requestURL(base, kind, command string) string {
	declared := m.declaredURL(kind, command)
	if base == "" {
		return declared
	}
	path := defaultPaths[kind]
	if u, err := url.Parse(declared); err == nil && u.Path != "" {
		path = u.RequestURI()
	}
	return strings.TrimSuffix(base, "/") + path
}

func (m *manifest) declaredURL(kind, name string) string {
	switch kind {
	case courier.Command:
		c, _ := m.command(name)
		return c.URL
	case courier.Options:
		return m.Settings.Interactivity.OptionsURL
	case courier.Event:
		return m.Settings.Events.URL
	default:
		return m.Settings.Interactivity.URL
	}
}

func (m *manifest) command(name string) (command, bool) {
	if m.absent {
		return command{Command: name}, true
	}
	i := slices.IndexFunc(m.Features.Commands, func(c command) bool { return c.Command == name })
	if i < 0 {
		return command{}, false
	}
	return m.Features.Commands[i], true
}

func (m *manifest) shortcut(callbackID, kind string) bool {
	return m.absent || slices.ContainsFunc(m.Features.Shorts, func(s shortcut) bool {
		return s.CallbackID == callbackID && s.Type == kind
	})
}

func (m *manifest) subscribed(event string) bool {
	return m.absent || slices.Contains(m.Settings.Events.BotEvents, event)
}

func (m *manifest) homeTab() bool {
	return m.absent || m.Features.AppHome != nil && m.Features.AppHome.Home
}

func (m *manifest) messagesTab() bool {
	h := m.Features.AppHome
	return h == nil || h.Messages == nil || *h.Messages
}

func (m *manifest) botName() string {
	if b := m.Features.BotUser; b != nil && b.DisplayName != "" {
		return b.DisplayName
	}
	if m.Display.Name != "" {
		return m.Display.Name
	}
	return "app"
}
