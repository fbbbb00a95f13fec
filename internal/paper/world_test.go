package paper

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

var monday = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

// borealis is an order as people write them, approved.
func borealis() Order {
	verified := customer.Verification{By: "U0MARC", At: monday.AddDate(0, 0, -6)}
	return Order{
		Order: order.Order{
			ID: 1042, Seller: "U0INES", State: order.Approved, Revision: 2, ChangedAt: monday, ApprovedAt: monday.Add(49 * time.Hour),
			Content: order.Content{
				Customer: 7, Title: "ERP roll-out", Type: project.PS, Currency: "EUR", Territory: "FR",
				Invoice: customer.Billing{Contact: "Éloïse Brême", Email: "compta@borealis.example",
					Address: "Société Borealis SAS\n12, rue de l’Œuvre\n69003 Lyon\nFrance", ContactVerified: verified},
				SOW: order.SOW{Reference: "SOW-77", By: "U0PAUL"},
				Lines: []order.Line{
					sold("LIC-ERP-STD", "ERP standard licence", catalogue.Licence, catalogue.User, 40*money.One, 42_000, money.Percents(10)),
					{SKU: "PV-1M", Name: "Page views, a million a year", Kind: catalogue.PageViews, Unit: catalogue.Year, Quantity: money.One,
						List: 960_000, Sold: 960_000, Volume: 1_000_000,
						Thresholds: []order.Threshold{{Above: 1_000_000, Per: 120}, {Above: 5_000_000, Per: 95}}},
					dated(sold("WS-DISC", "Discovery workshop", catalogue.Workshop, catalogue.Day, 250, 145_000, money.Percents(0))),
					dated(sold("AUDIT-STD", "Standard audit", catalogue.Audit, catalogue.Piece, money.One, 480_000, money.Percent(22_500_000_000_000))),
					{Name: "Night watch by the operations team", Description: "Every night from 20:00 to 06:00, as SOW-77 says", Kind: catalogue.ManagedService,
						Unit: catalogue.Month, Quantity: 12 * money.One, List: 90_000, Sold: 1_080_000},
					{SKU: "START-KIT", Name: "Starter kit", Kind: catalogue.Training, Unit: catalogue.Piece, Quantity: money.One, List: 50_000,
						Discount: money.Hundred, Included: true, Starter: true, ConsumeBy: calendar.Date{Year: 2027, Month: 5, Day: 31}},
				},
			},
		},
		House: "Tramontane Services", Customer: "Borealis", Seller: "Inès Delmas", Language: "en-GB", Zone: time.UTC,
		Territory: catalogue.Text{"en": "France", "fr": "France", "zh": "法国"},
		SKUs: map[catalogue.Code]catalogue.SKU{
			"LIC-ERP-STD": {Names: catalogue.Text{"en": "ERP standard licence", "fr": "Licence ERP standard", "zh": "ERP 标准许可证"}},
			"WS-DISC":     {Names: catalogue.Text{"en": "Discovery workshop", "fr": "Atelier de découverte", "zh": "需求调研研讨会"}},
			"AUDIT-STD":   {Names: catalogue.Text{"en": "Standard audit", "fr": "Audit standard", "zh": "标准审计"}},
		},
	}
}

func sold(code catalogue.Code, name string, k catalogue.Kind, u catalogue.Unit, q money.Quantity, list int64, off money.Percent) order.Line {
	l := order.Line{SKU: code, Name: name, Kind: k, Unit: u, Quantity: q, List: list, Discount: off}
	l.Sold = off.Off(l.Gross())
	return l
}

func dated(l order.Line) order.Line {
	l.ConsumeBy = calendar.Date{Year: 2027, Month: 6, Day: 30}
	return l
}
