package catalogue_test

import (
	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/money"
)

// audit is a SKU as a catalogue has it.
func audit() catalogue.SKU {
	return catalogue.SKU{
		Code: "AUDIT-STD", Names: catalogue.Text{"en": "Standard audit", "fr": "Audit standard", "zh": "标准审计"},
		Descriptions: catalogue.Text{"en": "Two days on the documents.\nA report of findings."},
		Kind:         catalogue.Audit, Unit: catalogue.Piece, Business: "PS", OnSite: true,
		Prices: catalogue.Prices{"EUR": 120000, "CNY": 940000}, Window: 12, From: calendar.Date{Year: 2026, Month: 1, Day: 1},
	}
}

func views() catalogue.SKU {
	return catalogue.SKU{
		Code: "VIEWS-100K", Names: catalogue.Text{"en": "100,000 page views"}, Kind: catalogue.PageViews, Unit: catalogue.Month, Business: "BS",
		Prices: catalogue.Prices{"EUR": 9000}, Volume: 100_000,
		Thresholds: []catalogue.Threshold{{Above: 100_000, Per: catalogue.Prices{"EUR": 90}}, {Above: 500_000, Per: catalogue.Prices{"EUR": 70}}},
	}
}

func terms() catalogue.Terms {
	return catalogue.Terms{
		Territories: []catalogue.Territory{{Code: "DACH", Names: catalogue.Text{"en": "Germany, Austria, Switzerland"}}, {Code: "FR", Names: catalogue.Text{"en": "France"}}},
		Starter:     []catalogue.StarterLine{{SKU: "AUDIT-STD", Quantity: money.One}},
		Discounts:   map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15), directory.SalesLead: money.Percents(25)},
	}
}

func small() catalogue.Catalogue {
	return catalogue.Catalogue{Edition: catalogue.Present, Terms: terms(), SKUs: []catalogue.SKU{audit(), views()}}
}

// anyCatalogue draws catalogues that can be sold from, whatever their texts.
var anyCatalogue = rapid.Custom(func(t *rapid.T) catalogue.Catalogue {
	c := catalogue.Catalogue{Edition: catalogue.Edition(rapid.IntRange(-1, 9).Draw(t, "edition"))}
	codes := rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Z0-9][A-Z0-9._-]{0,12}`), 0, 5, rapid.ID).Draw(t, "codes")
	for _, code := range codes {
		c.SKUs = append(c.SKUs, anySKU(catalogue.Code(code)).Draw(t, "sku"))
		if rapid.Bool().Draw(t, "starter") {
			c.Terms.Starter = append(c.Terms.Starter, catalogue.StarterLine{SKU: catalogue.Code(code), Quantity: money.Quantity(rapid.Int64Range(1, 100_000).Draw(t, "quantity"))})
		}
	}
	for _, code := range rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Z0-9][A-Z0-9-]{0,8}`), 0, 3, rapid.ID).Draw(t, "territories") {
		c.Terms.Territories = append(c.Terms.Territories, catalogue.Territory{Code: code, Names: anyText.Draw(t, "names")})
	}
	c.Terms.Discounts = rapid.MapOfN(rapid.SampledFrom(directory.Roles), rapid.Custom(func(t *rapid.T) money.Percent {
		return money.Percent(rapid.Int64Range(0, int64(money.Hundred)).Draw(t, "percent"))
	}), 0, 3).Draw(t, "discounts")
	return c
})

// awkward are words that YAML gives a meaning of its own, or that need care in it.
var awkward = []string{"no", "~", "null", "2026-01-01", "1e3", "- a", "a: b", "# a", "'", `"`, "*a", "&a", "!a", "%a", "@a", "`a`", "|", ">", "价格 😀", "a\tb", "…", "é\u0301"}

var anyLine = rapid.OneOf(rapid.SampledFrom(awkward), rapid.StringMatching(`[ -~é中]{1,40}`))

var anyText = rapid.Custom(func(t *rapid.T) catalogue.Text {
	text := catalogue.Text{"en": "English " + anyLine.Draw(t, "en")}
	for _, lang := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"fr", "zh", "de", "pt-BR"}), rapid.ID).Draw(t, "languages") {
		text[lang] = anyLine.Draw(t, lang)
	}
	return text
})

func anyPrices(t *rapid.T, currencies []money.Currency) catalogue.Prices {
	prices := catalogue.Prices{}
	for _, c := range currencies {
		prices[c] = rapid.Int64Range(0, money.Limit).Draw(t, string(c))
	}
	return prices
}

func anySKU(code catalogue.Code) *rapid.Generator[catalogue.SKU] {
	return rapid.Custom(func(t *rapid.T) catalogue.SKU {
		currencies := rapid.SliceOfNDistinct(rapid.SampledFrom([]money.Currency{"EUR", "USD", "JPY", "BHD"}), 1, 3, rapid.ID).Draw(t, "currencies")
		s := catalogue.SKU{
			Code: code, Names: anyText.Draw(t, "names"), Kind: rapid.SampledFrom(catalogue.Kinds).Draw(t, "kind"),
			Unit: rapid.SampledFrom(catalogue.Units).Draw(t, "unit"), Business: rapid.SampledFrom([]string{"PS", "BS"}).Draw(t, "business"),
			OnSite: rapid.Bool().Draw(t, "on site"), Prices: anyPrices(t, currencies),
		}
		if rapid.Bool().Draw(t, "described") {
			s.Descriptions = anyText.Draw(t, "descriptions")
			s.Descriptions["en"] += "\n\n" + anyLine.Draw(t, "second line")
		}
		if s.Kind.Dated() {
			s.Window = rapid.IntRange(0, catalogue.MaxWindow).Draw(t, "window")
		}
		if s.Kind == catalogue.PageViews {
			s.Volume = rapid.Int64Range(1, 1_000_000).Draw(t, "volume")
			for n := range rapid.IntRange(1, 3).Draw(t, "thresholds") {
				s.Thresholds = append(s.Thresholds, catalogue.Threshold{Above: s.Volume + int64(n)*1000, Per: anyPrices(t, currencies)})
			}
		}
		if rapid.Bool().Draw(t, "on sale for a while") {
			s.From = calendar.Date{Year: 2026, Month: 1, Day: rapid.IntRange(1, 28).Draw(t, "from")}
			s.Until = s.From.Add(rapid.IntRange(0, 400).Draw(t, "days"))
		}
		return s
	})
}
