package order

import (
	"strings"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/outbox"
	"docket/internal/project"
)

// topics are what a change says, in order.
func topics(e change.Effects) string {
	var said []string
	for _, n := range e.Notes {
		said = append(said, string(n.Topic))
	}
	return strings.Join(said, " ")
}

func TestTheLastApprovalBringsThePaperAndAWatchThatItIsSent(t *testing.T) {
	s := newSale()
	if err := s.submits(s.content(0)); err != nil {
		t.Fatal(err)
	}
	b := approval.Ballot{Round: 1, Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}}
	out, err := s.does(marc, func(o Order, sc Scene) (Outcome, error) { return o.Vote("customer_success", b, sc) })
	if err != nil || !strings.Contains(topics(out.Effects), "order.paper") {
		t.Fatalf("said %q: %v", topics(out.Effects), err)
	}
	due := time.Date(2026, 12, 4, 9, 0, 0, 0, parisian)
	if r := out.Effects.Remind; len(r) != 1 || r[0].Kind != Chase || !r[0].Due.Equal(due) {
		t.Errorf("remembered %+v, want %s", r, due)
	}
}

func TestAnApprovedOrderGoesToTheCustomerOnce(t *testing.T) {
	for _, c := range []struct {
		name string
		how  Sending
		by   directory.UserID
		to   string
		said string
	}{
		{"by hand", Sending{To: " Élodie \n Brême "}, ines, "Élodie Brême", "order.sent"},
		{"by e-mail", Sending{Mail: true, To: "somebody else"}, fay, "elodie@acme.example", "order.sent letter.order"},
		{"by Customer Success", Sending{To: "Élodie"}, marc, "Élodie", "order.sent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := approvedSale(t)
			out, err := s.sends(c.by, c.how, 1)
			if err != nil || s.State != Sent || s.Sent.To != c.to || s.Sent.By != c.by || s.Sent.Mailed != c.how.Mail || topics(out.Effects) != c.said {
				t.Fatalf("%s to %+v, saying %q: %v", s.State, s.Sent, topics(out.Effects), err)
			}
			if r := out.Effects.Remind; len(r) != 1 || !r[0].Due.Equal(time.Date(2026, 12, 16, 9, 0, 0, 0, parisian)) {
				t.Errorf("remembered %+v", r)
			}
			_, err = s.sends(ines, Sending{To: "Élodie"}, 1)
			refused(t, err, fault.Conflict, "")
		})
	}
}

func TestWhatIsNotSentAndWhy(t *testing.T) {
	for _, c := range []struct {
		name  string
		how   Sending
		by    directory.UserID
		seen  int
		spoil func(*sale)
		kind  fault.Kind
		field string
	}{
		{"by a consultant", Sending{To: "Élodie"}, carl, 1, nil, fault.Forbidden, ""},
		{"by a seller who has left", Sending{To: "Élodie"}, ines, 1, func(s *sale) {
			m := s.people[ines]
			m.Active = false
			s.people[ines] = m
		}, fault.Forbidden, ""},
		{"to nobody", Sending{To: " "}, ines, 1, nil, fault.Invalid, "to"},
		{"to too many words", Sending{To: strings.Repeat("é", ToLimit+1)}, ines, 1, nil, fault.Invalid, "to"},
		{"a revision that nobody looked at", Sending{To: "Élodie"}, ines, 0, nil, fault.Conflict, ""},
		{"by e-mail without an address", Sending{Mail: true}, ines, 1, func(s *sale) { s.Invoice.Email = "" }, fault.Conflict, ""},
		{"that waits for approval", Sending{To: "Élodie"}, ines, 1, func(s *sale) { s.State = Approving }, fault.Conflict, ""},
		{"that was declined", Sending{To: "Élodie"}, ines, 1, func(s *sale) { s.State = Declined }, fault.Conflict, ""},
		{"that was withdrawn", Sending{To: "Élodie"}, ines, 1, func(s *sale) { s.State = Withdrawn }, fault.Conflict, ""},
		{"whose approval is void", Sending{To: "Élodie"}, ines, 1, func(s *sale) { s.Approval.State = approval.Void }, fault.Conflict, ""},
		{"whose approval was of another revision", Sending{To: "Élodie"}, ines, 2, func(s *sale) { s.Revision = 2 }, fault.Conflict, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := approvedSale(t)
			if c.spoil != nil {
				c.spoil(s)
			}
			_, err := s.sends(c.by, c.how, c.seen)
			refused(t, err, c.kind, c.field)
			if s.Sent != nil {
				t.Error("it went out")
			}
		})
	}
	s := approvedSale(t)
	sc := s.scene(ines)
	sc.Mail = false
	_, err := s.Send(Sending{Mail: true}, 1, sc)
	refused(t, err, fault.Conflict, "")
}

func TestWhoStandsInForTheSellerMaySend(t *testing.T) {
	s := approvedSale(t)
	m := s.people[ines]
	today := calendar.DateOf(s.now, parisian)
	m.Absences = []directory.Absence{{From: today, Until: today.Add(5), StandIn: carl}}
	s.people[ines] = m
	if _, err := s.sends(carl, Sending{To: "Élodie"}, 1); err != nil {
		t.Error(err)
	}
}

func TestASignedOrderTurnsIntoAProjectAndWhatMayBeUsed(t *testing.T) {
	s := sentSale(t)
	s.now = s.now.Add(48 * time.Hour)
	s.Lines = append(s.Lines, Line{SKU: "START", Name: "Starter kit", Kind: catalogue.Training, Unit: catalogue.Piece, Quantity: money.One, Starter: true, Included: true})
	out, err := s.receives(fay, s.signed(), 1)
	if err != nil || s.State != Received || s.Received.SignedBy != "Élodie" || s.Project != 77 || topics(out.Effects) != "order.received" || len(out.Effects.Remind) != 0 {
		t.Fatalf("%s %+v, saying %q: %v", s.State, s.Received, topics(out.Effects), err)
	}
	day := calendar.Date{Year: 2026, Month: 12, Day: 4}
	p := out.Project
	if p.ID != 77 || p.State != project.New || p.Name != "Portal" || p.Contract != "PO-1042" || p.ReceivedOn != day || p.Sales != ines || p.Committee != 1 || p.Customer != 7 {
		t.Errorf("the project is %+v", p)
	}
	if e := out.Entitlements; len(e) != 2 || e[0].Line != 1 || e[0].Quantity != 2*money.One || e[0].Until != s.Lines[0].ConsumeBy || e[1].Line != 2 || !e[1].Until.IsZero() {
		t.Errorf("the customer may use %+v", e)
	}
	_, err = s.receives(ines, s.signed(), 1)
	refused(t, err, fault.Conflict, "")
}

func TestWhatDoesNotComeBackAndWhy(t *testing.T) {
	on := func(day int) calendar.Date { return calendar.Date{Year: 2026, Month: 12, Day: day} }
	for _, c := range []struct {
		name  string
		by    directory.UserID
		seen  int
		spoil func(*sale, *Receipt)
		kind  fault.Kind
		field string
	}{
		{"by a consultant", carl, 1, func(*sale, *Receipt) {}, fault.Forbidden, ""},
		{"signed by nobody", ines, 1, func(_ *sale, r *Receipt) { r.SignedBy = " " }, fault.Invalid, "signed_by"},
		{"signed by too many", ines, 1, func(_ *sale, r *Receipt) { r.SignedBy = strings.Repeat("é", 500) }, fault.Invalid, "signed_by"},
		{"signed tomorrow", ines, 1, func(_ *sale, r *Receipt) { r.SignedOn = on(3) }, fault.Invalid, "signed_on"},
		{"signed before it was sent", ines, 1, func(_ *sale, r *Receipt) { r.SignedOn = on(1) }, fault.Invalid, "signed_on"},
		{"without its paper", ines, 1, func(_ *sale, r *Receipt) { r.Document = project.Document{} }, fault.Invalid, "document_url"},
		{"in another revision", ines, 2, func(*sale, *Receipt) {}, fault.Conflict, ""},
		{"that was not sent", ines, 1, func(s *sale, _ *Receipt) { s.State = Approved }, fault.Conflict, ""},
		{"that was withdrawn", ines, 1, func(s *sale, _ *Receipt) { s.State = Withdrawn }, fault.Conflict, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sentSale(t)
			r := s.signed()
			c.spoil(s, &r)
			out, err := s.receives(c.by, r, c.seen)
			refused(t, err, c.kind, c.field)
			if out.Project != nil || s.Project != 0 {
				t.Error("it turned into a project")
			}
		})
	}
}

func TestTheDayIsTheCommittees(t *testing.T) {
	s := approvedSale(t)
	s.now = time.Date(2026, 12, 2, 23, 30, 0, 0, time.UTC) // half past midnight in Paris
	if _, err := s.sends(ines, Sending{To: "Élodie"}, 1); err != nil {
		t.Fatal(err)
	}
	r := s.signed()
	r.SignedOn = calendar.Date{Year: 2026, Month: 12, Day: 2}
	_, err := s.receives(ines, r, 1)
	refused(t, err, fault.Invalid, "signed_on")
	r.SignedOn = calendar.Date{Year: 2026, Month: 12, Day: 3}
	if _, err := s.receives(ines, r, 1); err != nil {
		t.Error(err)
	}
}

func TestHowLongWhatWasBoughtLasts(t *testing.T) {
	from := calendar.Date{Year: 2026, Month: 12, Day: 4}
	for _, c := range []struct {
		name string
		line Line
		want string
	}{
		{"until the day it names", Line{Unit: catalogue.Day, Quantity: money.One, ConsumeBy: calendar.Date{Year: 2027, Month: 6, Day: 30}}, "2027-06-30"},
		{"a year", Line{Unit: catalogue.Year, Quantity: money.One}, "2027-12-03"},
		{"half a year", Line{Unit: catalogue.Year, Quantity: 50}, "2027-06-03"},
		{"a year of months", Line{Unit: catalogue.Month, Quantity: 12 * money.One}, "2027-12-03"},
		{"a part of a month is a month", Line{Unit: catalogue.Month, Quantity: 110}, "2027-02-03"},
		{"a hundred years at most", Line{Unit: catalogue.Month, Quantity: money.QuantityLimit}, "2126-12-03"},
		{"for ever", Line{Unit: catalogue.User, Quantity: money.One}, "0000-00-00"},
	} {
		if got := c.line.lasts(from).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestASellerIsRemindedOfAnOrderUntilItGoesOn(t *testing.T) {
	s := approvedSale(t)
	reminded := func() []outbox.Note {
		t.Helper()
		out := s.Chased(s.scene(""))
		if out.Effects.Verb != "" {
			t.Error("a reminder is on record")
		}
		return out.Effects.Notes
	}
	at := func(month time.Month, day, hour int) { s.now = time.Date(2026, month, day, hour, 0, 0, 0, parisian) }
	at(12, 4, 8)
	if n := reminded(); len(n) != 0 {
		t.Errorf("too early: %+v", n)
	}
	at(12, 4, 9)
	first := reminded()
	if len(first) != 1 || first[0].Channel != outbox.Lane(ines) {
		t.Fatalf("on the second working day: %+v", first)
	}
	at(12, 10, 9)
	if n := reminded(); n[0].Key != first[0].Key {
		t.Error("reminded twice in a week")
	}
	at(12, 11, 9)
	if n := reminded(); n[0].Key == first[0].Key {
		t.Error("not reminded after a week")
	}
	m := s.people[ines]
	m.Active, m.Manager = false, sol
	s.people[ines] = m
	if n := reminded(); n[0].Channel != outbox.Lane(sol) {
		t.Errorf("whoever has left is reminded: %s", n[0].Channel)
	}
	if out := s.Chased(s.scene("")); len(out.Effects.Remind) != 1 || !out.Effects.Remind[0].Due.Equal(time.Date(2026, 12, 18, 9, 0, 0, 0, parisian)) {
		t.Errorf("remembered %+v", out.Effects.Remind)
	}
	s.State = Withdrawn
	if n := reminded(); len(n) != 0 {
		t.Errorf("of a withdrawn order: %+v", n)
	}
}
