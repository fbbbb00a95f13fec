package intake

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"docket/internal/calendar"
	"docket/internal/money"
	"docket/internal/order"
)

// Kept is an order of the house, as it goes out.
type Kept struct {
	order.Order
	CustomerName  string
	CommitteeName string
}

// Words is the order in the words of a file, as ReadOrders reads it.
func (k Kept) Words() Order {
	o := Order{
		Reference: cmp.Or(k.Reference, k.ID.Number()), Customer: k.CustomerName, Title: k.Title, Type: string(k.Type),
		Committee: k.CommitteeName, Currency: string(k.Currency), Territory: k.Territory,
		Invoice: Invoice{Contact: k.Invoice.Contact, Email: k.Invoice.Email, Address: k.Invoice.Address},
		SOW:     Statement{Reference: k.SOW.Reference, By: string(k.SOW.By), Title: k.SOW.Document.Title, Link: k.SOW.Document.URL},
		Note:    k.Content.Note, Seller: string(k.Seller),
	}
	if k.Received != nil {
		o.History = History{ReceivedOn: day(k.Received.SignedOn), ServiceUntil: day(k.Received.Until)}
	}
	for _, l := range k.Lines {
		o.Lines = append(o.Lines, wordsOf(l, k.Currency))
	}
	return o
}

func wordsOf(l order.Line, c money.Currency) OrderLine {
	words := OrderLine{
		SKU: string(l.SKU), Name: l.Name, Description: l.Description, Kind: string(l.Kind), Unit: string(l.Unit),
		Quantity: l.Quantity.String(), List: money.Plain(l.List, c), Discount: l.Discount.String(), Sold: money.Plain(l.Sold, c),
		Included: l.Included, Starter: l.Starter, ConsumeBy: day(l.ConsumeBy), Volume: l.Volume,
	}
	for _, t := range l.Thresholds {
		words.Thresholds = append(words.Thresholds, Threshold{Above: t.Above, Per: money.Plain(t.Per, c)})
	}
	return words
}

// day writes a day as files do, and nothing for none.
func day(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// WriteOrders writes orders as the file that ReadOrders reads, and returns how many.
func WriteOrders(w io.Writer, orders iter.Seq2[Kept, error]) (int, error) {
	out := csv.NewWriter(w)
	names := make([]string, len(orderColumns))
	for n, c := range orderColumns {
		names[n] = c.Names[0]
	}
	if err := out.Write(names); err != nil {
		return 0, fmt.Errorf("write orders: %w", err)
	}
	written := 0
	for k, err := range orders {
		if err != nil {
			return written, err
		}
		o := k.Words()
		for n := range o.Lines {
			if err := out.Write(o.cells(n, names)); err != nil {
				return written, fmt.Errorf("write order %s: %w", o.Reference, err)
			}
		}
		written++
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return written, fmt.Errorf("write orders: %w", err)
	}
	return written, nil
}

// cells are the row of a line, with what its order says.
func (o Order) cells(n int, names []string) []string {
	l := o.Lines[n]
	said := map[string]string{
		"reference": o.Reference, "included": yesOrNo(l.Included), "starter": yesOrNo(l.Starter), "thresholds": thresholdWords(l.Thresholds),
	}
	if l.Volume != 0 {
		said["volume"] = strconv.FormatInt(l.Volume, 10)
	}
	for _, c := range append(o.head(), l.cells()...) {
		said[c.column] = *c.text
	}
	row := make([]string, len(names))
	for at, name := range names {
		row[at] = guarded(said[name])
	}
	return row
}

func yesOrNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func thresholdWords(all []Threshold) string {
	words := make([]string, len(all))
	for n, t := range all {
		words[n] = strconv.FormatInt(t.Above, 10) + ":" + t.Per
	}
	return strings.Join(words, "; ")
}
