package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
	"docket/internal/money"
	"docket/internal/order"
)

// OrderLineForm is a line that is being written.
type OrderLineForm struct {
	OrderRef
	Number   int            // of the line, from 1; 0 for a new one
	Line     order.Line     // as it is so far; without a SKU and a name nothing is chosen
	SKU      *catalogue.SKU // of the catalogue; nil for none
	Outside  bool           // something the catalogue does not have
	Currency money.Currency
}

// OrderLineRef is the metadata of a line's form: the draft, the line, and the figures that were shown.
type OrderLineRef struct {
	OrderRef
	Number  int            `json:"number,omitempty"`
	SKU     catalogue.Code `json:"sku,omitempty"`
	Outside bool           `json:"outside,omitempty"`
	Shown   order.Figures  `json:"shown,omitzero"`
}

// EditOrderLine asks what is sold, how much of it, and at what price. What is chosen first decides on the rest.
func EditOrderLine(r Reader, f OrderLineForm) slack.ModalViewRequest {
	title, save := r.P.Title("Add a line"), r.P.Title("Add")
	if f.Number > 0 {
		title, save = r.P.Title("Line %d", f.Number), r.P.Title("Save")
	}
	meta := OrderLineRef{OrderRef: f.OrderRef, Number: f.Number, SKU: f.Line.SKU, Outside: f.Outside, Shown: f.Line.Figures()}
	blocks := r.lineSubject(f)
	if f.SKU != nil || f.Outside {
		blocks = append(blocks, r.figureFields(f)...)
		blocks = append(blocks, r.termFields(f)...)
	}
	return modal(r, OrderLineFormID, title, save, meta, blocks...)
}

// lineSubject asks for the thing itself: one of the catalogue, or what a statement of work describes.
func (r Reader) lineSubject(f OrderLineForm) []slack.Block {
	if f.Outside {
		return r.outsideFields(f)
	}
	var known *slack.OptionBlockObject
	if f.SKU != nil {
		known = r.skuOption(*f.SKU)
	}
	blocks := []slack.Block{input("sku", r.P.Label("What is sold"), search(SKUPick, r.P.Placeholder("Type a code or a name"), known)).WithDispatchAction(true)}
	if f.SKU == nil {
		return append(blocks, line(r.P.T("Not in the catalogue?"), button(OrderLineOutside, "outside", r.P.Button("By statement of work"))))
	}
	return append(blocks, section(r.P.T("List price: %s each", r.amount(f.Line.List, f.Currency))))
}

func (r Reader) outsideFields(f OrderLineForm) []slack.Block {
	kinds := optionsFor(catalogue.Kinds, func(k catalogue.Kind) *slack.OptionBlockObject { return option(string(k), r.skuKind(k)) })
	units := optionsFor(catalogue.Units, func(u catalogue.Unit) *slack.OptionBlockObject { return option(string(u), r.skuUnit(u)) })
	list := ""
	if f.Line.List > 0 {
		list = money.Plain(f.Line.List, f.Currency)
	}
	return []slack.Block{
		section(r.P.T("What the catalogue does not have needs a statement of work, and more approval.")),
		input("name", r.P.Label("What is sold"), textField(f.Line.Name, order.NameLimit)),
		input("kind", r.P.Label("Kind"), menu(answer, r.P.Placeholder("Choose a kind"), string(f.Line.Kind), kinds)),
		input("unit", r.P.Label("Counted in"), menu(answer, r.P.Placeholder("Choose a unit"), string(f.Line.Unit), units)),
		input("list", r.P.Label("Price of one, in %s", string(f.Currency)), textField(list, 20)),
	}
}

// figureFields are the three numbers. Two that were typed make the third at once; block IDs change with what is shown,
// so that a number that follows is drawn anew.
func (r Reader) figureFields(f OrderLineForm) []slack.Block {
	q, off, sold := "", "", ""
	if f.Line.Quantity > 0 {
		q = f.Line.Quantity.String()
	}
	if f.Line.Quantity > 0 && !f.Line.Included {
		off, sold = f.Line.Discount.String(), money.Plain(f.Line.Sold, f.Currency)
	}
	included := ""
	if f.Line.Included {
		included = includedSwitch
	}
	return []slack.Block{
		input("quantity", r.P.Label("Quantity (%s)", r.skuUnit(f.Line.Unit)), figure(q)).WithDispatchAction(true),
		optional(input("discount:"+off, r.P.Label("Discount in %%"), figure(off)).WithDispatchAction(true)),
		hinted(optional(input("sold:"+sold, r.P.Label("Sold price of the line, in %s", string(f.Currency)), figure(sold)).WithDispatchAction(true)),
			r.P.Label("Discount or sold price: the other follows when you press Enter.")),
		optional(input("flags", r.P.Label("Besides"), boxes("", []string{included}, []*slack.OptionBlockObject{
			option(includedSwitch, r.P.Option("Included, free of charge"))}))),
	}
}

// includedSwitch is the box that makes a line free.
const includedSwitch = "included"

func figure(initial string) *slack.PlainTextInputBlockElement {
	f := textField(initial, 30)
	f.ActionID = OrderLineFigure
	return f
}

// termFields are what only some kinds have: a day to be consumed by, page views with their thresholds.
func (r Reader) termFields(f OrderLineForm) []slack.Block {
	var blocks []slack.Block
	kind := f.Line.Kind
	if kind.Dated() || f.Outside {
		by := input("consume_by", r.P.Label("To be consumed by"), dateField(f.Line.ConsumeBy))
		if f.Outside {
			by = optional(by)
		}
		blocks = append(blocks, by)
	}
	if kind == catalogue.PageViews || f.Outside {
		volume := optional(input("volume", r.P.Label("Page views in one unit"), textField(plainCount(f.Line.Volume), 20)))
		steps := hinted(optional(input("thresholds", r.P.Label("Above the volume"), longField(orderThresholds(f.Line.Thresholds, f.Currency), inputLimit))),
			r.P.Label("One a line, such as 100000: 1.50, which is the price of each thousand above it"))
		blocks = append(blocks, volume, steps)
	}
	return append(blocks, optional(hinted(input("description", r.P.Label("Description"), longField(f.Line.Description, order.DescriptionLimit)),
		r.P.Label("Other words than the catalogue’s need a statement of work."))))
}

// ReadOrderLineRef reads which line of which draft a form is about, and the SKU that is chosen in it.
func ReadOrderLineRef(v slack.View) (OrderLineRef, error) {
	meta, err := unpack[OrderLineRef](v)
	if err != nil || meta.Draft <= 0 {
		return OrderLineRef{}, stale()
	}
	meta.Page = max(1, meta.Page)
	if (answers{v}).has("sku") {
		if picked := catalogue.Code((answers{v}).option("sku")); picked != meta.SKU {
			meta.SKU, meta.Shown = picked, order.Figures{}
		}
	}
	return meta, nil
}

// ReadOrderLine reads a line into what is known of it: the line that is changed, or the SKU's. Shown are the figures
// that the form was drawn with.
func ReadOrderLine(v slack.View, l order.Line, shown order.Figures, in money.Currency) (order.Line, error) {
	a := answers{v}
	l, err := a.outside(l, in)
	if err != nil {
		return l, err
	}
	f, err := a.figures(shown, in)
	if err != nil {
		return l, err
	}
	if l, err = a.terms(l, in); err != nil {
		return l, err
	}
	if free := slices.Contains(a.options("flags"), includedSwitch); free != l.Included {
		l.Included = free
		if !free {
			f.Discount, f.Sold = 0, shown.Sold
		}
	}
	return l.With(f, shown, in)
}
