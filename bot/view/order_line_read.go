package view

import (
	"strconv"
	"strings"

	"docket/internal/catalogue"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
)

// outside is what the catalogue does not have.
func (a answers) outside(l order.Line, in money.Currency) (order.Line, error) {
	if !a.has("name") {
		return l, nil
	}
	l.Name, l.Kind, l.Unit = oneLine(a.text("name")), catalogue.Kind(a.option("kind")), catalogue.Unit(a.option("unit"))
	var err error
	l.List, err = money.Parse(a.text("list"), in)
	return l, at("list", err)
}

// figures are the numbers as they were typed; a discount left empty is none, a price left empty is as it was shown.
func (a answers) figures(shown order.Figures, in money.Currency) (f order.Figures, err error) {
	f.Sold = shown.Sold
	if f.Quantity, err = money.ParseQuantity(a.text("quantity")); err != nil {
		return f, at("quantity", err)
	}
	if text := a.text("discount"); text != "" {
		if f.Discount, err = money.ParsePercent(text); err != nil {
			return f, at("discount", err)
		}
	}
	if text := a.text("sold"); text != "" {
		f.Sold, err = money.Parse(text, in)
	}
	return f, at("sold", err)
}

// terms are what only some kinds have.
func (a answers) terms(l order.Line, in money.Currency) (order.Line, error) {
	var err error
	if a.has("consume_by") {
		if l.ConsumeBy, err = a.date("consume_by"); err != nil {
			return l, err
		}
	}
	if a.has("volume") {
		if l.Volume, err = catalogue.ParseWhole(a.text("volume")); err != nil {
			return l, at("volume", err)
		}
	}
	if a.has("thresholds") {
		if l.Thresholds, err = readOrderThresholds(a.text("thresholds"), in); err != nil {
			return l, at("thresholds", err)
		}
	}
	if a.has("description") {
		l.Description = a.text("description")
	}
	return l, nil
}

func readOrderThresholds(text string, in money.Currency) ([]order.Threshold, error) {
	var all []order.Threshold
	for _, l := range linesOf(text) {
		above, price, ok := strings.Cut(l, ":")
		if !ok {
			return nil, fault.Invalidf("Write each threshold on a line of its own, as in 100000: 1.50.")
		}
		n, err := catalogue.ParseWhole(above)
		if err != nil {
			return nil, err
		}
		per, err := money.Parse(price, in)
		if err != nil {
			return nil, err
		}
		all = append(all, order.Threshold{Above: n, Per: per})
	}
	return all, nil
}

func orderThresholds(all []order.Threshold, in money.Currency) string {
	said := make([]string, len(all))
	for n, t := range all {
		said[n] = plainCount(t.Above) + ": " + money.Plain(t.Per, in)
	}
	return strings.Join(said, "\n")
}

// plainCount is a number as a field holds it, "" for none.
func plainCount(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
