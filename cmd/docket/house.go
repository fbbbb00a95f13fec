package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"docket/bot"
	"docket/internal/approval"
	"docket/internal/care"
	"docket/internal/catalogue"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/connect/webhook"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/dossier"
	"docket/internal/emergency"
	"docket/internal/entitlement"
	"docket/internal/feed"
	"docket/internal/inbox"
	"docket/internal/invoice"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/postgres"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/reminder"
	"docket/internal/request"
	"docket/internal/requirement"
	"docket/internal/search"
	"docket/internal/setting"
	"docket/internal/web"
)

// settings is what a house is built with, whether for a real workspace or the
// local one.
type settings struct {
	databaseURL   string
	api           *slack.Client
	signingSecret string
	publicURL     string         // "" when docket has none
	proxies       []netip.Prefix // whose word for a customer's address counts
	webhookSecret string         // with which other systems sign their orders; "" takes none
	pageSecret    string         // from which the keys of the customers' pages are derived
	mailer        bot.Mailer     // nil when docket sends no mail
	company       string         // its name on paper; "" for the workspace's
	admins        []directory.UserID
	pacing        outbox.Pacing
	now           func() time.Time
	patience      time.Duration // with the work before an acknowledgement; 0 for the bot's own
	log           *slog.Logger
}

// house is docket with everything wired: the bot, the desks it asks, the engine
// that says what the outbox holds, the sweeper that makes happen what is due,
// the indexer that keeps the search in order.
type house struct {
	db        *postgres.DB
	store     *postgres.Store
	received  *postgres.Inbox
	notes     outbox.Store
	bot       *bot.Bot
	desks     bot.Desks
	engine    *outbox.Engine
	sweeper   *reminder.Sweeper
	indexer   *search.Indexer
	metrics   *web.Metrics
	pages     *web.Customers
	calendars *web.Calendars
	catalogue *web.Catalogue
	hook      http.Handler
	now       func() time.Time
	log       *slog.Logger
	stop      context.CancelFunc
	working   sync.WaitGroup // sweeper and indexer
	asking    sync.Mutex
	asked     time.Time // when Slack was last asked whether the token is good
}

// build wires a house that does not run yet. The database is migrated already.
func build(ctx context.Context, s settings) (*house, error) {
	db, err := postgres.Open(ctx, s.databaseURL)
	if err != nil {
		return nil, err
	}
	store := postgres.NewStore(db, s.now, s.knows()...)
	h := &house{db: db, store: store, received: db.Inbox(), metrics: web.NewMetrics(), now: s.now, log: s.log, desks: desks(store, s.now)}
	h.bot = bot.New(bot.Config{
		SigningSecret: s.signingSecret, API: s.api, PublicURL: s.publicURL, Desks: h.desks, Admins: s.admins, Events: h.received, Notes: db,
		Now: s.now, Patience: s.patience, Log: s.log, Observer: h.metrics, Mailer: s.mailer, Company: s.company,
	})
	h.calendars = web.NewCalendars(h.desks.Feeds, s.proxies, s.log)
	h.catalogue = web.NewCatalogue(web.CatalogueConfig{
		Editions: h.desks.Catalogue, Settings: h.desks.Settings, PublicURL: s.publicURL, Proxies: s.proxies,
		Now: s.now, Wall: time.Now, Log: s.log, Observe: h.metrics.Paged,
	})
	if h.pages, err = customers(s, h); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	h.hook = hook(s, h)
	h.notes = db.Outbox(s.pacing, h.bot)
	h.engine, err = outbox.New(ctx, outbox.Config{
		URL: s.databaseURL, Store: h.notes, Slack: bot.Speaker{Bot: h.bot}, Pacing: s.pacing, Now: s.now, Log: s.log,
		Observe: h.metrics.Sent, Job: h.metrics.Worked, Event: inbox.New(h.received, h.bot, s.now).Work,
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	h.indexer = search.NewIndexer(store, s.log)
	h.sweeper = reminder.NewSweeper(s.now, s.log, h.tend, db.Reminders(store.Effects()))
	if err := errors.Join(store.EnsureCatalogue(ctx), store.EnsureQuestionnaire(ctx), h.desks.Directory.Appoint(ctx, s.admins...)); err != nil {
		return nil, errors.Join(err, h.close(ctx))
	}
	return h, nil
}

// customers makes the pages on which customers end their projects. Their
// deadlines are the machine's, also where the application's clock is turned.
func customers(s settings, h *house) (*web.Customers, error) {
	return web.NewCustomers(web.CustomerConfig{
		CloseOuts: h.desks.Closeouts, Files: h.bot, PublicURL: s.publicURL, Proxies: s.proxies, Secret: s.pageSecret,
		Now: s.now, Wall: time.Now, Log: s.log, Observe: h.metrics.Paged,
	})
}

func desks(store *postgres.Store, now func() time.Time) bot.Desks {
	people := directory.NewDesk(store, now)
	return bot.Desks{
		Directory:    people,
		Customers:    customer.NewDesk(store, people),
		Dossiers:     dossier.NewDesk(store, people),
		Projects:     project.NewDesk(store, people),
		Orders:       order.NewDesk(store, people),
		Policy:       approval.NewDesk(store, people, order.Kind, order.ExceptionKeys()),
		Issues:       issue.NewDesk(store, people),
		Emergencies:  emergency.NewDesk(store),
		Entitlements: entitlement.NewDesk(store),
		Closeouts:    closeout.NewDesk(store),
		Requests:     request.NewDesk(store, store),
		Requirements: requirement.NewDesk(store),
		Invoices:     invoice.NewDesk(store),
		Committees:   committee.NewDesk(store, people),
		Approvals:    approval.NewReportDesk(store, people),
		Catalogue:    catalogue.NewDesk(store, people),
		Questions:    questionnaire.NewDesk(store, people),
		Settings:     setting.NewDesk(store, people),
		House:        project.NewHouseDesk(store, people),
		Care:         care.NewDesk(store, store),
		Feeds:        feed.NewDesk(store, now),
		Search:       search.NewDesk(store, people, now),
		Record:       store,
	}
}

// keepEvents is how long a received event is remembered: Slack may repeat one
// for 24 hours.
const keepEvents = 48 * time.Hour

// tend is what every sweep ends with: lanes that nobody looks after are woken,
// old events forgotten, the outbox measured, and a halt ended when it may be.
func (h *house) tend(ctx context.Context, now time.Time, done int) error {
	h.metrics.Swept(done)
	_, wake := h.notes.Rescue(ctx, now)
	backlog, measure := h.notes.Backlog(ctx, now)
	h.metrics.Waits(backlog)
	_, forget := h.received.Forget(ctx, now.Add(-keepEvents), 1000)
	return errors.Join(wake, measure, forget, h.resume(ctx, backlog, now))
}

// start begins to work; close ends it.
func (h *house) start(ctx context.Context) error {
	if err := h.engine.Start(ctx); err != nil {
		return err
	}
	ctx, h.stop = context.WithCancel(context.WithoutCancel(ctx))
	h.working.Go(func() { h.sweeper.Run(ctx) })
	h.working.Go(func() { h.indexer.Run(ctx) })
	return nil
}

// close finishes what is in hand and leaves the rest for the next start.
func (h *house) close(ctx context.Context) error {
	if h.stop != nil {
		h.stop()
		h.working.Wait()
	}
	h.bot.Wait()
	err := h.engine.Stop(ctx)
	return errors.Join(err, h.db.Close())
}

// serve adds the pages for Slack and for machines to a mux.
func (h *house) register(mux *http.ServeMux) {
	h.bot.Register(mux)
	web.Register(mux, h.metrics.Handler(), h.ready)
	h.registerPages(mux)
}

// registerPages adds the pages for people, and the door of other systems, to a mux.
func (h *house) registerPages(mux *http.ServeMux) {
	h.pages.Register(mux)
	h.calendars.Register(mux)
	h.catalogue.Register(mux)
	mux.Handle("POST "+webhook.Path, h.hook)
	web.RegisterAssets(mux)
}

// ready reports whether the house can work.
func (h *house) ready(ctx context.Context) error {
	pending, err := h.db.Pending(ctx)
	if err == nil && pending > 0 {
		err = fmt.Errorf("%d migrations are pending: run docket migrate", pending)
	}
	return err
}
