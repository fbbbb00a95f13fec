package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
)

// Problem is why an order is not taken: a fault, or a finding of the order's checks.
type Problem struct {
	Line     int            // of the order, from 1; 0 for all of it
	Row      int            // of the file, from 1; 0 without a file
	Why      *fault.Error   // its field is that of the order or the line; nil for a finding
	Finding  *order.Finding // an error that has to be mended
	Currency money.Currency // of a finding's amounts
}

// The limits of what comes in.
const (
	MaxLines   = 500  // of an order
	textLimit  = 4000 // characters of a text of several lines
	titleLimit = 500  // characters of what a project of the past was called
	nameLimit  = 200  // characters of a name, a reference, an address, a number
)

// check refuses what could not be kept: an order without a reference or lines, texts
// without end, characters that cannot be shown.
func (o Order) check() []Problem {
	found := problems{rows: o.Lines, all: o.unread}
	if o.Reference == "" {
		found.add(0, fault.Invalidf("The order has no reference.").In("reference"))
	}
	switch {
	case len(o.Lines) == 0:
		found.add(0, fault.Invalidf("The order has no lines.").In("lines"))
	case len(o.Lines) > MaxLines:
		found.add(0, fault.Invalidf("An order may have at most %d lines.", MaxLines).In("lines"))
	}
	for _, t := range o.texts() {
		found.add(0, t.check())
	}
	for n, l := range o.Lines {
		for _, t := range l.texts() {
			found.add(n+1, t.check())
		}
	}
	return found.all
}

// written is a text of an order, and the field it stands in.
type written struct {
	field string
	text  string
	limit int
}

func (o Order) texts() []written {
	return []written{
		{"reference", o.Reference, nameLimit}, {"customer", o.Customer, nameLimit}, {"title", o.Title, titleLimit},
		{"type", o.Type, nameLimit}, {"committee", o.Committee, nameLimit}, {"currency", o.Currency, nameLimit},
		{"territory", o.Territory, nameLimit}, {"invoice_contact", o.Invoice.Contact, nameLimit},
		{"invoice_email", o.Invoice.Email, nameLimit}, {"invoice_address", o.Invoice.Address, textLimit},
		{"sow", o.SOW.Reference, nameLimit}, {"sow_by", o.SOW.By, nameLimit}, {"sow_title", o.SOW.Title, nameLimit},
		{"sow_link", o.SOW.Link, textLimit}, {"note", o.Note, textLimit}, {"seller", o.Seller, nameLimit},
	}
}

func (l OrderLine) texts() []written {
	return []written{
		{"sku", l.SKU, nameLimit}, {"name", l.Name, nameLimit}, {"description", l.Description, textLimit},
		{"kind", l.Kind, nameLimit}, {"unit", l.Unit, nameLimit}, {"quantity", l.Quantity, nameLimit}, {"list", l.List, nameLimit},
		{"discount", l.Discount, nameLimit}, {"sold", l.Sold, nameLimit}, {"consume_by", l.ConsumeBy, nameLimit},
	}
}

func (w written) check() *fault.Error {
	hidden := func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }
	switch {
	case !utf8.ValidString(w.text) || strings.ContainsFunc(w.text, hidden):
		return fault.Invalidf("The text holds characters that cannot be shown.").In(w.field)
	case utf8.RuneCountInString(w.text) > w.limit:
		return fault.Invalidf("The text may have at most %d characters.", w.limit).In(w.field)
	}
	return nil
}

// problems gathers what is wrong with one order.
type problems struct {
	rows []OrderLine
	all  []Problem
}

// add notes a fault of a line, 0 for the whole order; none is none.
func (p *problems) add(line int, why *fault.Error) {
	if why != nil {
		p.all = append(p.all, Problem{Line: line, Row: p.row(line), Why: why})
	}
}

// row is where the line stands in the file, the first for the whole order.
func (p *problems) row(line int) int {
	if n := max(line-1, 0); n < len(p.rows) {
		return p.rows[n].Row
	}
	return 0
}

// Field is the column, or the name in the order, that the problem is about; "" for
// none.
func (p Problem) Field() string {
	if p.Why != nil {
		return p.Why.Field
	}
	return fieldOf[p.Finding.Reason]
}

// fieldOf is the field that a finding is about.
var fieldOf = map[order.Reason]string{
	order.NoCustomer: "customer", order.NoCommittee: "committee", order.NoTitle: "title", order.NoType: "type", order.NoCurrency: "currency",
	order.NoTerritory: "territory", order.UnknownTerritory: "territory", order.NoInvoiceContact: "invoice_contact",
	order.NoInvoiceAddress: "invoice_address", order.NoLines: "lines", order.TooManyLines: "lines", order.NoSOW: "sow", order.SOWUnnamed: "sow",
	order.SOWNotByPresales: "sow_by", order.NoName: "name", order.NoKind: "kind", order.NoQuantity: "quantity", order.PriceTooLarge: "list",
	order.PriceDoesNotAdd: "sold", order.ListPriceDiffers: "list", order.NoListPrice: "list", order.NotOnSale: "sku", order.TermsDiffer: "sku",
	order.NoConsumeBy: "consume_by", order.ConsumeByPast: "consume_by", order.ZeroNotIncluded: "included", order.IncludedNotZero: "sold",
	order.NoVolume: "volume", order.NoThresholds: "thresholds",
}
