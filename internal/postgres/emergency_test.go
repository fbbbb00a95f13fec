package postgres_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/fault"
)

// raise reports an emergency in the PS project and lets a minute pass.
func (h *house) raise(act directory.Act) emergency.Emergency {
	h.Helper()
	e := must(emergency.NewDesk(h.store).Raise(h.Context(), act, emergency.Draft{Project: h.ps.ID, What: "The server room is flooded."}))(h)
	h.pass(time.Minute)
	return e
}

func TestAnEmergencyIsKeptAsItIs(t *testing.T) {
	h := newHouse(t)
	desk := emergency.NewDesk(h.store)
	raised := must(desk.Raise(t.Context(), h.by(consultant), emergency.Draft{Project: h.ps.ID, What: " Fire. ", Evidence: "https://x.example/1"}))(t)
	must(desk.Take(t.Context(), h.by(seller), raised.ID))(t)
	h.pass(time.Minute)
	over := must(desk.End(t.Context(), h.by(seller), raised.ID, "Out."))(t)
	card := must(desk.Show(t.Context(), raised.ID))(t)
	if diff(over, card.Emergency) != "" || card.In.ID != h.ps.ID || card.In.CustomerName != "Acme" || card.Zone != "Europe/Paris" {
		t.Errorf("it is kept as %+v (-want +got):\n%s", card, diff(over, card.Emergency))
	}
	if !slices.Equal(over.Told, []directory.UserID{manager, seller}) {
		t.Errorf("%v were told", over.Told)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE subject_kind = 'emergency' AND subject_id = $1`, raised.ID); n != 3 {
		t.Errorf("%d entries on record", n)
	}
}

func TestAnEmergencyThatArrivesTwiceIsRaisedOnce(t *testing.T) {
	h := newHouse(t)
	act := h.by(consultant)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			_, err := emergency.NewDesk(h.store).Raise(t.Context(), act, emergency.Draft{Project: h.ps.ID, What: "Fire."})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := h.number(`SELECT count(*) FROM emergency`); n != 1 {
		t.Errorf("%d emergencies", n)
	}
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'emergency.told'`); n != 2 {
		t.Errorf("%d people are told", n)
	}
}

func TestOfManyWhoTakeAnEmergencyOneDoes(t *testing.T) {
	h := newHouse(t)
	e := h.raise(h.by(consultant))
	everybody := []directory.UserID{chair, boss, manager, seller, consultant, admin}
	var took, told sync.Map
	var all sync.WaitGroup
	for _, who := range everybody {
		all.Go(func() {
			_, err := emergency.NewDesk(h.store).Take(t.Context(), h.by(who), e.ID)
			if fault.KindOf(err) == fault.Conflict {
				told.Store(who, err)
			} else if err == nil {
				took.Store(who, true)
			}
		})
	}
	all.Wait()
	if n, others := size(&took), size(&told); n != 1 || others != len(everybody)-1 {
		t.Errorf("%d took it and %d were told", n, others)
	}
	if n := h.number(`SELECT count(*) FROM reminder WHERE kind = 'emergency.look' AND done_at IS NULL`); n != 0 {
		t.Errorf("%d looks remain", n)
	}
}

func size(m *sync.Map) (n int) {
	m.Range(func(any, any) bool { n++; return true })
	return n
}

func TestWhatNobodyTakesIsToldInRoundsByTheSettings(t *testing.T) {
	h := newHouse(t)
	h.sql.MustExec(`INSERT INTO setting (key, value, by_member) VALUES ('emergency_repeat', '{30}', 'UADMIN'), ('emergency_rounds', '{1}', 'UADMIN')`)
	e := h.raise(h.by(consultant))
	h.turn(h.now().Add(28 * time.Minute))
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'emergency.told'`); n != 2 {
		t.Errorf("%d are told before the time", n)
	}
	h.turn(h.now().Add(2 * time.Minute))
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'emergency.told' AND lane = $1`, boss); n != 1 {
		t.Errorf("Management is told %d times", n)
	}
	mine := must(h.store.Emergencies(t.Context(), boss, 10))(t)
	if len(mine) != 1 || mine[0].ID != e.ID || mine[0].Round != 2 {
		t.Errorf("Management has %+v", mine)
	}
	h.turn(h.now().Add(3 * time.Hour)) // down, or so it seems: what was missed is told once
	before := h.number(`SELECT count(*) FROM note WHERE topic = 'emergency.told'`)
	must(h.projects.Stop(t.Context(), h.by(boss), h.ps.ID, "Sold."))(t)
	h.turn(h.now().Add(3 * time.Hour))
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'emergency.told'`); n != before {
		t.Errorf("%d are told of a project that is stopped", n-before)
	}
	if len(must(h.store.Emergencies(t.Context(), boss, 10))(t)) != 0 {
		t.Error("an emergency of a stopped project waits for somebody")
	}
}

func TestThePreviewIsWhatIsPosted(t *testing.T) {
	h := newHouse(t)
	h.log(h.ps.ID, "resource_unavailable")
	h.addProject("Kiosk", "BS")
	h.goTo(monday.Add(-10 * time.Minute))
	waits, ended := h.raise(h.by(consultant)), h.raise(h.by(consultant))
	h.turn(monday)
	h.pass(time.Minute)
	must(emergency.NewDesk(h.store).End(t.Context(), h.by(manager), ended.ID, "Out."))(t)
	must(emergency.NewDesk(h.store).Take(t.Context(), h.by(manager), waits.ID))(t)
	h.sql.MustExec(`UPDATE project SET state = 'preparing', since = $2 WHERE id = $1`, h.bs.ID, h.now())
	h.turn(monday.AddDate(0, 0, 7).Add(-time.Second))
	before := must(h.store.Preview(t.Context(), h.committee.ID))(t)
	h.turn(monday.AddDate(0, 0, 7))
	after := h.head()
	if diff(before.Items, after.Items) != "" {
		t.Errorf("what was announced is not what is posted:\n%s", diff(before.Items, after.Items))
	}
	for _, section := range committee.Sections {
		if before.Summary.Total[section] != after.Summary.Total[section] || before.Summary.Left[section] != after.Summary.Left[section] {
			t.Errorf("%s: %d of %d were announced, %d of %d are posted", section, before.Summary.Left[section], before.Summary.Total[section],
				after.Summary.Left[section], after.Summary.Total[section])
		}
	}
	if after.Summary.Total[committee.Emergencies] != 2 || after.Summary.Left[committee.Emergencies] != 1 || after.Summary.Total[committee.Gates] != 1 {
		t.Errorf("the summary is %+v", after.Summary)
	}
}
