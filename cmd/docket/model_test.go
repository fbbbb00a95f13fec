package main

import (
	"bytes"
	"slices"
	"sync"
	"testing"

	"docket/internal/pgtest"
)

// model is how a company stands when scenarios begin. It is lived through once, by
// the first scenario that begins so; the others go on from a copy of its database and
// its local Slack.
type model struct {
	after *model         // which it continues; nil for a company that was founded today, or long ago
	past  bool           // it was founded long ago, and has lived through the demo's past
	lives func(*company) // from there to here

	once     sync.Once
	database pgtest.Model
	slack    []byte
}

// thePast is the company that people meet in the demo.
var thePast = &model{past: true, lives: func(*company) {}}

// company is a company that stands so.
func (m *model) company(t testing.TB) *company {
	t.Helper()
	return m.with(t, demoCmd{})
}

// with is a company that stands so and runs as it is told. One that has had another
// past for it, another day, other people or mail, lives through everything itself.
func (m *model) with(t testing.TB, d demoCmd) *company {
	t.Helper()
	return m.paced(t, d, slowMotion)
}

// paced is with, so many times slower than real where there is a copy to go on from.
func (m *model) paced(t testing.TB, d demoCmd, slower int) *company {
	t.Helper()
	d.Empty = !m.past
	if d.SocketMode || !d.Today.IsZero() || len(d.Guests) > 0 || d.Mailer != nil {
		return m.lived(opened(t, d))
	}
	m.once.Do(func() { m.keep(t) })
	if m.slack == nil {
		t.Fatal("the company does not stand where this begins: see the first scenario that begins so")
	}
	d.Saved = m.slack
	return openedOn(t, m.database.New(t), d, slower)
}

// keep lives through it for all who come.
func (m *model) keep(t testing.TB) {
	t.Helper()
	var c *company
	if m.after != nil {
		c = m.after.company(t)
	} else {
		c = opened(t, demoCmd{Empty: !m.past})
	}
	m.lives(c)
	c.settle()
	local := c.demo.local
	c.shuts()
	var slack bytes.Buffer
	c.must(local.Save(&slack))
	m.database, m.slack = pgtest.Keep(t, c.databaseURL), slack.Bytes()
}

// lived has a company live through it, from its beginning.
func (m *model) lived(c *company) *company {
	c.t.Helper()
	var all []*model
	for at := m; at != nil; at = at.after {
		all = append(all, at)
	}
	for _, at := range slices.Backward(all) {
		at.lives(c)
	}
	return c
}
