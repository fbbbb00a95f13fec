package intake

import (
	"cmp"
	"slices"
	"strings"

	"docket/internal/catalogue"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
)

// line is the order's line with what it leaves out taken from the catalogue.
func (r *reckoning) line(n int, l OrderLine, c money.Currency) order.Line {
	sku := r.Shelf.SKUs[catalogue.Code(strings.ToUpper(l.SKU))]
	out := order.Line{
		SKU: catalogue.Code(strings.ToUpper(l.SKU)), Name: cmp.Or(l.Name, sku.Names.In(r.buyer.Locale)),
		Description: cmp.Or(l.Description, sku.Descriptions.In(r.buyer.Locale)),
		Kind:        catalogue.Kind(cmp.Or(strings.ToLower(l.Kind), string(sku.Kind), string(catalogue.Support))),
		Unit:        catalogue.Unit(cmp.Or(strings.ToLower(l.Unit), string(sku.Unit), string(catalogue.Piece))),
		Included:    l.Included, Starter: l.Starter, ConsumeBy: r.day(n, "consume_by", l.ConsumeBy),
		Volume: cmp.Or(l.Volume, sku.Volume), Thresholds: r.thresholds(n, l, sku, c),
	}
	switch {
	case out.Name != "":
	case r.order.Past():
		out.Name = r.order.Title
	default:
		r.add(n, fault.Invalidf("Name what is sold.").In("name"))
	}
	if !slices.Contains(catalogue.Kinds, out.Kind) {
		r.add(n, fault.Invalidf("There is no kind %q.", l.Kind).In("kind"))
	}
	if !slices.Contains(catalogue.Units, out.Unit) {
		r.add(n, fault.Invalidf("There is no unit %q.", l.Unit).In("unit"))
	}
	if err := l.price(&out, sku, c); err != nil {
		r.fail(n, err)
	}
	return out
}

func (r *reckoning) thresholds(n int, l OrderLine, sku catalogue.SKU, c money.Currency) []order.Threshold {
	var all []order.Threshold
	for _, t := range l.Thresholds {
		per, err := money.Parse(t.Per, c)
		r.fail(n, in("thresholds", err))
		all = append(all, order.Threshold{Above: t.Above, Per: per})
	}
	if len(l.Thresholds) > 0 {
		return all
	}
	for _, t := range sku.Thresholds {
		if per, priced := t.Per[c]; priced {
			all = append(all, order.Threshold{Above: t.Above, Per: per})
		}
	}
	return all
}

// in is the fault of a field, nil for none.
func in(field string, err error) error {
	why, ok := fault.As(err)
	if !ok {
		return err
	}
	return why.In(field)
}

// price reads quantity and prices; of list price, discount and sold price the one that
// is left out follows, and none of the three may contradict the others.
func (l OrderLine) price(out *order.Line, sku catalogue.SKU, c money.Currency) error {
	var err error
	if out.Quantity, err = money.ParseQuantity(cmp.Or(l.Quantity, "1")); err != nil {
		return in("quantity", err)
	}
	if out.List, err = l.list(sku, out.Quantity, c); err != nil {
		return in("list", err)
	}
	gross := out.Gross()
	if gross > money.Limit {
		return fault.Invalidf("That amount is too large.").In("list")
	}
	if l.Discount != "" {
		if out.Discount, err = money.ParsePercent(l.Discount); err != nil {
			return in("discount", err)
		}
		out.Sold = out.Discount.Off(gross)
	}
	switch {
	case l.Sold != "":
		return l.agree(out, gross, c)
	case l.Discount == "" && l.Included && gross > 0:
		out.Discount = money.Hundred
	case l.Discount == "":
		out.Sold = gross
	}
	return nil
}

// list is the list price that the line says, else the catalogue's, else what one is
// sold for.
func (l OrderLine) list(sku catalogue.SKU, q money.Quantity, c money.Currency) (int64, error) {
	price, listed := sku.Prices[c]
	switch {
	case l.List != "":
		return money.Parse(l.List, c)
	case listed, l.Included:
		return price, nil
	case l.Sold != "" && l.Discount == "" && q == money.One:
		return money.Parse(l.Sold, c)
	}
	return 0, fault.Invalidf("The line has no list price, and the catalogue has none in %s.", string(c))
}

// agree takes the sold price that the line says: the discount follows, or has to agree.
func (l OrderLine) agree(out *order.Line, gross int64, c money.Currency) error {
	sold, err := money.Parse(l.Sold, c)
	if err != nil {
		return in("sold", err)
	}
	if l.Discount != "" && sold != out.Sold {
		return fault.Invalidf("The sold price is %s, but %s less %s %% is %s. Leave one of the two out, or mend it.",
			money.Plain(sold, c), money.Plain(gross, c), out.Discount.String(), money.Plain(out.Sold, c)).In("sold")
	}
	out.Sold = sold
	if l.Discount != "" {
		return nil
	}
	var fits bool
	if out.Discount, fits = money.Discount(gross, sold); !fits {
		return fault.Invalidf("The sold price %s is above the list price %s.", money.Plain(sold, c), money.Plain(gross, c)).In("sold")
	}
	return nil
}
