package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"docket/internal/fault"
	"docket/internal/postgres"
	"docket/internal/requirement"
)

// tracker is one outside that loses as many answers as it is told, and knows what it
// has.
type tracker struct {
	mu      sync.Mutex
	loses   int
	finds   int
	submits int
	has     map[requirement.ID]requirement.Ticket
	during  func() // of each submission
}

func outside() *tracker {
	return &tracker{has: map[requirement.ID]requirement.Ticket{}, during: func() {}}
}

func (*tracker) Name() string { return "jira" }

func (k *tracker) Find(_ context.Context, id requirement.ID) (requirement.Ticket, bool, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.finds++
	t, known := k.has[id]
	return t, known, nil
}

func (k *tracker) Submit(ctx context.Context, r requirement.Requirement) (requirement.Ticket, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, bounded := ctx.Deadline(); !bounded {
		return requirement.Ticket{}, errors.New("nothing bounds the call")
	}
	k.during()
	k.submits++
	t := requirement.Ticket{Tracker: "jira", Key: fmt.Sprintf("DEV-%d", k.submits), URL: "https://jira.example"}
	k.has[r.ID] = t
	if k.loses--; k.loses >= 0 {
		return requirement.Ticket{}, errors.New("the answer was lost")
	}
	return t, nil
}

// handingIn is a house whose development is planned outside, with a requirement that is
// not handed in yet.
func handingIn(t *testing.T, k *tracker) (*house, *requirement.Desk, requirement.Requirement, *requirement.Courier) {
	t.Helper()
	h := newHouse(t)
	h.store = postgres.NewStore(h.db, h.now, postgres.WithTracker(k))
	h.reminders = h.db.Reminders(h.store.Effects())
	desk := h.assess(mara, noah)
	raised := must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	if raised.Ticket.Key != "" || raised.Ticket.Tracker != "jira" || k.submits != 0 {
		t.Fatalf("it is handed in within the press: %+v", raised.Ticket)
	}
	return h, desk, raised, requirement.NewCourier(h.store, k, h.now, slog.New(slog.DiscardHandler))
}

func TestARequirementWhoseTrackersAnswerIsLostIsLookedForAndNotHandedInTwice(t *testing.T) {
	jira := outside()
	jira.loses = 1
	h, desk, raised, courier := handingIn(t, jira)
	if found, err := courier.Deliver(t.Context()); !found || err == nil {
		t.Fatalf("the lost answer: %t %v", found, err)
	}
	if found, err := courier.Deliver(t.Context()); found || err != nil {
		t.Errorf("it is tried again at once: %t %v", found, err)
	}
	h.pass(2 * time.Minute)
	if found, err := courier.Deliver(t.Context()); !found || err != nil {
		t.Errorf("the second try: %t %v", found, err)
	}
	h.pass(24 * time.Hour)
	if found, _ := courier.Deliver(t.Context()); found {
		t.Error("what has its ticket is handed in again")
	}
	card := must(desk.Show(t.Context(), raised.ID))(t)
	if card.Ticket != jira.has[raised.ID] || jira.submits != 1 || jira.finds != 1 {
		t.Errorf("after %d submissions and %d looks its ticket is %+v", jira.submits, jira.finds, card.Ticket)
	}
}

func TestADocketKilledAfterTheTrackerAnsweredMakesNoSecondTicket(t *testing.T) {
	jira := outside()
	h, desk, raised, courier := handingIn(t, jira)
	gone, kill := context.WithCancel(t.Context())
	jira.during = kill // nothing more reaches the database
	if _, err := courier.Deliver(gone); err == nil {
		t.Fatal("the ticket was kept all the same")
	}
	jira.during = func() {}
	h.pass(2 * time.Minute)
	must(courier.Deliver(t.Context()))(t)
	if card := must(desk.Show(t.Context(), raised.ID))(t); jira.submits != 1 || card.Ticket != jira.has[raised.ID] {
		t.Errorf("after %d submissions its ticket is %+v", jira.submits, card.Ticket)
	}
}

func TestOfSeveralDocketsOneHandsARequirementIn(t *testing.T) {
	jira := outside()
	_, _, _, courier := handingIn(t, jira)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if _, err := courier.Deliver(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if jira.submits != 1 || jira.finds != 0 {
		t.Errorf("%d submissions, %d looks", jira.submits, jira.finds)
	}
}

func TestNobodyWaitsWhileATrackerTakesItsTime(t *testing.T) {
	jira := outside()
	h, desk, raised, courier := handingIn(t, jira)
	jira.during = func() {
		must(desk.Evaluate(t.Context(), h.by(mara), raised.ID, opinion()))(t)
		h.sweep()
		if n := h.number(`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`); n != 0 {
			t.Errorf("%d transactions are open while the tracker is asked", n)
		}
	}
	must(courier.Deliver(t.Context()))(t)
	if card := must(desk.Show(t.Context(), raised.ID))(t); card.Ticket.Key != "DEV-1" || len(card.Evaluations) != 1 {
		t.Errorf("its ticket is %+v, %d evaluations", card.Ticket, len(card.Evaluations))
	}
}

// opinion is what an assessor may say.
func opinion() requirement.Assessment {
	return requirement.Assessment{Contract: requirement.Yes, Urgent: requirement.No, Stops: requirement.No, Effort: requirement.Small}
}

func TestWhatAssessorsSayAtOnceAllCounts(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara, noah, olive)
	raised := must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	var all sync.WaitGroup
	for _, who := range []struct{ act func() error }{
		{func() error { _, err := desk.Evaluate(t.Context(), h.by(mara), raised.ID, opinion()); return err }},
		{func() error { _, err := desk.Evaluate(t.Context(), h.by(noah), raised.ID, opinion()); return err }},
		{func() error { _, err := desk.Evaluate(t.Context(), h.by(olive), raised.ID, opinion()); return err }},
	} {
		all.Go(func() {
			if err := who.act(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if card := must(desk.Show(t.Context(), raised.ID))(t); len(card.Evaluations) != 3 || !card.Ready {
		t.Errorf("%d evaluations, ready: %t", len(card.Evaluations), card.Ready)
	}
}

func TestOfManyWhoDecideOnARequirementOneDoes(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara, noah)
	raised := must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	must(desk.Evaluate(t.Context(), h.by(mara), raised.ID, opinion()))(t)
	must(desk.Evaluate(t.Context(), h.by(noah), raised.ID, opinion()))(t)
	kinds := make([]fault.Kind, 8)
	var all sync.WaitGroup
	for n := range kinds {
		act := h.by(boss)
		all.Go(func() {
			_, err := desk.Decide(t.Context(), act, raised.ID, requirement.Verdict{Choice: requirement.Choices[n%2]})
			kinds[n] = fault.KindOf(err)
		})
	}
	all.Wait()
	won := 0
	for _, k := range kinds {
		switch k {
		case fault.None:
			won++
		case fault.Conflict:
		default:
			t.Errorf("somebody is told %q", k)
		}
	}
	if n := h.number(`SELECT count(*) FROM decision WHERE subject_kind = 'requirement'`); won != 1 || n != 1 {
		t.Errorf("%d decided, %d decisions", won, n)
	}
}
