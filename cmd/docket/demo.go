package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"docket/internal/directory"
	"docket/internal/pglocal"
	"docket/internal/postgres"
	"docket/internal/sandbox"
	"docket/internal/seed"
)

// demoCmd runs docket against a local Slack.
type demoCmd struct {
	Addr       string `default:"127.0.0.1:8090" help:"Where the page is served."`
	Data       string `help:"Directory to keep the database in; a temporary one without." type:"path"`
	Ephemeral  bool   `help:"Keep nothing (the default without --data)."`
	Empty      bool   `help:"Leave out the seeded week."`
	SocketMode bool   `help:"Have the bot connect by Socket Mode."`
	Verbose    bool   `short:"v" help:"Log every delivery and request."`

	Today  time.Time      `kong:"-"` // where the clock stands; the Wednesday of this week when zero
	Guests []sandbox.User `kong:"-"` // beside the invented company
}

// Run serves the page until the context ends.
func (d demoCmd) Run(ctx context.Context, _ config, to streams) error {
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
	if !d.Empty {
		fmt.Fprintln(to.err, "An invented company lives through its last month, one moment …")
	}
	demo, err := d.open(ctx, kept.url, log)
	if err != nil {
		return err
	}
	defer demo.close(context.WithoutCancel(ctx))
	fmt.Fprintf(to.out, "docket is ready: http://%s/\n", demo.page.Addr())
	<-ctx.Done()
	return nil
}

// demo is a local Slack with the bot against it.
type demo struct {
	local   *sandbox.Sandbox
	house   *house
	page    net.Listener
	app     net.Listener
	servers []*http.Server
	unplug  context.CancelFunc
	today   time.Time // where the clock stands once the week is seeded
	secrets
}

// open starts a demo on a migrated database and seeds it.
func (d demoCmd) open(ctx context.Context, databaseURL string, log *slog.Logger) (_ *demo, err error) {
	m := &demo{unplug: func() {}, today: d.Today}
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
		databaseURL: databaseURL, api: m.client(m.page), signingSecret: m.signing,
		admins: []directory.UserID{seed.Admin}, pacing: pacing(), now: m.local.Now, log: log,
	}); err != nil {
		return nil, err
	}
	return m, m.run(ctx, d)
}

// database keeps nothing unless a directory was named.
func (d demoCmd) database(ctx context.Context, log *slog.Logger) (database, error) {
	c := pglocal.Config{Log: log}
	if d.Data != "" && !d.Ephemeral {
		c.Dir, c.Durable = filepath.Join(d.Data, "database"), true
	}
	kept, err := privateDatabase(ctx, c)
	if err != nil {
		return kept, err
	}
	if err := postgres.Migrate(ctx, kept.url); err != nil {
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
	return sandbox.New(sandbox.Config{
		Workspace: company, Manifest: text, AppURL: appURL, URL: "http://" + m.page.Addr().String(),
		SigningSecret: s.signing, BotToken: s.bot, AppToken: s.app, Start: start, Log: log,
	})
}

// run serves both sides, seeds the week and lets the bot live by the clock of
// the local Slack.
func (m *demo) run(ctx context.Context, d demoCmd) error {
	mux := http.NewServeMux()
	m.house.register(mux)
	m.serve(m.app, mux)
	m.serve(m.page, m.local)
	if d.SocketMode {
		plugged, unplug := context.WithCancel(context.WithoutCancel(ctx))
		m.unplug = unplug
		go m.house.socket(plugged)
	}
	if err := m.house.bot.MeetAll(ctx); err != nil {
		return err
	}
	if err := m.house.start(ctx); err != nil {
		return err
	}
	m.local.SetFollower(&follower{house: m.house})
	if d.Empty {
		return nil
	}
	if err := seed.Week(ctx, m.house.people(), m.turn, m.today); err != nil {
		return fmt.Errorf("seed the week: %w", err)
	}
	return nil
}

// turn moves the local Slack's clock on; it stands where it is when the time has
// come already.
func (m *demo) turn(ctx context.Context, to time.Time) error {
	if !to.After(m.local.Now()) {
		return nil
	}
	return m.local.Turn(ctx, to)
}

// people are the desks at which the invented company acted.
func (h *house) people() seed.Desks {
	return seed.Desks{Directory: h.desks.Directory, Customers: h.desks.Customers, Projects: h.desks.Projects,
		Issues: h.desks.Issues, Committees: h.desks.Committees}
}

func (m *demo) serve(l net.Listener, h http.Handler) {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	m.servers = append(m.servers, s)
	go func() { _ = s.Serve(l) }() // ends with Close
}

// close ends everything that was begun, in reverse.
func (m *demo) close(ctx context.Context) {
	m.unplug()
	if m.local != nil {
		m.local.Close()
	}
	for _, s := range m.servers {
		_ = s.Close()
	}
	if m.house != nil {
		if err := m.house.close(ctx); err != nil {
			fmt.Fprintln(os.Stderr, "docket: "+err.Error())
		}
	}
}

// socket takes deliveries by Socket Mode.
func (h *house) socket(ctx context.Context) {
	if err := h.bot.ServeSocket(ctx, socketmode.New(h.bot.API)); err != nil && !errors.Is(err, context.Canceled) {
		h.log.ErrorContext(ctx, "socket mode ended", "err", err)
	}
}

// secrets are what the bot and a local Slack know of each other.
type secrets struct{ signing, bot, app string }

func newSecrets() secrets {
	return secrets{signing: rand.Text(), bot: "xoxb-" + rand.Text(), app: "xapp-" + rand.Text()}
}

func (s secrets) client(at net.Listener) *slack.Client {
	return slack.New(s.bot, slack.OptionAppLevelToken(s.app), slack.OptionAPIURL("http://"+at.Addr().String()+"/api/"),
		slack.OptionHTTPClient(&http.Client{Timeout: pacing().Timeout}))
}
