package invoice

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
	"docket/internal/outbox"
)

var noon = time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC)

// scene is Emil of Finance at work on an order that came back signed.
func scene() Scene {
	by := customer.Verification{By: "UTOM", At: noon}
	people := directory.People{
		"UEMIL": {ID: "UEMIL", Active: true, Roles: []directory.Role{directory.Finance}},
		"UADA": {ID: "UADA", Active: true, Roles: []directory.Role{directory.Finance},
			Absences: []directory.Absence{{From: on("2027-01-01"), Until: on("2027-01-31"), StandIn: "UEMIL"}}},
		"UEVA":  {ID: "UEVA", Active: true, Roles: []directory.Role{directory.Finance}},
		"UGONE": {ID: "UGONE", Roles: []directory.Role{directory.Finance}},
		"USELL": {ID: "USELL", Active: true, Roles: []directory.Role{directory.SalesManager}},
	}
	return Scene{Press: "p1", Actor: people["UEMIL"], People: people, NextID: 7, Order: signed(1200, 1200000), Home: "C1", Zone: time.UTC, Now: noon,
		Billing: customer.Billing{Contact: "Ana", Address: "Lyon", ContactVerified: by, AddressVerified: by}}
}

// begun is the check of December's invoice, and the scene it stands in.
func begun(t testing.TB) (Check, Scene) {
	t.Helper()
	s := scene()
	out, err := Begin(lasting(on("2026-12-01"), 1), s)
	if err != nil {
		t.Fatal(err)
	}
	s.Others = []Check{out.Check}
	return out.Check, s
}

// ready is a check on which nothing is missing.
func ready(t testing.TB) (Check, Scene) {
	t.Helper()
	c, s := begun(t)
	counted, err := c.Count([]Reading{{Line: 2, Views: 112_500}}, c.Readings(), s)
	if err != nil {
		t.Fatal(err)
	}
	priced, err := counted.Check.ConfirmPrice(s)
	if err != nil {
		t.Fatal(err)
	}
	return priced.Check, s
}

func TestWhichInvoicesAreChecked(t *testing.T) {
	once := func(s *Scene) { s.Order.Lines = s.Order.Lines[:1] }
	december := lasting(on("2026-12-01"), 1)
	for _, tt := range []struct {
		name   string
		period Period
		set    func(*Scene)
		kind   fault.Kind
		field  string
	}{
		{"a month of a subscription by the month", december, func(*Scene) {}, fault.None, ""},
		{"a year of it", lasting(on("2026-12-01"), 12), func(*Scene) {}, fault.None, ""},
		{"a month that begins within one", Period{on("2026-12-15"), on("2027-01-14")}, func(*Scene) {}, fault.None, ""},
		{"half a month", Period{on("2026-12-01"), on("2026-12-15")}, func(*Scene) {}, fault.Invalid, "until"},
		{"no first day", Period{Until: on("2026-12-31")}, func(*Scene) {}, fault.Invalid, "from"},
		{"no last day", Period{From: on("2026-12-01")}, func(*Scene) {}, fault.Invalid, "until"},
		{"a period that ends before it begins", Period{on("2026-12-31"), on("2026-12-01")}, func(*Scene) {}, fault.Invalid, "until"},
		{"more than ten years", lasting(on("2026-12-01"), 132), func(*Scene) {}, fault.Invalid, "until"},
		{"three months of a subscription by the year", lasting(on("2026-12-01"), 3), func(s *Scene) { s.Order.Lines[1].Unit = "year" }, fault.Invalid, "until"},
		{"a year of it, too", lasting(on("2026-12-01"), 12), func(s *Scene) { s.Order.Lines[1].Unit = "year" }, fault.None, ""},
		{"an order without subscriptions", Period{}, once, fault.None, ""},
		{"and with a period all the same", december, once, fault.Invalid, "from"},
		{"such an order twice", Period{}, func(s *Scene) { once(s); s.Others = []Check{{ID: 1, State: Released}} }, fault.Conflict, ""},
		{"and again once the first was dropped", Period{}, func(s *Scene) { once(s); s.Others = []Check{{ID: 1, State: Dropped}} }, fault.None, ""},
		{"days that are checked already", december, func(s *Scene) {
			s.Others = []Check{{ID: 1, State: Held, Period: Period{on("2026-12-31"), on("2027-01-30")}}}
		}, fault.Conflict, "from"},
		{"days beside them", december, func(s *Scene) {
			s.Others = []Check{{ID: 1, State: Held, Period: Period{on("2027-01-01"), on("2027-01-31")}}}
		}, fault.None, ""},
		{"an order that is not back", december, func(s *Scene) { s.Order.State = order.Sent }, fault.Conflict, ""},
		{"by somebody from Sales", december, func(s *Scene) { s.Actor = s.People["USELL"] }, fault.Forbidden, ""},
		{"by somebody who has left", december, func(s *Scene) { s.Actor = s.People["UGONE"] }, fault.Forbidden, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scene()
			tt.set(&s)
			_, err := Begin(tt.period, s)
			if f, ok := fault.As(err); fault.KindOf(err) != tt.kind || ok && f.Field != tt.field {
				t.Errorf("%v in %q", err, f.Field)
			}
		})
	}
}

func TestAnUnevenPeriodIsToldWhereItMayEnd(t *testing.T) {
	_, err := Begin(Period{on("2026-12-01"), on("2027-02-10")}, scene())
	if err == nil || !strings.Contains(err.Error(), "From 1 Dec 2026 on, the period may end on 31 Jan 2027 or 28 Feb 2027.") {
		t.Error(err)
	}
}

func TestWhoGetsTheChecklist(t *testing.T) {
	s := scene()
	out, err := Begin(lasting(on("2026-12-01"), 1), s)
	if err != nil {
		t.Fatal(err)
	}
	var lanes []string
	for _, n := range out.Effects.Notes {
		lanes = append(lanes, string(n.Channel)+" "+n.Parent)
	}
	if got := strings.Join(lanes, ", "); got != "C1 order.card:1042, UEMIL , UEVA " {
		t.Errorf("it goes to %s", got)
	}
	s.Order.Imported = true
	if out, err = Begin(lasting(on("2026-12-01"), 1), s); err != nil || len(out.Effects.Notes) != 2 || out.Effects.Notes[0].Channel != outbox.Lane("UEMIL") {
		t.Errorf("of history it goes to %+v, %v", out.Effects.Notes, err)
	}
}

func TestNothingGoesOutWithACheckOpen(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil func(*Check, *Scene)
		says  string
	}{
		"the contact":    {func(_ *Check, s *Scene) { s.Billing.ContactVerified = customer.Verification{} }, "the contact is not verified."},
		"the address":    {func(_ *Check, s *Scene) { s.Billing.AddressVerified = customer.Verification{} }, "the address is not verified."},
		"the page views": {func(c *Check, _ *Scene) { c.Counted = customer.Verification{} }, "the page views are not counted."},
		"the price":      {func(c *Check, _ *Scene) { c.Priced = customer.Verification{} }, "the price is not confirmed."},
		"all": {func(c *Check, s *Scene) {
			s.Billing, c.Counted, c.Priced = customer.Billing{}, customer.Verification{}, customer.Verification{}
		}, "the contact is not verified, the address is not verified, the page views are not counted and the price is not confirmed."},
	} {
		t.Run(name, func(t *testing.T) {
			c, s := ready(t)
			tt.spoil(&c, &s)
			_, err := c.Release(s)
			if fault.KindOf(err) != fault.Conflict || !strings.HasSuffix(err.Error(), tt.says) {
				t.Error(err)
			}
		})
	}
	c, s := ready(t)
	out, err := c.Release(s)
	if err != nil || out.Check.State != Released || out.Check.Total() != 240000+100000+13*150 || *out.Check.SentTo != s.Billing {
		t.Errorf("released as %+v, %v", out.Check, err)
	}
}

func TestAReleasedOrDroppedCheckStays(t *testing.T) {
	for _, state := range []State{Released, Dropped} {
		c, s := ready(t)
		c.State, c.By, c.Since = state, "UEVA", noon
		for name, rule := range steps() {
			if _, err := rule(c, s); fault.KindOf(err) != fault.Conflict {
				t.Errorf("%s of one that is %s: %v", name, state, err)
			}
		}
	}
}

// steps is everything that may be done with a check.
func steps() map[string]Rule {
	return map[string]Rule{
		"counting": func(c Check, s Scene) (Outcome, error) {
			return c.Count([]Reading{{Line: 2, Views: 5}}, c.Readings(), s)
		},
		"confirming": Check.ConfirmPrice, "releasing": Check.Release, "resuming": Check.Resume, "dropping": Check.Drop,
		"holding": func(c Check, s Scene) (Outcome, error) { return c.Hold("Wait.", s) },
	}
}

func TestOnlyFinanceAndManagementCheck(t *testing.T) {
	c, s := ready(t)
	for name, rule := range steps() {
		s.Actor = directory.Member{ID: "USELL", Active: true, Roles: []directory.Role{directory.SalesLead, directory.CustomerSuccess, directory.Admin}}
		if _, err := rule(c, s); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.Actor = directory.Member{ID: "UBOSS", Active: true, Roles: []directory.Role{directory.Management}}
	if _, err := c.Release(s); err != nil {
		t.Errorf("Management: %v", err)
	}
}

func TestAHeldInvoiceIsTakenUpAgain(t *testing.T) {
	c, s := ready(t)
	for reason, field := range map[string]string{" ": "note", strings.Repeat("x", NoteLimit+1): "note"} {
		_, err := c.Hold(reason, s)
		if f, ok := fault.As(err); !ok || f.Field != field {
			t.Errorf("%d characters: %v", len(reason), err)
		}
	}
	held, err := c.Hold(" The SOW is missing. ", s)
	if err != nil || held.Check.State != Held || held.Check.Note != "The SOW is missing." || len(held.Effects.Notes) != 1 || held.Effects.Notes[0].Channel != "USELL" {
		t.Fatalf("%+v, %v", held, err)
	}
	if _, err := held.Check.Hold("Again.", s); fault.KindOf(err) != fault.Conflict {
		t.Errorf("held twice: %v", err)
	}
	again, err := held.Check.Resume(s)
	if err != nil || again.Check.State != Open || again.Check.Note != "" {
		t.Errorf("%+v, %v", again.Check, err)
	}
	if _, err := again.Check.Resume(s); fault.KindOf(err) != fault.Conflict {
		t.Errorf("taken up twice: %v", err)
	}
	if out, err := held.Check.Release(s); err != nil || out.Check.State != Released || out.Check.Note != "" {
		t.Errorf("%+v, %v", out.Check, err)
	}
}

func TestWhichPageViewsAreWrittenDown(t *testing.T) {
	c, s := begun(t)
	for name, tt := range map[string]struct {
		counted, seen []Reading
		kind          fault.Kind
		field         string
	}{
		"as many as there were":     {[]Reading{{2, 5}}, c.Readings(), fault.None, ""},
		"none":                      {[]Reading{{2, 0}}, c.Readings(), fault.None, ""},
		"nothing about the line":    {nil, c.Readings(), fault.Invalid, "views_2"},
		"a negative number":         {[]Reading{{2, -1}}, c.Readings(), fault.Invalid, "views_2"},
		"more than anybody has":     {[]Reading{{2, ViewsLimit + 1}}, c.Readings(), fault.Invalid, "views_2"},
		"in place of what was not":  {[]Reading{{2, 5}}, []Reading{{2, 4}}, fault.Conflict, ""},
		"what stands there already": {[]Reading{{2, 0}}, []Reading{{2, 4}}, fault.None, ""},
	} {
		_, err := c.Count(tt.counted, tt.seen, s)
		if f, ok := fault.As(err); fault.KindOf(err) != tt.kind || ok && f.Field != tt.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	dear := c
	dear.Charges = charges(s.Order, c.Period, nil)
	dear.Charges[1].Views.Bands[0].Per = 10_000_000_000
	if _, err := dear.Count([]Reading{{2, ViewsLimit}}, dear.Readings(), s); fault.KindOf(err) != fault.Invalid {
		t.Errorf("more than any invoice may say: %v", err)
	}
	if c.Charges[1].Views.Counted != 0 {
		t.Error("a count changed the check it was made of")
	}
	once := c
	once.Charges = c.Charges[:1]
	if _, err := once.Count(nil, nil, s); fault.KindOf(err) != fault.Conflict {
		t.Errorf("where nothing is counted: %v", err)
	}
}

func TestOnlyTheLatestCheckIsDropped(t *testing.T) {
	c, s := begun(t)
	later := c
	later.ID = 8
	s.Others = append(s.Others, later)
	if _, err := c.Drop(s); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an earlier one: %v", err)
	}
	s.Others[1].State = Dropped
	if out, err := c.Drop(s); err != nil || out.Check.State != Dropped {
		t.Errorf("the latest one: %v", err)
	}
}

// Whatever is done in whatever order, what goes out was checked, no day is charged
// twice, and what is final stays.
func TestTheLifeOfAnOrdersInvoices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scene()
		by := s.Billing.ContactVerified
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "billing") {
				s.Billing.ContactVerified = rapid.SampledFrom([]customer.Verification{by, {}}).Draw(t, "verified")
			}
			if len(s.Others) == 0 || rapid.IntRange(0, 4).Draw(t, "open") == 0 {
				from := calendar.Date{Year: 2027, Month: time.Month(rapid.IntRange(1, 12).Draw(t, "month")), Day: 1}
				s.NextID = ID(len(s.Others) + 1)
				if out, err := Begin(lasting(from, rapid.IntRange(1, 3).Draw(t, "months")), s); err == nil {
					s.Others = append(s.Others, out.Check)
				}
				continue
			}
			n := rapid.IntRange(0, len(s.Others)-1).Draw(t, "check")
			step := rapid.SampledFrom([]string{"counting", "confirming", "releasing", "resuming", "dropping", "holding"}).Draw(t, "step")
			before := s.Others[n]
			out, err := steps()[step](before, s)
			if err != nil {
				continue
			}
			if before.State.Over() {
				t.Fatalf("%s changed one that is %s", step, before.State)
			}
			if out.Check.State == Released && (len(out.Check.Missing(s.Billing)) > 0 || !s.Billing.Verified()) {
				t.Fatalf("it went out with %v missing", out.Check.Missing(s.Billing))
			}
			s.Others[n] = out.Check
		}
		for n, a := range s.standing() {
			for _, b := range s.standing()[n+1:] {
				if a.Period.overlaps(b.Period) {
					t.Fatalf("%v and %v are both charged", a.Period, b.Period)
				}
			}
		}
	})
}
