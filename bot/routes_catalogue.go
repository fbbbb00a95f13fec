package bot

import (
	"docket/bot/view"
	"docket/internal/catalogue"
)

// catalogueRoutes are what the company sells.
func (b *Bot) catalogueRoutes() routes {
	return routes{
		commands: map[string]command{
			"/catalogue": {do: b.catalogue, description: "What we sell: prices, terms, territories", usage: "[words]"},
		},
		actions: map[view.ActionID]handler{
			view.CatalogueBack:        b.turnCatalogue,
			view.CatalogueOn:          b.turnCatalogue,
			view.CatalogueKind:        b.pickedCatalogueKind,
			view.CatalogueTerms:       b.showTerms,
			view.CatalogueTerritories: b.editTerritories,
			view.CatalogueStarter:     b.editStarter,
			view.CatalogueDiscounts:   b.editDiscounts,
			view.CatalogueHistory:     b.onlyHistory(catalogue.Subject),
			view.SKUOpen:              b.openSKU,
			view.SKUAdd:               b.addSKU,
			view.SKUEdit:              b.editSKU,
			view.SKUKindPick:          b.pickedSKUKind,
			view.SKUWithdraw:          b.withdrawSKU,
		},
		submissions: map[string]handler{
			view.SKUFormID:         b.saveSKU,
			view.TerritoriesFormID: b.saveTerritories,
			view.StarterFormID:     b.saveStarter,
			view.DiscountsFormID:   b.saveDiscounts,
		},
		options: map[view.ActionID]suggestion{
			view.SKUPick: b.suggestSKUs,
		},
	}
}
