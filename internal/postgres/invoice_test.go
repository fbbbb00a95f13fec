package postgres_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/invoice"
	"docket/internal/order"
	"docket/internal/outbox"
)

// back is an order that came back signed, as the simplest rules would bring it there.
func (h *house) back() order.Order {
	h.Helper()
	o := must(h.store.PlaceOrder(h.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	return must(h.store.ChangeOrder(h.Context(), h.by(seller), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		o.State, o.Since, o.ApprovedAt, o.Approval.State, o.Project = order.Received, s.Now, s.Now, approval.Approved, h.ps.ID
		o.Sent = &order.Dispatch{By: seller, At: s.Now, To: "Ana"}
		o.Received = &order.Receipt{By: seller, At: s.Now, SignedBy: "Ana", SignedOn: s.Today}
		return order.Outcome{Order: o, Effects: change.Effects{Verb: "order.received", Subject: o.ID.Subject(), After: o}}, nil
	}))(h)
}

// gate is an office with an order that can be invoiced.
type gate struct {
	*house
	customers *customer.Desk
	desk      *invoice.Desk
	order     order.Order
}

func newGate(t *testing.T) gate {
	h := newHouse(t)
	return gate{house: h, customers: h.office(), desk: invoice.NewDesk(h.store), order: h.back()}
}

func (g gate) december() invoice.Period {
	return invoice.Period{From: calendar.Date{Year: 2026, Month: 12, Day: 1}, Until: calendar.Date{Year: 2026, Month: 12, Day: 31}}
}

func (g gate) opened() invoice.Check {
	g.Helper()
	return must(g.desk.Open(g.Context(), g.by(accounts), g.order.ID, g.december()))(g)
}

// billed makes sure of the contact, and of the address as well.
func (g gate) billed() {
	g.Helper()
	b := must(g.customers.SaveBilling(g.Context(), g.by(seller), g.customer.ID, invoiced, customer.Billing{}.Mark()))(g)
	must(g.customers.Verify(g.Context(), g.by(accounts), g.customer.ID, customer.BillingContact, b.Mark()))(g)
	must(g.customers.Verify(g.Context(), g.by(accounts), g.customer.ID, customer.BillingAddress, b.Mark()))(g)
}

func (g gate) checked(c invoice.Check) invoice.Check {
	g.Helper()
	must(g.desk.Count(g.Context(), g.by(accounts), c.ID, []invoice.Reading{{Line: 2, Views: 100_500}}, c.Readings()))(g)
	return must(g.desk.ConfirmPrice(g.Context(), g.by(accounts), c.ID))(g)
}

func TestAnInvoiceIsCheckedAndGoesOut(t *testing.T) {
	g := newGate(t)
	act := g.by(accounts)
	c := must(g.desk.Open(t.Context(), act, g.order.ID, g.december()))(t)
	if again := must(g.desk.Open(t.Context(), act, g.order.ID, g.december()))(t); cmp.Diff(c, again) != "" {
		t.Errorf("the same act opened another one:\n%s", cmp.Diff(c, again))
	}
	if _, err := g.desk.Open(t.Context(), g.by(accounts), g.order.ID, g.december()); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the same period twice: %v", err)
	}
	c = g.checked(c)
	if _, err := g.desk.Release(t.Context(), g.by(accounts), c.ID); fault.KindOf(err) != fault.Conflict {
		t.Errorf("unverified it goes out: %v", err)
	}
	g.billed()
	c = must(g.desk.Release(t.Context(), g.by(accounts), c.ID))(t)
	card := must(g.desk.Show(t.Context(), c.ID))(t)
	if diff := cmp.Diff(c, card.Check); diff != "" {
		t.Errorf("kept otherwise (-released +kept):\n%s", diff)
	}
	if card.Total() != 108000+5000+150 || card.CustomerName != "Acme" || card.Seller != seller || !card.Billing.Verified() || card.Locale != "fr-FR" {
		t.Errorf("the card says %+v", card)
	}
	if total := g.number(`SELECT total FROM invoice_check WHERE id = $1`, c.ID); total != card.Total() {
		t.Errorf("the table says %d", total)
	}
	if n := g.number(`SELECT count(*) FROM audit WHERE subject_kind = 'invoice' AND subject_id = $1`, c.ID); n != 4 {
		t.Errorf("%d entries on record, want 4", n)
	}
}

func TestWhichInvoicesAreListed(t *testing.T) {
	g := newGate(t)
	c := g.opened()
	for name, tt := range map[string]struct {
		found int
		list  func() ([]invoice.Line, error)
	}{
		"what is to be done":   {1, func() ([]invoice.Line, error) { return g.desk.Pending(t.Context(), 5) }},
		"by the order":         {1, func() ([]invoice.Line, error) { return g.desk.Of(t.Context(), g.order.ID) }},
		"by the number":        {1, func() ([]invoice.Line, error) { return g.desk.Find(t.Context(), g.order.ID.Number(), 5) }},
		"by the customer":      {1, func() ([]invoice.Line, error) { return g.desk.Find(t.Context(), "acm", 5) }},
		"by what nobody wrote": {0, func() ([]invoice.Line, error) { return g.desk.Find(t.Context(), "borealis", 5) }},
		"of another order":     {0, func() ([]invoice.Line, error) { return g.desk.Of(t.Context(), g.order.ID+1) }},
	} {
		if lines := must(tt.list())(t); len(lines) != tt.found || tt.found == 1 && lines[0].ID != c.ID {
			t.Errorf("%s: %+v", name, lines)
		}
	}
	due := must(g.desk.Billable(t.Context(), "acme", 5))(t)
	if len(due) != 1 || due[0].Order != g.order.ID || due[0].Total != 168000 || due[0].Currency != "EUR" || due[0].Checks != 1 {
		t.Errorf("to invoice is %+v", due)
	}
	must(g.desk.Drop(t.Context(), g.by(accounts), c.ID))(t)
	if lines := must(g.desk.Pending(t.Context(), 5))(t); len(lines) != 0 {
		t.Errorf("dropped, and to be done: %+v", lines)
	}
	if again := g.opened(); again.Total() != c.Total() {
		t.Errorf("opened anew it charges %d, not %d", again.Total(), c.Total())
	}
}

func TestTheLastWhoStandsInIsToldOfAnInvoiceThatIsHeld(t *testing.T) {
	g := newGate(t)
	for _, away := range []struct{ who, standIn directory.UserID }{{seller, manager}, {manager, boss}, {boss, chair}} {
		today := directory.Absence{From: g.today(), Until: g.today(), StandIn: away.standIn}
		g.ok(g.members.SetAbsence(t.Context(), g.by(away.who), away.who, today))
	}
	must(g.desk.Hold(t.Context(), g.by(accounts), g.opened().ID, "The audit was cut short."))(t)
	var told directory.UserID
	g.ok(g.sql.Get(&told, `SELECT lane FROM note WHERE topic = 'invoice.held'`))
	if told != chair {
		t.Errorf("%s is told, want %s", told, chair)
	}
}

func TestOfSeveralWhoReleaseOrHoldOneWins(t *testing.T) {
	g := newGate(t)
	g.billed()
	c := g.checked(g.opened())
	wins(t, race(g.house, 8, func(act directory.Act, n int) error {
		act.By = accounts
		if n%2 == 0 {
			_, err := g.desk.Drop(t.Context(), act, c.ID)
			return err
		}
		_, err := g.desk.Release(t.Context(), act, c.ID)
		return err
	}))
}

func TestOneOfSeveralOpensACheckForThePeriod(t *testing.T) {
	g := newGate(t)
	wins(t, race(g.house, 8, func(act directory.Act, n int) error {
		_, err := g.desk.Open(t.Context(), directory.Act{Key: act.Key, By: accounts}, g.order.ID, g.december())
		return err
	}))
	c := must(g.desk.Pending(t.Context(), 5))(t)[0]
	wins(t, race(g.house, 8, func(act directory.Act, n int) error {
		_, err := g.desk.Count(t.Context(), directory.Act{Key: act.Key, By: accounts}, c.ID, []invoice.Reading{{Line: 2, Views: int64(n + 1)}}, c.Readings())
		return err
	}))
}

// Either the address is changed after the invoice went out, or the invoice waits for
// somebody to make sure of the new one.
func TestNoInvoiceGoesOutToAnAddressThatChangesMeanwhile(t *testing.T) {
	for range 5 {
		g := newGate(t)
		g.billed()
		c := g.checked(g.opened())
		now := must(g.customers.Billing(t.Context(), g.customer.ID))(t)
		moved := now
		moved.Address = "elsewhere"
		together(t, 2, func(n int) error {
			var err error
			if n == 0 {
				_, err = g.desk.Release(t.Context(), g.by(accounts), c.ID)
			} else {
				_, err = g.customers.SaveBilling(t.Context(), g.by(seller), g.customer.ID, moved, now.Mark())
			}
			return err
		})
		if n := g.number(`SELECT count(*) FROM audit moved JOIN audit out ON out.id > moved.id
			WHERE moved.after ->> 'InvoiceAddress' = 'elsewhere' AND out.verb = 'invoice.released'`); n != 0 {
			t.Error("it went out after the address had changed")
		}
		c = must(g.desk.Show(t.Context(), c.ID))(t).Check
		if c.State == invoice.Released && (c.SentTo == nil || c.SentTo.Address != now.Address || !c.SentTo.Verified()) {
			t.Errorf("it went out to %+v", c.SentTo)
		}
	}
}

func TestWhatShowsAnInvoiceIsDrawnAgainWhenTheAddressIsVerified(t *testing.T) {
	g := newGate(t)
	c := g.opened()
	wanted := func() int64 {
		return g.number(`SELECT coalesce(sum(wanted), 0) FROM note WHERE subject_kind = 'invoice' AND subject_id = $1`, c.ID)
	}
	before := wanted()
	g.billed()
	if after := wanted(); after <= before {
		t.Errorf("%d drawings are wanted after %d", after, before)
	}
}

func TestTheHomeOfFinanceFollowsWhatIsVerified(t *testing.T) {
	g := newGate(t)
	finance := must(g.store.Member(t.Context(), accounts))(t)
	g.ok(g.db.Say(t.Context(), []outbox.Note{{Topic: outbox.Home, Subject: outbox.Subject{Kind: "member", ID: finance.Number}, Channel: outbox.Lane(accounts), Key: "home:accounts"}}))
	g.opened()
	wanted := func() int64 { return g.number(`SELECT wanted FROM note WHERE key = 'home:accounts'`) }
	before := wanted()
	g.billed()
	if after := wanted(); after != before+3 {
		t.Errorf("after three changes %d drawings are wanted, before them %d", after, before)
	}
}
