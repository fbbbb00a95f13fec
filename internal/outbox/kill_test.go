package outbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/outbox"
	"docket/internal/postgres"
)

// The steps of a delivery at which a process may die.
const (
	beforeClaim  = "before it takes the note"
	afterClaim   = "before it sends the request"
	atRequest    = "before Slack acts on the request"
	atAnswer     = "before Slack answers"
	beforeRecord = "before it writes the answer down"
	afterRecord  = "after it wrote the answer down"
)

// The environment that makes the test binary a replica to be killed.
const (
	envDatabase = "OUTBOX_TEST_DATABASE"
	envSlack    = "OUTBOX_TEST_SLACK"
	envStep     = "OUTBOX_TEST_STEP"
)

func TestMain(m *testing.M) {
	if url := os.Getenv(envDatabase); url != "" {
		fmt.Fprintln(os.Stderr, doomed(url, os.Getenv(envSlack), os.Getenv(envStep)))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func TestAReplicaKilledAtAnyStepLosesAndRepeatsNothing(t *testing.T) {
	for _, step := range []string{beforeClaim, afterClaim, atRequest, atAnswer, beforeRecord, afterRecord} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			head, reply := note("C1", "head"), note("C1", "reply")
			reply.Parent = "head"
			w.say(head, reply)
			for range 3 {
				w.killOne(step)
			}
			w.drain(w.engine(w.slack))
			if diff := cmp.Diff([]string{"head", "reply"}, w.slack.texts("C1")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReplicasKilledAtOddMomentsLoseAndRepeatNothing(t *testing.T) {
	const lanes = 30
	w := newWorld(t)
	w.pacing.LaneGap = 40 * time.Millisecond
	for l := range lanes {
		for i := range 3 {
			w.say(note(fmt.Sprint("C", l), fmt.Sprint(l, "/", i)))
		}
	}
	for i := range 4 {
		w.killAfter(time.Duration(250+130*i) * time.Millisecond)
	}
	w.drain(w.engine(w.slack))
	for l := range lanes {
		want := []string{fmt.Sprint(l, "/0"), fmt.Sprint(l, "/1"), fmt.Sprint(l, "/2")}
		if diff := cmp.Diff(want, w.slack.texts(fmt.Sprint("C", l))); diff != "" {
			t.Error(diff)
		}
	}
}

// killOne runs a replica until it dies at a step, or has nothing to do for so
// long that it never will.
func (w *world) killOne(step string) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 5*time.Second)
	defer cancel()
	w.replica(ctx, step)
}

// killAfter runs a replica for a while and kills it.
func (w *world) killAfter(d time.Duration) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), d)
	defer cancel()
	w.replica(ctx, "never")
}

func (w *world) replica(ctx context.Context, step string) {
	w.t.Helper()
	server := httptest.NewServer(slackOverHTTP(w.slack, step))
	defer server.Close()
	child := exec.CommandContext(ctx, os.Args[0])
	child.Env = append(os.Environ(), envDatabase+"="+w.url, envSlack+"="+server.URL, envStep+"="+step)
	said, err := child.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		w.t.Fatalf("the replica ended with %v: %s", err, said)
	}
}

// call is a request and its answer on their way between processes.
type call struct {
	PID      int
	Delivery outbox.Delivery
	Receipt  outbox.Receipt
	Found    bool
}

// slackOverHTTP serves a Slack that kills whoever asks, at a step.
func slackOverHTTP(s *fakeSlack, step string) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		var c call
		if err := json.NewDecoder(r.Body).Decode(&c); err != nil {
			http.Error(rw, err.Error(), http.StatusBadRequest)
			return
		}
		if step == atRequest {
			die(c.PID)
			return
		}
		if c.Delivery.Verb == outbox.Find {
			c.Receipt, c.Found, _ = s.Find(r.Context(), c.Delivery)
		} else {
			c.Receipt, _ = s.Deliver(context.WithoutCancel(r.Context()), c.Delivery)
		}
		if step == atAnswer {
			die(c.PID)
			return
		}
		if err := json.NewEncoder(rw).Encode(c); err != nil {
			panic(err)
		}
	})
}

func die(pid int) {
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		panic(err)
	}
}

// doomed runs a replica that kills itself at a step. It returns only in trouble.
func doomed(url, slack, step string) error {
	ctx := context.Background()
	db, err := postgres.Open(ctx, url)
	if err != nil {
		return err
	}
	pacing := quick()
	store := doomedStore{Outbox: db.Outbox(pacing, nil), step: step}
	engine, err := outbox.New(ctx, outbox.Config{
		URL: url, Store: store, Slack: remoteSlack(slack), Pacing: pacing, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	if err := engine.Start(ctx); err != nil {
		return err
	}
	for {
		if _, err := store.Rescue(ctx, time.Now()); err != nil {
			return err
		}
		pause(ctx, 50*time.Millisecond)
	}
}

type doomedStore struct {
	*postgres.Outbox
	step string
}

// Claim implements outbox.Store.
func (s doomedStore) Claim(ctx context.Context, job outbox.Job, at time.Time) (outbox.Claim, error) {
	if s.step == beforeClaim {
		die(os.Getpid())
	}
	claim, err := s.Outbox.Claim(ctx, job, at)
	if s.step == afterClaim && claim.Delivery != nil {
		die(os.Getpid())
	}
	return claim, err
}

// Record implements outbox.Store.
func (s doomedStore) Record(ctx context.Context, d outbox.Delivery, o outbox.Outcome, at time.Time) error {
	if s.step == beforeRecord {
		die(os.Getpid())
	}
	err := s.Outbox.Record(ctx, d, o, at)
	if s.step == afterRecord {
		die(os.Getpid())
	}
	return err
}

// remoteSlack is the address of a Slack in another process.
type remoteSlack string

// Deliver implements outbox.Slack.
func (s remoteSlack) Deliver(ctx context.Context, d outbox.Delivery) (outbox.Receipt, error) {
	c, err := s.ask(ctx, d)
	return c.Receipt, err
}

// Find implements outbox.Slack.
func (s remoteSlack) Find(ctx context.Context, d outbox.Delivery) (outbox.Receipt, bool, error) {
	c, err := s.ask(ctx, d)
	return c.Receipt, c.Found, err
}

func (s remoteSlack) ask(ctx context.Context, d outbox.Delivery) (c call, err error) {
	body, err := json.Marshal(call{PID: os.Getpid(), Delivery: d})
	if err != nil {
		return c, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, string(s), io.NopCloser(bytes.NewReader(body)))
	if err != nil {
		return c, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return c, err
	}
	defer response.Body.Close()
	return c, json.NewDecoder(response.Body).Decode(&c)
}
