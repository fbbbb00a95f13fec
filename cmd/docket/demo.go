package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"time"

	"docket/bot"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/pglocal"
	"docket/internal/postgres"
	"docket/internal/sandbox"
	"docket/internal/seed"
)

// demoCmd runs docket against a local Slack.
type demoCmd struct {
	Addr       string `default:"127.0.0.1:8090" help:"Where the page is served."`
	Data       string `help:"Directory to keep the demo in, database and local Slack; a temporary one without." type:"path"`
	Ephemeral  bool   `help:"Keep nothing (the default without --data)."`
	Empty      bool   `help:"Leave out the seeded week."`
	SocketMode bool   `help:"Have the bot connect by Socket Mode."`
	Verbose    bool   `short:"v" help:"Log every delivery and request."`

	Today         time.Time      `kong:"-"` // where the clock stands; the Wednesday of this week when zero
	Guests        []sandbox.User `kong:"-"` // beside the invented company
	Saved         []byte         `kong:"-"` // a local Slack to go on with, in a database to which it belongs; nil for a new one
	Diary         io.Writer      `kong:"-"` // where each week that the company lives through is named; nil for nowhere
	Mailer        bot.Mailer     `kong:"-"` // nil sends no mail: the invented customers have no mailboxes
	WebhookSecret string         `kong:"-"` // with which other systems sign their orders; none takes none
	Pacing        *outbox.Pacing `kong:"-"` // docket's own when nil
	Patience      time.Duration  `kong:"-"` // docket's with the work before an acknowledgement; its own when 0
}

// Run serves the page until the context ends.
func (d demoCmd) Run(ctx context.Context, c config, to streams) error {
	d.WebhookSecret = c.WebhookSecret
	level := slog.LevelWarn
	if d.Verbose {
		level = slog.LevelInfo
	}
	log := logger(level)
	kept, err := d.database(ctx, log)
	if err != nil {
		return err
	}
	defer kept.close()
	if !d.Empty && !d.slackFile().exists() {
		fmt.Fprintln(to.err, "An invented company lives through its last month, one moment …")
		d.Diary = to.err
	}
	demo, err := d.open(ctx, kept.url, log)
	if err != nil {
		return err
	}
	defer demo.close(context.WithoutCancel(ctx))
	fmt.Fprintf(to.out, "docket is ready: http://%s/\nwhat its customers can order: http://%[1]s%s\n", demo.page.Addr(), catalogue.PagePath)
	<-ctx.Done()
	return nil
}

// open starts a demo on a migrated database and seeds it.
func (d demoCmd) open(ctx context.Context, databaseURL string, log *slog.Logger) (_ *demo, err error) {
	m := &demo{unplug: func() {}, keep: func() error { return nil }, today: d.Today}
	if m.today.IsZero() {
		m.today = seed.Today(time.Now())
	}
	defer func() {
		if err != nil {
			m.close(context.WithoutCancel(ctx))
		}
	}()
	if m.page, err = net.Listen("tcp", d.Addr); err != nil {
		return nil, fmt.Errorf("serve the page: %w", err)
	}
	if m.app, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, fmt.Errorf("serve the bot: %w", err)
	}
	m.secrets = newSecrets()
	if m.local, err = d.workspace(m.secrets, m, log); err != nil {
		return nil, err
	}
	if m.house, err = build(ctx, settings{
		databaseURL: databaseURL, api: m.client(m.page), signingSecret: m.signing, publicURL: "http://" + m.page.Addr().String(), pageSecret: m.secrets.bot, webhookSecret: d.WebhookSecret,
		admins: []directory.UserID{seed.Admin}, mailer: d.Mailer, pacing: d.pacing(), now: m.local.Now, patience: d.Patience, log: log,
	}); err != nil {
		return nil, err
	}
	if err := m.run(ctx, d); err != nil {
		return nil, err
	}
	return m, m.keepIn(ctx, d.slackFile(), log)
}

func (d demoCmd) pacing() outbox.Pacing {
	if d.Pacing != nil {
		return *d.Pacing
	}
	return pacing()
}

// database keeps nothing unless a directory was named.
func (d demoCmd) database(ctx context.Context, log *slog.Logger) (database, error) {
	c := pglocal.Config{Log: log}
	if d.keeps() {
		c.Dir, c.Durable = filepath.Join(d.Data, "database"), true
	}
	kept, err := privateDatabase(ctx, c)
	if err != nil {
		return kept, err
	}
	if err = postgres.Migrate(ctx, kept.url); err == nil {
		err = d.slackFile().fits(ctx, kept)
	}
	if err != nil {
		kept.close()
		return database{}, err
	}
	return kept, nil
}

func (d demoCmd) workspace(s secrets, m *demo, log *slog.Logger) (*sandbox.Sandbox, error) {
	appURL := "http://" + m.app.Addr().String()
	if d.SocketMode {
		appURL = ""
	}
	text, err := manifest(appURL)
	if err != nil {
		return nil, err
	}
	start := seed.Start(m.today)
	if d.Empty {
		start = m.today
	}
	company := seed.Workspace()
	company.Users = append(company.Users, d.Guests...)
	config := sandbox.Config{
		Workspace: company, Manifest: text, AppURL: appURL, URL: "http://" + m.page.Addr().String(),
		SigningSecret: s.signing, BotToken: s.bot, AppToken: s.app, Start: start, Log: log,
	}
	if m.resumed, err = d.load(&config); err != nil {
		return nil, err
	}
	local, err := sandbox.New(config)
	if err != nil && m.resumed {
		err = fmt.Errorf("go on from %s: %w", d.slackFile(), err)
	}
	return local, err
}
