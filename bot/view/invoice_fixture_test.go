package view

import (
	"testing"
	"time"

	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/invoice"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// invoiced is the check of a month's invoice in a state: the contact is verified, the address is not.
func (f fixture) invoiced(state invoice.State) invoice.Card {
	period := invoice.Period{From: on(time.October, 1), Until: on(time.October, 31)}
	c := invoice.Check{ID: 9, Order: 1042, Period: period, State: state, Since: monday.Add(-time.Hour), OpenedBy: ana, OpenedAt: monday.Add(-2 * time.Hour),
		Content: invoice.Content{Currency: "EUR", By: marc}}
	for n := range f.many {
		c.Charges = append(c.Charges, invoice.Charge{Line: 2*n + 1, Name: f.written("Workshop"), Unit: catalogue.Day, Of: 250, Sold: 300000, Amount: 300000},
			invoice.Charge{Line: 2*n + 2, Name: f.written("Shop"), Unit: catalogue.Month, Of: 12 * money.One, Units: money.One, Sold: 1200000, Amount: 100000,
				Views: &invoice.Views{Included: 100_000, Bands: []order.Threshold{{Above: 100_000, Per: 150}, {Above: 200_000, Per: 100}}}})
	}
	if state == invoice.Held {
		c.Note = f.written("The customer wants another purchase number\non the invoice.")
	}
	return invoice.Card{Line: invoice.Line{Check: c, Title: f.written("ERP roll-out"), Type: project.PS, Customer: 3, CustomerName: f.written("Borealis"),
		Seller: lea, Billing: f.billing(), Zone: "Europe/Paris"}, Locale: "en-GB"}
}

// through is a check with nothing missing.
func (f fixture) through(state invoice.State) invoice.Card {
	c := f.invoiced(state)
	for n := range c.Charges {
		if v := c.Charges[n].Views; v != nil {
			v.Counted = 212_500
		}
	}
	c.Counted, c.Priced = customer.Verification{By: ana, At: monday}, customer.Verification{By: ana, At: monday}
	c.Billing.AddressVerified = customer.Verification{By: lea, At: monday}
	if state == invoice.Released {
		c.SentTo = &c.Billing
	}
	return c
}

func (f fixture) invoices(r Reader) map[string]any {
	finance, everybody := r, r
	finance.Roles, everybody.ID = []directory.Role{directory.Finance}, ""
	fresh := f.invoiced(invoice.Open)
	fresh.Billing, fresh.Period.Until = customer.Billing{}, on(time.December, 31)
	once := f.through(invoice.Open)
	once.Period, once.Charges = invoice.Period{}, once.Charges[:min(1, len(once.Charges))]
	lines := repeat(f.many, func(int) invoice.Line { return f.invoiced(invoice.Open).Line })
	due := repeat(f.many, func(n int) invoice.Due {
		return invoice.Due{Order: order.ID(1042 + n), Title: f.written("ERP roll-out"), Type: project.PS, CustomerName: f.written("Borealis"), Total: 4820000, Currency: "EUR", Checks: n}
	})
	form, bare := InvoiceForm{Order: f.orderBack(true), Checks: lines}, InvoiceForm{Order: f.orderBack(false)}
	held := f.invoiced(invoice.Held)
	args := invoice.HeldArgs{Since: held.Since, By: marc, Note: held.Note}
	return map[string]any{
		"invoice_open": InvoiceCard(everybody, f.invoiced(invoice.Open)), "invoice_fresh": InvoiceCard(finance, fresh), "invoice_ready": InvoiceCard(finance, f.through(invoice.Open)),
		"invoice_once": InvoiceModal(finance, once), "invoice_reader": InvoiceModal(r, f.invoiced(invoice.Open)),
		"invoice_held": InvoiceCard(finance, held), "invoice_released": InvoiceCard(everybody, f.through(invoice.Released)), "invoice_dropped": InvoiceCard(everybody, f.invoiced(invoice.Dropped)),
		"invoice_form": CheckInvoice(finance, form), "invoice_form_once": CheckInvoice(finance, bare),
		"invoice_count_form": CountViews(finance, f.invoiced(invoice.Open)), "invoice_count_form_again": CountViews(finance, f.through(invoice.Open)),
		"invoice_hold_form": HoldInvoice(finance, f.invoiced(invoice.Open)),
		"invoice_list":      Invoices(finance, InvoiceList{Lines: lines}), "invoice_list_found": Invoices(finance, InvoiceList{Query: f.written("bor"), Lines: lines, Due: due}),
		"invoice_list_reader": Invoices(r, InvoiceList{Query: "bor", Due: due}), "invoice_list_empty": Invoices(r, InvoiceList{}), "invoice_list_none": Invoices(r, InvoiceList{Query: "x"}),
		"invoice_held_seller": InvoiceHeld(r, held, args), "invoice_held_seller_over": InvoiceHeld(r, f.through(invoice.Released), args),
		"home_finance": Home(finance, HomeTab{Invoices: lines}),
	}
}

// orderBack is an order that came back signed, with or without a subscription.
func (f fixture) orderBack(subscribed bool) order.Card {
	o := order.Order{ID: 1042, State: order.Received, Received: &order.Receipt{SignedOn: on(time.September, 30)},
		Content: order.Content{Title: f.written("ERP roll-out"), Type: project.PS, Currency: "EUR",
			Lines: []order.Line{{Name: f.written("Workshop"), Kind: catalogue.Workshop, Unit: catalogue.Day, Quantity: 250, Sold: 300000}}}}
	if subscribed {
		o.Lines = append(o.Lines, order.Line{Name: f.written("Shop"), Kind: catalogue.PageViews, Unit: catalogue.Month, Quantity: 12 * money.One, Sold: 1200000, Volume: 100_000})
	}
	return order.Card{Entry: order.Entry{Order: o, CustomerName: f.written("Borealis")}}
}

func TestTheFormsOfInvoicesAreReadAsTheyStand(t *testing.T) {
	r, c := reader(locale.French(), directory.Finance), company.through(invoice.Open)
	of, p, err := ReadCheckInvoice(submitted(t, CheckInvoice(r, InvoiceForm{Order: company.orderBack(true)}), nil))
	same(t, []any{order.ID(1042), invoice.Period{From: on(time.September, 30), Until: on(time.September, 29).AddMonths(12)}}, []any{of, p}, err)
	of, p, err = ReadCheckInvoice(submitted(t, CheckInvoice(r, InvoiceForm{Order: company.orderBack(false)}), nil))
	same(t, []any{order.ID(1042), invoice.Period{}}, []any{of, p}, err)
	id, counted, seen, err := ReadCountViews(submitted(t, CountViews(r, c), nil))
	same(t, []any{c.ID, c.Readings(), c.Readings()}, []any{id, counted, seen}, err)
	_, counted, _, err = ReadCountViews(submitted(t, CountViews(r, c), filled{"views_2": typed("1.240 000")}))
	same(t, int64(1_240_000), counted[0].Views, err)
	id, note, err := ReadHoldInvoice(submitted(t, HoldInvoice(r, c), filled{"note": typed(" Wait. ")}))
	same(t, []any{c.ID, "Wait."}, []any{id, note}, err)
	id, mark, err := ReadSeenInvoice(seenInvoice(c.Line))
	same(t, []any{c.ID, c.Billing.Mark()}, []any{id, mark}, err)
}

func TestHowPageViewsAreWritten(t *testing.T) {
	for text, want := range map[string]int64{"0": 0, "1240000": 1_240_000, "1,240,000": 1_240_000, "1 240 000": 1_240_000, "1\u202f240\u00a0000": 1_240_000,
		"1'240'000": 1_240_000, " 12 ": 12, "12.5": -1, "1,24": -1, "-3": -1, "": -1, "many": -1, "1234 000": -1, "1e6": -1, "99999999999999999999": -1} {
		if n, ok := wholeNumber(text); ok != (want >= 0) || ok && n != want {
			t.Errorf("%q is read as %d, %t", text, n, ok)
		}
	}
}
