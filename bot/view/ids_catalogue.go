package view

// The menus and buttons of the catalogue. The value of each button is written beside it.
const (
	SKUPick     ActionID = "sku.pick"      // asks for options: a SKU's code
	SKUKindPick ActionID = "sku.kind_pick" // tells of the choice: the kind a SKU shall be of
	SKUOpen     ActionID = "sku.open"      // a SKU's code: the card as a modal
	SKUAdd      ActionID = "sku.add"       // ""
	SKUEdit     ActionID = "sku.edit"      // a SKU's code
	SKUWithdraw ActionID = "sku.withdraw"  // "edition:code", as it was seen

	CatalogueBack        ActionID = "catalogue.back"        // the page's number, from 1
	CatalogueOn          ActionID = "catalogue.on"          // the page's number, from 1
	CatalogueKind        ActionID = "catalogue.kind"        // the kind to be shown, "all" for any
	CatalogueTerms       ActionID = "catalogue.terms"       // ""
	CatalogueTerritories ActionID = "catalogue.territories" // ""
	CatalogueStarter     ActionID = "catalogue.starter"     // ""
	CatalogueDiscounts   ActionID = "catalogue.discounts"   // ""
	CatalogueHistory     ActionID = "catalogue.history"     // ""
)

// The callbacks of the modals of the catalogue.
const (
	CatalogueID       = "catalogue"
	SKUFormID         = "sku_form"
	TermsID           = "catalogue_terms"
	TerritoriesFormID = "territories_form"
	StarterFormID     = "starter_form"
	DiscountsFormID   = "discounts_form"
)
