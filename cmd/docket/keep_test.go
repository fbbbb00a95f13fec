package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"docket/internal/pgtest"
	"docket/internal/sandbox"
)

// keptIn opens a demo on a directory as the command does; leave closes it.
func keptIn(t *testing.T, dir string) (c *company, leave func()) {
	t.Helper()
	d := demoCmd{Data: dir, Empty: true}
	kept, err := d.database(t.Context(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	stop := sync.OnceFunc(kept.close)
	t.Cleanup(stop) // after the company, which leans on it
	c = openedOn(t, kept.url, d, slowMotion)
	return c, func() {
		c.shuts()
		stop()
	}
}

// folder is a directory that root's database, which runs as another user, can
// enter too.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{filepath.Dir(dir), dir} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAKeptDemoGoesOnWhereItWasClosed(t *testing.T) {
	t.Parallel()
	pgtest.New(t, nil) // skips where there is no PostgreSQL
	dir := folder(t)
	c, leave := keptIn(t, dir)
	c.furnished(europe)
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	c.goTo(monday)
	closed, said := c.now(), c.in("committee-europe").all()
	leave()

	c, leave = keptIn(t, dir)
	nadia, room := c.as("nadia"), c.in("committee-europe")
	if c.now().Before(closed) || c.now().After(closed.Add(time.Hour)) {
		t.Errorf("the clock shows %s; it was closed at %s", c.now(), closed)
	}
	c.settle()
	if words(room.all()) != words(said) {
		t.Errorf("the channel shows:\n%s\nand before:\n%s", words(room.all()), words(said))
	}
	nadia.presses("Start meeting", "committee-europe", "Start meeting", "Human resource unavailable")
	room.showsTimes(1, "Running since", "here: Nadia Roux", "Human resource unavailable")
	if n := len(room.all()); n != len(said) {
		t.Errorf("%d messages, not %d:\n%s", n, len(said), words(room.all()))
	}
	nadia.presses("End meeting", "committee-europe", "End meeting")
	leave()

	c, _ = keptIn(t, dir)
	c.goTo("2026-11-30 09:00 Europe/Paris")
	c.in("committee-europe").showsTimes(1, "Minutes of Customer committee Europe")
	c.in("committee-europe").showsTimes(1, "Start meeting", "carried over 1 week")
}

func TestADatabaseAndALocalSlackThatAreNotOfOneDemoAreNotMixed(t *testing.T) {
	t.Parallel()
	pgtest.New(t, nil)
	slackless, fresh := folder(t), folder(t)
	_, leave := keptIn(t, slackless)
	leave()
	if err := os.Rename(filepath.Join(slackless, "slack.json"), filepath.Join(fresh, "slack.json")); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]string{
		slackless: "is without its local Slack", fresh: "is without its database",
	} {
		kept, err := demoCmd{Data: dir}.database(t.Context(), slog.New(slog.DiscardHandler))
		if err == nil {
			kept.close()
		}
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "choose another --data") {
			t.Errorf("err is %v, want %q", err, want)
		}
	}
}

func TestTheLocalSlackIsKeptEveryWhileForADemoThatIsKilled(t *testing.T) {
	file := slackFile(filepath.Join(t.TempDir(), "new", "slack.json"))
	synctest.Test(t, func(t *testing.T) {
		local, err := sandbox.New(sandbox.Config{})
		if err != nil {
			t.Fatal(err)
		}
		defer local.Close()
		m := &demo{local: local}
		if err := m.keepIn(t.Context(), file, slog.New(slog.DiscardHandler)); err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"the first thing", "the second thing"} {
			local.Say(t.Context(), sandbox.MessageInput{User: "ana", Channel: "general", Text: words})
			<-time.After(keepEvery)
			synctest.Wait()
			if kept, err := os.ReadFile(string(file)); !strings.Contains(string(kept), words) {
				t.Errorf("%v; %q is not in what is kept: %s", err, words, kept)
			}
		}
		if err := m.keep(); err != nil {
			t.Error(err)
		}
	})
}

func TestABrokenLocalSlackIsNamed(t *testing.T) {
	dir := t.TempDir()
	d := demoCmd{Data: dir, Addr: "127.0.0.1:0"}
	if err := os.WriteFile(string(d.slackFile()), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := d.open(t.Context(), "", slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), string(d.slackFile())) || !strings.Contains(err.Error(), "broken") {
		t.Errorf("err is %v", err)
	}
}

func TestNothingIsKeptWithoutADirectory(t *testing.T) {
	for rule, d := range map[string]demoCmd{"no directory": {}, "ephemeral": {Data: t.TempDir(), Ephemeral: true}} {
		if d.slackFile() != "" {
			t.Errorf("%s: the local Slack is kept in %s", rule, d.slackFile())
		}
	}
}
