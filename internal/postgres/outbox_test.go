package postgres

import (
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/outbox"
)

// What a note costs a transaction that inserts one row: nothing to say, a note for
// a lane at rest (which needs a job), one for a lane that is looked after.
func BenchmarkSay(b *testing.B) {
	db := migrated(b)
	db.x.MustExec(`CREATE TABLE thing (id bigint PRIMARY KEY, body text NOT NULL)`)
	db.x.MustExec(`INSERT INTO lane (name, armed_until) VALUES ('busy', 'infinity')`)
	var id atomic.Int64
	insert := func(b *testing.B, notes func(n int64) []outbox.Note) {
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				n := id.Add(1)
				err := db.InTxKeyed(b.Context(), func(tx *sqlx.Tx) error {
					if _, err := tx.ExecContext(b.Context(), `INSERT INTO thing VALUES ($1, 'something')`, n); err != nil {
						return err
					}
					return enqueue(b.Context(), tx, notes(n))
				})
				if err != nil {
					b.Error(err)
				}
			}
		})
	}
	in := func(lane outbox.Lane) func(int64) []outbox.Note {
		return func(n int64) []outbox.Note {
			return []outbox.Note{{Topic: "thing", Subject: outbox.Subject{Kind: "thing", ID: n}, Channel: lane, Key: fmt.Sprint("thing/", n)}}
		}
	}
	for _, c := range []struct {
		name  string
		notes func(int64) []outbox.Note
	}{
		{"nothing", func(int64) []outbox.Note { return nil }},
		{"at rest", in("idle")},
		{"looked after", in("busy")},
	} {
		for _, width := range []int{1, 8, 32} {
			b.Run(fmt.Sprintf("%s/%d", c.name, width), func(b *testing.B) {
				b.SetParallelism(width)
				insert(b, c.notes)
			})
		}
	}
}

// A transaction that adds to a lane keeps the lane's job from laying it down, and
// the other way round.
func TestALaneIsNotLaidDownWhileATransactionAddsToIt(t *testing.T) {
	db := migrated(t)
	store := db.Outbox(outbox.Pacing{Lease: time.Minute, Settle: time.Minute}, nil)
	if err := db.Say(t.Context(), []outbox.Note{{Topic: "thing", Channel: "C1", Key: "first", NotBefore: monday}}); err != nil {
		t.Fatal(err)
	}
	job := outbox.Job{ID: 1, Lane: "C1"}
	err := db.InTx(t.Context(), func(tx *sqlx.Tx) error {
		if err := enqueue(t.Context(), tx, []outbox.Note{{Topic: "thing", Channel: "C1", Key: "second"}}); err != nil {
			return err
		}
		claim, err := store.Claim(t.Context(), job, monday.Add(-time.Hour))
		if claim.Delivery != nil || claim.Wait == 0 {
			t.Errorf("claimed %+v", claim)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	claim, err := store.Claim(t.Context(), job, monday.Add(-time.Hour))
	if err != nil || claim.Delivery == nil || claim.Delivery.Key != "second" {
		t.Errorf("claimed %+v, %v", claim, err)
	}
}

func TestAJobOfABetterRankRelievesAnotherAndNoneElseDoes(t *testing.T) {
	db := migrated(t)
	store := db.Outbox(outbox.Pacing{LaneGap: time.Second, Lease: time.Minute, Settle: time.Minute}, nil)
	notes := []outbox.Note{{Topic: "thing", Channel: "C1", Key: "a"}, {Topic: "thing", Channel: "C1", Key: "b"}}
	if err := db.Say(t.Context(), notes); err != nil {
		t.Fatal(err)
	}
	agenda := outbox.Job{ID: 1, Lane: "C1", Rank: outbox.Agenda}
	digest := outbox.Job{ID: 2, Lane: "C1", Rank: outbox.Digest}
	click := outbox.Job{ID: 3, Lane: "C1", Rank: outbox.Click}
	first, err := store.Claim(t.Context(), agenda, monday)
	if err != nil || first.Delivery == nil {
		t.Fatalf("%+v, %v", first, err)
	}
	if err := store.Record(t.Context(), *first.Delivery, outbox.Outcome{State: outbox.Said, Receipt: outbox.Receipt{Channel: "C1", TS: "1.0"}}, monday); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		job  outbox.Job
		want time.Duration
	}{{digest, 0}, {agenda, time.Second}, {click, time.Second}, {agenda, 0}} {
		claim, err := store.Claim(t.Context(), c.job, monday)
		if err != nil || claim.Delivery != nil || claim.Wait != c.want {
			t.Errorf("job %d of rank %d: %+v, %v, want a wait of %v", c.job.ID, c.job.Rank, claim, err, c.want)
		}
	}
}

func TestALateAnswerToARequestFromBeforeTheResumptionHaltsNothing(t *testing.T) {
	db := migrated(t)
	store := db.Outbox(outbox.Pacing{Lease: time.Minute, Settle: time.Minute}, silent{})
	var flying []outbox.Delivery
	for i, lane := range []outbox.Lane{"C1", "C2"} {
		if err := db.Say(t.Context(), []outbox.Note{{Topic: "thing", Channel: lane, Key: string(lane)}}); err != nil {
			t.Fatal(err)
		}
		claim, err := store.Claim(t.Context(), outbox.Job{ID: int64(i + 1), Lane: lane}, monday)
		if err != nil || claim.Delivery == nil {
			t.Fatalf("%+v, %v", claim, err)
		}
		flying = append(flying, *claim.Delivery)
	}
	halt := func(d outbox.Delivery) string {
		if err := store.Record(t.Context(), d, outbox.Outcome{State: outbox.Halted, Reason: "invalid_auth"}, monday); err != nil {
			t.Fatal(err)
		}
		backlog, err := store.Backlog(t.Context(), monday)
		if err != nil {
			t.Fatal(err)
		}
		return backlog.Halted
	}
	if got := halt(flying[0]); got != "invalid_auth" {
		t.Errorf("halted by %q", got)
	}
	if err := store.Resume(t.Context(), monday); err != nil {
		t.Fatal(err)
	}
	if got := halt(flying[1]); got != "" {
		t.Errorf("halted again by %q", got)
	}
}

// silent tells nobody.
type silent struct{}

func (silent) Notices(outbox.Lane, string, outbox.Note) []outbox.Note { return nil }

// Whoever drains looks by an instant that may lie just before the one at which a
// note is put back.
func TestANoteThatIsPutBackIsDueForThoseWhoLookedAMomentBefore(t *testing.T) {
	for _, end := range []outbox.Outcome{{State: outbox.Limited}, {State: outbox.Halted}, {State: outbox.Missing}} {
		t.Run(string(end.State), func(t *testing.T) {
			db := migrated(t)
			store := db.Outbox(outbox.Pacing{Lease: time.Minute, Settle: time.Minute}, silent{})
			if err := db.Say(t.Context(), []outbox.Note{{Topic: "thing", Channel: "C1", Key: "a"}}); err != nil {
				t.Fatal(err)
			}
			claim, err := store.Claim(t.Context(), outbox.Job{ID: 1, Lane: "C1"}, monday)
			if err != nil || claim.Delivery == nil {
				t.Fatalf("%+v, %v", claim, err)
			}
			if err := store.Record(t.Context(), *claim.Delivery, end, monday.Add(time.Millisecond)); err != nil {
				t.Fatal(err)
			}
			if backlog, err := store.Backlog(t.Context(), monday); err != nil || backlog.Due != 1 {
				t.Errorf("%+v, %v", backlog, err)
			}
		})
	}
}

// A job that is lost leaves its lane to be found again: a letter's by the workers
// of letters, also while Slack refuses the token.
func TestALostLetterIsFoundAgainWhileSlackIsHalted(t *testing.T) {
	db := migrated(t)
	store := db.Outbox(outbox.Pacing{Lease: time.Minute, Settle: time.Minute}, silent{})
	notes := []outbox.Note{{Topic: "thing", Channel: "C1", Key: "a"}, {Topic: "thing", Channel: outbox.MailTo("ana@acme.example"), Key: "b"}}
	if err := db.Say(t.Context(), notes); err != nil {
		t.Fatal(err)
	}
	queues := func() (all []string) {
		t.Helper()
		if err := db.x.SelectContext(t.Context(), &all, `SELECT queue FROM river_job ORDER BY queue`); err != nil {
			t.Fatal(err)
		}
		return all
	}
	if got := queues(); !slices.Equal(got, []string{"mail", "outbox"}) {
		t.Errorf("the notes wait in %v", got)
	}
	db.x.MustExec(`DELETE FROM river_job`)
	db.x.MustExec(`UPDATE lane SET armed_until = '-infinity'`)
	db.x.MustExec(`UPDATE halt SET reason = 'token_revoked'`)
	if n, err := store.Rescue(t.Context(), monday); err != nil || n != 1 {
		t.Errorf("%d lanes are rescued, %v", n, err)
	}
	if got := queues(); !slices.Equal(got, []string{"mail"}) {
		t.Errorf("what is rescued waits in %v", got)
	}
	if claim, err := store.Claim(t.Context(), outbox.Job{ID: 1, Lane: "C1"}, monday); err != nil || claim.Delivery != nil {
		t.Errorf("a post is claimed while nothing may be posted: %+v, %v", claim, err)
	}
	claim, err := store.Claim(t.Context(), outbox.Job{ID: 2, Lane: outbox.MailTo("ana@acme.example")}, monday)
	if err != nil || claim.Delivery == nil || claim.Delivery.Verb != outbox.Send || claim.Delivery.Again {
		t.Errorf("claimed %+v, %v", claim.Delivery, err)
	}
}

func TestALetterThatIsGoneIsNoCopyOfAnything(t *testing.T) {
	db := migrated(t)
	store := db.Outbox(outbox.Pacing{Lease: time.Minute, Settle: time.Minute}, silent{})
	of := outbox.Subject{Kind: "thing", ID: 1}
	ana := outbox.MailTo("ana@acme.example")
	if err := db.Say(t.Context(), []outbox.Note{{Topic: "thing", Subject: of, Channel: ana, Key: "a"}}); err != nil {
		t.Fatal(err)
	}
	claim, err := store.Claim(t.Context(), outbox.Job{ID: 1, Lane: ana}, monday)
	if err != nil || claim.Delivery == nil {
		t.Fatalf("%+v, %v", claim, err)
	}
	if err := store.Record(t.Context(), *claim.Delivery, outbox.Outcome{State: outbox.Said, Receipt: outbox.Receipt{Final: true}}, monday); err != nil {
		t.Fatal(err)
	}
	if err := db.Say(t.Context(), nil, of); err != nil {
		t.Fatal(err)
	}
	if backlog, err := store.Backlog(t.Context(), monday); err != nil || !backlog.Idle() {
		t.Errorf("something is left to do: %+v, %v", backlog, err)
	}
	if _, err := db.x.Exec(`UPDATE note SET state = 'sent'`); err == nil {
		t.Error("the database takes a letter for a copy that can be drawn again")
	}
}
