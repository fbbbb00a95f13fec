package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

// company is the invented company at work: a local Slack, docket, and people who
// type and press. Everything goes through signed HTTP.
type company struct {
	t           testing.TB
	demo        *demo
	databaseURL string
}

// wednesday is when scenarios begin unless they say otherwise: the middle of a
// week without holidays.
const wednesday = "2026-11-18 10:30 Europe/Paris"

// slowMotion is how much slower than real time the clock of a company runs between
// turns, and how much longer people and docket wait for each other: who shares two
// processors with five other scenarios is not to be judged by the time of day.
// Scenarios about time have companies that run at another pace, or at the real one.
const slowMotion = 10

// opened starts a company in slow motion; empty leaves out its past.
func opened(t testing.TB, d demoCmd) *company {
	t.Helper()
	return openedOn(t, pgtest.New(t, postgres.Migrate), d, slowMotion)
}

// openedOn starts a company on a migrated database, so many times slower than real.
func openedOn(t testing.TB, databaseURL string, d demoCmd, slower int) *company {
	t.Helper()
	d.Patience = time.Duration(slower) * bot.AckWithin
	databaseURL = unhurried(t, databaseURL, slower)
	d.Addr = "127.0.0.1:0"
	if d.Today.IsZero() {
		d.Today = when(t, wednesday)
	}
	log := slog.New(slog.DiscardHandler)
	if testing.Verbose() {
		log = slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	}
	demo, err := d.open(t.Context(), databaseURL, log)
	if err != nil {
		t.Fatal(err)
	}
	c := &company{t: t, demo: demo, databaseURL: databaseURL}
	t.Cleanup(c.shuts)
	if err := demo.local.SetRate(1 / float64(slower)); err != nil {
		t.Fatal(err)
	}
	return c
}

// shuts ends the company and lets go of it: a test that runs beside others keeps what
// it cleaned up with until all have ended.
func (c *company) shuts() {
	if c.demo == nil {
		return
	}
	c.demo.close(context.WithoutCancel(c.t.Context()))
	c.demo = nil
}

// unhurried is a database that lets statements, and who waits for a lock, take so
// many times longer. It plans a statement once and not for its first five arguments:
// in a company of five people that costs more than running it.
func unhurried(t testing.TB, databaseURL string, slower int) string {
	t.Helper()
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("lock_timeout", fmt.Sprintf("%ds", 5*slower))
	q.Set("plan_cache_mode", "force_generic_plan")
	q.Set("statement_timeout", fmt.Sprintf("%ds", 15*slower))
	u.RawQuery = q.Encode()
	return u.String()
}

// aside is the same company, as a test of its own sees it.
func (c *company) aside(t testing.TB) *company {
	return &company{t: t, demo: c.demo, databaseURL: c.databaseURL}
}

// breath is how far the clock goes on after everything people do, so that what
// keeps a pace is said.
const breath = 5 * time.Second

// settle waits until what was done has been said.
func (c *company) settle() { c.t.Helper(); c.goOn(breath) }

// goOn turns the clock on by so much.
func (c *company) goOn(by time.Duration) {
	c.t.Helper()
	if err := c.demo.local.Advance(c.t.Context(), by); err != nil {
		c.t.Fatal(err)
	}
}

// now is what the clock shows.
func (c *company) now() time.Time { return c.demo.local.Now() }

// goTo turns the clock to a breath after a wall time with its zone:
// "2026-11-23 09:00 Europe/Paris".
func (c *company) goTo(wall string) {
	c.t.Helper()
	if err := c.demo.local.Turn(c.t.Context(), when(c.t, wall).Add(breath)); err != nil {
		c.t.Fatal(err)
	}
}

// sleepsUntil has docket be down until a wall time: what fell due meanwhile is
// found when it wakes.
func (c *company) sleepsUntil(wall string) {
	c.t.Helper()
	c.demo.local.SetFollower(nil)
	if err := c.demo.local.Turn(c.t.Context(), when(c.t, wall)); err != nil {
		c.t.Fatal(err)
	}
	c.demo.local.SetFollower(&follower{house: c.demo.house})
	c.settle()
}

// when is a wall time with its zone.
func when(t testing.TB, wall string) time.Time {
	t.Helper()
	day, zone := wall[:len("2006-01-02 15:04")], wall[len("2006-01-02 15:04 "):]
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", day, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// as is somebody of the company, by the name one types after an @.
func (c *company) as(name string) person { return person{company: c, name: name} }

// in is what a channel shows to everybody.
func (c *company) in(channel string) place { return place{company: c, channel: channel} }
