package order

import (
	"maps"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

// submitted is a sale of which the order is submitted.
func submitted(t *testing.T, c func(*sale) Content) *sale {
	t.Helper()
	s := stocked()
	if err := s.submits(c(s)); err != nil {
		t.Fatal(err)
	}
	return s
}

func plainOrder(s *sale) Content { return s.content(money.Percents(10)) }

func TestWhoMaySubmitAnOrder(t *testing.T) {
	s := stocked()
	for by, may := range map[directory.UserID]bool{ines: true, sol: true, pablo: true, marc: true, mona: true, fay: false, carl: false} {
		_, err := Submit(Draft{ID: 3, Owner: by, Content: plainOrder(s)}, s.scene(by))
		if (err == nil) != may {
			t.Errorf("%s: %v", by, err)
		}
	}
	if _, err := Submit(Draft{ID: 3, Owner: ines, Content: plainOrder(s)}, s.scene(sol)); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("somebody else's draft is submitted: %v", err)
	}
}

func TestWhatASubmittedOrderIs(t *testing.T) {
	s := stocked()
	c := s.content(money.Percents(20))
	c.Title, c.Invoice.Contact = "  Portal \n 2 ", " Élodie "
	out, err := Submit(Draft{ID: 3, Owner: ines, Content: c}, s.scene(ines))
	if err != nil {
		t.Fatal(err)
	}
	o := out.Order
	if o.ID != 1042 || o.Seller != ines || o.State != Approving || o.Revision != 1 || o.Edition != 1 || !o.SubmittedAt.Equal(s.now) || o.Title != "Portal 2" {
		t.Errorf("the order is %+v", o)
	}
	if len(o.Exceptions) != 1 || o.Exceptions[0].Reason != DiscountTooHigh || o.Approval.Round != 1 || len(o.Approval.Steps) != 3 {
		t.Errorf("its exceptions are %+v, its approval %+v", o.Exceptions, o.Approval)
	}
	if out.Spent != 3 || out.Billing != nil || out.Effects.Verb != "order.submitted" {
		t.Errorf("the outcome is %+v", out)
	}
}

func TestAnOrderSaysAnewHowTheCustomerIsInvoiced(t *testing.T) {
	s := stocked()
	c := plainOrder(s)
	c.Invoice.Address = "2 rue du Port"
	out, err := Submit(Draft{ID: 3, Owner: ines, Content: c}, s.scene(ines))
	if err != nil {
		t.Fatal(err)
	}
	if b := out.Billing; b == nil || b.Address != "2 rue du Port" || b.AddressVerified.Done() || !b.ContactVerified.Done() {
		t.Errorf("kept is %+v", b)
	}
	if in := out.Order.Invoice; in.AddressVerified.Done() || !in.ContactVerified.Done() {
		t.Errorf("the order says %+v", in)
	}
	c.Invoice.Email = "no address"
	if _, err := Submit(Draft{ID: 3, Owner: ines, Content: c}, s.scene(ines)); fieldOf(err) != "invoice_email" {
		t.Errorf("an address nobody can write to: %v", err)
	}
}

func fieldOf(err error) string {
	f, ok := fault.As(err)
	if !ok {
		return ""
	}
	return f.Field
}

// packed is a shop whose first-time customers get a licence and an audit.
func packed() *sale {
	s := stocked()
	audit := s.shelf.SKUs["AUDIT-STD"]
	audit.Window = 3
	s.shelf.SKUs["AUDIT-STD"] = audit
	s.shelf.Terms.Starter = []catalogue.StarterLine{{SKU: "LIC", Quantity: 2 * money.One}, {SKU: "AUDIT-STD", Quantity: money.One},
		{SKU: "OLD", Quantity: money.One}, {SKU: "GHOST", Quantity: money.One}}
	return s
}

func TestAFirstTimeCustomerGetsTheStarterPack(t *testing.T) {
	s := packed()
	first := s.scene(ines)
	first.First, first.Customer = true, customer.Customer{Locale: "fr"}
	c := plainOrder(s)
	c.Lines = append(c.Lines, Line{SKU: "LIC", Name: "Mine", Starter: true, Quantity: 99 * money.One})
	out, err := Submit(Draft{ID: 3, Owner: ines, Content: c}, first)
	if err != nil {
		t.Fatal(err)
	}
	lines := out.Order.Lines
	if len(lines) != 3 {
		t.Fatalf("the order has %d lines: %+v", len(lines), lines)
	}
	for _, l := range lines[1:] {
		if !l.Starter || !l.Included || l.Sold != 0 || l.Discount != money.Hundred || l.Discount.Off(l.Gross()) != l.Sold {
			t.Errorf("the pack has %+v", l)
		}
	}
	if lines[1].Name != "La licence" || lines[1].Quantity != 2*money.One || lines[2].ConsumeBy != first.Today.AddMonths(3) {
		t.Errorf("the pack is %+v", lines[1:])
	}
	if len(out.Order.Exceptions) != 0 || out.Order.Total() != c.Total() {
		t.Errorf("the pack costs something, or needs approval: %+v", out.Order)
	}
}

func TestNobodyGetsTheStarterPackTwice(t *testing.T) {
	s := packed()
	if err := s.submits(plainOrder(s)); err != nil {
		t.Fatal(err)
	}
	if len(s.Lines) != 1 {
		t.Errorf("a customer of long standing gets %+v", s.Lines)
	}
	s.Order = Order{}
	first := s.scene(ines)
	first.First = true
	out, err := Submit(Draft{ID: 3, Owner: ines, Content: plainOrder(s)}, first)
	if err != nil {
		t.Fatal(err)
	}
	s.Order = out.Order
	changed := s.Content
	changed.Lines = changed.Lines[:1]
	if err := s.submits(changed); err != nil {
		t.Fatal(err)
	}
	if len(s.starterIn(s.Currency, s.shelf)) != 2 || len(s.Lines) != 3 {
		t.Errorf("after a change the lines are %+v", s.Lines)
	}
}

func TestTheStarterPackFollowsTheCurrencyOfAChange(t *testing.T) {
	s := packed()
	first := s.scene(ines)
	first.First = true
	out, err := Submit(Draft{ID: 3, Owner: ines, Content: plainOrder(s)}, first)
	if err != nil {
		t.Fatal(err)
	}
	licence := s.shelf.SKUs["LIC"]
	sold := out.Order.Lines[0].SKU
	other := s.shelf.SKUs[sold]
	licence.Prices, other.Prices = catalogue.Prices{"EUR": 1, "USD": 777}, catalogue.Prices{"EUR": 1, "USD": 555}
	s.shelf.SKUs["LIC"], s.shelf.SKUs[sold] = licence, other
	c := out.Order.Content.In("USD", s.shelf)
	changed, err := out.Order.Change(Draft{ID: 4, Owner: ines, Order: out.Order.ID, Revision: 1, Content: c}, s.scene(ines))
	if err != nil {
		t.Fatal(err)
	}
	lists := map[catalogue.Code]int64{}
	for _, l := range changed.Order.Lines {
		if l.Starter {
			lists[l.SKU] = l.List
		}
		if l.Starter && (l.Sold != 0 || !l.Included) {
			t.Errorf("the pack costs something: %+v", l)
		}
	}
	if want := map[catalogue.Code]int64{"LIC": s.shelf.SKUs["LIC"].Prices["USD"], "AUDIT-STD": s.shelf.SKUs["AUDIT-STD"].Prices["USD"]}; !maps.Equal(lists, want) {
		t.Errorf("list prices in dollars are %v, not %v", lists, want)
	}
}

func TestAChangeBeginsTheApprovalAnew(t *testing.T) {
	s := submitted(t, plainOrder)
	if err := s.votes(marc, "customer_success", approval.Yes); err != nil || s.State != Approved {
		t.Fatal(s.State, err)
	}
	if _, err := s.sends(ines, Sending{To: "Élodie"}, 1); err != nil {
		t.Fatal(err)
	}
	before := s.Order
	s.now = s.now.Add(time.Hour)
	c := s.content(money.Percents(20))
	c.Customer, c.Committee = 8, 9
	out, err := s.does(ines, func(o Order, sc Scene) (Outcome, error) {
		return o.Change(Draft{ID: 4, Owner: ines, Order: o.ID, Revision: 1, Content: c}, sc)
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.State != Approving || s.Revision != 2 || s.Sent != nil || !s.ApprovedAt.IsZero() || !s.ChangedAt.Equal(s.now) || s.Approval.Round != 2 {
		t.Errorf("the order is %+v", s.Order)
	}
	if s.Customer != before.Customer || s.Committee != before.Committee || !s.SubmittedAt.Equal(before.SubmittedAt) {
		t.Error("it is another customer's or another committee's, or as new")
	}
	for _, step := range s.Approval.Steps {
		if len(step.Votes) > 0 {
			t.Errorf("an approval outlived the change: %+v", step)
		}
	}
	if args := news(out, "order.changed"); args == "" {
		t.Error("nobody is told")
	}
}

// news is what a note of the topic carries, "" when there is none.
func news(out Outcome, topic string) string {
	for _, n := range out.Effects.Notes {
		if string(n.Topic) == topic {
			return string(n.Args)
		}
	}
	return ""
}

func TestWhoMayChangeAnOrderAndWhen(t *testing.T) {
	change := func(s *sale, by directory.UserID, revision int) error {
		_, err := s.Change(Draft{ID: 4, Owner: by, Order: s.ID, Revision: revision, Content: plainOrder(s)}, s.scene(by))
		return err
	}
	s := submitted(t, plainOrder)
	for by, kind := range map[directory.UserID]fault.Kind{ines: fault.None, mona: fault.None, sol: fault.Forbidden, marc: fault.Forbidden} {
		if got := fault.KindOf(change(s, by, 1)); got != kind {
			t.Errorf("%s: %q", by, got)
		}
	}
	away := s.people[ines]
	away.Absences = []directory.Absence{{From: s.scene(ines).Today, Until: s.scene(ines).Today, StandIn: sol}}
	s.people[ines] = away
	if err := change(s, sol, 1); err != nil {
		t.Errorf("who stands in: %v", err)
	}
	if err := change(s, ines, 0); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an older revision: %v", err)
	}
	for _, over := range []State{Received, Withdrawn} {
		s.State = over
		if err := change(s, ines, 1); fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s: %v", over, err)
		}
		if _, err := s.Withdraw("why", s.scene(ines)); fault.KindOf(err) != fault.Conflict {
			t.Errorf("withdrawn though %s: %v", over, err)
		}
	}
	s.State = Declined
	if err := change(s, ines, 1); err != nil {
		t.Errorf("one that was declined: %v", err)
	}
}

func TestAnOrderIsWithdrawnForAReason(t *testing.T) {
	s := submitted(t, plainOrder)
	withdraw := func(by directory.UserID, reason string) error {
		_, err := s.does(by, func(o Order, sc Scene) (Outcome, error) { return o.Withdraw(reason, sc) })
		return err
	}
	if err := withdraw(ines, " "); fieldOf(err) != "reason" {
		t.Errorf("without a reason: %v", err)
	}
	if err := withdraw(sol, "Mine"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("by somebody else: %v", err)
	}
	if err := withdraw(ines, "They bought elsewhere"); err != nil {
		t.Fatal(err)
	}
	if s.State != Withdrawn || s.Note != "They bought elsewhere" || s.Approval.State != approval.Void || len(s.Approval.Turn()) != 0 {
		t.Errorf("the order is %+v", s.Order)
	}
	if err := s.votes(marc, "customer_success", approval.Yes); fault.KindOf(err) != fault.Conflict {
		t.Errorf("approved all the same: %v", err)
	}
}
