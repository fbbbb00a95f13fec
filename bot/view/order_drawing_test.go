package view

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/catalogue"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// goods are three SKUs: an audit, page views, something delivered on site.
func (f fixture) goods() map[catalogue.Code]catalogue.SKU {
	return map[catalogue.Code]catalogue.SKU{
		"AUDIT-STD": {Code: "AUDIT-STD", Names: catalogue.Text{"en": f.written("Process audit"), "fr": f.written("Audit de processus")}, Kind: catalogue.Audit,
			Unit: catalogue.Piece, Prices: catalogue.Prices{"EUR": 240_000}, Window: 12},
		"VIEWS": {Code: "VIEWS", Names: catalogue.Text{"en": f.written("Page views")}, Kind: catalogue.PageViews, Unit: catalogue.Month, Volume: 100_000,
			Prices: catalogue.Prices{"EUR": 32_000}, Thresholds: []catalogue.Threshold{{Above: 100_000, Per: catalogue.Prices{"EUR": 280}}}},
		"ONSITE": {Code: "ONSITE", Names: catalogue.Text{"en": f.written("Support on site")}, Kind: catalogue.Support, Unit: catalogue.Day, OnSite: true,
			Prices: catalogue.Prices{"EUR": 145_000}},
	}
}

// purchased is what Borealis buys: something of everything, with a statement of work.
func (f fixture) purchased() order.Content {
	audit := order.Line{Quantity: 2 * money.One, Discount: money.Percents(22)}.Of(f.goods()["AUDIT-STD"], "EUR", "en")
	audit.ConsumeBy = on(time.December, 31)
	views := order.Line{Quantity: 12 * money.One}.Of(f.goods()["VIEWS"], "EUR", "en")
	watch := order.Line{Name: f.written("Night watch"), Description: f.written("From 20:00 to 06:00"), Kind: catalogue.ManagedService, Unit: catalogue.Month,
		Quantity: 12 * money.One, List: 90_000}.Summed()
	free := order.Line{Quantity: money.Quantity(150), Included: true}.Of(f.goods()["ONSITE"], "EUR", "en")
	return order.Content{Customer: 3, Committee: 1, Title: f.written("ERP roll-out"), Type: project.PS, Currency: "EUR", Territory: "FR",
		Invoice: customer.Billing{Contact: f.written("Jeanne Petit"), Email: f.written("jeanne@borealis.example"), Address: f.written("12 rue du Port\n69003 Lyon")},
		SOW:     order.SOW{Reference: f.written("SOW-77"), By: ana, Document: project.Document{Title: f.written("Night watch"), URL: f.written("https://files.example/sow.pdf")}},
		Note:    f.written("They want to start in January."), Lines: []order.Line{audit, views, watch, free}}
}

// purchasedMuch is so much of it that it takes pages.
func (f fixture) purchasedMuch() order.Content {
	c := f.purchased()
	for len(c.Lines) < 21+f.many {
		c.Lines = append(c.Lines, c.Lines[1])
	}
	return c
}

// selling is what a draft is judged in, by Léa of sales.
func (f fixture) selling() order.Scene {
	people := directory.People{ana: {ID: ana, Roles: []directory.Role{directory.Presales}, Active: true},
		lea: {ID: lea, Roles: []directory.Role{directory.SalesManager}, Active: true}}
	return order.Scene{Actor: people[lea], People: people, Customer: customer.Customer{ID: 3, Name: f.written("Borealis"), Class: customer.A, Territory: "FR"},
		Today: on(time.November, 30), Now: monday, Zone: time.UTC, First: true,
		Shelf: order.Shelf{Edition: 4, SKUs: f.goods(), Terms: catalogue.Terms{
			Territories: []catalogue.Territory{{Code: "FR", Names: catalogue.Text{"en": f.written("France")}}, {Code: "CN", Names: catalogue.Text{"zh": f.written("中国")}}},
			Starter:     []catalogue.StarterLine{{SKU: "VIEWS", Quantity: money.One}},
			Discounts:   map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15)}}}}
}

// orderForm is the form of a draft as it is judged.
func (f fixture) orderForm(c order.Content) OrderForm {
	s := f.selling()
	return OrderForm{Draft: order.Draft{ID: 6, Owner: lea, Saved: 3, SavedAt: monday, Content: c}, Page: 1, Scene: s, Verdict: c.Check(s),
		Committees: []committee.Committee{{ID: 1, Name: f.written("Paris")}, {ID: 2, Name: f.written("Shanghai")}}}
}

// pending is an order that waits: Customer Success has approved, Finance and Sales are to.
func (f fixture) pending() order.Card {
	c := f.purchase(order.Approving)
	content := f.purchased()
	c.Content, c.Entry.Amount, c.Count, c.ApprovedAt = content, content.Total(), len(content.Lines), time.Time{}
	c.ChangedBy, c.SubmittedAt, c.Exceptions = lea, monday.AddDate(0, 0, -6), content.Check(f.selling()).Exceptions()
	c.Approval = approval.Run{Round: 2, State: approval.Open, Steps: []approval.Step{
		{Rule: approval.Standard.Steps[0], State: approval.Approved, Votes: []approval.Vote{{By: marc, For: ana, Role: directory.CustomerSuccess, Choice: approval.Yes, At: monday}}},
		{Rule: approval.Standard.Steps[1], State: approval.Open, OpenedAt: monday, Turn: []directory.UserID{ana, marc}},
		{Rule: approval.Standard.Steps[2], State: approval.Waiting},
	}}
	return c
}

func (f fixture) orderCards(r, known Reader) map[string]any {
	declined, withdrawn := f.pending(), f.pending()
	declined.State, declined.Note, declined.Approval.State = order.Declined, f.written("Too cheap."), approval.Declined
	declined.Approval.Steps[1].State = approval.Declined
	declined.Approval.Steps[1].Votes = []approval.Vote{{By: ana, Role: directory.Finance, Choice: approval.No, At: monday, Note: f.written("Too cheap.")}}
	withdrawn.State, withdrawn.Note, withdrawn.Approval.Steps[1].State = order.Withdrawn, f.written("They bought elsewhere."), approval.Void
	much := f.pending()
	much.Content = f.purchasedMuch()
	entries := repeat(f.many, func(n int) order.Entry {
		e := f.pending().Entry
		e.ID = order.ID(1000 + n)
		return e
	})
	args := order.NewsArgs{By: lea, Revision: 2, Reason: f.written("They bought elsewhere."), Voided: []directory.UserID{ana, marc}}
	seller := known
	seller.Roles = []directory.Role{directory.SalesManager}
	return map[string]any{
		"order_asked": OrderCard(r, f.pending(), OrderInChannel), "order_asked_turn": OrderCard(known, f.pending(), OrderInTurn),
		"order_asked_mine": OrderCard(known, f.pending(), OrderMine), "order_modal": OrderModal(known, f.pending()),
		"order_approved": OrderCard(known, f.purchase(order.Approved), OrderInChannel), "order_out": OrderCard(known, f.purchase(order.Sent), OrderMine),
		"order_back": OrderCard(known, f.purchase(order.Received), OrderInChannel), "order_declined": OrderCard(known, declined, OrderMine),
		"order_withdrawn": OrderCard(known, withdrawn, OrderInChannel), "order_lines": OrderLinesFirst(known, f.pending()),
		"order_lines_last": OrderLinesPage(known, much, 2),
		"order_list":       Orders(seller, OrdersList{Which: OrdersMine, Orders: entries}),
		"order_list_found": Orders(known, OrdersList{Which: OrdersAll, Query: f.written("acme"), Orders: entries}),
		"order_list_empty": Orders(r, OrdersList{Which: OrdersTurn}),
		"order_changed":    OrderChanged(known, f.pending(), args), "order_withdrawn_news": OrderWithdrawn(known, f.pending(), args),
		"order_usage": Usage(r, "/order", ""), "orders_usage": Usage(r, "/orders", f.written("acme")),
	}
}

func (f fixture) orderForms(known Reader) map[string]any {
	empty, wrong, change := f.orderForm(order.Content{Currency: "EUR"}), f.purchased(), f.orderForm(f.purchased())
	wrong.SOW, wrong.Lines[0].List, wrong.Lines[1].Thresholds, wrong.Territory = order.SOW{}, 1, nil, ""
	refused := f.orderForm(wrong)
	refused.Refused, refused.Committees, refused.Scene.First = Fault(known, order.ErrLines), refused.Committees[:1], false
	change.Draft.Order, change.Draft.Revision, change.Draft.Content.Lines[3].Starter = 1042, 2, true
	many := f.orderForm(f.purchasedMuch())
	many.Page = 2
	inside := f.orderForm(f.purchased())
	inside.Draft.Content.Lines = inside.Draft.Content.Lines[1:2]
	inside.Scene.Billing = inside.Draft.Content.Invoice
	inside.Scene.Billing.ContactVerified, inside.Scene.Billing.AddressVerified = customer.Verification{By: ana}, customer.Verification{By: ana}
	inside.Verdict = inside.Draft.Content.Check(inside.Scene)
	at := OrderRef{Draft: 6, Saved: 3, Page: 1}
	c, audit, views := f.purchased(), f.goods()["AUDIT-STD"], f.goods()["VIEWS"]
	return map[string]any{
		"order_form_begun": EditOrder(known, empty), "order_form": EditOrder(known, f.orderForm(f.purchased())), "order_form_refused": EditOrder(known, refused),
		"order_form_change": EditOrder(known, change), "order_form_page": EditOrder(known, many), "order_form_inside": EditOrder(known, inside),
		"order_line_new":      EditOrderLine(known, OrderLineForm{OrderRef: at, Currency: "EUR"}),
		"order_line_audit":    EditOrderLine(known, OrderLineForm{OrderRef: at, Number: 1, Line: c.Lines[0], SKU: &audit, Currency: "EUR"}),
		"order_line_views":    EditOrderLine(known, OrderLineForm{OrderRef: at, Number: 2, Line: c.Lines[1], SKU: &views, Currency: "EUR"}),
		"order_line_outside":  EditOrderLine(known, OrderLineForm{OrderRef: at, Number: 3, Line: c.Lines[2], Outside: true, Currency: "EUR"}),
		"order_line_included": EditOrderLine(known, OrderLineForm{OrderRef: at, Number: 4, Line: c.Lines[3], SKU: &views, Currency: "EUR"}),
		"order_sow":           EditSOW(known, at, c.SOW), "order_sow_none": EditSOW(known, at, order.SOW{}), "order_withdraw": WithdrawOrder(known, f.pending()),
		"order_drafts": Drafts(known, []order.Draft{f.orderForm(f.purchased()).Draft, change.Draft, empty.Draft}, map[order.DraftID]string{6: f.written("Borealis")}),
	}
}

func TestAnOrderIsReadAsItWasFilledIn(t *testing.T) {
	r := reader(locale.French())
	form := company.orderForm(company.purchased())
	v := submitted(t, EditOrder(r, form), filled{"title": typed(" Portal  2 "), "type": picked("BS"), "currency": picked("USD"), "territory": picked("CN"),
		"invoice_contact": typed("Ann"), "invoice_email": typed(""), "invoice_address": typed("1 Main Street\nLeeds"), "note": typed("Soon."), "committee": picked("2")})
	at, err := ReadOrderRef(v)
	same(t, OrderRef{Draft: 6, Saved: 3, Page: 1}, at, err)
	want := company.purchased()
	want.Title, want.Type, want.Currency, want.Territory, want.Note, want.Committee = "Portal 2", project.BS, "USD", "CN", "Soon.", 2
	want.Invoice = customer.Billing{Contact: "Ann", Address: "1 Main Street\nLeeds"}
	got, err := ReadOrder(v, company.purchased())
	same(t, want, got, err)

	got, err = ReadOrder(submitted(t, EditOrder(r, company.orderForm(order.Content{})), filled{"customer": picked("3")}), order.Content{Currency: "EUR"})
	same(t, order.Content{Customer: 3, Currency: "EUR"}, got, err)
}

func TestAnOrderThatNobodyTouchedIsAsItWas(t *testing.T) {
	got, err := ReadOrder(submitted(t, EditOrder(reader(locale.English()), company.orderForm(company.purchased())), nil), company.purchased())
	same(t, company.purchased(), got, err)
}

func TestALineIsReadAsItWasFilledIn(t *testing.T) {
	r, c := reader(locale.English()), company.purchased()
	views := company.goods()["VIEWS"]
	form := OrderLineForm{OrderRef: OrderRef{Draft: 6, Saved: 3, Page: 1}, Number: 2, Line: c.Lines[1], SKU: &views, Currency: "EUR"}
	v := submitted(t, EditOrderLine(r, form), filled{"quantity": typed("6"), "discount": typed("12,5 %"), "volume": typed("200 000"),
		"thresholds": typed("200,000: 1,50\n\n500000 : 1")})
	at, err := ReadOrderLineRef(v)
	same(t, OrderLineRef{OrderRef: form.OrderRef, Number: 2, SKU: "VIEWS", Shown: c.Lines[1].Figures()}, at, err)
	want := c.Lines[1]
	want.Quantity, want.Volume, want.Thresholds = 6*money.One, 200_000, []order.Threshold{{Above: 200_000, Per: 150}, {Above: 500_000, Per: 100}}
	want.Discount = money.Percents(25) / 2
	got, err := ReadOrderLine(v, c.Lines[1], at.Shown, "EUR")
	same(t, want.Summed(), got, err)
}

func TestALineOutsideTheCatalogueIsRead(t *testing.T) {
	form := OrderLineForm{OrderRef: OrderRef{Draft: 6}, Outside: true, Line: order.Line{Unit: catalogue.Piece}, Currency: "EUR"}
	v := submitted(t, EditOrderLine(reader(locale.English()), form), filled{"name": typed("Night watch"), "kind": picked("support"), "unit": picked("month"),
		"list": typed("900"), "quantity": typed("12"), "sold": typed("10,000"), "consume_by": dated("2027-01-31"), "description": typed("All night")})
	got, err := ReadOrderLine(v, order.Line{}, order.Figures{}, "EUR")
	off, _ := money.Discount(1_080_000, 1_000_000)
	day := on(time.January, 31)
	day.Year = 2027
	same(t, order.Line{Name: "Night watch", Kind: catalogue.Support, Unit: catalogue.Month, Quantity: 12 * money.One, List: 90_000, Discount: off, Sold: 1_000_000,
		ConsumeBy: day, Description: "All night"}, got, err)
}

func TestWhatIsIncludedIsTickedAndUnticked(t *testing.T) {
	r, l := reader(locale.English()), company.purchased().Lines[3]
	views := company.goods()["ONSITE"]
	form := OrderLineForm{OrderRef: OrderRef{Draft: 6}, Number: 4, Line: l, SKU: &views, Currency: "EUR"}
	got, err := ReadOrderLine(submitted(t, EditOrderLine(r, form), nil), l, l.Figures(), "EUR")
	same(t, l, got, err)
	got, err = ReadOrderLine(submitted(t, EditOrderLine(r, form), filled{"flags": ticked()}), l, l.Figures(), "EUR")
	same(t, []any{false, money.Percent(0), int64(217_500)}, []any{got.Included, got.Discount, got.Sold}, err)
}

func TestWhatCannotBeReadOfALineIsSaidBesideIt(t *testing.T) {
	r, c := reader(locale.English()), company.purchased()
	views := company.goods()["VIEWS"]
	form := OrderLineForm{OrderRef: OrderRef{Draft: 6}, Number: 2, Line: c.Lines[1], SKU: &views, Currency: "EUR"}
	for field, text := range map[string]string{"quantity": "many", "discount": "120", "sold": "9999999", "volume": "a lot", "thresholds": "100000 at 1.50"} {
		_, err := ReadOrderLine(submitted(t, EditOrderLine(r, form), filled{field: typed(text)}), c.Lines[1], c.Lines[1].Figures(), "EUR")
		if _, beside := FieldErrors(r, err, submitted(t, EditOrderLine(r, form), nil))[inputOf(t, r, form, field)]; !beside {
			t.Errorf("%s %q: %v", field, text, err)
		}
	}
}

// inputOf is the block ID of a field.
func inputOf(t *testing.T, r Reader, form OrderLineForm, field string) string {
	for _, id := range inputIDs(submitted(t, EditOrderLine(r, form), nil)) {
		if fieldOf(id) == field {
			return id
		}
	}
	return ""
}

func TestAStatementOfWorkIsRead(t *testing.T) {
	r, at := reader(locale.English()), OrderRef{Draft: 6, Saved: 3, Page: 1}
	ref, got, err := ReadSOW(submitted(t, EditSOW(r, at, order.SOW{}), filled{"sow_reference": typed(" SOW-78 "), "document_url": typed("https://files.example/x.pdf")}), order.SOW{})
	same(t, []any{at, order.SOW{Reference: "SOW-78", Document: project.Document{URL: "https://files.example/x.pdf"}}}, []any{ref, got}, err)
	kept := order.SOW{Reference: "SOW-77", By: ana, Document: project.Document{Title: "Night watch", File: "F1"}}
	_, got, err = ReadSOW(submitted(t, EditSOW(r, at, kept), nil), kept)
	same(t, kept, got, err)
	_, got, err = ReadSOW(submitted(t, EditSOW(r, at, order.SOW{}), nil), kept)
	same(t, order.SOW{}, got, err)
}

func TestWhyAnOrderIsWithdrawnIsRead(t *testing.T) {
	id, why, err := ReadWithdrawOrder(submitted(t, WithdrawOrder(reader(locale.English()), company.pending()), filled{"reason": typed(" Too dear ")}))
	same(t, []any{order.ID(1042), "Too dear"}, []any{id, why}, err)
}

func TestPagesOfOrdersAreRead(t *testing.T) {
	id, page, err := ReadOrderPage(orderPageRef(1042, 3))
	same(t, []any{order.ID(1042), 3}, []any{id, page}, err)
	for _, bad := range []string{"", "1042", "1042:", "x:1", "1042:-1"} {
		if _, _, err := ReadOrderPage(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
	for line, page := range map[int]int{0: 1, 1: 1, 20: 1, 21: 2, 40: 2, 41: 3} {
		if got := OrderPageWith(line); got != page {
			t.Errorf("line %d stands on page %d", line, got)
		}
	}
}

func TestFormsOfOrdersThatAreNotOursAreRefused(t *testing.T) {
	if _, err := ReadOrderRef(submitted(t, WithdrawOrder(reader(locale.English()), company.pending()), nil)); err == nil {
		t.Error("another form's metadata is read as an order's")
	}
	if _, err := ReadOrderLineRef(submitted(t, WithdrawOrder(reader(locale.English()), company.pending()), nil)); err == nil {
		t.Error("another form's metadata is read as a line's")
	}
	if _, _, err := ReadWithdrawOrder(submitted(t, EditSOW(reader(locale.English()), OrderRef{Draft: 6}, order.SOW{}), nil)); err == nil {
		t.Error("another form's metadata is read as a withdrawal's")
	}
}
