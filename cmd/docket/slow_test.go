package main

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/pgtest"
	"docket/internal/postgres"
	"docket/internal/sandbox"
)

// slowly is a small office, so many times slower than real, whose database can be
// made slow.
func slowly(t *testing.T, motion int) (*company, *wire) {
	t.Helper()
	w := &wire{}
	c := openedOn(t, newWire(t, pgtest.New(t, postgres.Migrate), w), demoCmd{Empty: true}, motion).furnished(europe)
	t.Cleanup(func() { w.slower.Store(0) })
	return c, w
}

func TestASlowDatabaseIsNotSeenInTheAcknowledgement(t *testing.T) {
	t.Parallel()
	const motion = 5 // in which what a busy machine adds is little
	c, w := slowly(t, motion)
	paul := c.as("paul")
	paul.raises("Human resource unavailable", "Sofia is ill.")
	c.warms(paul, "/issue portal", "/docket report")
	w.slower.Store(int64(motion * 50 * time.Millisecond))

	took := map[string][]time.Duration{}
	for range 7 {
		for _, step := range []struct {
			name string
			do   func() sandbox.Outcome
		}{
			{"open a form", func() sandbox.Outcome { return paul.typing("committee-europe", "/issue portal") }},
			{"redraw it", func() sandbox.Outcome { return paul.picking("Kind", "Infrastructure not ready") }},
			{"log an issue", func() sandbox.Outcome { return paul.submitting(with("Description", "The servers are late.")) }},
			{"list what waits", func() sandbox.Outcome { return paul.typing("committee-europe", "/docket report") }},
		} {
			out := step.do()
			if !out.OK {
				t.Fatalf("%s: %+v", step.name, out)
			}
			took[step.name] = append(took[step.name], time.Duration(out.AckMS)*time.Millisecond/motion)
		}
	}
	for name, all := range took {
		slices.Sort(all)
		// A busy machine adds to most of them; the statements before an acknowledgement are in the quickest too.
		if quick := all[1]; quick > 300*time.Millisecond {
			t.Errorf("to %s takes %v and more, at most %v", name, quick, all[len(all)-1])
		}
	}
}

// warms has every connection learn what commands ask: a statement costs twice as
// many exchanges the first time.
func (c *company) warms(p person, commands ...string) {
	c.t.Helper()
	for _, command := range commands {
		for range 3 {
			var all sync.WaitGroup
			for range 20 {
				all.Go(func() { p.typing("committee-europe", command) })
			}
			all.Wait()
		}
		for range c.demo.local.Views(p.name) {
			p.closes()
		}
	}
}

func TestADatabaseThatHangsIsAnsweredInTimeAndNothingTypedIsLost(t *testing.T) {
	t.Parallel()
	const motion = 5
	c, w := slowly(t, motion)
	paul := c.as("paul")
	c.warms(paul, "/issue portal")
	paul.types("committee-europe", "/issue portal")
	paul.chooses("Kind", "Infrastructure not ready")
	w.slower.Store(int64(motion * 6 * time.Second))

	out := paul.submitting(with("Description", "The servers are late."))
	if !out.OK || out.AckMS > motion*3000 {
		t.Fatalf("a submission is acknowledged so: %+v", out)
	}
	paul.reads("Not possible", "That did not work, and it is not your doing.")
	status, answer := c.delivers(delivery{path: bot.CommandsPath, body: command("/issue", "list")})
	if status != 200 || !strings.Contains(answer, "try again in a minute") {
		t.Errorf("a command is answered %d %s", status, answer)
	}

	w.slower.Store(0)
	paul.closes()
	if held := paul.holds("Description"); !strings.Contains(held, "The servers are late.") {
		t.Errorf("what was typed is gone: %s", held)
	}
	paul.submits()
	c.in("committee-europe").showsTimes(1, "The servers are late.")
}
