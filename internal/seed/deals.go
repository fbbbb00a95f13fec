package seed

import (
	"time"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// deal is an invented order: what was sold to whom, and what became of it.
type deal struct {
	key       string
	customer  string
	title     string
	kind      project.Type
	asia      bool
	by        directory.UserID
	territory string
	currency  money.Currency
	sow       string
	lines     []sold
	placed    when
	moves     []move
}

// sold is a line of a deal.
type sold struct {
	sku      catalogue.Code
	quantity money.Quantity
	discount int // per cent
	until    int // days from today by which it is to be consumed; 0 for as the catalogue says
	own      *order.Line
}

// when is a time of day so many days ago.
type when struct {
	days  int
	clock time.Duration
}

// move is something somebody did about an order.
type move struct {
	when
	by   directory.UserID
	do   verb
	step string // of the approval
	says string
}

type verb int

const (
	approves verb = iota
	declines
	asks
	sends
	receives
	checks // the invoice
)

func at(days, hour, minute int) when {
	return when{days: days, clock: time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute}
}

func few(n int) money.Quantity { return money.Quantity(n) * money.One }

var deals = []deal{
	{key: "surveys", customer: "Kestrel Hotels", title: "Guest surveys", kind: project.BS, by: hugo, territory: "UK", currency: "EUR",
		lines:  []sold{{sku: "VIEWS-100K", quantity: few(12), discount: 5}, {sku: "TRAIN-KEYUSER", quantity: few(3), until: 24}, {sku: "WS-SCOPE", quantity: few(1)}},
		placed: at(20, 10, 15),
		moves: []move{
			{when: at(20, 11, 40), by: tom, do: approves, step: "customer_success"},
			{when: at(19, 9, 30), by: hugo, do: sends, says: "Oliver Grant, Kestrel Hotels"},
			{when: at(5, 16, 20), by: hugo, do: receives, says: "Oliver Grant"},
			{when: at(1, 10, 40), by: emil, do: checks},
		}},
	{key: "licences", customer: "Epsilon Rail", title: "Ticketing licences", kind: project.PS, by: ines, territory: "UK", currency: "EUR",
		lines:  []sold{{sku: "LIC-ERP", quantity: few(40), discount: 12}, {sku: "SUP-STD", quantity: few(1)}},
		placed: at(9, 9, 50),
		moves: []move{
			{when: at(9, 15, 5), by: tom, do: approves, step: "customer_success"},
			{when: at(6, 11, 0), by: ines, do: sends, says: "Harriet Cole, Epsilon Rail"},
		}},
	{key: "terminals", customer: "Indigo Textiles", title: "Capture stations", kind: project.BS, asia: true, by: lin, territory: "CN", currency: "CNY",
		lines:  []sold{{sku: "LIC-CAPTURE", quantity: few(30), discount: 24}},
		placed: at(7, 4, 30),
		moves: []move{
			{when: at(7, 10, 10), by: tom, do: approves, step: "customer_success"},
			{when: at(6, 9, 45), by: emil, do: approves, step: "finance"},
			{when: at(6, 17, 30), by: hugo, do: declines, step: "sales", says: "24 % without a commitment for next year. Offer 15 %, or the same price from 60 licences on."},
		}},
	{key: "reception", customer: "Delta Clinics", title: "Reception training", kind: project.PS, by: hugo, territory: "FR", currency: "EUR",
		lines:  []sold{{sku: "TRAIN-KEYUSER", quantity: few(4)}, {sku: "WS-PROCESS", quantity: few(2), discount: 10}},
		placed: at(5, 10, 30),
		moves:  []move{{when: at(5, 14, 0), by: tom, do: approves, step: "customer_success"}}},
	{key: "reporting", customer: "Borealis Energy", title: "Reporting platform", kind: project.PS, by: ines, territory: "FR", currency: "EUR", sow: "SOW-77",
		lines: []sold{{sku: "MS-PLATFORM", quantity: few(12)}, {sku: "AUDIT-SEC", quantity: few(1), discount: 22, until: 150},
			{quantity: few(1), own: &order.Line{Name: "Connector to the grid data warehouse", Kind: catalogue.Licence, Unit: catalogue.Piece, List: 1450000}}},
		placed: at(2, 8, 40),
		moves:  []move{{when: at(2, 9, 35), by: tom, do: approves, step: "customer_success"}}},
	{key: "depot", customer: "Gamma Logistics", title: "Depot support", kind: project.BS, by: hugo, territory: "DACH", currency: "EUR",
		lines:  []sold{{sku: "SUP-ONSITE", quantity: few(6), discount: 8}, {sku: "LIC-CAPTURE", quantity: few(10), discount: 8}},
		placed: at(1, 11, 10),
		moves:  []move{{when: at(1, 15, 20), by: tom, do: asks, step: "customer_success", says: "Which depots? Two days each in Kassel we can do; Bremen has nobody before January."}}},
	{key: "portal", customer: "Mistral Ferries", title: "Booking portal", kind: project.BS, by: ines, territory: "FR", currency: "EUR",
		lines:  []sold{{sku: "VIEWS-1M", quantity: few(12), discount: 10}, {sku: "WS-KICKOFF", quantity: few(1)}, {sku: "TRAIN-ADMIN", quantity: few(2)}},
		placed: at(1, 16, 0)},
}

// bought is what invented customers bought before the company had docket.
var bought = []struct {
	deal
	contract string
	received int // days ago
}{
	{contract: "C-0990", received: 200, deal: deal{customer: "Lumen Opticians", title: "Shop scanners", kind: project.PS, by: hugo, territory: "UK", currency: "EUR",
		lines: []sold{{sku: "LIC-CAPTURE", quantity: few(30), discount: 10}, {sku: "TRAIN-ADMIN", quantity: few(4), until: 22}}}},
	{contract: "C-1009", received: 120, deal: deal{customer: "Kestrel Hotels", title: "Guest mail", kind: project.BS, by: hugo, territory: "UK", currency: "EUR",
		lines: []sold{{sku: "VIEWS-10K", quantity: few(12)}, {sku: "WS-PROCESS", quantity: few(2), until: 6}}}},
	{contract: "C-1001", received: 90, deal: deal{customer: "Acme Foods", title: "Warehouse system", kind: project.PS, by: ines, territory: "FR", currency: "EUR",
		lines: []sold{{sku: "LIC-ERP", quantity: few(120), discount: 18}, {sku: "AUDIT-DATA", quantity: few(1), until: 54}, {sku: "TRAIN-KEYUSER", quantity: few(8), until: 140}}}},
}

// spent is what was used of it.
var spent = []struct {
	when
	by       directory.UserID
	customer string
	sku      catalogue.Code
	quantity money.Quantity
	says     string
}{
	{at(23, 17, 0), sofia, "Lumen Opticians", "TRAIN-ADMIN", 250, "Bath and Bristol, five people"},
	{at(12, 16, 30), paul, "Acme Foods", "TRAIN-KEYUSER", 300, "Early shift"},
	{at(1, 17, 30), sofia, "Kestrel Hotels", "TRAIN-KEYUSER", 100, "Front desk, by video"},
}
