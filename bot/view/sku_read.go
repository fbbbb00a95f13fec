package view

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
)

// ReadSKUPick reads the form while it is open: of the SKU it is about its code and the kind that was chosen, and in
// which edition it was seen. The edition is 0 for a new one.
func ReadSKUPick(v slack.View) (SKUForm, error) {
	meta, err := unpack[skuMeta](v)
	if err != nil {
		return SKUForm{}, err
	}
	f := SKUForm{SKU: catalogue.SKU{Code: meta.Code, Kind: catalogue.Kind(answers{v}.option("kind"))}, Edition: meta.Edition}
	if !slices.Contains(catalogue.Kinds, f.SKU.Kind) {
		return f, noSuchKind()
	}
	return f, nil
}

// ReadSKU reads a SKU and the edition it was seen in, 0 for a new one.
func ReadSKU(v slack.View) (catalogue.SKU, catalogue.Edition, error) {
	a := answers{v}
	meta, err := unpack[skuMeta](v)
	if err != nil {
		return catalogue.SKU{}, 0, err
	}
	s := catalogue.SKU{
		Code: meta.Code, Kind: catalogue.Kind(a.option("kind")), Unit: catalogue.Unit(a.option("unit")), Business: a.option("business"),
		OnSite: len(a.options(onSiteBox)) > 0, Names: a.texts("names", meta.Languages), Descriptions: a.texts("descriptions", meta.Languages),
	}
	if meta.Edition == 0 {
		s.Code = catalogue.Code(strings.ToUpper(oneLine(a.text("code"))))
	}
	var wrong [6]error
	s.Prices, wrong[0] = catalogue.ParsePrices(a.text("prices"))
	s.Volume, wrong[1] = catalogue.ParseWhole(a.text("volume"))
	s.Thresholds, wrong[2] = catalogue.ParseThresholds(a.text("thresholds"))
	months, err := catalogue.ParseWhole(a.text("window"))
	s.Window, wrong[3] = int(months), err
	s.From, wrong[4] = a.date("from")
	s.Until, wrong[5] = a.date("until")
	for n, field := range []string{"prices", "volume", "thresholds", "window", "from", "until"} {
		wrong[n] = at(field, wrong[n])
	}
	return s, meta.Edition, errors.Join(wrong[:]...)
}

// texts are what was written in each language.
func (a answers) texts(field string, languages []string) catalogue.Text {
	said := catalogue.Text{}
	for _, lang := range languages {
		if text := a.text(field + "." + lang); text != "" {
			said[lang] = text
		}
	}
	return said
}

// wholeText is a number as a field holds it; nothing for none.
func wholeText(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
