package order

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/project"
)

// sale is an order on its way to the customer, and the house around it.
type sale struct {
	Order
	people directory.People
	now    time.Time
	press  int
	shelf  Shelf
	filed  customer.Billing
}

const (
	ines  directory.UserID = "U0INES"  // sells
	marc  directory.UserID = "U0MARC"  // Customer Success
	fay   directory.UserID = "U0FAY"   // Finance
	sol   directory.UserID = "U0SOL"   // head of sales
	mona  directory.UserID = "U0MONA"  // Management
	carl  directory.UserID = "U0CARL"  // consultant
	pablo directory.UserID = "U0PABLO" // pre-sales
)

var (
	parisian  = mustZone("Europe/Paris")
	wednesday = time.Date(2026, 12, 2, 9, 30, 0, 0, parisian)
)

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func newSale() *sale {
	people := directory.People{}
	for id, role := range map[directory.UserID]directory.Role{ines: directory.SalesManager, marc: directory.CustomerSuccess, fay: directory.Finance,
		sol: directory.SalesLead, mona: directory.Management, carl: directory.Consultant, pablo: directory.Presales} {
		people[id] = directory.Member{ID: id, Name: string(id), Roles: []directory.Role{role}, Zone: "Europe/Paris", Active: true}
	}
	verified := customer.Verification{By: fay, At: wednesday}
	return &sale{people: people, now: wednesday,
		filed: customer.Billing{Contact: "Élodie", Email: "elodie@acme.example", Address: "1 rue du Port", ContactVerified: verified, AddressVerified: verified},
		shelf: Shelf{Edition: 1, Terms: catalogue.Terms{Territories: []catalogue.Territory{{Code: "FR"}},
			Discounts: map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15), directory.SalesLead: money.Percents(25)}},
			SKUs: map[catalogue.Code]catalogue.SKU{"AUDIT-STD": {Code: "AUDIT-STD", Names: catalogue.Text{"en": "Audit"}, Kind: catalogue.Audit,
				Unit: catalogue.Piece, Prices: catalogue.Prices{"EUR": 120000}}}},
	}
}

// content is an order of two audits, with a discount.
func (s *sale) content(off money.Percent) Content {
	l := Line{SKU: "AUDIT-STD", Name: "Audit", Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: 2 * money.One, List: 120000, Discount: off,
		ConsumeBy: calendar.DateOf(s.now, parisian).Add(200)}
	l.Sold = off.Off(l.Gross())
	return Content{Customer: 7, Committee: 1, Title: "Portal", Type: project.PS, Currency: "EUR", Territory: "FR", Invoice: s.filed, Lines: []Line{l}}
}

func (s *sale) scene(by directory.UserID) Scene {
	s.press++
	return Scene{Press: time.Duration(s.press).String(), Actor: s.people[by], People: s.people, NextID: 1042, Project: 77, Billing: s.filed,
		Locale: "en", Home: "CPARIS", Zone: parisian, Today: calendar.DateOf(s.now, parisian), Now: s.now, Mail: true, Policy: approval.Standard, Shelf: s.shelf}
}

// does has somebody carry out a rule; what it made of the order is kept.
func (s *sale) does(by directory.UserID, rule Rule) (Outcome, error) {
	out, err := rule(s.Order, s.scene(by))
	if err == nil {
		s.Order = out.Order
	}
	return out, err
}

// submits makes an order of the content, or changes it.
func (s *sale) submits(c Content) error {
	d := Draft{ID: 3, Owner: ines, Order: s.ID, Revision: s.Revision, Content: c}
	_, err := s.does(ines, func(o Order, sc Scene) (Outcome, error) {
		if o.ID == 0 {
			return Submit(d, sc)
		}
		return o.Change(d, sc)
	})
	return err
}

// votes has somebody decide the step.
func (s *sale) votes(by directory.UserID, step string, c approval.Choice) error {
	b := approval.Ballot{Round: s.Revision, Choice: c, Note: "too dear"}
	if step == "customer_success" {
		b.Answers = map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}
	}
	_, err := s.does(by, func(o Order, sc Scene) (Outcome, error) { return o.Vote(step, b, sc) })
	return err
}

func (s *sale) sends(by directory.UserID, how Sending, seen int) (Outcome, error) {
	return s.does(by, func(o Order, sc Scene) (Outcome, error) { return o.Send(how, seen, sc) })
}

func (s *sale) receives(by directory.UserID, r Receipt, seen int) (Outcome, error) {
	return s.does(by, func(o Order, sc Scene) (Outcome, error) { return o.Receive(r, seen, sc) })
}

// signed is a receipt as people write it down.
func (s *sale) signed() Receipt {
	return Receipt{SignedBy: "Élodie", SignedOn: calendar.DateOf(s.now, parisian), Document: project.Document{File: "F1"}}
}

// approved is an order within the catalogue that Customer Success validated.
func approvedSale(t *testing.T) *sale {
	t.Helper()
	s := newSale()
	for _, err := range []error{s.submits(s.content(0)), s.votes(marc, "customer_success", approval.Yes)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if s.State != Approved {
		t.Fatalf("the order is %s", s.State)
	}
	return s
}

func sentSale(t *testing.T) *sale {
	t.Helper()
	s := approvedSale(t)
	if _, err := s.sends(ines, Sending{To: "Élodie"}, 1); err != nil {
		t.Fatal(err)
	}
	return s
}

func refused(t *testing.T, err error, kind fault.Kind, field string) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok || f.Kind != kind || f.Field != field {
		t.Errorf("the answer is %v, want a %v in %q", err, kind, field)
	}
}
