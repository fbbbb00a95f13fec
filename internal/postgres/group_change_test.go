package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/pgtest"
	"docket/internal/postgres"
	"docket/internal/reminder"
	"docket/internal/request"
)

// asked are so many requests that wait to be sorted.
func (h *house) asked(count int) []request.ID {
	h.Helper()
	ids := make([]request.ID, count)
	for n := range ids {
		ids[n] = must(h.asks(consultant, fmt.Sprint("C1:", n), nil))(h).ID
	}
	return ids
}

// sort is the rule of whoever sorts a request first, with all that a change can bring.
func sort(r request.Request, s request.Scene) (request.Outcome, error) {
	if r.State != request.Triage {
		return request.Outcome{}, fault.Conflictf("Somebody sorted it.")
	}
	before := r
	r.State, r.Since, r.Result = request.Sorting, s.Now, s.Press
	of := r.ID.Subject()
	return request.Outcome{Request: r, Effects: change.Effects{
		Verb: "request.sorted", Subject: of, Before: before, After: r,
		Decision: &decision.Decision{Subject: of, Committee: r.Committee, Verb: "request.sorted", Note: s.Press},
		Notes:    []outbox.Note{{Topic: "request.card", Subject: of, Channel: outbox.Lane(s.Actor.ID), Key: fmt.Sprint("sorted:", r.ID)}},
		Remind:   []reminder.Reminder{{Kind: request.LookKind, Subject: of, Due: s.Now.Add(time.Hour), Key: fmt.Sprint("sorted:", r.ID)}},
	}}, nil
}

func refuse(request.Request, request.Scene) (request.Outcome, error) {
	return request.Outcome{}, fault.Forbiddenf("That is not yours to sort.")
}

// resign puts another approval in the place of the one that is open.
func resign(r request.Request, s request.Scene) (request.Outcome, error) {
	r.Approval, _ = approval.Begin(request.Policy, approval.Facts{By: boss}, r.Approval.Round+1, approval.Scene{Now: s.Now, People: s.People})
	return request.Outcome{Request: r, Effects: change.Effects{Verb: "request.signed", Subject: r.ID.Subject()}}, nil
}

func (h *house) call(id request.ID, rule request.Rule) *postgres.Call {
	return &postgres.Call{Act: h.by(boss), ID: id, Rule: rule}
}

func TestAGroupChangesEachRequestByItsOwnAct(t *testing.T) {
	h := newHouse(t)
	ids := h.asked(5)
	calls := make([]*postgres.Call, len(ids))
	for n, id := range slices.Backward(ids) {
		calls[n] = &postgres.Call{Act: h.by([]directory.UserID{boss, seller}[n%2]), ID: id, Rule: sort}
	}
	h.store.ChangeTogether(t.Context(), calls...)
	for _, c := range calls {
		card := must(h.store.Request(t.Context(), c.ID))(t)
		if !c.Settled || c.Err != nil || c.Made.Result != c.Act.Key || diff(c.Made, card.Request) != "" {
			t.Errorf("request %d: settled is %v, %v, made %+v", c.ID, c.Settled, c.Err, c.Made)
		}
		for what, query := range map[string]string{
			"record":   `SELECT count(*) FROM audit WHERE verb = 'request.sorted' AND act = $1 AND by_member = $2 AND subject_id = $3 AND after ->> 'result' = $1`,
			"decision": `SELECT count(*) FROM decision WHERE verb = 'request.sorted' AND note = $1 AND by_member = $2 AND subject_id = $3`,
		} {
			if n := h.number(query, c.Act.Key, c.Act.By, c.ID); n != 1 {
				t.Errorf("request %d has %d %ss of its act", c.ID, n, what)
			}
		}
		if n := h.number(`SELECT count(*) FROM note n JOIN reminder r ON r.key = n.key WHERE n.key = $1 AND n.lane = $2`, fmt.Sprint("sorted:", c.ID), c.Act.By); n != 1 {
			t.Errorf("request %d has %d notes with a reminder", c.ID, n)
		}
	}
}

func TestWhatIsOutOfTheOrdinaryIsLeftToBeDoneAlone(t *testing.T) {
	h := newHouse(t)
	ids := h.asked(6)
	plain, twice, repeated, held, signed, other := ids[0], ids[1], ids[2], ids[3], ids[4], ids[5]
	again := h.call(repeated, sort)
	must(h.store.ChangeRequest(t.Context(), again.Act, repeated, nil, sort))(t)
	must(h.store.ChangeRequest(t.Context(), h.by(boss), signed, nil, resign))(t)
	lock := must(h.sql.Begin())(t)
	defer lock.Rollback()
	must(lock.Exec(`SELECT FROM request WHERE id = $1 FOR UPDATE`, held))(t)

	first := h.call(plain, sort)
	sameAct := h.call(other, sort)
	sameAct.Act = first.Act
	calls := map[string]*postgres.Call{
		"a good call": first, "a good call on another": h.call(twice, sort), "a second one on that": h.call(twice, sort), "a refusal": h.call(other, refuse),
		"the act of another call": sameAct, "a repeated act": again, "a row somebody holds": h.call(held, sort),
		"a row that is gone": h.call(9999, sort), "an approval that ends": h.call(signed, resign),
	}
	h.store.ChangeTogether(t.Context(), first, calls["a good call on another"], calls["a second one on that"], calls["a refusal"],
		sameAct, again, calls["a row somebody holds"], calls["a row that is gone"], calls["an approval that ends"])
	for what, c := range calls {
		settled := c == first || what == "a good call on another" || what == "a refusal"
		if c.Settled != settled {
			t.Errorf("%s: settled is %v", what, c.Settled)
		}
	}
	if err := calls["a refusal"].Err; fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the refusal is %v", err)
	}
	if n := h.number(`SELECT count(*) FROM request WHERE state = 'sorting'`); n != 3 {
		t.Errorf("%d requests are sorted, want 3", n)
	}
}

func TestAGroupOfWhichOneCannotBeWrittenIsNotWritten(t *testing.T) {
	h := newHouse(t)
	ids := h.asked(2)
	wrong := func(r request.Request, s request.Scene) (request.Outcome, error) {
		out, err := sort(r, s)
		out.Request.Title = ""
		return out, err
	}
	good, bad := h.call(ids[0], sort), h.call(ids[1], wrong)
	h.store.ChangeTogether(t.Context(), good, bad)
	if good.Settled || bad.Settled {
		t.Errorf("settled are %v and %v", good.Settled, bad.Settled)
	}
	if n := h.number(`SELECT count(*) FROM request WHERE state = 'sorting'`) + h.number(`SELECT count(*) FROM audit WHERE verb = 'request.sorted'`); n != 0 {
		t.Errorf("%d rows are left of it", n)
	}
}

// Some press on rows of their own, some all on one, some what they may not, some the
// same button twice.
func TestInACrowdEveryRequestIsSortedOnceAndEverybodyHearsTheirOwn(t *testing.T) {
	h := newHouse(t)
	ids := h.asked(34)
	contested := ids[32]
	double := h.by(boss)
	var won, lost, refused, twice atomic.Int64
	errs := atOnce(64, func(n int) error {
		act, id, rule, count := h.by(boss), ids[n/2], request.Rule(sort), &won
		switch n % 8 {
		case 1, 3:
			id = contested
		case 5:
			rule = refuse
		case 7:
			if n > 15 {
				return nil
			}
			act, id, count = double, ids[33], &twice
		}
		r, err := h.store.ChangeRequest(t.Context(), act, id, nil, rule)
		switch fault.KindOf(err) {
		case fault.None:
			count.Add(1)
			if r.ID != id || r.Result != act.Key {
				return fmt.Errorf("caller %d got request %d of %s", n, r.ID, r.Result)
			}
		case fault.Conflict:
			lost.Add(1)
		case fault.Forbidden:
			refused.Add(1)
		default:
			return err
		}
		return nil
	})
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
	if won.Load() != 33 || lost.Load() != 15 || refused.Load() != 8 || twice.Load() != 2 {
		t.Errorf("%d won, %d lost, %d were refused, %d came of the button pressed twice", won.Load(), lost.Load(), refused.Load(), twice.Load())
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb = 'request.sorted'`); n != 34 {
		t.Errorf("%d records were kept, want 34", n)
	}
}

func TestAnImportThatHoldsARequestHoldsUpWhoeverWantsIt(t *testing.T) {
	h := newHouse(t)
	ids := h.asked(17)
	lock := must(h.sql.Begin())(t)
	defer lock.Rollback()
	must(lock.Exec(`SELECT FROM request WHERE id = $1 FOR UPDATE`, ids[16]))(t)
	var held sync.WaitGroup
	for range 4 {
		held.Go(func() {
			if _, err := h.store.ChangeRequest(t.Context(), h.by(boss), ids[16], nil, sort); err != nil && fault.KindOf(err) != fault.Conflict {
				t.Error(err)
			}
		})
	}
	for _, err := range atOnce(16, func(n int) error {
		_, err := h.store.ChangeRequest(t.Context(), h.by(boss), ids[n], nil, sort)
		return err
	}) {
		h.ok(err)
	}
	if n := h.number(`SELECT count(*) FROM request WHERE state = 'sorting'`); n != 16 {
		t.Errorf("%d requests were sorted beside the one that is held", n)
	}
	h.ok(lock.Rollback())
	held.Wait()
	if n := h.number(`SELECT count(*) FROM request WHERE state = 'sorting'`); n != 17 {
		t.Errorf("%d requests are sorted in the end", n)
	}
}

func TestWhoeverStopsWaitingForAChangeHoldsUpNobody(t *testing.T) {
	h := newHouse(t)
	ids := h.asked(32)
	for n, err := range atOnce(32, func(n int) error {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if n%2 == 1 {
			go cancel()
		}
		_, err := h.store.ChangeRequest(ctx, h.by(boss), ids[n], nil, sort)
		return err
	}) {
		if err != nil && (n%2 == 0 || !errors.Is(err, context.Canceled)) {
			t.Errorf("caller %d got %v", n, err)
		}
	}
	if n := h.number(`SELECT count(*) FROM request WHERE state = 'sorting'`); n < 16 {
		t.Errorf("%d requests are sorted of those whose callers waited", n)
	}
}

func TestNoChangeIsLostOrDoubledWhenTheDatabaseRestarts(t *testing.T) {
	server := pgtest.Dedicated(t, postgres.Migrate)
	h := newHouseAt(t, server.URL)
	const callers, times = 16, 8
	ids := h.asked(callers * times)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	h.crowd(callers, times, func(caller, n int) {
		if caller == 0 && n == times/2 {
			server.Restart(t)
		}
		act := h.by(boss)
		for ctx.Err() == nil {
			r, err := h.store.ChangeRequest(ctx, act, ids[caller*times+n], nil, sort)
			if err == nil && r.Result == act.Key {
				return
			}
			if fault.KindOf(err) == fault.Conflict {
				t.Errorf("the act %s ran into itself", act.Key)
				return
			}
		}
		t.Error("a request could not be sorted in a minute")
	})
	if n := h.number(`SELECT count(*) FROM audit WHERE verb = 'request.sorted'`); n != callers*times {
		t.Errorf("%d records were kept of %d", n, callers*times)
	}
}
