package bot

import (
	"context"
	"slices"

	"docket/bot/view"
	"docket/internal/catalogue"
	"docket/internal/fault"
	"docket/internal/order"
)

// addLine opens the form of a line over the order's, which keeps what was typed.
func (b *Bot) addLine(ctx context.Context, c call) (answer, error) {
	return b.overOrder(ctx, c, func(d order.Draft, at view.OrderRef) (answer, error) {
		if len(d.Content.Lines) >= order.LinesLimit {
			return answer{}, fault.Conflictf("An order has at most %d lines. Make two orders of it.", order.LinesLimit)
		}
		return open(view.EditOrderLine(c.Reader, view.OrderLineForm{OrderRef: at, Currency: d.Content.Currency})), nil
	})
}

// editLine opens the form of a line that is there.
func (b *Bot) editLine(ctx context.Context, c call) (answer, error) {
	return b.overOrder(ctx, c, func(d order.Draft, at view.OrderRef) (answer, error) {
		n, err := lineOf(d, c.Value)
		if err != nil {
			return answer{}, err
		}
		f := view.OrderLineForm{OrderRef: at, Number: n + 1, Line: d.Content.Lines[n], Currency: d.Content.Currency}
		f.Outside = f.Line.SKU == ""
		if !f.Outside {
			sku, err := b.Desks.Catalogue.SKU(ctx, f.Line.SKU)
			if err != nil {
				return answer{}, err
			}
			f.SKU = &sku
		}
		return open(view.EditOrderLine(c.Reader, f)), nil
	})
}

// overOrder saves what stands in the order's form, so that another form can be laid
// over it and lead back.
func (b *Bot) overOrder(ctx context.Context, c call, then func(order.Draft, view.OrderRef) (answer, error)) (answer, error) {
	d, at, err := b.kept(ctx, c)
	if err != nil {
		return answer{}, err
	}
	if at.Saved != d.Saved {
		form, err := b.orderForm(ctx, c, d, at.Page, "")
		if err != nil {
			return answer{}, err
		}
		if err := b.redrawModal(ctx, c, form); err != nil {
			return answer{}, err
		}
	}
	at.Saved = d.Saved
	return then(d, at)
}

// lineOf is the place of the line a button stands for; the house's own lines are not
// the seller's to change.
func lineOf(d order.Draft, value string) (int, error) {
	n, err := view.Ref(value)
	if err != nil {
		return 0, err
	}
	if n > int64(len(d.Content.Lines)) || d.Content.Lines[n-1].Starter {
		return 0, fault.Conflictf("That line is no longer there.")
	}
	return int(n) - 1, nil
}

func (b *Bot) removeLine(ctx context.Context, c call) (answer, error) {
	d, at, err := b.kept(ctx, c)
	if err != nil {
		return answer{}, err
	}
	n, err := lineOf(d, c.Value)
	if err != nil {
		return answer{}, err
	}
	content := d.Content
	content.Lines = slices.Delete(slices.Clone(content.Lines), n, n+1)
	at.Saved = d.Saved
	c.Act.Key += ":remove"
	return b.redrawOrder(ctx, c, d, at, content)
}

// lineForm is the form of a line with what is known of it, before what stands in it
// is read.
func (b *Bot) lineForm(ctx context.Context, c call) (order.Draft, view.OrderLineForm, view.OrderLineRef, error) {
	ref, err := view.ReadOrderLineRef(c.View)
	if err != nil {
		return order.Draft{}, view.OrderLineForm{}, ref, err
	}
	f := view.OrderLineForm{OrderRef: ref.OrderRef, Number: ref.Number, Outside: ref.Outside}
	d, err := b.Desks.Orders.Draft(ctx, c.Act.By, ref.Draft)
	if err != nil {
		return d, f, ref, err
	}
	f.Currency = d.Content.Currency
	if n := ref.Number; n > 0 && n <= len(d.Content.Lines) {
		f.Line = d.Content.Lines[n-1]
	}
	if ref.Outside || ref.SKU == "" {
		return d, f, ref, nil
	}
	sku, err := b.Desks.Catalogue.SKU(ctx, ref.SKU)
	if err != nil {
		return d, f, ref, err
	}
	f.SKU = &sku
	return d, f, ref, nil
}

// pickedSKU fills in what the catalogue says of the SKU that was chosen.
func (b *Bot) pickedSKU(ctx context.Context, c call) (answer, error) {
	d, f, ref, err := b.lineForm(ctx, c)
	if err != nil || f.SKU == nil {
		return redraw(view.EditOrderLine(c.Reader, f)), err
	}
	if f.Line.SKU != ref.SKU {
		_, scene, err := b.Desks.Orders.Judge(ctx, c.Act.By, d.Content)
		if err != nil {
			return answer{}, err
		}
		f.Line = order.Line{}.Of(*f.SKU, f.Currency, scene.Customer.Locale)
		f.Line.ConsumeBy = order.ConsumeBy(*f.SKU, scene.Today)
	}
	return redraw(view.EditOrderLine(c.Reader, f)), nil
}

// outsideCatalogue turns the form of a line into one for what a statement of work
// describes.
func (b *Bot) outsideCatalogue(ctx context.Context, c call) (answer, error) {
	_, f, _, err := b.lineForm(ctx, c)
	f.Outside, f.SKU, f.Line.SKU = true, nil, ""
	if f.Line.Unit == "" {
		f.Line.Unit = catalogue.Piece
	}
	return redraw(view.EditOrderLine(c.Reader, f)), err
}

// figured lets the third number follow the two that were typed.
func (b *Bot) figured(ctx context.Context, c call) (answer, error) {
	_, f, ref, err := b.lineForm(ctx, c)
	if err != nil {
		return answer{}, err
	}
	l, err := b.readLine(ctx, c, f, ref)
	if fault.KindOf(err) == fault.Invalid {
		return answer{}, nil // said beside its field when the form is sent off
	}
	f.Line = l
	return redraw(view.EditOrderLine(c.Reader, f)), err
}

// readLine reads the line that stands in a form.
func (b *Bot) readLine(ctx context.Context, c call, f view.OrderLineForm, ref view.OrderLineRef) (order.Line, error) {
	l := f.Line
	if f.SKU != nil && l.SKU != f.SKU.Code {
		_, scene, err := b.Desks.Orders.Judge(ctx, c.Act.By, order.Content{})
		if err != nil {
			return l, err
		}
		l = order.Line{}.Of(*f.SKU, f.Currency, scene.Customer.Locale)
	}
	return view.ReadOrderLine(c.View, l, ref.Shown, f.Currency)
}

// saveLine puts the line into the draft, and leads back to the order.
func (b *Bot) saveLine(ctx context.Context, c call) (answer, error) {
	d, f, ref, err := b.lineForm(ctx, c)
	if err != nil {
		return answer{}, err
	}
	if f.SKU == nil && !f.Outside {
		return answer{}, fault.Invalidf("Choose what is sold.").In("sku")
	}
	l, err := b.readLine(ctx, c, f, ref)
	if err != nil {
		return answer{}, err
	}
	content := d.Content
	content.Lines = slices.Clone(content.Lines)
	if f.Number == 0 {
		content.Lines = append(content.Lines, l)
		f.Page = view.OrderPageWith(len(content.Lines))
	} else if f.Number > len(content.Lines) {
		return answer{}, fault.Conflictf("That line is no longer there.")
	} else {
		content.Lines[f.Number-1] = l
	}
	return b.backToOrder(ctx, c, d, f.OrderRef, content)
}

// backToOrder ends a form over the order's with that, drawn anew.
func (b *Bot) backToOrder(ctx context.Context, c call, d order.Draft, at view.OrderRef, content order.Content) (answer, error) {
	d, err := b.keep(ctx, c, d, at.Saved, content)
	if err != nil {
		return answer{}, err
	}
	form, err := b.orderForm(ctx, c, d, at.Page, "")
	return below(form), err
}

// editSOW asks for the statement of work over the order's form.
func (b *Bot) editSOW(ctx context.Context, c call) (answer, error) {
	return b.overOrder(ctx, c, func(d order.Draft, at view.OrderRef) (answer, error) {
		return open(view.EditSOW(c.Reader, at, d.Content.SOW)), nil
	})
}

func (b *Bot) saveSOW(ctx context.Context, c call) (answer, error) {
	at, err := view.ReadOrderRef(c.View)
	if err != nil {
		return answer{}, err
	}
	d, err := b.Desks.Orders.Draft(ctx, c.Act.By, at.Draft)
	if err != nil {
		return answer{}, err
	}
	content := d.Content
	if _, content.SOW, err = view.ReadSOW(c.View, d.Content.SOW); err != nil {
		return answer{}, err
	}
	return b.backToOrder(ctx, c, d, at, content)
}
