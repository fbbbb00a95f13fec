package view

import (
	"slices"
	"strconv"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
)

// SKUPageSize is how many SKUs a page of the catalogue shows.
const SKUPageSize = 12

// SKUPage is a page of the catalogue.
type SKUPage struct {
	Filter catalogue.Filter // its text and kind are what the reader looks for
	Found  []catalogue.SKU  // at most SKUPageSize
	More   bool             // there are more after these
	Public string           // address of the page on which customers read the same; "" where they have none
}

// skuSearch is the metadata of a page: what it was asked for.
type skuSearch struct {
	Text string         `json:"text,omitempty"`
	Kind catalogue.Kind `json:"kind,omitempty"`
}

// allKinds is the value of the option that stands for any kind.
const allKinds = "all"

// Catalogue is a page of what may be sold.
func Catalogue(r Reader, p SKUPage) slack.ModalViewRequest {
	heading := r.P.T("What we sell")
	if text := oneLine(p.Filter.Text); text != "" {
		heading = r.P.T("What we sell, with “%s”", name(text))
	}
	blocks := []slack.Block{line("*"+heading+"*", r.kindMenu(p.Filter.Kind))}
	if len(p.Found) == 0 {
		blocks = append(blocks, section(r.P.T("None.")))
	}
	for _, s := range p.Found[:min(len(p.Found), SKUPageSize)] {
		text := "*" + r.skuName(s) + "*\n" + r.skuFacts(s) + "\n" + facts(r.prices(s.Prices), r.per(s.Unit))
		blocks = append(blocks, line(text, about(button(SKUOpen, string(s.Code), r.P.Button("Open")), string(s.Code))))
	}
	if turns := r.skuPages(p); len(turns) > 0 {
		blocks = append(blocks, actions(turns...))
	}
	last := []slack.BlockElement{button(CatalogueTerms, "", r.P.Button("Territories and terms")), button(CatalogueHistory, "", r.P.Button("History"))}
	if r.May(catalogue.MayEdit) {
		last = append([]slack.BlockElement{button(SKUAdd, "", r.P.Button("Add a SKU"))}, last...)
	}
	if p.Public != "" {
		blocks = append(blocks, aside(link(p.Public, r.P.T("What customers see of it"))))
	}
	v := sheet(r, CatalogueID, r.P.Title("Catalogue"), append(blocks, divider(), actions(last...))...)
	v.PrivateMetadata = packed(skuSearch{Text: clipRaw(p.Filter.Text, nameRoom), Kind: p.Filter.Kind})
	return v
}

func (r Reader) kindMenu(chosen catalogue.Kind) slack.BlockElement {
	options := []*slack.OptionBlockObject{option(allKinds, r.P.Option("All kinds"))}
	for _, k := range catalogue.Kinds {
		options = append(options, option(string(k), r.skuKind(k)))
	}
	if chosen == "" {
		chosen = allKinds
	}
	return menu(CatalogueKind, r.P.Placeholder("Kind"), string(chosen), options)
}

// skuPages turn the page.
func (r Reader) skuPages(p SKUPage) []slack.BlockElement {
	var turns []slack.BlockElement
	page := p.Filter.Offset/SKUPageSize + 1
	if page > 1 {
		turns = append(turns, button(CatalogueBack, strconv.Itoa(page-1), r.P.Button("Back")))
	}
	if p.More {
		turns = append(turns, button(CatalogueOn, strconv.Itoa(page+1), r.P.Button("More")))
	}
	return turns
}

// ReadSKUSearch reads what a page was asked for, for another of its pages: its number is a button's value.
func ReadSKUSearch(v slack.View, page string) (catalogue.Filter, error) {
	asked, err := unpack[skuSearch](v)
	if err != nil {
		return catalogue.Filter{}, err
	}
	n, err := Ref(page)
	if err != nil {
		return catalogue.Filter{}, err
	}
	return catalogue.Filter{Text: asked.Text, Kind: asked.Kind, Offset: (int(min(n, catalogue.MaxSKUs)) - 1) * SKUPageSize}, nil
}

// ReadSKUKind reads what a page was asked for, with another kind.
func ReadSKUKind(v slack.View, kind string) (catalogue.Filter, error) {
	f, err := ReadSKUSearch(v, "1")
	f.Kind = catalogue.Kind(kind)
	switch {
	case kind == allKinds:
		f.Kind = ""
	case !slices.Contains(catalogue.Kinds, f.Kind):
		return f, noSuchKind()
	}
	return f, err
}
