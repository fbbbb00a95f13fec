package postgres_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/feed"
)

func TestAFeedHoldsWhatConcernsItsPersonAndNothingElse(t *testing.T) {
	h := newHouse(t)
	newEnding(h, h.bs).sent()
	h.decide(h.log(h.ps.ID, "resource_unavailable").ID)
	desk := feed.NewDesk(h.store, h.now)
	of := func(who directory.UserID) feed.Dates {
		return must(h.store.FeedDates(t.Context(), must(desk.Link(t.Context(), h.by(who)))(t)))(t)
	}

	d := of(manager)
	if len(d.Kickoffs) != 2 || len(d.Committees) != 1 || len(d.Silences) != 1 || len(d.Actions) != 1 || d.Of.ID != manager {
		t.Fatalf("the manager's feed holds %+v", d)
	}
	if k := d.Kickoffs[0]; k.Customer != "Acme" || k.Zone.String() != "Europe/Paris" || k.Project.PreKickoff != h.today().Add(14) || k.Project.Kickoff.At != 600 {
		t.Errorf("the pre-kickoff is %+v", k)
	}
	silence, today := d.Silences[0], h.today()
	if silence.Project != "Archive" || silence.Until != today.Add(15) || !slices.Equal(silence.Reminds, []calendar.Date{today.Add(5), today.Add(10), today.Add(14)}) {
		t.Errorf("the silence is %+v", silence)
	}
	if d := of(consultant); len(d.Kickoffs) != 2 || len(d.Committees)+len(d.Silences)+len(d.Actions) != 0 {
		t.Errorf("the consultant's feed holds %+v", d)
	}
	if d := of(nobody); len(d.Kickoffs)+len(d.Committees)+len(d.Silences)+len(d.Actions) != 0 {
		t.Errorf("nobody's feed holds %+v", d)
	}

	h.goTo(h.now().Add(30 * 24 * time.Hour))
	must(h.projects.Stop(t.Context(), h.by(boss), h.bs.ID, "The customer left."))(t)
	if d := of(manager); len(d.Kickoffs)+len(d.Silences) != 0 {
		t.Errorf("a month later it still holds %+v", d)
	}
}

func TestAFeedsSecretHoldsUntilItIsRenewed(t *testing.T) {
	h := newHouse(t)
	desk := feed.NewDesk(h.store, h.now)
	first := must(desk.Link(t.Context(), h.by(manager)))(t)
	if again := must(desk.Link(t.Context(), h.by(manager)))(t); again != first {
		t.Error("asked again, it is another one")
	}
	act := h.by(manager)
	renewed := must(desk.Renew(t.Context(), act))(t)
	if renewed == first {
		t.Error("it was not renewed")
	}
	if twice := must(desk.Renew(t.Context(), act))(t); twice != renewed {
		t.Error("one act renewed it twice")
	}
	if _, err := h.store.FeedDates(t.Context(), first); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the first one says %v", err)
	}
	must(h.store.FeedDates(t.Context(), renewed))(t)
	h.ok(h.store.Meet(t.Context(), directory.Member{ID: manager, Name: "Gone"}))
	if _, err := h.store.FeedDates(t.Context(), renewed); fault.KindOf(err) != fault.NotFound {
		t.Errorf("somebody who left reads %v", err)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb IN ('feed.made', 'feed.renewed') AND before IS NULL AND after IS NULL`); n != 2 {
		t.Errorf("%d entries in the record, want 2", n)
	}
}

func TestManyCallsMakeOneFeed(t *testing.T) {
	h := newHouse(t)
	desk := feed.NewDesk(h.store, h.now)
	var group sync.WaitGroup
	links := make([]feed.Secret, 8)
	for n := range links {
		act := h.by("USTRANGER")
		group.Go(func() { links[n] = must(desk.Link(t.Context(), act))(t) })
	}
	group.Wait()
	if n := len(slices.Compact(links)); n != 1 {
		t.Errorf("%d secrets were given out", n)
	}
}
