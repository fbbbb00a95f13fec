package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
	"testing"
	"time"

	"docket/internal/browsertest"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/postgres"
)

// The environment that makes the test binary a docket to be killed: the whole
// program with its command line, or one whose clock runs fast.
const (
	envProgram = "DOCKET_TEST_PROGRAM"
	envHurried = "DOCKET_TEST_HURRIED"
)

// sideBySide runs so many scenarios at a time, unless the command line says
// otherwise: they mostly wait, for a database or for Slack's pace.
func sideBySide(n int) {
	flag.Parse()
	chosen := false
	flag.Visit(func(f *flag.Flag) { chosen = chosen || f.Name == "test.parallel" })
	if !chosen {
		_ = flag.Set("test.parallel", strconv.Itoa(n))
	}
}

func TestMain(m *testing.M) {
	program, hurried := os.Getenv(envProgram), os.Getenv(envHurried)
	if program == "" && hurried == "" {
		sideBySide(6)
		debug.SetGCPercent(400) // memory is there, and processors are what all wait for
		os.Exit(browsertest.Main(m))
	}
	go endWithParent()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	err := error(nil)
	if hurried != "" {
		err = runHurried(ctx, hurried)
	} else {
		err = run(ctx, os.Args[1:], streams{out: os.Stdout, err: os.Stderr})
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "docket: "+err.Error())
		os.Exit(1)
	}
	os.Exit(0)
}

// endWithParent leaves nothing behind when the test that holds the other end of
// standard input is gone.
func endWithParent() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(3)
}

// hurried is a docket whose clock runs fast beside that of its local Slack, and
// which gives up on what does not answer sooner than a real one would.
type hurried struct {
	Database string
	Slack    string
	Clock    fastClock
	Pacing   outbox.Pacing
}

// fastClock shows an invented time, at a multiple of the real pace. Processes
// that are given the same one agree.
type fastClock struct {
	Begun time.Time // in real time
	Start time.Time // what it showed then
	Rate  float64
}

func (c fastClock) now() time.Time {
	return c.Start.Add(time.Duration(float64(time.Since(c.Begun)) * c.Rate))
}

// The workspace's secrets, known to both sides.
const (
	testSecret = "0123456789abcdef0123456789abcdef"
	testToken  = "xoxb-replica"
	testAdmin  = "U0ADMIN001"
)

// runHurried is what the command serve does, at the clock and pace it is given.
func runHurried(ctx context.Context, text string) error {
	var s hurried
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return fmt.Errorf("read %s: %w", envHurried, err)
	}
	if err := postgres.Migrate(ctx, s.Database); err != nil {
		return err
	}
	c := config{Addr: "127.0.0.1:0", BotToken: testToken, SigningSecret: testSecret, APIURL: s.Slack, LogLevel: slog.LevelInfo}
	h, err := build(ctx, settings{
		databaseURL: s.Database, api: client(c), signingSecret: c.SigningSecret, admins: []directory.UserID{testAdmin},
		pacing: s.Pacing, now: s.Clock.now, log: logger(c.LogLevel),
	})
	if err != nil {
		return err
	}
	return h.serve(ctx, c)
}
