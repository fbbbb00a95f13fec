package intake

import (
	"strconv"
	"strings"

	"docket/internal/fault"
	"docket/internal/sheet"
)

// cell is a column with the text it fills.
type cell struct {
	column string
	text   *string
}

func (o *Order) head() []cell {
	return []cell{
		{"customer", &o.Customer}, {"title", &o.Title}, {"type", &o.Type}, {"committee", &o.Committee}, {"currency", &o.Currency},
		{"territory", &o.Territory}, {"invoice_contact", &o.Invoice.Contact}, {"invoice_email", &o.Invoice.Email},
		{"invoice_address", &o.Invoice.Address}, {"sow", &o.SOW.Reference}, {"sow_by", &o.SOW.By}, {"sow_title", &o.SOW.Title},
		{"sow_link", &o.SOW.Link}, {"note", &o.Note}, {"seller", &o.Seller}, {"received_on", &o.History.ReceivedOn},
		{"service_until", &o.History.ServiceUntil},
	}
}

func (l *OrderLine) cells() []cell {
	return []cell{
		{"sku", &l.SKU}, {"name", &l.Name}, {"description", &l.Description}, {"kind", &l.Kind}, {"unit", &l.Unit},
		{"quantity", &l.Quantity}, {"list", &l.List}, {"discount", &l.Discount}, {"sold", &l.Sold}, {"consume_by", &l.ConsumeBy},
	}
}

func readLine(row sheet.Row) (OrderLine, []*fault.Error) {
	line := OrderLine{Row: row.Line}
	for _, c := range line.cells() {
		*c.text = text(row, c.column)
	}
	var faults [4]*fault.Error
	line.Included, faults[0] = yes(row, "included")
	line.Starter, faults[1] = yes(row, "starter")
	line.Volume, faults[2] = whole(row.Text("volume"), "volume")
	line.Thresholds, faults[3] = thresholds(row.Text("thresholds"))
	return line, faults[:]
}

func yes(row sheet.Row, column string) (bool, *fault.Error) {
	switch strings.ToLower(row.Text(column)) {
	case "yes", "y", "true", "1", "x", "oui":
		return true, nil
	case "", "no", "n", "false", "0", "non":
		return false, nil
	}
	return false, fault.Invalidf("Write yes or no.").In(column)
}

func whole(text, column string) (int64, *fault.Error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(text, " ", ""), 10, 64)
	if err != nil || n < 0 {
		return 0, fault.Invalidf("Write %q as a whole number.", text).In(column)
	}
	return n, nil
}

// thresholds reads "100000:1.50; 500000:1.20".
func thresholds(text string) ([]Threshold, *fault.Error) {
	var all []Threshold
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		above, per, parted := strings.Cut(part, ":")
		n, why := whole(strings.TrimSpace(above), "thresholds")
		if why != nil || !parted {
			return nil, fault.Invalidf("Write the thresholds as in %s.", "100000:1.50; 500000:1.20").In("thresholds")
		}
		all = append(all, Threshold{Above: n, Per: strings.TrimSpace(per)})
	}
	return all, nil
}
