package sandbox

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"time"
)

// Tokens and secret of the installed app when the configuration names none.
const (
	DefaultBotToken      = "xoxb-sandbox-bot"
	DefaultAppToken      = "xapp-sandbox-app"
	DefaultSigningSecret = "sandbox-signing-secret"
)

// Config says what the workspace contains and how to reach the app installed in it.
type Config struct {
	// Workspace is the seed; a reset returns to it. An empty one becomes StarterWorkspace.
	Workspace Workspace
	// Manifest is the app's manifest, version 2. It decides scopes, commands, shortcuts, subscriptions and where things are delivered.
	// Without one every scope is granted, every event is subscribed and every command is accepted.
	Manifest json.RawMessage
	// AppURL is the base URL of the app. When set, only the path of the manifest's URLs counts.
	AppURL string

	// URL is the workspace's own base URL, for the response URLs it gives out; without it, the host by which the app calls the Web API.
	URL string

	SigningSecret string
	BotToken      string
	AppToken      string

	// Saved is a document written by Save. With one the workspace and the clock go on where they were when it was written: Workspace
	// then serves a reset only, and Start nothing.
	Saved io.Reader

	// Start is the clock's first instant; the zero value means the real time.
	Start time.Time
	// Follower is an application that lives by this clock, if there is one in the same program.
	Follower Follower
	// Log receives one line for each request and delivery; nil discards them.
	Log *slog.Logger
}

// Follower is an application whose time is the sandbox's clock, so that turning the clock can wait for it.
type Follower interface {
	// NextDue is the earliest instant in (now, until] at which the application has something to do, or a later one if that is what is
	// due already and may not be done sooner; ok is false when there is none.
	NextDue(ctx context.Context, until time.Time) (at time.Time, ok bool, err error)
	// Settle does all that is due at the clock's now and returns when nothing is in flight.
	Settle(ctx context.Context) error
}

func (c Config) withDefaults() Config {
	if len(c.Workspace.Users) == 0 {
		c.Workspace = StarterWorkspace()
	}
	if c.BotToken == "" {
		c.BotToken = DefaultBotToken
	}
	if c.AppToken == "" {
		c.AppToken = DefaultAppToken
	}
	if c.SigningSecret == "" {
		c.SigningSecret = DefaultSigningSecret
	}
	if c.Start.IsZero() {
		c.Start = time.Now()
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}
