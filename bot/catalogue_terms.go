package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/catalogue"
)

func (b *Bot) showTerms(ctx context.Context, c call) (answer, error) {
	n, terms, err := b.Desks.Catalogue.Terms(ctx)
	return open(view.CatalogueTermsSheet(c.Reader, n, terms)), err
}

// termsForEdit reads the terms for somebody who may change them.
func (b *Bot) termsForEdit(ctx context.Context, c call) (catalogue.Edition, catalogue.Terms, error) {
	if err := b.mayEditCatalogue(ctx, c); err != nil {
		return 0, catalogue.Terms{}, err
	}
	return b.Desks.Catalogue.Terms(ctx)
}

func (b *Bot) editTerritories(ctx context.Context, c call) (answer, error) {
	n, terms, err := b.termsForEdit(ctx, c)
	if err != nil {
		return answer{}, err
	}
	form, err := view.EditTerritories(c.Reader, n, terms)
	return open(form), err
}

func (b *Bot) editStarter(ctx context.Context, c call) (answer, error) {
	n, terms, err := b.termsForEdit(ctx, c)
	return open(view.EditStarter(c.Reader, n, terms)), err
}

func (b *Bot) editDiscounts(ctx context.Context, c call) (answer, error) {
	n, terms, err := b.termsForEdit(ctx, c)
	return open(view.EditDiscounts(c.Reader, n, terms)), err
}

func (b *Bot) saveTerritories(ctx context.Context, c call) (answer, error) {
	seen, territories, err := view.ReadTerritories(c.View)
	if err != nil {
		return answer{}, err
	}
	return b.saveTerms(ctx, c, seen, func(t catalogue.Terms) catalogue.Terms {
		t.Territories = territories
		return t
	})
}

func (b *Bot) saveStarter(ctx context.Context, c call) (answer, error) {
	seen, starter, err := view.ReadStarter(c.View)
	if err != nil {
		return answer{}, err
	}
	return b.saveTerms(ctx, c, seen, func(t catalogue.Terms) catalogue.Terms {
		t.Starter = starter
		return t
	})
}

func (b *Bot) saveDiscounts(ctx context.Context, c call) (answer, error) {
	seen, discounts, err := view.ReadDiscounts(c.View)
	if err != nil {
		return answer{}, err
	}
	return b.saveTerms(ctx, c, seen, func(t catalogue.Terms) catalogue.Terms {
		t.Discounts = discounts
		return t
	})
}

// saveTerms leads back to the terms as they are now.
func (b *Bot) saveTerms(ctx context.Context, c call, seen catalogue.Edition, edit func(catalogue.Terms) catalogue.Terms) (answer, error) {
	if _, err := b.Desks.Catalogue.SaveTerms(ctx, c.Act, seen, edit); err != nil {
		return answer{}, err
	}
	n, terms, err := b.Desks.Catalogue.Terms(ctx)
	return below(view.CatalogueTermsSheet(c.Reader, n, terms)), err
}
