package view

import (
	"github.com/slack-go/slack"

	"docket/internal/catalogue"
)

// SKUOptions are the SKUs somebody looks for by typing.
func SKUOptions(r Reader, found []catalogue.SKU) Options {
	return Options{Options: offered(optionsFor(found, r.skuOption), optionsLimit)}
}

// skuOption is a SKU in a menu whose options come from SKUPick; its value is the code.
func (r Reader) skuOption(s catalogue.SKU) *slack.OptionBlockObject {
	return option(string(s.Code), facts(string(s.Code), oneLine(s.Names.In(r.P.Tag()))))
}
