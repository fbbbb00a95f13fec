package bot

import (
	"context"
	"net/url"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
)

// catalogue is the command /catalogue: it finds SKUs by words, and opens the only one;
// "add" asks for a new one.
func (b *Bot) catalogue(ctx context.Context, c call) (answer, error) {
	text := strings.TrimSpace(c.Text)
	switch strings.ToLower(text) {
	case "help":
		return say(view.Usage(c.Reader, c.Route, "")), nil
	case "add":
		return b.addSKU(ctx, c)
	}
	page, err := b.skuPage(ctx, catalogue.Filter{Text: text})
	if err == nil && text != "" && len(page.Found) == 1 {
		c.Value = string(page.Found[0].Code)
		return b.openSKU(ctx, c)
	}
	return open(view.Catalogue(c.Reader, page)), err
}

// skuPage reads a page of the catalogue, and one SKU more to know whether there are
// others.
func (b *Bot) skuPage(ctx context.Context, f catalogue.Filter) (view.SKUPage, error) {
	f.Limit = view.SKUPageSize + 1
	found, err := b.Desks.Catalogue.Find(ctx, f)
	page := view.SKUPage{Filter: f, Found: found, Public: b.publicCatalogue(f)}
	if page.More = len(found) > view.SKUPageSize; page.More {
		page.Found = found[:view.SKUPageSize]
	}
	return page, err
}

// publicCatalogue is where customers find the same; "" where they have no pages.
func (b *Bot) publicCatalogue(f catalogue.Filter) string {
	if b.PublicURL == "" {
		return ""
	}
	q := url.Values{}
	if f.Text != "" {
		q.Set("q", f.Text)
	}
	if f.Kind != "" {
		q.Set("kind", string(f.Kind))
	}
	return strings.TrimSuffix(b.PublicURL+catalogue.PagePath+"?"+q.Encode(), "?")
}

func (b *Bot) turnCatalogue(ctx context.Context, c call) (answer, error) {
	return b.redrawCatalogue(ctx, c, view.ReadSKUSearch)
}

func (b *Bot) pickedCatalogueKind(ctx context.Context, c call) (answer, error) {
	return b.redrawCatalogue(ctx, c, view.ReadSKUKind)
}

func (b *Bot) redrawCatalogue(ctx context.Context, c call, read func(slack.View, string) (catalogue.Filter, error)) (answer, error) {
	f, err := read(c.View, c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := b.skuPage(ctx, f)
	return redraw(view.Catalogue(c.Reader, page)), err
}

func (b *Bot) openSKU(ctx context.Context, c call) (answer, error) {
	n, s, err := b.sku(ctx, catalogue.Code(c.Value))
	return open(view.SKUCard(c.Reader, n, s)), err
}

// sku reads a SKU, and before it the edition: one that changes between the two was
// seen too early rather than too late.
func (b *Bot) sku(ctx context.Context, code catalogue.Code) (catalogue.Edition, catalogue.SKU, error) {
	n, _, err := b.Desks.Catalogue.Terms(ctx)
	if err != nil {
		return 0, catalogue.SKU{}, err
	}
	s, err := b.Desks.Catalogue.SKU(ctx, code)
	return n, s, err
}

func (b *Bot) mayEditCatalogue(ctx context.Context, c call) error {
	return directory.Allow(ctx, b.Desks.Directory, c.Act.By, catalogue.MayEdit)
}

func (b *Bot) addSKU(ctx context.Context, c call) (answer, error) {
	return open(view.EditSKU(c.Reader, view.SKUForm{})), b.mayEditCatalogue(ctx, c)
}

func (b *Bot) editSKU(ctx context.Context, c call) (answer, error) {
	if err := b.mayEditCatalogue(ctx, c); err != nil {
		return answer{}, err
	}
	n, s, err := b.sku(ctx, catalogue.Code(c.Value))
	return open(view.EditSKU(c.Reader, view.SKUForm{SKU: s, Edition: n})), err
}

// pickedSKUKind redraws the form once the kind is chosen: what else is asked depends
// on it.
func (b *Bot) pickedSKUKind(ctx context.Context, c call) (answer, error) {
	f, err := view.ReadSKUPick(c.View)
	if err != nil {
		return answer{}, err
	}
	if f.Edition != 0 {
		kind := f.SKU.Kind
		if f.SKU, err = b.Desks.Catalogue.SKU(ctx, f.SKU.Code); err != nil {
			return answer{}, err
		}
		f.SKU.Kind = kind
	}
	return redraw(view.EditSKU(c.Reader, f)), nil
}

func (b *Bot) saveSKU(ctx context.Context, c call) (answer, error) {
	s, seen, err := view.ReadSKU(c.View)
	if err != nil {
		return answer{}, err
	}
	var made catalogue.Edition
	if seen == 0 {
		made, err = b.Desks.Catalogue.Add(ctx, c.Act, s)
	} else {
		made, err = b.Desks.Catalogue.Save(ctx, c.Act, s, seen)
	}
	return below(view.SKUCard(c.Reader, made, s.Tidy())), err
}

func (b *Bot) withdrawSKU(ctx context.Context, c call) (answer, error) {
	seen, code, err := view.ReadSKURef(c.Value)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Catalogue.Withdraw(ctx, c.Act, code, seen)
	return redraw(view.SKUGone(c.Reader, code)), err
}

// suggestSKUs finds what may be sold today.
func (b *Bot) suggestSKUs(ctx context.Context, r view.Reader, query string) (view.Options, error) {
	today := calendar.DateOf(b.Now(), r.Zone)
	found, err := b.Desks.Catalogue.Find(ctx, catalogue.Filter{Text: query, OnDay: today, Limit: suggestLimit})
	return view.SKUOptions(r, found), err
}
