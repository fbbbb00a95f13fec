package intake

import (
	"io"

	"docket/internal/fault"
	"docket/internal/sheet"
)

// orderColumns are the columns of a file of orders. Contracts, as public bodies list
// them, fit too: theirs are the second names.
var orderColumns = []sheet.Column{
	{Names: []string{"reference", "contract_number", "contract", "number"}},
	{Names: []string{"customer", "directorate"}},
	{Names: []string{"title", "project"}},
	{Names: []string{"type"}, Optional: true},
	{Names: []string{"committee"}, Optional: true},
	{Names: []string{"currency"}, Optional: true},
	{Names: []string{"territory"}, Optional: true},
	{Names: []string{"invoice_contact"}, Optional: true},
	{Names: []string{"invoice_email"}, Optional: true},
	{Names: []string{"invoice_address"}, Optional: true},
	{Names: []string{"sow"}, Optional: true},
	{Names: []string{"sow_by"}, Optional: true},
	{Names: []string{"sow_title"}, Optional: true},
	{Names: []string{"sow_link"}, Optional: true},
	{Names: []string{"note"}, Optional: true},
	{Names: []string{"seller"}, Optional: true},
	{Names: []string{"received_on", "execution_date"}, Optional: true},
	{Names: []string{"service_until", "expiry_date"}, Optional: true},
	{Names: []string{"sku"}, Optional: true},
	{Names: []string{"name"}, Optional: true},
	{Names: []string{"description"}, Optional: true},
	{Names: []string{"kind"}, Optional: true},
	{Names: []string{"unit"}, Optional: true},
	{Names: []string{"quantity"}, Optional: true},
	{Names: []string{"list"}, Optional: true},
	{Names: []string{"discount"}, Optional: true},
	{Names: []string{"sold", "amount"}},
	{Names: []string{"included"}, Optional: true},
	{Names: []string{"starter"}, Optional: true},
	{Names: []string{"consume_by"}, Optional: true},
	{Names: []string{"volume"}, Optional: true},
	{Names: []string{"thresholds"}, Optional: true},
}

// OrderFile is what was read of a file.
type OrderFile struct {
	Orders  []Order
	Refused []sheet.Refusal // lines of which not even the order is known
}

// ReadOrders reads a CSV file of which each row is a line of an order; the rows of one
// reference stand together. A file that is no such table is an Invalid fault. What is
// wrong with a row is said when its order is taken, so that no order is taken without
// one of its lines.
func ReadOrders(r io.Reader) (OrderFile, error) {
	var f OrderFile
	table, err := sheet.Open(r, orderColumns...)
	if err != nil {
		return f, err
	}
	lost := 0 // the last row of which not even the order is known
	for row, err := range table.Rows() {
		why, refused := fault.As(err)
		if err != nil && !refused {
			return f, err
		}
		reference := text(row, "reference")
		if reference == "" {
			if why == nil {
				why = fault.Invalidf("The order has no reference.").In("reference")
			}
			f.Refused = append(f.Refused, sheet.Refusal{Line: row.Line, Why: why})
			f.spoil(len(f.Orders)-1, row.Line)
			lost = row.Line
			continue
		}
		if last := len(f.Orders) - 1; last < 0 || lost > 0 || f.Orders[last].Reference != reference {
			f.Orders = append(f.Orders, Order{Reference: reference})
			f.spoil(len(f.Orders)-1, lost)
			lost = 0
		}
		f.Orders[len(f.Orders)-1].take(row, why)
	}
	f.refuseScattered()
	return f, nil
}

// spoil has an order refused that a row which cannot be read may belong to.
func (f *OrderFile) spoil(order, row int) {
	if order >= 0 && row > 0 {
		f.Orders[order].refuse(row, fault.Invalidf("Line %d may belong to this order and cannot be read.", row))
	}
}

// refuseScattered refuses orders whose rows do not stand together.
func (f *OrderFile) refuseScattered() {
	first := make(map[string]int, len(f.Orders))
	for n := range f.Orders {
		reference := f.Orders[n].Reference
		before, known := first[reference]
		if !known {
			first[reference] = n
			continue
		}
		for _, at := range []int{before, n} {
			f.Orders[at].refuse(f.Orders[at].row(), fault.Invalidf("The rows of an order stand together. There are others of %s.", f.Orders[n].Reference).In("reference"))
		}
	}
}

// row is where the order begins in its file, 0 without one.
func (o Order) row() int {
	if len(o.Lines) == 0 {
		return 0
	}
	return o.Lines[0].Row
}

func (o *Order) refuse(row int, why *fault.Error) {
	if why != nil {
		o.unread = append(o.unread, Problem{Line: len(o.Lines), Row: row, Why: why})
	}
}

// take adds a row to the order. What the row says of the whole order is what the
// order's other rows say, or nothing.
func (o *Order) take(row sheet.Row, broken *fault.Error) {
	o.Lines = append(o.Lines, OrderLine{Row: row.Line})
	if broken != nil {
		o.refuse(row.Line, broken)
		return
	}
	for _, c := range o.head() {
		switch cell := text(row, c.column); {
		case len(o.Lines) == 1 || *c.text == "":
			*c.text = cell
		case cell != "" && cell != *c.text:
			o.refuse(row.Line, fault.Invalidf("The order’s other lines say %q.", *c.text).In(c.column))
		}
	}
	line, faults := readLine(row)
	o.Lines[len(o.Lines)-1] = line
	for _, why := range faults {
		o.refuse(row.Line, why)
	}
}
