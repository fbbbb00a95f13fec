package postgres_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// cared is the member of Customer Success who has the customer.
const cared = directory.UserID("UCARED")

// owning is a house whose customer has bought things.
type owning struct {
	*house
	desk *entitlement.Desk
}

func newOwning(t testing.TB) owning {
	h := newHouse(t)
	h.ok(h.store.Meet(t.Context(), directory.Member{ID: cared, Name: "Léa", Zone: "Europe/Paris", Active: true}))
	h.ok(h.store.SetRoles(t.Context(), h.by(admin), directory.Grant{Member: cared, Roles: []directory.Role{directory.CustomerSuccess}}))
	h.sql.MustExec(`UPDATE customer SET success = $1 WHERE id = $2`, cared, h.customer.ID)
	return owning{house: h, desk: entitlement.NewDesk(h.store)}
}

// workshop is five days, to be used until so many days from now.
func (h owning) workshop(days int) entitlement.Draft {
	return entitlement.Draft{Line: 1, SKU: "WS", Name: "Workshop", Kind: catalogue.Workshop, Unit: catalogue.Day, Quantity: 5 * money.One,
		Until: h.today().Add(days)}
}

// receives an order that entitles to what the drafts say.
func (h owning) receives(drafts ...entitlement.Draft) []entitlement.Line {
	h.Helper()
	o := must(h.store.PlaceOrder(h.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	must(h.store.ChangeOrder(h.Context(), h.by(seller), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		o.State, o.Since, o.ApprovedAt, o.Approval.State = order.Sent, s.Now, s.Now, approval.Approved
		o.Sent = &order.Dispatch{By: seller, At: s.Now, To: "Acme"}
		return order.Outcome{Order: o, Effects: change.Effects{Verb: "order.sent", Subject: o.ID.Subject(), After: o}}, nil
	}))(h)
	must(h.store.ChangeOrder(h.Context(), h.by(seller), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		out, err := o.Receive(order.Receipt{SignedBy: "Ana", SignedOn: s.Today, Document: project.Document{URL: "https://files.example/signed"}}, 1, s)
		out.Entitlements = drafts
		return out, err
	}))(h)
	return slices.DeleteFunc(must(h.desk.Of(h.Context(), h.customer.ID))(h), func(l entitlement.Line) bool { return l.Order != int64(o.ID) })
}

func (h owning) use(by directory.UserID, of entitlement.ID, q, seen money.Quantity) error {
	_, err := h.desk.Use(h.Context(), h.by(by), of, entitlement.Use{Quantity: q, Day: h.today(), Note: "Key users"}, seen)
	return err
}

func TestWhatAReceivedOrderEntitlesToIsKept(t *testing.T) {
	h := newOwning(t)
	licence := entitlement.Draft{Line: 2, SKU: "ERP", Name: "ERP licence", Kind: catalogue.Licence, Unit: catalogue.User, Quantity: 10 * money.One}
	bought := h.receives(h.workshop(100), licence)
	if len(bought) != 2 || bought[0].Name != "Workshop" || bought[0].Left() != 500 || bought[0].Territory != "FR" || bought[0].From != h.today() ||
		bought[0].CustomerName != "Acme" || bought[0].ProjectName != "Portal 2" || bought[0].Success != cared || bought[0].Number != order.ID(bought[0].Order).Number() {
		t.Fatalf("bought were %+v", bought)
	}
	act := h.by(consultant)
	for range 2 { // the second delivery changes nothing
		l := must(h.desk.Use(t.Context(), act, bought[0].ID, entitlement.Use{Quantity: 150, Day: h.today(), Note: "Key users"}, 0))(t)
		if l.Used != 150 || len(l.Uses) != 1 {
			t.Errorf("used is %s in %+v", l.Used, l.Uses)
		}
	}
	h.ok(h.use(cared, bought[0].ID, -50, 150))
	shown := must(h.desk.Show(t.Context(), bought[0].ID))(t)
	want := []entitlement.Use{{Quantity: 150, Day: h.today(), Note: "Key users", By: consultant, At: shown.Uses[0].At},
		{Quantity: -50, Day: h.today(), Note: "Key users", By: cared, At: shown.Uses[1].At}}
	if diff := cmp.Diff(want, shown.Uses); diff != "" || shown.Used != 100 {
		t.Errorf("of %s used:\n%s", shown.Used, diff)
	}
	if _, err := h.desk.Show(t.Context(), 999); fault.KindOf(err) != fault.NotFound {
		t.Errorf("what nobody bought: %v", err)
	}
	if _, err := h.sql.Exec(`DELETE FROM entitlement_use`); err == nil {
		t.Error("a use can be taken off the record")
	}
	for text, n := range map[string]int{"acm": 2, "portal": 2, "work": 1, "ERP": 1, bought[0].Number: 2, "nothing": 0, "": 2} {
		if found := must(h.desk.Find(t.Context(), text, 10))(t); len(found) != n {
			t.Errorf("%q finds %d", text, len(found))
		}
	}
}

func TestWhatHasExpiredIsListedLastAndNeverDropped(t *testing.T) {
	h := newOwning(t)
	bought := h.receives(h.workshop(100), entitlement.Draft{Line: 2, Name: "Audit", Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: 100, Until: h.today().Add(5)})
	names := func() (said []string) {
		for _, l := range must(h.desk.Of(t.Context(), h.customer.ID))(t) {
			said = append(said, l.Name)
		}
		return said
	}
	if got := names(); !slices.Equal(got, []string{"Audit", "Workshop"}) {
		t.Errorf("the first to end leads: %v", got)
	}
	h.goTo(h.today().Add(6).At(1, paris))
	if got := names(); !slices.Equal(got, []string{"Workshop", "Audit"}) {
		t.Errorf("one has expired: %v", got)
	}
	must(h.desk.Lapse(t.Context(), h.by(cared), bought[0].ID, "Sold.", bought[0].Seen()))(t)
	if got := names(); len(got) != 2 {
		t.Errorf("one was let lapse: %v", got)
	}
	if found := must(h.desk.Find(t.Context(), "", 10))(t); len(found) != 1 {
		t.Errorf("%d can be used", len(found))
	}
}

func TestTwoWhoUseTheLastDayAtOnce(t *testing.T) {
	h := newOwning(t)
	bought := h.receives(h.workshop(100))[0].ID
	h.ok(h.use(consultant, bought, 400, 0))
	ends := together(t, 12, func(int) error { return h.use(consultant, bought, 100, 400) })
	if ends[fault.None] != 1 || ends[fault.Conflict] != 11 {
		t.Errorf("they ended %v", ends)
	}
	if used, written := h.number(`SELECT used FROM entitlement`), h.number(`SELECT sum(quantity) FROM entitlement_use`); used != 500 || written != 500 {
		t.Errorf("%d is used, %d written down", used, written)
	}
}

func TestAllCountWhoUseWhatThereIsEnoughOf(t *testing.T) {
	h := newOwning(t)
	bought := h.receives(h.workshop(100))[0].ID
	ends := together(t, 10, func(int) error { return h.use(consultant, bought, 50, 0) })
	if used := h.number(`SELECT used FROM entitlement`); ends[fault.None] != 10 || used != 500 {
		t.Errorf("they ended %v with %d used", ends, used)
	}
	if looks := h.number(`SELECT count(*) FROM reminder WHERE kind = 'entitlement.look' AND done_at IS NULL`); looks != 0 {
		t.Errorf("used up, it is looked at %d times", looks)
	}
}

func TestOneExtendsAndOneLetsLapseAtOnce(t *testing.T) {
	h := newOwning(t)
	l := h.receives(h.workshop(20))[0]
	ends := together(t, 10, func(n int) error {
		var err error
		if n%2 == 0 {
			_, err = h.desk.Extend(t.Context(), h.by(cared), l.ID, l.Until.Add(100), "Asked.", l.Seen())
		} else {
			_, err = h.desk.Lapse(t.Context(), h.by(boss), l.ID, "Sold.", l.Seen())
		}
		return err
	})
	got := must(h.desk.Show(t.Context(), l.ID))(t)
	decided := h.number(`SELECT count(*) FROM decision WHERE subject_kind = 'entitlement'`)
	looks := h.number(`SELECT count(*) FROM reminder WHERE kind = 'entitlement.look' AND done_at IS NULL`)
	if ends[fault.None] != 1 || ends[fault.Conflict] != 9 || decided != 1 || (got.State == entitlement.Usable) != (looks == 1) {
		t.Errorf("%s after %d decisions, looked at %d times: %v", got.State, decided, looks, ends)
	}
}

func TestAnEndIsToldOnceForEachWarningAndStandsOnTheAgenda(t *testing.T) {
	h := newOwning(t)
	l := h.receives(h.workshop(100))[0]
	for _, tt := range []struct {
		on   calendar.Date
		told int64
	}{{l.Until.Add(-61), 0}, {l.Until.Add(-60), 1}, {l.Until.Add(-30), 2}, {l.Until.Add(-7), 3}, {l.Until, 3}, {l.Until.Add(1), 4}, {l.Until.Add(40), 4}} {
		h.turn(tt.on.At(9*60, paris))
		h.sweep()
		if n := h.said("entitlement.ends"); n != tt.told {
			t.Fatalf("on %s it was told %d times, want %d", tt.on, n, tt.told)
		}
	}
	p := must(h.store.Preview(t.Context(), h.committee.ID))(t)
	if p.Summary.Total[committee.Expiring] != 1 || !slices.ContainsFunc(p.Items, func(i committee.Item) bool {
		return i.Section == committee.Expiring && i.Entitlement.ID == l.ID && i.Weeks > 10
	}) {
		t.Errorf("the agenda has %+v", p.Summary.Total)
	}
	if mine := must(h.desk.Ending(t.Context(), cared, 10))(t); len(mine) != 1 {
		t.Errorf("the Home tab of who has the customer shows %d", len(mine))
	}
	if others := must(h.desk.Ending(t.Context(), boss, 10))(t); len(others) != 0 {
		t.Errorf("the Home tab of Management shows %d", len(others))
	}
	h.sql.MustExec(`UPDATE member SET active = false WHERE id = $1`, consultant)
	for name, success := range map[string]directory.UserID{"without a customer success manager": "", "of one who has left": consultant} {
		h.sql.MustExec(`UPDATE customer SET success = $1`, success)
		if all := must(h.desk.Ending(t.Context(), cared, 10))(t); len(all) != 1 {
			t.Errorf("%s the Home tabs of Customer Success show %d", name, len(all))
		}
	}
	must(h.desk.Extend(t.Context(), h.by(cared), l.ID, h.today().Add(100), "Asked.", l.Seen()))(t)
	if p := must(h.store.Preview(t.Context(), h.committee.ID))(t); p.Summary.Total[committee.Expiring] != 0 {
		t.Errorf("extended, the agenda has %+v", p.Summary.Total)
	}
	h.turn(h.today().Add(40).At(9*60, paris))
	h.sweep()
	if n := h.said("entitlement.ends"); n != 5 {
		t.Errorf("of the new end it was told %d times, want one more than 4", n)
	}
}

func TestAnOutageLeavesOneWarning(t *testing.T) {
	h := newOwning(t)
	l := h.receives(h.workshop(100))[0]
	h.goTo(l.Until.Add(-3).At(4*60, paris))
	h.sweep()
	if n := h.said("entitlement.ends"); n != 1 {
		t.Errorf("it was told %d times", n)
	}
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'entitlement.ends' AND not_before = $1`, l.Until.Add(-3).At(9*60, paris)); n != 1 {
		t.Error("it is told at night")
	}
}

func TestWhatIsDecidedInTheMeetingStandsInItsMinutes(t *testing.T) {
	h := newOwning(t)
	bought := h.receives(h.workshop(20), entitlement.Draft{Line: 2, Name: "Audit", Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: 100, Until: h.today().Add(20)},
		entitlement.Draft{Line: 3, Name: "Training", Kind: catalogue.Training, Unit: catalogue.Day, Quantity: 100, Until: h.today().Add(30)})
	h.turn(monday)
	h.pass(time.Minute)
	if total := h.head().Summary.Total[committee.Expiring]; total != 3 {
		t.Fatalf("%d stand on the agenda", total)
	}
	id := h.meeting().ID
	must(h.committees.Start(t.Context(), h.by(chair), id))(t)
	audit := bought[slices.IndexFunc(bought, func(l entitlement.Line) bool { return l.Name == "Audit" })]
	workshop := bought[slices.IndexFunc(bought, func(l entitlement.Line) bool { return l.Name == "Workshop" })]
	must(h.desk.Extend(t.Context(), h.by(boss), audit.ID, audit.Until.Add(100), "Asked.", audit.Seen()))(t)
	h.ok(h.use(consultant, workshop.ID, 500, 0))
	if left := h.head().Summary.Left[committee.Expiring]; left != 1 {
		t.Errorf("%d are left", left)
	}
	h.pass(time.Minute)
	must(h.committees.End(t.Context(), h.by(chair), id))(t)
	m := must(h.committees.Minutes(t.Context(), id))(t)
	if !slices.ContainsFunc(m.Decisions, func(d committee.Minute) bool {
		return d.Entitlement != nil && d.Entitlement.ID == audit.ID && d.Verb == "entitlement.extended" && d.Due == audit.Until.Add(100)
	}) {
		t.Errorf("decided was %+v", m.Decisions)
	}
	about := func(items []committee.Item) (names []string) {
		for _, i := range items {
			if i.Entitlement != nil {
				names = append(names, i.Entitlement.Name)
			}
		}
		return names
	}
	if ended, carried := about(m.Ended), about(m.Carried); !slices.Equal(ended, []string{"Workshop"}) || !slices.Equal(carried, []string{"Training"}) {
		t.Errorf("%v came to their end, %v are carried over", ended, carried)
	}
}

func TestWhatEndsIsDrawnAnewWithItsCustomersName(t *testing.T) {
	h := newOwning(t)
	l := h.receives(h.workshop(20))[0]
	h.turn(monday)
	h.pass(time.Minute)
	wanted := func() int64 {
		return h.number(`SELECT sum(wanted) FROM note WHERE subject_kind = 'entitlement' AND subject_id = $1`, l.ID)
	}
	before := wanted()
	desk := customer.NewDesk(h.store, h.store)
	acme := must(desk.Show(t.Context(), h.customer.ID))(t)
	seen := acme.Mark()
	acme.Name = "Acme Group"
	must(desk.Change(t.Context(), h.by(seller), acme, seen))(t)
	if after := wanted(); after != before+1 {
		t.Errorf("%d drawings were wanted, and %d are", before, after)
	}
}
