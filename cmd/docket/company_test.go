package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"docket/internal/pgtest"
	"docket/internal/postgres"
	"docket/internal/sandbox"
)

// company is the invented company at work: a local Slack, docket, and people who
// type and press. Everything goes through signed HTTP.
type company struct {
	t    testing.TB
	demo *demo
}

// opened starts a company whose clock shows today; empty leaves out its past.
func opened(t testing.TB, d demoCmd) *company {
	t.Helper()
	d.Addr = "127.0.0.1:0"
	log := slog.New(slog.DiscardHandler)
	if testing.Verbose() {
		log = slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	}
	demo, err := d.open(t.Context(), pgtest.New(t, postgres.Migrate), log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { demo.close(context.WithoutCancel(t.Context())) })
	return &company{t: t, demo: demo}
}

// settle waits until what was done has been said.
func (c *company) settle() {
	c.t.Helper()
	if err := c.demo.local.Settle(c.t.Context()); err != nil {
		c.t.Fatal(err)
	}
}

// goTo turns the clock.
func (c *company) goTo(at time.Time) {
	c.t.Helper()
	if err := c.demo.local.Turn(c.t.Context(), at); err != nil {
		c.t.Fatal(err)
	}
}

// monday is the next Monday's wall time after today, in the zone.
func (c *company) monday(zone string, clock string) time.Time {
	c.t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		c.t.Fatal(err)
	}
	at := c.demo.local.Now().In(loc)
	at = at.AddDate(0, 0, 1)
	for at.Weekday() != time.Monday {
		at = at.AddDate(0, 0, 1)
	}
	wall, err := time.Parse("15:04", clock)
	if err != nil {
		c.t.Fatal(err)
	}
	return time.Date(at.Year(), at.Month(), at.Day(), wall.Hour(), wall.Minute(), 0, 0, loc)
}

// as is somebody of the company, by the name one types after an @.
func (c *company) as(name string) person { return person{company: c, name: name} }

// in is what a channel shows to everybody.
func (c *company) in(channel string) place { return place{company: c, channel: channel} }

// place is a conversation as somebody sees it.
type place struct {
	*company
	channel string
	viewer  string
}

// message is the latest message that holds all the texts.
func (p place) message(texts ...string) sandbox.Message {
	p.t.Helper()
	all := p.demo.local.Messages(p.channel, p.viewer)
	for n := len(all) - 1; n >= 0; n-- {
		if holds(all[n], texts) {
			return all[n]
		}
	}
	p.t.Fatalf("#%s shows no message with %q; it shows:\n%s", p.channel, texts, words(all))
	return sandbox.Message{}
}

// shows fails unless a message holds all the texts.
func (p place) shows(texts ...string) { p.t.Helper(); p.message(texts...) }

// count is how many messages hold all the texts.
func (p place) count(texts ...string) int {
	n := 0
	for _, m := range p.demo.local.Messages(p.channel, p.viewer) {
		if holds(m, texts) {
			n++
		}
	}
	return n
}

func holds(m sandbox.Message, texts []string) bool {
	all := m.Text + "\n" + plain(m.Blocks)
	for _, want := range texts {
		if !strings.Contains(all, want) {
			return false
		}
	}
	return true
}

// words are the texts of messages, for a failed test's reader.
func words(all []sandbox.Message) string {
	var b strings.Builder
	for _, m := range all {
		b.WriteString("— " + m.Text + "\n" + plain(m.Blocks) + "\n")
	}
	return b.String()
}

// plain is every text in blocks, a line each.
func plain(blocks json.RawMessage) string {
	var v any
	if json.Unmarshal(blocks, &v) != nil {
		return ""
	}
	var b strings.Builder
	walk(v, func(o map[string]any) bool {
		if s, ok := o["text"].(string); ok {
			b.WriteString(s + "\n")
		}
		return true
	})
	return b.String()
}

// walk visits every JSON object, outer ones first, in the order of arrays.
func walk(v any, visit func(map[string]any) bool) bool {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if !walk(e, visit) {
				return false
			}
		}
	case map[string]any:
		if !visit(v) {
			return false
		}
		for _, k := range []string{"text", "fields", "accessory", "elements", "element", "label", "blocks", "options", "title"} {
			if !walk(v[k], visit) {
				return false
			}
		}
	}
	return true
}
