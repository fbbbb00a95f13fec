package bot

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/slack-go/slack"
)

// AckWithin bounds the work before an acknowledgement, unless the configuration
// does: well inside the 3 s that Slack waits (docs.slack.dev: Handling user
// interaction).
const AckWithin = 2300 * time.Millisecond

// Register adds Slack's request URLs to a mux.
func (b *Bot) Register(mux *http.ServeMux) {
	mux.HandleFunc("POST "+CommandsPath, b.serve("command", b.readCommand))
	mux.HandleFunc("POST "+InteractionsPath, b.serve("interaction", b.readInteraction))
	mux.HandleFunc("POST "+OptionsPath, b.serve("options", b.readInteraction))
	mux.HandleFunc("POST "+EventsPath, b.serve("event", b.readEvent))
}

// The paths of the request URLs in the app's manifest.
const (
	CommandsPath     = "/slack/commands"
	InteractionsPath = "/slack/interactions"
	OptionsPath      = "/slack/options"
	EventsPath       = "/slack/events"
)

// reply is what a delivery is acknowledged with: nil for an empty body.
type reply any

// reading decodes a verified body and has it dealt with.
type reading func(ctx context.Context, body []byte) (route string, r reply, err error)

var errMalformed = errors.New("the request cannot be read")

// serve is the way of every delivery: verify, recognise a replay, deal with it,
// acknowledge.
func (b *Bot) serve(kind string, read reading) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		start := b.Now()
		body, err := b.verify(w, r)
		if err != nil {
			b.refuse(w, r, err)
			return
		}
		if kind != "event" && b.replays.again(r.Header.Get("X-Slack-Signature")) {
			return // the first one has been answered
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), b.Patience)
		defer cancel()
		route, answer, err := read(ctx, body)
		b.acked(ctx, kind+" "+route, err, b.Now().Sub(start))
		write(w, answer, err)
	}
}

func (b *Bot) acked(ctx context.Context, route string, err error, took time.Duration) {
	b.Observer.Acked(route, err == nil, took)
	if err != nil {
		b.Log.ErrorContext(ctx, "delivery failed", "route", route, "ms", took.Milliseconds(), "err", err)
		return
	}
	b.Log.InfoContext(ctx, "delivery", "route", route, "ms", took.Milliseconds())
}

func (b *Bot) refuse(w http.ResponseWriter, r *http.Request, err error) {
	status := http.StatusUnauthorized
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		status = http.StatusRequestEntityTooLarge
	}
	b.Log.WarnContext(r.Context(), "delivery refused", "path", r.URL.Path, "err", err)
	http.Error(w, err.Error(), status)
}

// write acknowledges. Only an event may fail loudly: Slack sends it again.
func write(w http.ResponseWriter, answer reply, err error) {
	switch {
	case errors.Is(err, errMalformed):
		http.Error(w, err.Error(), http.StatusBadRequest)
	case err != nil:
		http.Error(w, "not now", http.StatusServiceUnavailable)
	case answer != nil:
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		_ = json.NewEncoder(w).Encode(answer) // a caller that is gone cannot be told
	}
}

func (b *Bot) readCommand(ctx context.Context, body []byte) (string, reply, error) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return "", nil, errMalformed
	}
	if form.Get("ssl_check") == "1" {
		return "ssl_check", nil, nil
	}
	cmd := slack.SlashCommand{
		ChannelID: form.Get("channel_id"), UserID: form.Get("user_id"), Command: form.Get("command"),
		Text: form.Get("text"), ResponseURL: form.Get("response_url"), TriggerID: form.Get("trigger_id"),
	}
	return cmd.Command, b.command(ctx, cmd), nil
}

func (b *Bot) readInteraction(ctx context.Context, body []byte) (string, reply, error) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return "", nil, errMalformed
	}
	in, err := readCallback([]byte(form.Get("payload")))
	if err != nil {
		return "", nil, errMalformed
	}
	route, r := b.interaction(ctx, in)
	return route, r, nil
}

func (b *Bot) readEvent(ctx context.Context, body []byte) (string, reply, error) {
	return b.event(ctx, body)
}
