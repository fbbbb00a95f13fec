package bot

import (
	"context"
	"fmt"

	"docket/bot/view"
	"docket/internal/catalogue"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/invoice"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/request"
	"docket/internal/requirement"
	"docket/internal/setting"
)

// recorded is the ID of something of which a record is kept.
type recorded interface {
	~int64
	Subject() outbox.Subject
}

// history opens the record about what a button stands for.
func (a about[ID, Card]) history(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := a.bot.history(ctx, c.Act.By, ID(id).Subject(), 0)
	return open(view.History(c.Reader, page)), err
}

// onlyHistory opens the record about something of which there is only one.
func (b *Bot) onlyHistory(of outbox.Subject) handler {
	return func(ctx context.Context, c call) (answer, error) {
		page, err := b.history(ctx, c.Act.By, of, 0)
		return open(view.History(c.Reader, page)), err
	}
}

func (b *Bot) olderHistory(ctx context.Context, c call) (answer, error) {
	of, offset, err := view.ReadOlder(c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := b.history(ctx, c.Act.By, of, offset)
	return redraw(view.History(c.Reader, page)), err
}

// history reads a page of the record about a thing, and one entry more to know
// whether there are older ones, for whoever may read about it.
func (b *Bot) history(ctx context.Context, by directory.UserID, of outbox.Subject, offset int) (view.HistoryPage, error) {
	title, err := b.titleOf(ctx, by, of)
	if err != nil {
		return view.HistoryPage{}, err
	}
	found, err := b.Desks.Record.History(ctx, of, offset, view.HistoryEntries+1)
	if err != nil {
		return view.HistoryPage{}, err
	}
	page := view.HistoryPage{Subject: of, Title: title, Entries: found, Offset: offset}
	if page.Older = len(found) > view.HistoryEntries; page.Older {
		page.Entries = found[:view.HistoryEntries]
	}
	return page, nil
}

// titleOf is what people call a thing: a project by its name, an issue by its
// number, and what there is only one of by nothing more. Whoever may not read about it
// is refused.
func (b *Bot) titleOf(ctx context.Context, by directory.UserID, of outbox.Subject) (string, error) {
	if id := project.ID(of.ID); of == id.Subject() {
		card, err := b.Desks.Projects.Show(ctx, id)
		return card.Name, err
	}
	if id := customer.ID(of.ID); of == id.Subject() {
		known, err := b.Desks.Customers.Show(ctx, id)
		return known.Name, err
	}
	if id := closeout.ID(of.ID); of == id.Subject() {
		card, err := b.Desks.Closeouts.Show(ctx, id)
		return card.In.Name, err
	}
	if id := entitlement.ID(of.ID); of == id.Subject() {
		l, err := b.Desks.Entitlements.Show(ctx, id)
		return l.CustomerName + ", " + l.Name, err
	}
	if id := invoice.ID(of.ID); of == id.Subject() {
		card, err := b.readInvoice(ctx, by, id)
		return card.Order.Number(), err
	}
	if id := order.ID(of.ID); of == id.Subject() {
		_, err := b.Desks.Orders.Read(ctx, by, id, b.Now())
		return id.Number(), err
	}
	if id := request.ID(of.ID); of == id.Subject() {
		return id.Number(), directory.Allow(ctx, b.Desks.Directory, by, directory.Staff)
	}
	if id := requirement.ID(of.ID); of == id.Subject() {
		return id.Number(), directory.Allow(ctx, b.Desks.Directory, by, directory.Staff)
	}
	if of == setting.Subject || of == project.HouseSubject || of == questionnaire.Subject || of == catalogue.Subject {
		return "", nil
	}
	return fmt.Sprintf("#%d", of.ID), nil
}
