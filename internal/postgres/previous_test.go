package postgres_test

import "testing"

// While a release is rolled out, copies of the one before go on writing what they know.
func TestACallThatThePreviousReleasePlansIsWhole(t *testing.T) {
	h := newHouse(t)
	h.sql.MustExec(`UPDATE customer SET service_from = '2026-09-23' WHERE id = $1`, h.customer.ID)
	const plan = `INSERT INTO callback (id, customer_id, project_id, due_on, assigned_to) OVERRIDING SYSTEM VALUE
		VALUES (nextval(pg_get_serial_sequence('callback', 'id')), $1, $2, $3, 'USELLER')`
	type call struct {
		Committee int64 `db:"committee_id"`
		From      string
		Ideal     string
		Every     int
	}
	planned := func(due string) (c call) {
		h.sql.MustExec(plan, h.customer.ID, h.ps.ID, due)
		h.ok(h.sql.Get(&c, `SELECT committee_id, from_day::text AS from, ideal_on::text AS ideal, every FROM callback WHERE done_at IS NULL`))
		return c
	}
	of := int64(h.ps.Committee)
	if got, want := planned("2026-11-23"), (call{of, "2026-09-23", "2026-11-23", 2}); got != want {
		t.Errorf("the first is %+v, want %+v", got, want)
	}
	h.sql.MustExec(`UPDATE callback SET outcome = 'satisfied', done_by = 'USELLER', done_at = '2026-11-24 10:00+00'`)
	if got, want := planned("2027-02-24"), (call{of, "2026-11-24", "2027-02-24", 3}); got != want {
		t.Errorf("the next is %+v, want %+v", got, want)
	}
}
