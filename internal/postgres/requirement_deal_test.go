package postgres_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/requirement"
)

// settled raises a requirement and has the boss say what becomes of it.
func (h *house) settled(desk *requirement.Desk, v requirement.Verdict) requirement.Requirement {
	h.Helper()
	q := must(desk.Raise(h.Context(), h.by(manager), h.wish()))(h)
	v.Reason, v.Note = "It is clear.", "As discussed."
	return must(desk.Decide(h.Context(), h.by(boss), q.ID, v))(h)
}

func TestAPriceIsKeptWithItsSignatures(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara)
	q := h.settled(desk, requirement.Verdict{Choice: requirement.ForPayment})
	must(desk.Agree(t.Context(), h.by(seller), q.ID, requirement.Price{Amount: 480000, Currency: "EUR", Terms: "in two parts"}, 0))(t)
	h.pass(time.Hour)
	must(desk.Agree(t.Context(), h.by(seller), q.ID, requirement.Price{Amount: 450000, Currency: "EUR"}, 1))(t)
	signed := must(desk.Sign(t.Context(), h.by(boss), q.ID, "management", approval.Ballot{Round: 2, Choice: approval.Yes}))(t)
	card := must(desk.Show(t.Context(), q.ID))(t)
	if diff(signed, card.Requirement) != "" || signed.State != requirement.ToSchedule || !signed.Confirmed() {
		t.Errorf("it is %s (-want +got):\n%s", signed.State, diff(signed, card.Requirement))
	}
	if n := h.number(`SELECT count(*) FROM approval WHERE subject_kind = 'requirement' AND state = 'void'`); n != 1 {
		t.Errorf("%d approvals are void", n)
	}
	if n := h.number(`SELECT count(*) FROM decision WHERE subject_kind = 'requirement' AND verb = 'requirement.signed'`); n != 3 {
		t.Errorf("%d signatures are decisions", n)
	}
}

func TestOfManyWhoSignAtOnceOneSigns(t *testing.T) {
	h := newHouse(t)
	others := []directory.UserID{"UGINA", "UHANS", "UIDA", boss}
	for _, id := range others[:3] {
		h.ok(h.store.Meet(t.Context(), directory.Member{ID: id, Name: string(id), Zone: "Europe/Paris", Active: true}))
		h.role(id, directory.Management)
	}
	desk := h.assess(mara)
	q := h.settled(desk, requirement.Verdict{Choice: requirement.ForPayment})
	must(desk.Agree(t.Context(), h.by(seller), q.ID, requirement.Price{Amount: 480000, Currency: "EUR"}, 0))(t)
	var all sync.WaitGroup
	answers := make([]error, len(others))
	for n, who := range others {
		act := h.by(who)
		all.Go(func() {
			_, answers[n] = desk.Sign(t.Context(), act, q.ID, "management", approval.Ballot{Round: 1, Choice: approval.Yes})
		})
	}
	all.Wait()
	signed := 0
	for _, err := range answers {
		if err == nil {
			signed++
		} else if fault.KindOf(err) != fault.Conflict {
			t.Error(err)
		}
	}
	if signed != 1 {
		t.Errorf("%d signed", signed)
	}
}

func TestATicketIsFoundByItsTracker(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara)
	q := h.settled(desk, requirement.Verdict{Choice: requirement.Develop})
	word := directory.Act{Key: "webhook:7"}
	day := h.today().Add(9)
	for range 2 {
		must(desk.Follow(t.Context(), word, q.Ticket, requirement.Progress{State: requirement.Scheduled, Plan: requirement.Plan{Day: day}}))(t)
	}
	must(desk.Follow(t.Context(), directory.Act{Key: "webhook:8"}, q.Ticket, requirement.Progress{State: requirement.Developing}))(t)
	card := must(desk.Show(t.Context(), q.ID))(t)
	if card.State != requirement.Developing || card.PlannedFor != day || len(card.Moves) != 4 {
		t.Errorf("it is %s for %s after %+v", card.State, card.PlannedFor, card.Moves)
	}
	_, err := desk.Follow(t.Context(), word, requirement.Ticket{Tracker: "jira", Key: "DEV-1"}, requirement.Progress{State: requirement.Done})
	if fault.KindOf(err) != fault.NotFound {
		t.Errorf("a ticket nobody knows: %v", err)
	}
}

// lists are the lists that were sent, each as its reader and what it names.
func (h *house) lists() map[string][]requirement.ID {
	h.Helper()
	var rows []struct {
		Lane string
		Args []byte
	}
	h.ok(h.sql.Select(&rows, `SELECT lane, args FROM note WHERE topic = 'requirement.list' ORDER BY id`))
	all := map[string][]requirement.ID{}
	for _, r := range rows {
		var a requirement.ListArgs
		h.ok(json.Unmarshal(r.Args, &a))
		for _, part := range requirement.Parts {
			all[r.Lane] = append(all[r.Lane], a.First[part]...)
		}
	}
	return all
}

func TestTheListGoesRoundOnceAWeekWhileThereIsSomethingToSay(t *testing.T) {
	h := newHouse(t) // on Wednesday 18 November
	desk := h.assess(mara)
	friday := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
	open := must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	done := h.settled(desk, requirement.Verdict{Choice: requirement.Develop})
	off := h.settled(desk, requirement.Verdict{Choice: requirement.PutOff, ReviewOn: h.today().Add(20)}) // Tuesday 8 December
	h.turn(friday.Add(-time.Minute))
	if got := h.lists(); len(got) != 0 {
		t.Fatalf("before its time: %v", got)
	}
	h.turn(friday)
	first := h.lists()
	for _, who := range []string{string(manager), string(seller), string(boss)} {
		if !slices.Equal(first[who], []requirement.ID{open.ID, done.ID, off.ID}) {
			t.Errorf("%s gets %v", who, first[who])
		}
	}
	if len(first) != 3 {
		t.Errorf("sent to %v", first)
	}

	h.pass(time.Minute)
	must(desk.Decide(t.Context(), h.by(boss), open.ID, requirement.Verdict{Choice: requirement.Develop, Reason: "It is clear."}))(t)
	h.turn(friday.AddDate(0, 0, 7))
	if got := h.lists()[string(boss)]; !slices.Equal(got[3:], []requirement.ID{open.ID}) {
		t.Errorf("in the second week: %v", got[3:])
	}
	h.turn(friday.AddDate(0, 0, 13))
	if got := h.lists()[string(boss)]; len(got) != 4 {
		t.Errorf("between the lists: %v", got)
	}
	h.turn(friday.AddDate(0, 0, 14)) // Friday 4 December
	if got := h.lists()[string(boss)]; !slices.Equal(got[4:], []requirement.ID{off.ID}) {
		t.Errorf("in the third week: %v", got[4:])
	}
}

func TestAListThatWasMissedGoesRoundOnceAndLate(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara)
	must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	h.goTo(time.Date(2026, 12, 8, 10, 0, 0, 0, time.UTC)) // nobody was there for two Fridays
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for {
				found, err := h.reminders.Sweep(t.Context(), h.now())
				if err != nil {
					t.Error(err)
				}
				if !found {
					return
				}
			}
		})
	}
	all.Wait()
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'requirement.list'`); n != 3 {
		t.Errorf("%d lists", n)
	}
	if n := h.number(`SELECT count(*) FROM reminder WHERE kind = $1 AND done_at IS NULL AND due_at = '2026-12-11 08:00Z'`, requirement.ListKind); n != 1 {
		t.Error("the next list is not remembered for Friday")
	}
}

func TestAListWithNothingToSayIsNotSent(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara)
	h.settled(desk, requirement.Verdict{Choice: requirement.PutOff, ReviewOn: h.today().Add(80)})
	h.turn(time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC))
	before := len(h.lists()[string(boss)])
	h.turn(time.Date(2026, 12, 11, 8, 0, 0, 0, time.UTC))
	if got := len(h.lists()[string(boss)]); got != before {
		t.Errorf("%d requirements on lists, and %d before", got, before)
	}
}
