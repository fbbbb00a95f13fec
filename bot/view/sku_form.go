package view

import (
	"maps"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
)

// SKUForm is what the form about a SKU knows so far.
type SKUForm struct {
	SKU     catalogue.SKU     // its kind as it was chosen in the form
	Edition catalogue.Edition // in which the SKU was seen; 0 for a new one
}

// skuMeta is the metadata of the form. What is not there is a new SKU.
type skuMeta struct {
	Code      catalogue.Code    `json:"code,omitempty"`
	Edition   catalogue.Edition `json:"edition,omitempty"`
	Languages []string          `json:"languages"` // asked for
}

// onSiteBox is the tick that a SKU is delivered at the customer's.
const onSiteBox = "on_site"

// EditSKU asks for all that the catalogue has of a SKU. What only some kinds have is asked once the kind is chosen.
func EditSKU(r Reader, f SKUForm) slack.ModalViewRequest {
	s, fresh := f.SKU, f.Edition == 0
	meta := skuMeta{Code: s.Code, Edition: f.Edition, Languages: languagesOf(s.Names, s.Descriptions)}
	title, save := r.P.Title("Edit a SKU"), r.P.Title("Save")
	code := slack.Block(section("*" + name(string(s.Code)) + "*"))
	if fresh {
		title, save, meta.Code = r.P.Title("Add a SKU"), r.P.Title("Add"), ""
		code = hinted(input("code", r.P.Label("Code"), textField(string(s.Code), 40)), r.P.Label("Capital letters and digits, such as AUDIT-STD"))
	}
	blocks := []slack.Block{code, r.skuKindField(s.Kind), r.unitField(s.Unit), r.businessField(s.Business)}
	blocks = append(blocks, r.textFields("names", s.Names, meta.Languages)...)
	blocks = append(blocks, hinted(input("prices", r.P.Label("List prices"), longField(priceLines(s.Prices), inputLimit)),
		r.P.Label("One currency a line, such as EUR 1200.00")))
	blocks = append(blocks, r.kindFields(s)...)
	blocks = append(blocks, optional(input("from", r.P.Label("On sale from"), dateField(s.From))),
		optional(input("until", r.P.Label("On sale until"), dateField(s.Until))))
	blocks = append(blocks, r.textFields("descriptions", s.Descriptions, meta.Languages)...)
	return modal(r, SKUFormID, title, save, meta, blocks...)
}

// languagesOf are those a SKU is asked for in: the house's, and those it speaks besides.
func languagesOf(texts ...catalogue.Text) []string {
	all := slices.Clone(catalogue.Languages)
	for _, t := range texts {
		for _, lang := range slices.Sorted(maps.Keys(t)) {
			if !slices.Contains(all, lang) {
				all = append(all, lang)
			}
		}
	}
	return all
}

func (r Reader) skuKindField(chosen catalogue.Kind) slack.Block {
	options := optionsFor(catalogue.Kinds, func(k catalogue.Kind) *slack.OptionBlockObject { return option(string(k), r.skuKind(k)) })
	return input("kind", r.P.Label("Kind"), menu(SKUKindPick, r.P.Placeholder("Choose what it is"), string(chosen), options)).WithDispatchAction(true)
}

func (r Reader) unitField(chosen catalogue.Unit) slack.Block {
	options := optionsFor(catalogue.Units, func(u catalogue.Unit) *slack.OptionBlockObject { return option(string(u), r.per(u)) })
	return input("unit", r.P.Label("Sold"), menu(answer, r.P.Placeholder("Choose the unit"), string(chosen), options))
}

func (r Reader) businessField(chosen string) slack.Block {
	return input("business", r.P.Label("Delivered by"), radio(chosen,
		option("PS", r.P.Option("PS: Professional Services")), option("BS", r.P.Option("BS: Business Services"))))
}

// textFields ask for a text in each language; English is wanted of a name.
func (r Reader) textFields(field string, t catalogue.Text, languages []string) []slack.Block {
	var blocks []slack.Block
	for _, lang := range languages {
		label, element := r.P.Label("Description %s", r.tongue(lang)), longField(t[lang], catalogue.DescriptionLimit)
		if field == "names" {
			label, element = r.P.Label("Name %s", r.tongue(lang)), textField(t[lang], catalogue.NameLimit)
		}
		in := input(field+"."+lang, label, element)
		if field != "names" || lang != "en" {
			in = optional(in)
		}
		blocks = append(blocks, in)
	}
	return blocks
}

// tongue names a language of the catalogue.
func (r Reader) tongue(lang string) string {
	switch lang {
	case "en":
		return r.P.T("in English")
	case "fr":
		return r.P.T("in French")
	case "zh":
		return r.P.T("in Chinese")
	}
	return r.P.T("in the language “%s”", name(lang))
}

// kindFields ask what only SKUs of the kind have.
func (r Reader) kindFields(s catalogue.SKU) []slack.Block {
	var blocks []slack.Block
	if s.Kind == catalogue.PageViews {
		blocks = append(blocks,
			input("volume", r.P.Label("Page views in one unit"), textField(wholeText(s.Volume), 20)),
			hinted(input("thresholds", r.P.Label("Prices above the volume"), longField(thresholdLines(s.Thresholds), inputLimit)),
				r.P.Label("One a line, priced by the thousand: 100000: EUR 0.90; USD 1.00")))
	}
	if s.Kind.Dated() {
		blocks = append(blocks, optional(hinted(input("window", r.P.Label("Months in which it must be consumed"), textField(wholeText(int64(s.Window)), 3)),
			r.P.Label("From the signed order; empty for no limit"))))
	}
	if s.Kind != "" && s.Kind != catalogue.PageViews && s.Kind != catalogue.Licence {
		var on []string
		if s.OnSite {
			on = append(on, onSiteBox)
		}
		blocks = append(blocks, optional(input(onSiteBox, r.P.Label("Where"), boxes("", on,
			[]*slack.OptionBlockObject{option(onSiteBox, r.P.Option("At the customer’s"))}))))
	}
	return blocks
}

func priceLines(p catalogue.Prices) string { return strings.ReplaceAll(p.String(), ", ", "\n") }

func thresholdLines(all []catalogue.Threshold) string {
	lines := make([]string, len(all))
	for n, t := range all {
		lines[n] = strings.ReplaceAll(t.String(), ", ", "; ")
	}
	return strings.Join(lines, "\n")
}
