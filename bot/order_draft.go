package bot

import (
	"context"
	"errors"
	"reflect"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
)

// beginOrder goes on with what somebody has written and not submitted, if they like,
// or begins an order.
func (b *Bot) beginOrder(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, order.MaySell); err != nil {
		return answer{}, err
	}
	drafts, err := b.Desks.Orders.Drafts(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	if len(drafts) == 0 {
		return b.newOrder(ctx, c)
	}
	list, err := b.draftList(ctx, c, drafts)
	return open(list), err
}

func (b *Bot) draftList(ctx context.Context, c call, drafts []order.Draft) (slack.ModalViewRequest, error) {
	names := map[order.DraftID]string{}
	for _, d := range drafts {
		if d.Content.Customer == 0 {
			continue
		}
		buyer, err := b.Desks.Customers.Show(ctx, d.Content.Customer)
		if err != nil {
			return slack.ModalViewRequest{}, err
		}
		names[d.ID] = buyer.Name
	}
	return view.Drafts(c.Reader, drafts, names), nil
}

// newOrder begins an order.
func (b *Bot) newOrder(ctx context.Context, c call) (answer, error) {
	form, err := b.freshOrder(ctx, c)
	return open(form), err
}

// newOrderHere begins one in the modal that lists the drafts.
func (b *Bot) newOrderHere(ctx context.Context, c call) (answer, error) {
	form, err := b.freshOrder(ctx, c)
	return redraw(form), err
}

// freshOrder is the form of an order that was only now begun, for the first committee
// until another is chosen.
func (b *Bot) freshOrder(ctx context.Context, c call) (slack.ModalViewRequest, error) {
	all, err := b.Desks.Committees.Committees(ctx)
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	if len(all) == 0 {
		return slack.ModalViewRequest{}, fault.Conflictf("There is no committee yet that could follow an order. An administrator or the chair makes one with `/docket committee`.")
	}
	draft, err := b.Desks.Orders.NewDraft(ctx, c.Act, order.Content{Committee: all[0].ID, Currency: "EUR"})
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	return b.orderForm(ctx, c, draft, 1, "")
}

func (b *Bot) resumeOrder(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	draft, err := b.Desks.Orders.Draft(ctx, c.Act.By, order.DraftID(id))
	if err != nil {
		return answer{}, err
	}
	form, err := b.orderForm(ctx, c, draft, 1, "")
	return redraw(form), err
}

// discardOrder drops a draft; with the last one an order is begun.
func (b *Bot) discardOrder(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	if err := b.Desks.Orders.DropDraft(ctx, c.Act, order.DraftID(id)); err != nil {
		return answer{}, err
	}
	drafts, err := b.Desks.Orders.Drafts(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	list, err := b.draftList(ctx, c, drafts)
	return redraw(list), err
}

// changeOrder opens a draft of an order, for whoever may submit it.
func (b *Bot) changeOrder(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	draft, err := b.Desks.Orders.DraftOf(ctx, c.Act, order.ID(id), b.Now())
	if err != nil {
		return answer{}, err
	}
	form, err := b.orderForm(ctx, c, draft, 1, "")
	return open(form), err
}

// orderForm draws the form of a draft as it is now; refused is why it could not be
// submitted.
func (b *Bot) orderForm(ctx context.Context, c call, d order.Draft, page int, refused string) (slack.ModalViewRequest, error) {
	verdict, scene, err := b.Desks.Orders.Judge(ctx, c.Act.By, d.Content)
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	all, err := b.Desks.Committees.Committees(ctx)
	return view.EditOrder(c.Reader, view.OrderForm{Draft: d, Page: page, Verdict: verdict, Scene: scene, Committees: all, Refused: refused}), err
}

// written reads what stands in the form of an order, and the draft it is about.
func (b *Bot) written(ctx context.Context, c call) (d order.Draft, at view.OrderRef, content order.Content, err error) {
	if at, err = view.ReadOrderRef(c.View); err != nil {
		return d, at, content, err
	}
	if d, err = b.Desks.Orders.Draft(ctx, c.Act.By, at.Draft); err != nil {
		return d, at, content, err
	}
	content, err = view.ReadOrder(c.View, d.Content)
	return d, at, content, err
}

// kept saves what stands in the form of an order, and returns the draft with it.
func (b *Bot) kept(ctx context.Context, c call) (order.Draft, view.OrderRef, error) {
	d, at, content, err := b.written(ctx, c)
	if err != nil {
		return d, at, err
	}
	d, err = b.keep(ctx, c, d, at.Saved, content)
	return d, at, err
}

// keep saves a content that was altered. Of a draft that another window altered, even
// what stands here unaltered is refused: its lines are not those that were read.
func (b *Bot) keep(ctx context.Context, c call, d order.Draft, seen int, content order.Content) (order.Draft, error) {
	if d.Saved == seen && reflect.DeepEqual(content, d.Content) {
		return d, nil
	}
	d.Saved = seen
	return b.Desks.Orders.SaveDraft(ctx, c.Act, d, content)
}

// keepWhole saves a content of which no field has to be mended.
func (b *Bot) keepWhole(ctx context.Context, c call, d order.Draft, seen int, content order.Content) (order.Draft, error) {
	now := d
	now.Content = content
	err := b.Desks.Orders.Admit(ctx, c.Act.By, now)
	if f, ok := fault.As(err); err != nil && (!ok || f.Field != "") {
		return d, err
	}
	return b.keep(ctx, c, d, seen, content)
}

// pickedCustomer fills in what is known of the customer that was chosen.
func (b *Bot) pickedCustomer(ctx context.Context, c call) (answer, error) {
	d, at, content, err := b.written(ctx, c)
	if err != nil {
		return answer{}, err
	}
	if content.Customer != d.Content.Customer && content.Customer != 0 {
		buyer, err := b.Desks.Customers.Show(ctx, content.Customer)
		if err != nil {
			return answer{}, err
		}
		if content.Invoice, err = b.Desks.Customers.Billing(ctx, buyer.ID); err != nil {
			return answer{}, err
		}
		content.Territory = buyer.Territory
	}
	return b.redrawOrder(ctx, c, d, at, content)
}

// redrawOrder saves a content and draws the form with it.
func (b *Bot) redrawOrder(ctx context.Context, c call, d order.Draft, at view.OrderRef, content order.Content) (answer, error) {
	d, err := b.keep(ctx, c, d, at.Saved, content)
	if err != nil {
		return answer{}, err
	}
	form, err := b.orderForm(ctx, c, d, at.Page, "")
	return redraw(form), err
}

// reprice takes the list prices of the catalogue as it is now: when another currency
// is chosen, and when somebody says so.
func (b *Bot) reprice(ctx context.Context, c call) (answer, error) {
	d, at, content, err := b.written(ctx, c)
	if err != nil {
		return answer{}, err
	}
	_, scene, err := b.Desks.Orders.Judge(ctx, c.Act.By, content)
	if err != nil {
		return answer{}, err
	}
	return b.redrawOrder(ctx, c, d, at, content.In(content.Currency, scene.Shelf))
}

// turnDraft turns the pages of a draft's lines.
func (b *Bot) turnDraft(ctx context.Context, c call) (answer, error) {
	page, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	d, _, err := b.kept(ctx, c)
	if err != nil {
		return answer{}, err
	}
	form, err := b.orderForm(ctx, c, d, int(page), "")
	return redraw(form), err
}

// submitOrder makes an order of the draft. What has to be mended in a line, or in the
// order as a whole, is said in the form drawn anew; the rest beside its field, in the
// form as it stands, so that nothing is saved that it would not know of.
func (b *Bot) submitOrder(ctx context.Context, c call) (answer, error) {
	d, at, content, err := b.written(ctx, c)
	if err == nil {
		d, err = b.keepWhole(ctx, c, d, at.Saved, content)
	}
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return answer{}, err
	}
	_, err = b.Desks.Orders.Submit(ctx, c.Act, at.Draft) // a draft that is gone is known by the act that submitted it
	if f, ok := fault.As(err); ok && f.Kind == fault.Invalid && f.Field == "" {
		page := at.Page
		if errors.Is(err, order.ErrLines) {
			page = b.firstFaulty(ctx, c, d, page)
		}
		form, err := b.orderForm(ctx, c, d, page, view.Fault(c.Reader, f))
		return redraw(form), err
	}
	return closed(), err // the card says the rest
}

// firstFaulty is the page of the first line that has to be mended.
func (b *Bot) firstFaulty(ctx context.Context, c call, d order.Draft, page int) int {
	verdict, _, err := b.Desks.Orders.Judge(ctx, c.Act.By, d.Content)
	if errors := verdict.Errors().Lines(); err == nil && len(errors) > 0 {
		return view.OrderPageWith(errors[0].Line)
	}
	return page
}
