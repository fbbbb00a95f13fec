package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"docket/internal/directory"
)

// serveCmd runs docket for a real workspace.
type serveCmd struct{}

// stopWithin bounds a graceful stop; it stays under the 30 s that container
// platforms give by default.
const stopWithin = 25 * time.Second

// Run serves until the context ends.
func (serveCmd) Run(ctx context.Context, c config, _ streams) error {
	if err := c.check(); err != nil {
		return err
	}
	log := logger(c.LogLevel)
	letters, err := c.mailer()
	if err != nil {
		return err
	}
	d, err := openDatabase(ctx, c, log)
	if err != nil {
		return err
	}
	defer d.close()
	h, err := build(ctx, settings{
		databaseURL: d.url, api: client(c), signingSecret: c.SigningSecret, publicURL: strings.TrimSuffix(c.PublicURL, "/"), proxies: c.TrustedProxies, pageSecret: c.BotToken, webhookSecret: c.WebhookSecret, admins: admins(c),
		mailer: letters, company: c.Company, pacing: pacing(), now: time.Now, log: log,
	})
	if err != nil {
		return err
	}
	return h.serve(ctx, c)
}

// client makes each request once: a repeated post might be said twice.
func client(c config) *slack.Client {
	return slack.New(c.BotToken, slack.OptionAPIURL(c.APIURL), slack.OptionAppLevelToken(c.AppToken),
		slack.OptionHTTPClient(&http.Client{Timeout: pacing().Timeout}))
}

func admins(c config) []directory.UserID {
	ids := make([]directory.UserID, len(c.Admins))
	for i, a := range c.Admins {
		ids[i] = directory.UserID(a)
	}
	return ids
}

// serve takes deliveries until the context ends, then finishes what is in hand.
func (h *house) serve(ctx context.Context, c config) error {
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return errors.Join(fmt.Errorf("listen: %w", err), h.close(ctx))
	}
	mux := http.NewServeMux()
	h.register(mux)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second,
		WriteTimeout: 15 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16,
		ErrorLog: slog.NewLogLogger(h.log.Handler(), slog.LevelWarn)}
	if err := h.start(ctx); err != nil {
		return errors.Join(err, h.close(ctx))
	}
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(listener) }()
	if c.AppToken != "" {
		go func() { failed <- h.bot.ServeSocket(ctx, socketmode.New(h.bot.API)) }()
	}
	go h.meetAll(ctx)
	h.log.InfoContext(ctx, "serving", "addr", listener.Addr().String(), "socket_mode", c.AppToken != "")
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	return errors.Join(err, server.Shutdown(stopping), h.close(stopping))
}

// meetAll takes in the workspace's members. Whoever is missed is met when they
// act.
func (h *house) meetAll(ctx context.Context) {
	if err := h.bot.MeetAll(ctx); err != nil && ctx.Err() == nil {
		h.log.WarnContext(ctx, "meet members", "err", err)
	}
}
