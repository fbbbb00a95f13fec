package postgres_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/setting"
)

// callers are so many people of Customer Success.
func (h *house) callers(n int) []directory.UserID {
	h.Helper()
	ids := make([]directory.UserID, n)
	for i := range ids {
		ids[i] = directory.UserID(fmt.Sprintf("UCALLER%d", i))
		h.sql.MustExec(`INSERT INTO member (id, name, roles, zone) VALUES ($1, $1, '{customer_success}', 'Europe/Paris')`, ids[i])
	}
	return ids
}

// serve writes so many customers in service for years, of each class in turn, whose
// calls the people have in turn: the last ones were made on the days before.
func (h *house) serve(n int, callers ...directory.UserID) {
	h.Helper()
	of := make([]string, len(callers))
	for i, u := range callers {
		of[i] = string(u)
	}
	h.sql.MustExec(`
		WITH served AS (
			SELECT n, CASE n % 3 WHEN 0 THEN 'A' WHEN 1 THEN 'B' ELSE 'C' END AS class, CASE n % 3 WHEN 0 THEN 2 ELSE 3 END AS every,
				$2::date - abs(hashtext('made' || n) % 50) AS made FROM generate_series(1, $1::int) AS n
		), bought AS (
			INSERT INTO customer (name, class, live_on, service_from, service_until, act)
			SELECT 'Served ' || n, class, '2020-01-01', '2020-01-01', '2030-01-01', 'served:' || n FROM served RETURNING id, act
		), ran AS (
			INSERT INTO project (committee_id, customer_id, name, type, state, manager, sales, created_at, since, act)
			SELECT $3, id, 'Portal', 'PS', 'in_service', 'UMANAGER', 'USELLER', $2, $2, act FROM bought RETURNING id, customer_id, act
		), planned AS (
			INSERT INTO callback (customer_id, project_id, committee_id, from_day, every, ideal_on, due_on, assigned_to)
			SELECT customer_id, id, $3, made, every, made + every * interval '1 month', made + every * interval '1 month',
				(string_to_array($4, ','))[1 + n % $5::int]
			FROM ran JOIN served ON act = 'served:' || n RETURNING id, due_on
		)
		INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
		SELECT 'callback.look', 'callback', id, (due_on + interval '9 hours') AT TIME ZONE 'Europe/Paris', (due_on + interval '9 hours') AT TIME ZONE 'Europe/Paris', 'served:' || id FROM planned`,
		n, h.today().String(), h.committee.ID, strings.Join(of, ","), len(callers))
}

// faster is the standard rhythm with more calls.
func faster() care.Rhythm {
	r := care.Standard()
	r.Every[customer.A], r.Every[customer.C] = []int{1, 1, 1}, []int{2, 2, 2}
	return r
}

// free are open calls that are neither due nor tried.
const free = `done_at IS NULL AND due_since IS NULL AND attempts = '[]'`

// crowded counts the days on which somebody has more calls than the set number, of
// those that are neither due nor tried.
func (h *house) crowded() int64 {
	h.Helper()
	return h.number(`SELECT count(*) FROM (SELECT FROM callback WHERE ` + free + ` GROUP BY assigned_to, due_on HAVING count(*) > 5) AS c`)
}

// astray counts those that stand more than a week from their ideal day.
func (h *house) astray() int64 {
	h.Helper()
	return h.number(`SELECT count(*) FROM callback WHERE ` + free + ` AND abs(due_on - ideal_on) > 7`)
}

func TestAnotherRhythmMovesWhatIsNotDue(t *testing.T) {
	h := newHouse(t)
	h.serve(300, h.callers(3)...)
	h.sql.MustExec(`UPDATE callback SET due_on = $1, due_since = $2 WHERE id % 10 = 0`, h.today().Add(-3).String(), h.now())
	h.sql.MustExec(`UPDATE callback SET due_on = $1, attempts = '[{"by":"U1"}]' WHERE id % 10 = 1`, h.today().Add(2).String())
	desk := care.NewDesk(h.store, h.store)
	act := h.by(admin)
	for range 2 { // the second delivery changes nothing
		if k := must(desk.SetRhythm(t.Context(), act, 0, faster()))(t); k.Version != 1 || k.By != admin || !k.Equal(faster()) {
			t.Fatalf("kept as %+v", k)
		}
	}
	if n := h.sweep(); n != 3 {
		t.Errorf("%d people's calls were arranged", n)
	}
	if crowded, astray := h.crowded(), h.astray(); crowded+astray != 0 {
		t.Errorf("%d days are too full, %d calls stand far from their day", crowded, astray)
	}
	if off := h.number(`SELECT count(*) FROM callback WHERE id % 10 > 1 AND extract(isodow FROM due_on) > 5`); off != 0 {
		t.Errorf("%d calls stand on a weekend", off)
	}
	if stayed := h.number(`SELECT count(*) FROM callback WHERE due_on IN ($1, $2) AND id % 10 < 2`, h.today().Add(-3).String(), h.today().Add(2).String()); stayed != 60 {
		t.Errorf("%d of 60 calls that were due or tried stayed", stayed)
	}
	if moved := h.number(`SELECT count(*) FROM callback cb JOIN customer cu ON cu.id = cb.customer_id WHERE cb.id % 10 > 1
		AND every = CASE class WHEN 'A' THEN 1 WHEN 'B' THEN 3 ELSE 2 END AND ideal_on >= least(from_day + every * interval '1 month', $1)`, h.today().String()); moved != 240 {
		t.Errorf("%d of 240 calls follow the rhythm", moved)
	}
	if rung := h.number(`SELECT count(*) FROM callback cb JOIN reminder r ON r.subject_kind = 'callback' AND r.subject_id = cb.id AND r.done_at IS NULL
		WHERE cb.id % 10 > 1 AND (r.due_at AT TIME ZONE 'Europe/Paris') = cb.due_on + interval '9 hours'`); rung != 240 {
		t.Errorf("%d of 240 calls ring on their morning", rung)
	}
	before := h.number(`SELECT sum(hashtext(id || ':' || due_on || assigned_to)) FROM callback`)
	h.sql.MustExec(`UPDATE reminder SET done_at = NULL WHERE kind = 'callback.replan'`) // as after a kill
	h.sweep()
	if after := h.number(`SELECT sum(hashtext(id || ':' || due_on || assigned_to)) FROM callback`); after != before {
		t.Error("done a second time, it moved calls")
	}
}

func TestOnlyAnAdministratorChangesTheRhythmAndNobodyTwice(t *testing.T) {
	h := newHouse(t)
	desk := care.NewDesk(h.store, h.store)
	if _, err := desk.SetRhythm(t.Context(), h.by(seller), 0, faster()); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a seller changes it: %v", err)
	}
	bad := faster()
	bad.Every[customer.B] = []int{4, 4, 4}
	_, err := desk.SetRhythm(t.Context(), h.by(admin), 0, bad)
	if f, ok := fault.As(err); !ok || f.Field != "every_b" {
		t.Errorf("every four months: %v", err)
	}
	must(desk.SetRhythm(t.Context(), h.by(admin), 0, faster()))(t)
	other := faster()
	other.Since = []int{3, 9}
	if _, err := desk.SetRhythm(t.Context(), h.by(admin), 0, other); fault.KindOf(err) != fault.Conflict {
		t.Errorf("whoever comes second is told %v", err)
	}
	if k := must(desk.SetRhythm(t.Context(), h.by(admin), 0, faster()))(t); k.Version != 1 {
		t.Errorf("the same again is version %d", k.Version)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb = 'rhythm.saved' AND before -> 'every' IS NOT NULL AND after -> 'since' IS NULL`); n != 1 {
		t.Errorf("the record has %d changes", n)
	}
}

func TestTwoWhoPlanAtOnceDoNotOverfillADay(t *testing.T) {
	h := newHouse(t)
	who := h.callers(1)
	h.serve(24, who...)
	h.sql.MustExec(`UPDATE callback SET due_on = $1`, h.today().String())
	must(struct{}{}, h.store.SetNumbers(t.Context(), h.by(admin), setting.CallsPerDay, func(setting.Value) ([]int, error) { return []int{2}, nil }))(t)
	var ids []care.ID
	h.ok(h.sql.SelectContext(t.Context(), &ids, `SELECT id FROM callback`))
	desk := care.NewDesk(h.store, h.store)
	var all sync.WaitGroup
	for _, id := range ids {
		act := h.by(who[0])
		all.Go(func() {
			if _, err := desk.Report(t.Context(), act, id, care.Report{Outcome: care.Satisfied}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := h.number(`SELECT max(n) FROM (SELECT count(*) AS n FROM callback WHERE done_at IS NULL GROUP BY assigned_to, due_on) AS days`); n != 2 {
		t.Errorf("a day has %d calls", n)
	}
	if open, astray := h.number(`SELECT count(*) FROM callback WHERE done_at IS NULL`), h.astray(); open != 24 || astray != 0 {
		t.Errorf("%d calls are planned, %d far from their day", open, astray)
	}
	if crowds := must(desk.Crowded(t.Context(), 5))(t); len(crowds) != 0 {
		t.Errorf("crowded: %v", crowds)
	}
}

func TestWhereThereIsNoRoomItIsSaid(t *testing.T) {
	h := newHouse(t)
	who := h.callers(1)
	h.serve(12, who...)
	h.sql.MustExec(`UPDATE callback SET from_day = $1, every = 2`, h.today().Add(-30).String())
	h.sql.MustExec(`UPDATE customer SET class = 'A'`)
	h.sql.MustExec(`INSERT INTO setting (key, value, by_member) VALUES ('calls_per_day', '{1}', 'UADMIN')`)
	desk := care.NewDesk(h.store, h.store)
	must(desk.SetRhythm(t.Context(), h.by(admin), 0, faster()))(t)
	h.sweep()
	crowds := must(desk.Crowded(t.Context(), 50))(t)
	if len(crowds) == 0 || crowds[0].Of != who[0] || crowds[0].Calls < 2 {
		t.Errorf("crowded are %v", crowds)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb = 'callback.arranged' AND (after ->> 'over')::int > 0`); n != 1 {
		t.Errorf("%d entries of the record say so", n)
	}
}

func TestTheCallsOfWhoeverLeavesPassOn(t *testing.T) {
	h := newHouse(t)
	who := h.callers(3)
	h.serve(30, who...)
	h.sql.MustExec(`UPDATE callback SET due_on = $1, due_since = $2 WHERE id = (SELECT min(id) FROM callback WHERE assigned_to = $3)`, h.today().String(), h.now(), who[0])
	h.sql.MustExec(`UPDATE customer SET success = $1 WHERE id IN (SELECT customer_id FROM callback WHERE assigned_to = $2 ORDER BY id DESC LIMIT 4)`, who[2], who[0])
	h.ok(h.store.Meet(t.Context(), directory.Member{ID: who[0], Name: "Gone", Active: false}))
	h.sweep()
	had := map[directory.UserID]int64{}
	for _, u := range who {
		had[u] = h.number(`SELECT count(*) FROM callback WHERE assigned_to = $1 AND done_at IS NULL`, u)
	}
	if had[who[0]] != 0 || had[who[1]] != 13 || had[who[2]] != 17 {
		t.Errorf("they have %v", had)
	}
	if n := h.number(`SELECT count(*) FROM callback cb JOIN customer cu ON cu.id = cb.customer_id WHERE cu.success = $1 AND cb.assigned_to = $1`, who[2]); n != 4 {
		t.Errorf("%d of 4 calls passed on to the customer success manager", n)
	}
	if n := h.number(`SELECT count(*) FROM callback WHERE due_on = $1 AND due_since IS NOT NULL`, h.today().String()); n != 1 {
		t.Error("the call that was due has another day")
	}
	if n := h.said("callback.handed"); n != 2 {
		t.Errorf("%d people were told of their new calls", n)
	}
	if crowded, astray := h.crowded(), h.astray(); crowded+astray != 0 {
		t.Errorf("%d days are too full, %d calls far from their day", crowded, astray)
	}
}

func TestAChangedCustomerIsCalledByItsNewRhythm(t *testing.T) {
	h := newHouse(t)
	who := h.callers(2)
	h.serve(3, who[0])
	customers := customer.NewDesk(h.store, h.store)
	change := func(class customer.Class, how func(*customer.Customer)) (care.CallBack, customer.Customer) {
		var id customer.ID
		h.ok(h.sql.GetContext(t.Context(), &id, `SELECT customer_id FROM callback cb JOIN customer cu ON cu.id = cb.customer_id WHERE cu.name LIKE 'Served%' AND cu.name = $1`,
			"Served "+map[customer.Class]string{customer.A: "3", customer.B: "1", customer.C: "2"}[class]))
		c := must(customers.Show(t.Context(), id))(t)
		seen := c.Mark()
		how(&c)
		c = must(customers.Change(t.Context(), h.by(seller), c, seen))(t)
		h.sweep()
		return must(h.store.CallBack(t.Context(), care.ID(h.number(`SELECT id FROM callback WHERE customer_id = $1`, id))))(t).CallBack, c
	}
	if c, _ := change(customer.C, func(c *customer.Customer) { c.Class = customer.A }); c.Every != 2 || c.Ideal != c.From.AddMonths(2) {
		t.Errorf("of class A now, it is called %+v", c)
	}
	if c, _ := change(customer.B, func(c *customer.Customer) { c.LiveOn = h.today() }); c.Every != 1 || c.Ideal.Before(h.today()) || h.today().AddMonths(1).Before(c.Ideal) {
		t.Errorf("live since today, it is called %+v", c)
	}
	if c, _ := change(customer.A, func(c *customer.Customer) { c.Success = who[1] }); c.Assigned != who[1] || c.Every != 2 {
		t.Errorf("with another customer success manager, the call is %+v", c)
	}
}

// A change of the rhythm for ten thousand customers whom a hundred people call: saved,
// and every open call on its new day.
func BenchmarkRhythm(b *testing.B) {
	const customers = 10_000
	h := newHouse(b)
	h.serve(customers, h.callers(100)...)
	h.sql.MustExec(`VACUUM (ANALYZE)`)
	desk := care.NewDesk(h.store, h.store)
	version := 0
	h.weigh(b, func() {
		next := faster()
		if version%2 == 1 {
			next = care.Standard()
		}
		version = must(desk.SetRhythm(b.Context(), h.by(admin), version, next))(b).Version
		h.sweep()
	})
	if crowded, astray := h.crowded(), h.astray(); crowded+astray != 0 {
		b.Errorf("%d days are too full, %d calls far from their day", crowded, astray)
	}
}

func TestACallThatNobodyAnsweredIsTriedAgain(t *testing.T) {
	h := newHouse(t)
	desk, call := inService(h)
	h.goTo(call.Due.At(9*60, paris))
	h.sweep()
	due := func() int { return must(h.store.Preview(t.Context(), h.committee.ID))(t).Summary.Total["calls_due"] }
	if due() != 1 {
		t.Error("a call that is due is not on the agenda")
	}
	days := must(calendar.NewDays("FR", nil))(t)
	tried := must(desk.Report(t.Context(), h.by(consultant), call.ID, care.Report{Outcome: care.Unanswered, Note: "Voice mail."}))(t)
	if tried.Outcome != care.Open || tried.Due != days.AddWorkdays(h.today(), 2) || len(tried.Attempts) != 1 || tried.Attempts[0].Note != "Voice mail." {
		t.Fatalf("tried as %+v", tried)
	}
	if kept := must(desk.Show(t.Context(), call.ID))(t).CallBack; diff(kept, tried) != "" || due() != 0 {
		t.Errorf("kept as %+v, %d on the agenda", kept, due())
	}
	h.goTo(tried.Due.At(9*60, paris))
	h.sweep()
	if n := h.said("callback.due"); n != 2 || due() != 1 {
		t.Errorf("on the day of the next try %d were reminded, %d on the agenda", n, due())
	}
	h.goTo(h.now().Add(8 * 24 * time.Hour))
	h.sweep()
	must(desk.Report(t.Context(), h.by(consultant), call.ID, care.Report{Outcome: care.Satisfied, Request: "Two more licences, please."}))(t)
	if n := h.number(`SELECT count(*) FROM request WHERE agent = $1 AND body = 'Two more licences, please.' AND customer_id = $2`, consultant, h.customer.ID); n != 1 || due() != 0 {
		t.Errorf("it made %d requests, %d on the agenda", n, due())
	}
}
