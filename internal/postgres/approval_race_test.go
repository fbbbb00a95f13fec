package postgres_test

import (
	"fmt"
	"sync"
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
)

func TestOfManyWhoApproveAtOnceOneDecides(t *testing.T) {
	h := newHouse(t)
	const voters = 8
	ids := make([]directory.UserID, voters)
	for n := range ids {
		ids[n] = directory.UserID("UVOTER" + string(rune('A'+n)))
		h.ok(h.store.Meet(t.Context(), directory.Member{ID: ids[n], Name: string(ids[n]), Active: true}))
		h.ok(h.store.SetRoles(t.Context(), h.by(boss), directory.Grant{Member: ids[n], Roles: []directory.Role{directory.CustomerSuccess}}))
	}
	d := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Content: h.content()}))(h)
	begin := func(d order.Draft, before order.Order, s order.Scene) (order.Outcome, error) {
		out, err := place(d, before, s)
		rule := approval.Rule{Key: "cs", Role: directory.CustomerSuccess, Stage: 1}
		out.Order.Approval, _ = approval.Begin(approval.Policy{Steps: []approval.Rule{rule}}, approval.Facts{By: seller}, 1,
			approval.Scene{Now: s.Now, Actor: s.Actor, People: s.People, Clock: approval.NewClock(s.Numbers, s.Days, s.Zone)})
		return out, err
	}
	o := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Draft: d.ID}, begin))(h)
	desk := order.NewDesk(h.store, h.store)
	acts := make([]directory.Act, voters)
	for n, id := range ids {
		acts[n] = h.by(id)
	}
	errs := make([]error, voters)
	var all sync.WaitGroup
	for n := range ids {
		all.Go(func() {
			_, errs[n] = desk.Vote(t.Context(), acts[n], o.ID, "cs", approval.Ballot{Round: 1, Choice: approval.Yes})
		})
	}
	all.Wait()
	decided := 0
	for _, err := range errs {
		switch fault.KindOf(err) {
		case fault.None:
			decided++
		case fault.Conflict:
		default:
			t.Error(err)
		}
	}
	card := must(h.store.Order(t.Context(), o.ID))(h)
	if votes := card.Approval.Steps[0].Votes; decided != 1 || len(votes) != 1 || card.State != order.Approved {
		t.Errorf("%d decided, %d votes, it is %s", decided, len(votes), card.State)
	}
	minuted := `SELECT count(*) FROM decision WHERE subject_kind = 'order' AND subject_id = $1 AND verb = 'order.approved'
		AND authority ->> 'role' = 'customer_success'`
	if n := h.number(minuted, o.ID); n != 1 {
		t.Errorf("%d decisions are kept with their authority", n)
	}
}

// Each of many orders is approved by somebody else at the same moment.
func TestOfManyWhoApproveOrdersOfTheirOwnEverybodyDecidesTheirs(t *testing.T) {
	h := newHouse(t)
	const orders = 12
	h.ok(h.store.SetRoles(t.Context(), h.by(admin), directory.Grant{Member: boss, Roles: []directory.Role{directory.CustomerSuccess, directory.Management}}))
	begin := func(d order.Draft, before order.Order, s order.Scene) (order.Outcome, error) {
		out, err := place(d, before, s)
		rule := approval.Rule{Key: "cs", Role: directory.CustomerSuccess, Stage: 1}
		out.Order.Approval, _ = approval.Begin(approval.Policy{Steps: []approval.Rule{rule}}, approval.Facts{By: seller}, 1,
			approval.Scene{Now: s.Now, Actor: s.Actor, People: s.People, Clock: approval.NewClock(s.Numbers, s.Days, s.Zone)})
		return out, err
	}
	ids := make([]order.ID, orders)
	for n := range ids {
		d := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Content: h.content()}))(h)
		ids[n] = must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Draft: d.ID}, begin))(h).ID
	}
	desk := order.NewDesk(h.store, h.store)
	for n, err := range atOnce(2*orders, func(n int) error {
		by, want := boss, fault.None
		if n >= orders { // an approver's colleague, who may not
			by, want = consultant, fault.Forbidden
		}
		o, err := desk.Vote(t.Context(), h.by(by), ids[n%orders], "cs", approval.Ballot{Round: 1, Choice: approval.Yes})
		if kind := fault.KindOf(err); kind == fault.Conflict || kind == want && (err != nil || o.ID == ids[n]) {
			return nil
		}
		return fmt.Errorf("got order %d, %w", o.ID, err)
	}) {
		if err != nil {
			t.Errorf("caller %d: %v", n, err)
		}
	}
	approved := `SELECT count(DISTINCT subject_id) FROM decision WHERE subject_kind = 'order' AND verb = 'order.approved' AND by_member = $1
		AND subject_id IN (SELECT id FROM purchase_order WHERE state = 'approved')`
	if n := h.number(approved, boss); n != orders {
		t.Errorf("%d of %d orders were approved, each once", n, orders)
	}
}
