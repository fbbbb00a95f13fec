package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jmoiron/sqlx"

	"docket/internal/outbox"
)

// counters are subjects whose state is a number in the database.
type counters struct {
	*world
	x *sqlx.DB
}

func newCounters(t testing.TB, n int) counters {
	w := newWorld(t)
	x, err := sqlx.Connect("postgres", w.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	x.MustExec(`CREATE TABLE counter (id bigint PRIMARY KEY, n int NOT NULL)`)
	x.MustExec(`INSERT INTO counter SELECT i, 0 FROM generate_series(0, $1) i`, n-1)
	c := counters{world: w, x: x}
	w.slack.drawn(func(ctx context.Context, d outbox.Delivery) (string, error) {
		value, err := c.value(ctx, d.Subject.ID)
		pause(ctx, rand.N(5*time.Millisecond))
		return strconv.Itoa(value), err
	})
	return c
}

func (c counters) value(ctx context.Context, id int64) (n int, err error) {
	return n, c.x.GetContext(ctx, &n, `SELECT n FROM counter WHERE id = $1`, id)
}

// change adds one and marks the copies old, in one transaction; or rolls back.
func (c counters) change(id int64, rollback error) error {
	err := c.db.InTx(c.t.Context(), func(tx *sqlx.Tx) error {
		tx.MustExec(`UPDATE counter SET n = n + 1 WHERE id = $1`, id)
		if _, err := tx.Exec(`SELECT outbox_say('[]', jsonb_build_array(jsonb_build_object('kind', 'counter', 'id', $1::bigint)))`, id); err != nil {
			return err
		}
		return rollback
	})
	if errors.Is(err, rollback) {
		return nil
	}
	return err
}

func TestEveryCopyShowsTheLastStateHoweverChangesAndUpdatesRace(t *testing.T) {
	const subjects, lanes, changes = 4, 6, 40
	c := newCounters(t, subjects)
	for s := range subjects {
		for l := range lanes {
			c.say(outbox.Note{Topic: "counter", Subject: outbox.Subject{Kind: "counter", ID: int64(s)}, Channel: outbox.Lane(fmt.Sprint("C", l)), Key: fmt.Sprint(s, "/", l)})
		}
	}
	engine := c.engine(c.slack)
	c.engine(c.slack)
	var group sync.WaitGroup
	for s := range subjects {
		for range 2 {
			group.Go(func() {
				for i := range changes {
					var rollback error
					if i%5 == 0 {
						rollback = errors.New("changed my mind")
					}
					if err := c.change(int64(s), rollback); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	group.Wait()
	c.drain(engine)
	for l := range lanes {
		for _, m := range c.slack.shows(fmt.Sprint("C", l)) {
			if m.Text != strconv.Itoa(2*changes*4/5) {
				t.Errorf("C%d shows %q, want %d", l, m.Text, 2*changes*4/5)
			}
		}
	}
	if c.slack.crowded > 0 {
		t.Errorf("%d requests met another in their lane", c.slack.crowded)
	}
}

func TestAChangeThatComesWhileTheMessageIsOnItsWayIsDrawnAfterwards(t *testing.T) {
	w := newWorld(t)
	var state atomic.Int64
	drawn, goOn := make(chan struct{}), make(chan struct{})
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) {
		text := fmt.Sprint(state.Load())
		if d.Attempt <= 2 { // the post and its first update
			drawn <- struct{}{}
			<-goOn
		}
		return text, nil
	})
	engine := w.engine(w.slack)
	w.say(note("C1", "a"))
	for range 2 {
		select {
		case <-drawn:
		case <-time.After(20 * time.Second):
			t.Fatal("the change is not drawn")
		}
		state.Add(1)
		w.touch(outbox.Subject{Kind: "issue", ID: 42})
		goOn <- struct{}{}
	}
	w.drain(engine)
	if diff := cmp.Diff([]string{"2"}, w.slack.texts("C1")); diff != "" {
		t.Error(diff)
	}
}

// Nobody sweeps here: a note whose transaction commits just as the lane's job
// lays the lane down must still be said.
func TestNoNoteIsOverlookedAsItsLaneIsLaidDown(t *testing.T) {
	w := newWorld(t)
	w.engine(w.slack)
	w.engine(w.slack)
	const writers, notes = 6, 60
	var group sync.WaitGroup
	for writer := range writers {
		group.Go(func() {
			for i := range notes {
				if err := w.db.Say(t.Context(), []outbox.Note{note(fmt.Sprint("C", writer%2), fmt.Sprint(writer, "/", i))}); err != nil {
					t.Error(err)
				}
				pause(t.Context(), rand.N(8*time.Millisecond))
			}
		})
	}
	group.Wait()
	store := w.db.Outbox(w.pacing, w)
	deadline, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for {
		backlog, err := store.Backlog(deadline, w.now())
		if err != nil {
			t.Fatalf("%d of %d said: %v", w.slack.count(outbox.Post), writers*notes, err)
		}
		if backlog.Idle() {
			break
		}
		pause(deadline, 10*time.Millisecond)
	}
	if got := w.slack.count(outbox.Post); got != writers*notes {
		t.Errorf("%d posts, want %d", got, writers*notes)
	}
}

func TestARolledBackTransactionLeavesNeitherNoteNorJob(t *testing.T) {
	c := newCounters(t, 1)
	abandoned := errors.New("abandoned")
	err := c.db.InTx(t.Context(), func(tx *sqlx.Tx) error {
		_, err := tx.Exec(`SELECT outbox_say('[{"topic":"t","subject":{"kind":"counter","id":0},"channel":"C1","key":"k","priority":0}]', '[]')`)
		return errors.Join(err, abandoned)
	})
	if !errors.Is(err, abandoned) {
		t.Fatal(err)
	}
	var rows int
	if err := c.x.Get(&rows, `SELECT (SELECT count(*) FROM note) + (SELECT count(*) FROM river_job)`); err != nil || rows != 0 {
		t.Errorf("%d rows, %v", rows, err)
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
