package bot

import (
	"maps"
	"slices"
	"strings"

	"github.com/slack-go/slack"
)

// scopes are what the bot asks a workspace for, each with what needs it.
var scopes = []string{
	"commands",         // slash commands and shortcuts
	"chat:write",       // everything it says
	"channels:history", // finding a message again whose answer was lost
	"groups:history",   // the same in private channels
	"im:history",       // the same in direct messages
	"channels:read",    // telling an administrator which channels it has to be invited to
	"groups:read",      // the same for private channels
	"im:write",         // opening direct messages
	"users:read",       // names, languages and time zones
	"users:read.email", // the addresses in invitations
	"files:write",      // minutes and invitations as files
	"files:read",       // documents that are handed in as files
}

// events are what the bot wants to be told of.
var events = []string{"app_home_opened", "app_uninstalled", "team_join", "tokens_revoked", "user_change"}

// Manifest is the app's manifest as Slack takes it, made from the route table.
// Without a public URL the app uses Socket Mode.
func Manifest(publicURL string) slack.Manifest {
	r := (&Bot{}).table()
	publicURL = strings.TrimSuffix(publicURL, "/")
	m := slack.Manifest{
		Metadata: slack.ManifestMetadata{MajorVersion: 2, MinorVersion: 1},
		Display: slack.Display{Name: "docket", BackgroundColor: "#1f3a4d",
			Description: "The weekly customer committee: agenda, issues, decisions, minutes."},
		OAuthConfig: slack.OAuthConfig{Scopes: slack.OAuthScopes{Bot: scopes}},
		Features: slack.Features{
			AppHome: slack.AppHome{HomeTabEnabled: true, MessagesTabEnabled: true, MessagesTabReadOnlyEnabled: true},
			BotUser: slack.BotUser{DisplayName: "docket", AlwaysOnline: true},
		},
		Settings: slack.Settings{
			SocketModeEnabled:  publicURL == "",
			EventSubscriptions: &slack.EventSubscriptions{BotEvents: events},
			Interactivity:      &slack.Interactivity{IsEnabled: true},
		},
	}
	for _, name := range slices.Sorted(maps.Keys(r.commands)) {
		c := r.commands[name]
		m.Features.SlashCommands = append(m.Features.SlashCommands,
			slack.ManifestSlashCommand{Command: name, Description: c.description, UsageHint: c.usage})
	}
	for _, id := range slices.Sorted(maps.Keys(r.shortcuts)) {
		s := r.shortcuts[id]
		m.Features.Shortcuts = append(m.Features.Shortcuts,
			slack.Shortcut{CallbackID: id, Type: s.kind, Name: s.name, Description: s.description})
	}
	if publicURL != "" {
		reach(&m, publicURL)
	}
	return m
}

// reach writes the request URLs.
func reach(m *slack.Manifest, publicURL string) {
	m.Settings.EventSubscriptions.RequestUrl = publicURL + EventsPath
	m.Settings.Interactivity.RequestUrl = publicURL + InteractionsPath
	m.Settings.Interactivity.MessageMenuOptionsUrl = publicURL + OptionsPath
	for i := range m.Features.SlashCommands {
		m.Features.SlashCommands[i].Url = publicURL + CommandsPath
	}
}
