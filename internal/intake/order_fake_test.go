package intake_test

import (
	"context"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/money"
	"docket/internal/order"
)

const (
	ana   directory.UserID = "UANA"   // sells
	pedro directory.UserID = "UPEDRO" // writes statements of work
	finn  directory.UserID = "UFINN"  // Finance
	paul  directory.UserID = "UPAUL"  // sells nothing
)

var now = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// books keep orders in memory.
type books struct {
	intake.Known
	taken []intake.Ready
	acts  []directory.Act
}

func newBooks() *books {
	b := &books{}
	acme := customer.Customer{ID: 7, Name: "Acme Foods", Class: customer.A, Territory: "FR", Locale: "fr-FR"}
	checked := customer.Verification{By: finn, At: now}
	b.Known = intake.Known{
		Now: now, Orders: map[string]intake.Present{}, Committees: []intake.Committee{{ID: 3, Name: "Europe", Zone: "Europe/Paris"}},
		Customers: map[string]intake.Buyer{"acme foods": {Customer: acme, Billing: customer.Billing{
			Contact: "Élodie", Email: "elodie@acme.example", Address: "1 rue du Port\n75001 Paris", ContactVerified: checked, AddressVerified: checked,
		}}},
		Members: map[string]directory.Member{},
		Shelf: order.Shelf{Edition: 4, SKUs: map[catalogue.Code]catalogue.SKU{}, Terms: catalogue.Terms{
			Territories: []catalogue.Territory{{Code: "FR"}, {Code: "AU"}, {Code: "DACH"}},
			Discounts:   map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15)},
		}},
	}
	for _, sku := range []catalogue.SKU{
		{Code: "AUDIT", Names: catalogue.Text{"en": "Audit", "fr": "Audit de site"}, Descriptions: catalogue.Text{"en": "Two days"}, Kind: catalogue.Audit,
			Unit: catalogue.Piece, Prices: catalogue.Prices{"EUR": 120000, "USD": 130000}},
		{Code: "SEAT", Names: catalogue.Text{"en": "Seat"}, Kind: catalogue.Licence, Unit: catalogue.User, Prices: catalogue.Prices{"EUR": 9900, "JPY": 12000}},
		{Code: "VIEWS", Names: catalogue.Text{"en": "Page views"}, Kind: catalogue.PageViews, Unit: catalogue.Month, Volume: 100_000,
			Prices: catalogue.Prices{"EUR": 5000}, Thresholds: []catalogue.Threshold{{Above: 100_000, Per: catalogue.Prices{"EUR": 150}}}},
	} {
		b.Shelf.SKUs[sku.Code] = sku
	}
	for id, role := range map[directory.UserID]directory.Role{ana: directory.SalesManager, pedro: directory.Presales, finn: directory.Finance, paul: directory.Consultant} {
		m := directory.Member{ID: id, Active: true, Roles: []directory.Role{role}, Email: string(id[1:]) + "@example.com"}
		b.Members[lower(string(id))], b.Members[lower(m.Email)] = m, m
	}
	return b
}

func (b *books) KnownOrders(context.Context, intake.Names) (intake.Known, error) { return b.Known, nil }

func (b *books) Member(_ context.Context, id directory.UserID) (directory.Member, error) {
	return b.Members[lower(string(id))], nil
}

// TakeOrders keeps them under numbers from 1001 on.
func (b *books) TakeOrders(_ context.Context, act directory.Act, orders []intake.Ready, _ intake.Rules) ([]intake.Taken, error) {
	var taken []intake.Taken
	for _, r := range orders {
		b.taken, b.acts = append(b.taken, r), append(b.acts, act)
		o := order.Order{ID: order.ID(1000 + len(b.taken)), Content: r.Content, Seller: r.Seller, State: order.Approving}
		if r.Words.Past() {
			o.State, o.Received = order.Received, &order.Receipt{SignedOn: r.SignedOn, Until: r.Until}
		}
		b.Orders[r.Content.Reference] = intake.Present{Act: r.Words.Key(),
			Kept: intake.Kept{Order: o, CustomerName: r.Words.Customer, CommitteeName: b.Committees[0].Name}}
		taken = append(taken, intake.Taken{ID: o.ID, State: o.State, New: true})
	}
	return taken, nil
}

func lower(s string) string {
	letters := []byte(s)
	for n, b := range letters {
		if 'A' <= b && b <= 'Z' {
			letters[n] = b + 'a' - 'A'
		}
	}
	return string(letters)
}

func date(y int, m time.Month, d int) calendar.Date { return calendar.Date{Year: y, Month: m, Day: d} }
