package catalogue

import (
	"cmp"
	"slices"
	"strings"
)

// Tidy is the SKU with its texts as they are kept: no blanks around them, none
// empty; a name on one line.
func (s SKU) Tidy() SKU {
	s.Names = s.Names.tidied(oneLine)
	s.Descriptions = s.Descriptions.tidied(lines)
	return s
}

// Tidy is the catalogue in the order it is kept in: everything by code.
func (c Catalogue) Tidy() Catalogue {
	skus := make([]SKU, len(c.SKUs))
	for n, s := range c.SKUs {
		skus[n] = s.Tidy()
	}
	slices.SortStableFunc(skus, func(a, b SKU) int { return cmp.Compare(a.Code, b.Code) })
	c.SKUs, c.Terms = skus, c.Terms.tidy()
	return c
}

func (t Terms) tidy() Terms {
	t.Territories, t.Starter = slices.Clone(t.Territories), slices.Clone(t.Starter)
	for n := range t.Territories {
		t.Territories[n].Names = t.Territories[n].Names.tidied(oneLine)
	}
	slices.SortStableFunc(t.Territories, func(a, b Territory) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortStableFunc(t.Starter, func(a, b StarterLine) int { return cmp.Compare(a.SKU, b.SKU) })
	return t
}

// tidied is nil when nothing is said in any language.
func (t Text) tidied(tidy func(string) string) Text {
	var kept Text
	for lang, said := range t {
		if said = tidy(said); said != "" {
			if kept == nil {
				kept = Text{}
			}
			kept[lang] = said
		}
	}
	return kept
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// lines takes away tabs, the blanks at the ends of lines, and empty lines around the
// text.
func lines(text string) string {
	var kept []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\t", " ")) {
		kept = append(kept, strings.TrimRight(line, " \t\r\n"))
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}
