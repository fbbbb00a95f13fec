package view

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
	"docket/internal/fault"
)

// skuRef is the value of a button that takes a SKU as it was seen in an edition.
func skuRef(n catalogue.Edition, code catalogue.Code) string { return fmt.Sprintf("%d:%s", n, code) }

// ReadSKURef reads a SKU's code and the edition it was seen in. Anything else is an Invalid fault.
func ReadSKURef(value string) (catalogue.Edition, catalogue.Code, error) {
	edition, code, _ := strings.Cut(value, ":")
	n, err := Ref(edition)
	if err != nil || code == "" {
		return 0, "", unreadable()
	}
	return catalogue.Edition(n), catalogue.Code(code), nil
}

// SKUCard is all that the catalogue has of a SKU, as it stands in an edition.
func SKUCard(r Reader, n catalogue.Edition, s catalogue.SKU) slack.ModalViewRequest {
	blocks := []slack.Block{section("*" + r.skuName(s) + "*\n" + r.skuFacts(s))}
	if text := s.Descriptions.In(r.language()); text != "" {
		blocks = append(blocks, section(escapeTo(text, textLimit)))
	}
	blocks = append(blocks, section("*"+r.P.T("List price")+"*\n"+r.prices(s.Prices)+dot+r.per(s.Unit)))
	if s.Kind == catalogue.PageViews {
		blocks = append(blocks, section(r.volume(s)))
	}
	if terms := r.skuTerms(s); terms != "" {
		blocks = append(blocks, section(terms))
	}
	if others := r.otherNames(s); others != "" {
		blocks = append(blocks, aside(others))
	}
	if r.May(catalogue.MayEdit) {
		blocks = append(blocks, actions(button(SKUEdit, string(s.Code), r.P.Button("Edit")), r.withdrawButton(n, s)))
	}
	return sheet(r, CardID, r.P.Title("Catalogue"), blocks...)
}

// SKUGone is the card of a SKU that was just withdrawn.
func SKUGone(r Reader, code catalogue.Code) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Catalogue"),
		section("✅ "+r.P.T("%s is no longer in the catalogue. Orders that name it keep it.", name(string(code)))))
}

// withdrawButton asks back: sellers will look for what is gone.
func (r Reader) withdrawButton(n catalogue.Edition, s catalogue.SKU) *slack.ButtonBlockElement {
	return button(SKUWithdraw, skuRef(n, s.Code), r.P.Button("Withdraw")).WithStyle(slack.StyleDanger).WithConfirm(
		slack.NewConfirmationBlockObject(
			plain(r.P.T("Withdraw %s?", string(s.Code)), confirmTitleLimit),
			plain(r.P.Confirm("It can no longer be sold. Orders that name it keep it."), confirmTextLimit),
			plain(r.P.Title("Withdraw"), confirmButtonLimit),
			plain(r.P.Title("Keep it"), confirmButtonLimit),
		))
}

func (r Reader) skuName(s catalogue.SKU) string { return name(s.Names.In(r.language())) }

// skuFacts are the facts of a SKU that stand on one line.
func (r Reader) skuFacts(s catalogue.SKU) string {
	site := ""
	if s.OnSite {
		site = r.P.T("on site")
	}
	return facts(name(string(s.Code)), r.skuKind(s.Kind), name(s.Business), site, r.onSale(s))
}

// onSale says when a SKU may be sold, where that is not always.
func (r Reader) onSale(s catalogue.SKU) string {
	today := r.today()
	switch {
	case !s.From.IsZero() && today.Before(s.From):
		return r.P.T("on sale from %s", r.day(s.From))
	case !s.Until.IsZero() && s.Until.Before(today):
		return r.P.T("no longer on sale since %s", r.day(s.Until.Add(1)))
	case !s.Until.IsZero():
		return r.P.T("on sale until %s", r.day(s.Until))
	}
	return ""
}

// volume says what a subscription by page views holds, and what more of them cost.
func (r Reader) volume(s catalogue.SKU) string {
	said := []string{"*" + r.P.T("%d page views, included", int(s.Volume)) + "*"}
	for _, t := range s.Thresholds {
		said = append(said, "• "+r.P.T("above %d: %s for each thousand", int(t.Above), r.prices(t.Per)))
	}
	return strings.Join(said, "\n")
}

func (r Reader) skuTerms(s catalogue.SKU) string {
	if s.Window == 0 {
		return ""
	}
	return r.P.N(s.Window, "To be consumed within %d month of the signed order.", "To be consumed within %d months of the signed order.")
}

// otherNames are the names in the languages the reader does not read.
func (r Reader) otherNames(s catalogue.SKU) string {
	var said []string
	for _, lang := range slices.Sorted(maps.Keys(s.Names)) {
		if lang != r.language() {
			said = append(said, name(lang)+": "+name(s.Names[lang]))
		}
	}
	return strings.Join(said, dot)
}

// noSuchKind is the fault of a kind that no menu offers.
func noSuchKind() error { return fault.Invalidf("Choose one of the list.").In("kind") }
