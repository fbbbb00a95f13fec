package main

import (
	"net/http"
	"testing"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/seed"
)

func TestCustomersReadInTheirLanguageWhatTheyCanOrder(t *testing.T) {
	t.Parallel()
	c := ready(t)
	_, err := c.demo.house.desks.Catalogue.Apply(t.Context(), directory.Act{By: seed.Admin, Key: "catalogue"}, catalogue.Catalogue{
		Edition: catalogue.Present,
		SKUs: []catalogue.SKU{
			{Code: "AUDIT-STD", Kind: catalogue.Audit, Unit: catalogue.Day, Business: "PS", Prices: catalogue.Prices{"EUR": 120_000}, Window: 12,
				Names: catalogue.Text{"en": "Process audit", "fr": "Audit de procédés", "zh": "流程审计"}},
			{Code: "SUP-GOLD", Kind: catalogue.Support, Unit: catalogue.Year, Business: "BS", Prices: catalogue.Prices{"EUR": 900_000}, Names: catalogue.Text{"en": "Gold support"}},
		},
	}, catalogue.Present)
	if err != nil {
		t.Fatal(err)
	}
	page := "http://" + c.demo.page.Addr().String() + "/catalogue"
	jeanne := &visitor{company: c, client: http.DefaultClient}
	jeanne.goes(page)
	jeanne.reads(http.StatusOK, "2 services that you can order from us.", "Process audit", "Gold support")
	jeanne.goes(page + "?q=procedes&lang=fr")
	jeanne.reads(http.StatusOK, "1 résultat pour", "Audit de procédés")
	jeanne.goes(page + "/AUDIT-STD?lang=zh")
	jeanne.reads(http.StatusOK, "流程审计", "within 12 months of the signed order")
	nadia := c.as("nadia")
	nadia.types("general", "/catalogue")
	nadia.reads("Process audit", "<"+page+"|What customers see of it>")
	jeanne.goes(page + "/AUDIT-GONE")
	jeanne.reads(http.StatusNotFound, "This is not in the catalogue.")
}
