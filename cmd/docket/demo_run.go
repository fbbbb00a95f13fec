package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"docket/internal/intake"
	"docket/internal/sandbox"
	"docket/internal/seed"
)

// demo is a local Slack with the bot against it.
type demo struct {
	local   *sandbox.Sandbox
	house   *house
	page    net.Listener
	app     net.Listener
	servers []*http.Server
	unplug  context.CancelFunc
	keep    func() error // writes the local Slack out for the last time
	resumed bool         // goes on where a kept one was closed
	today   time.Time    // where the clock stands once the week is seeded
	secrets
}

// run serves both sides, seeds the week and lets the bot live by the clock of
// the local Slack.
func (m *demo) run(ctx context.Context, d demoCmd) error {
	mux := http.NewServeMux()
	m.house.register(mux)
	m.serve(m.app, mux)
	pages := http.NewServeMux()
	m.house.registerPages(pages)
	pages.Handle("/", m.local)
	m.serve(m.page, pages)
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
	if d.Empty || m.resumed {
		return nil
	}
	if err := seed.Week(ctx, m.house.people(), m.diary(d.Diary), m.today); err != nil {
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

// diary turns the clock and names each week that begins on the way.
func (m *demo) diary(told io.Writer) seed.Turn {
	week := 0
	return func(ctx context.Context, to time.Time) error {
		if _, w := to.ISOWeek(); told != nil && w != week {
			week = w
			fmt.Fprintf(told, "  %s …\n", to.Format("Monday 2 January"))
		}
		return m.turn(ctx, to)
	}
}

// people are the desks at which the invented company acted.
func (h *house) people() seed.Desks {
	return seed.Desks{Directory: h.desks.Directory, Customers: h.desks.Customers, Projects: h.desks.Projects,
		Issues: h.desks.Issues, Committees: h.desks.Committees, Emergencies: h.desks.Emergencies, Closeouts: h.desks.Closeouts,
		Catalogue: h.desks.Catalogue, Orders: h.desks.Orders, Entitlements: h.desks.Entitlements, Invoices: h.desks.Invoices, Requests: h.desks.Requests, Requirements: h.desks.Requirements, Intake: intake.NewOrderDesk(h.store)}
}

func (m *demo) serve(l net.Listener, h http.Handler) {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	m.servers = append(m.servers, s)
	go func() { _ = s.Serve(l) }() // ends with Close
}

// close ends everything that was begun, in reverse. What is kept of the local
// Slack is written when nobody speaks any more.
func (m *demo) close(ctx context.Context) {
	m.unplug()
	if m.local != nil {
		m.local.Close()
	}
	for _, s := range m.servers {
		_ = s.Close()
	}
	if m.house != nil {
		complain(m.house.close(ctx))
	}
	complain(m.keep())
}

func complain(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "docket: "+err.Error())
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
