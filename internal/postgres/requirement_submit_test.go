package postgres_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"docket/internal/fault"
	"docket/internal/postgres"
	"docket/internal/requirement"
)

// tracker is one outside that fails as often as it is told, and knows what it has.
type tracker struct {
	fails int
	calls int
	has   map[requirement.ID]requirement.Ticket
}

func (*tracker) Name() string { return "jira" }

func (k *tracker) Submit(ctx context.Context, r requirement.Requirement) (requirement.Ticket, error) {
	if _, bounded := ctx.Deadline(); !bounded {
		return requirement.Ticket{}, errors.New("nothing bounds the call")
	}
	k.calls++
	if _, known := k.has[r.ID]; !known {
		k.has[r.ID] = requirement.Ticket{Tracker: "jira", Key: "DEV-77", URL: "https://jira.example/DEV-77"}
	}
	if k.fails--; k.fails >= 0 {
		return requirement.Ticket{}, errors.New("the answer was lost")
	}
	return k.has[r.ID], nil
}

func TestARequirementIsHandedInToATrackerUntilItAnswersAndOnce(t *testing.T) {
	h := newHouse(t)
	jira := &tracker{fails: 2, has: map[requirement.ID]requirement.Ticket{}}
	h.store = postgres.NewStore(h.db, h.now, postgres.WithTracker(jira))
	h.reminders = h.db.Reminders(h.store.Effects())
	desk := h.assess(mara, noah)
	raised := must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	if raised.Ticket.Key != "" || raised.Ticket.Tracker != "jira" || jira.calls != 0 {
		t.Fatalf("it is handed in within the press: %+v", raised.Ticket)
	}
	must(desk.Evaluate(t.Context(), h.by(mara), raised.ID, opinion()))(t)
	for range 5 {
		for more := true; more; {
			more, _ = h.reminders.Sweep(t.Context(), h.now()) // the tracker's failure is what is expected
		}
		h.pass(time.Minute)
	}
	card := must(desk.Show(t.Context(), raised.ID))(t)
	if card.Ticket != jira.has[raised.ID] || jira.calls != 3 || len(card.Evaluations) != 1 {
		t.Errorf("after %d calls its ticket is %+v", jira.calls, card.Ticket)
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
