package view

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

// termsMeta is the metadata of a form about terms: the edition they were seen in.
type termsMeta struct {
	Edition   catalogue.Edition `json:"edition"`
	Languages []string          `json:"languages,omitempty"`
	Roles     []directory.Role  `json:"roles,omitempty"`
}

// EditTerritories asks for the territories, in each language a line for each. Too many for a form are a fault.
func EditTerritories(r Reader, n catalogue.Edition, t catalogue.Terms) (slack.ModalViewRequest, error) {
	names := make([]catalogue.Text, len(t.Territories))
	for i, where := range t.Territories {
		names[i] = where.Names
	}
	meta := termsMeta{Edition: n, Languages: languagesOf(names...)}
	var blocks []slack.Block
	for _, lang := range meta.Languages {
		text := territoryLines(t, lang)
		if utf8.RuneCountInString(text) > inputLimit {
			return slack.ModalViewRequest{}, fault.Invalidf("There are too many territories for a form. Change them in the file: `docket catalogue export`, then `apply`.")
		}
		in := input(territoryField(lang), r.P.Label("Territories %s", r.tongue(lang)), longField(text, inputLimit))
		if lang == "en" {
			in = hinted(in, r.P.Label("One a line: the code, then the name, such as FR France"))
		}
		blocks = append(blocks, optional(in))
	}
	return modal(r, TerritoriesFormID, r.P.Title("Territories"), r.P.Title("Save"), meta, blocks...), nil
}

// territoryField is the block of a language; English says which territories there are.
func territoryField(lang string) string {
	if lang == "en" {
		return "territories"
	}
	return "territories." + lang
}

func territoryLines(t catalogue.Terms, lang string) string {
	var lines []string
	for _, where := range t.Territories {
		if said := where.Names[lang]; said != "" {
			lines = append(lines, where.Code+" "+said)
		}
	}
	return strings.Join(lines, "\n")
}

// ReadTerritories reads the territories, and the edition they were seen in.
func ReadTerritories(v slack.View) (catalogue.Edition, []catalogue.Territory, error) {
	meta, err := unpack[termsMeta](v)
	if err != nil || len(meta.Languages) == 0 {
		return 0, nil, stale()
	}
	var all []catalogue.Territory
	for _, lang := range meta.Languages {
		for _, l := range linesOf(answers{v}.text(territoryField(lang))) {
			code, said, _ := strings.Cut(l, " ")
			code = strings.ToUpper(code)
			n := slices.IndexFunc(all, func(t catalogue.Territory) bool { return t.Code == code })
			switch {
			case lang == "en":
				all = append(all, catalogue.Territory{Code: code, Names: catalogue.Text{"en": said}})
			case n < 0:
				return 0, nil, fault.Invalidf("%s stands in no line in English.", code).In(territoryField(lang))
			default:
				all[n].Names[lang] = said
			}
		}
	}
	return meta.Edition, all, nil
}

// EditStarter asks for the starter pack, a line for each SKU.
func EditStarter(r Reader, n catalogue.Edition, t catalogue.Terms) slack.ModalViewRequest {
	lines := make([]string, len(t.Starter))
	for i, l := range t.Starter {
		lines[i] = string(l.SKU) + " " + l.Quantity.String()
	}
	return modal(r, StarterFormID, r.P.Title("Starter pack"), r.P.Title("Save"), termsMeta{Edition: n},
		section(r.P.T("A customer’s first order gets this, free of charge.")),
		optional(hinted(input("starter", r.P.Label("SKUs"), longField(strings.Join(lines, "\n"), inputLimit)),
			r.P.Label("One a line: the code, then how many, such as TRAIN-START 1"))))
}

// ReadStarter reads the starter pack, and the edition it was seen in.
func ReadStarter(v slack.View) (catalogue.Edition, []catalogue.StarterLine, error) {
	meta, err := unpack[termsMeta](v)
	if err != nil {
		return 0, nil, err
	}
	var all []catalogue.StarterLine
	for _, l := range linesOf(answers{v}.text("starter")) {
		code, many, _ := strings.Cut(l, " ")
		quantity := money.One
		if many != "" {
			if quantity, err = money.ParseQuantity(many); err != nil {
				return 0, nil, at("starter", err)
			}
		}
		all = append(all, catalogue.StarterLine{SKU: catalogue.Code(strings.ToUpper(code)), Quantity: quantity})
	}
	return meta.Edition, all, nil
}

// EditDiscounts asks for the most that each role may give.
func EditDiscounts(r Reader, n catalogue.Edition, t catalogue.Terms) slack.ModalViewRequest {
	meta := termsMeta{Edition: n, Roles: slices.Clone(sellers)}
	for _, role := range discountRoles(t) {
		if !slices.Contains(meta.Roles, role) {
			meta.Roles = append(meta.Roles, role)
		}
	}
	blocks := []slack.Block{section(r.P.T("What a role may take off a list price, in per cent. Anything more needs approval. Leave empty for none."))}
	for _, role := range meta.Roles {
		initial := ""
		if p, has := t.Discounts[role]; has {
			initial = p.String()
		}
		blocks = append(blocks, optional(input("discounts."+string(role), r.role(role), textField(initial, 20))))
	}
	return modal(r, DiscountsFormID, r.P.Title("Discounts"), r.P.Title("Save"), meta, blocks...)
}

// ReadDiscounts reads the most that each role may give, and the edition it was seen in.
func ReadDiscounts(v slack.View) (catalogue.Edition, map[directory.Role]money.Percent, error) {
	meta, err := unpack[termsMeta](v)
	if err != nil {
		return 0, nil, err
	}
	most := map[directory.Role]money.Percent{}
	for _, role := range meta.Roles {
		field := "discounts." + string(role)
		text := answers{v}.text(field)
		if text == "" {
			continue
		}
		if most[role], err = money.ParsePercent(text); err != nil {
			return 0, nil, at(field, err)
		}
	}
	return meta.Edition, most, nil
}
