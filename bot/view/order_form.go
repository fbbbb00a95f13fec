package view

import (
	"cmp"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// OrderForm is a draft with what the checks find of it.
type OrderForm struct {
	Draft      order.Draft
	Page       int // of its lines, from 1
	Verdict    order.Verdict
	Scene      order.Scene // it was judged in
	Committees []committee.Committee
	Refused    string // why it was not submitted, finished markup; "" when nobody tried
}

// OrderRef is the metadata of an order's form.
type OrderRef struct {
	Draft order.DraftID `json:"draft"`
	Saved int           `json:"saved"`
	Page  int           `json:"page,omitempty"`
}

// EditOrder is an order that is being written: its head to be typed into, its lines, what it comes to, and what the
// checks find.
func EditOrder(r Reader, f OrderForm) slack.ModalViewRequest {
	title, submit := r.P.Title("New order"), r.P.Title("Submit")
	if f.Draft.Order != 0 {
		title = r.P.Title("Change %s", f.Draft.Order.Number())
	}
	var blocks []slack.Block
	if f.Refused != "" {
		blocks = append(blocks, section("⚠️ "+f.Refused))
	}
	blocks = append(blocks, r.orderHead(f)...)
	blocks = append(blocks, divider())
	blocks = append(blocks, r.draftLines(f)...)
	blocks = append(blocks, section(r.orderSum(f.Draft.Content)))
	blocks = append(blocks, r.verdictBlocks(f)...)
	return modal(r, OrderFormID, title, submit, OrderRef{Draft: f.Draft.ID, Saved: f.Draft.Saved, Page: f.Page}, blocks...)
}

// orderHead are the fields of the order itself. What was proposed with the customer starts anew with another one.
func (r Reader) orderHead(f OrderForm) []slack.Block {
	c := f.Draft.Content
	blocks := r.orderBuyer(f)
	if c.Customer == 0 {
		return append(blocks, section(r.P.T("Choose the customer first: what is known of it is filled in.")))
	}
	anew := ":" + ref(c.Customer)
	blocks = append(blocks,
		input("title", r.P.Label("Name of the project"), textField(c.Title, project.NameLimit)),
		input("type", r.P.Label("Delivered by"), radio(string(c.Type),
			option(string(project.PS), r.P.Option("Professional Services (PS)")),
			option(string(project.BS), r.P.Option("Business Services (BS)")))),
		input("currency", r.P.Label("Currency"), menu(OrderCurrencyPick, r.P.Placeholder("Choose the currency"), string(c.Currency),
			currencyOptions(c.Currency))).WithDispatchAction(true),
		r.territoryField(f, anew),
		input("invoice_contact"+anew, r.P.Label("The invoice goes to"), textField(c.Invoice.Contact, customer.NameLimit)),
		optional(input("invoice_email"+anew, r.P.Label("By e-mail to"), textField(c.Invoice.Email, 254))),
		hinted(input("invoice_address"+anew, r.P.Label("Invoice address"), longField(c.Invoice.Address, customer.AddressLimit)), r.billingHint(f.Scene.Billing)),
		optional(input("note", r.P.Label("Note for those who approve"), longField(c.Note, order.NoteLimit))),
		r.sowBlock(c.SOW),
	)
	return blocks
}

// orderBuyer asks who buys, and who follows the project; of an order that is changed both stay.
func (r Reader) orderBuyer(f OrderForm) []slack.Block {
	c, bought := f.Draft.Content, f.Scene.Customer
	if f.Draft.Order != 0 {
		return []slack.Block{section("*" + name(bought.Name) + "*" + dot + f.Draft.Order.Number())}
	}
	var known *slack.OptionBlockObject
	if bought.ID != 0 {
		known = r.customerOption(bought)
	}
	blocks := []slack.Block{hinted(input("customer", r.P.Label("Customer"), search(OrderCustomerPick, r.P.Placeholder("Type a customer’s name"), known)),
		r.P.Label("Not in the list? /customer adds one.")).WithDispatchAction(true)}
	if len(f.Committees) < 2 || c.Customer == 0 {
		return blocks
	}
	options := optionsFor(f.Committees, func(c committee.Committee) *slack.OptionBlockObject { return option(ref(c.ID), c.Name) })
	return append(blocks, input("committee", r.P.Label("Followed by"), menu(answer, r.P.Placeholder("Choose a committee"), ref(c.Committee), options)))
}

func (r Reader) territoryField(f OrderForm, anew string) slack.Block {
	all := f.Scene.Shelf.Terms.Territories
	if len(all) == 0 {
		return section("⚠️ " + r.P.T("The catalogue has no territories yet. Whoever looks after it adds them."))
	}
	options := optionsFor(all, func(t catalogue.Territory) *slack.OptionBlockObject {
		return option(t.Code, facts(cmp.Or(t.Names.In(r.P.Tag()), t.Code), t.Code))
	})
	return input("territory"+anew, r.P.Label("May be used in"), menu(answer, r.P.Placeholder("Choose a territory"), f.Draft.Content.Territory, options))
}

// billingHint is what is known about how the customer is invoiced.
func (r Reader) billingHint(b customer.Billing) string {
	switch {
	case b.Verified():
		return r.P.Label("Contact and address on file are verified. Changed ones need approval.")
	case b.Contact == "" && b.Address == "":
		return r.P.Label("Kept for the next order. Until somebody verifies it, the order needs approval.")
	}
	return r.P.Label("Not verified yet: the order needs approval.")
}

// sowBlock is the statement of work, if there is one, with the button that asks for it.
func (r Reader) sowBlock(s order.SOW) slack.Block {
	if s.None() {
		return line(r.P.T("Everything as in the catalogue, or with a statement of work"), button(OrderSOW, "sow", r.P.Button("Add statement of work")))
	}
	said := r.P.T("Statement of work %s by %s", name(s.Reference), r.person(s.By))
	if !s.Document.None() {
		said += dot + r.document(s.Document)
	}
	return line(said, button(OrderSOW, "sow", r.P.Button("Change statement of work")))
}

// currencies are offered first.
var currencies = []money.Currency{"EUR", "USD", "CNY", "GBP", "CHF", "JPY", "AUD", "CAD", "SGD", "HKD", "SEK", "NOK", "DKK", "PLN", "CZK", "TND", "MAD"}

func currencyOptions(now money.Currency) []*slack.OptionBlockObject {
	all := currencies
	if now != "" {
		all = append([]money.Currency{now}, all...)
	}
	return offered(optionsFor(all, func(c money.Currency) *slack.OptionBlockObject { return option(string(c), string(c)) }), optionsLimit)
}

// ReadOrderRef reads which draft a form is about, how often it was saved when the form was drawn, and the page of its
// lines that is open.
func ReadOrderRef(v slack.View) (OrderRef, error) {
	meta, err := unpack[OrderRef](v)
	if err != nil || meta.Draft <= 0 {
		return OrderRef{}, stale()
	}
	meta.Page = max(1, meta.Page)
	return meta, nil
}

// ReadOrder reads the head of an order into what was kept of it. A field that is not there leaves what was kept.
func ReadOrder(v slack.View, c order.Content) (order.Content, error) {
	a := answers{v}
	if a.has("customer") {
		id, err := a.number("customer")
		if err != nil {
			return c, err
		}
		c.Customer = customer.ID(id)
	}
	if a.has("committee") {
		id, err := a.number("committee")
		if err != nil {
			return c, err
		}
		c.Committee = directory.CommitteeID(id)
	}
	if !a.has("title") {
		return c, nil
	}
	c.Title, c.Type, c.Currency = oneLine(a.text("title")), project.Type(a.option("type")), money.Currency(a.option("currency"))
	if a.has("territory") {
		c.Territory = a.option("territory")
	}
	c.Invoice.Contact, c.Invoice.Email, c.Invoice.Address = a.text("invoice_contact"), a.text("invoice_email"), a.text("invoice_address")
	c.Note = a.text("note")
	return c, nil
}
