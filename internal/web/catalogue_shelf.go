package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"docket/internal/calendar"
	"docket/internal/catalogue"
)

// shelf is what of one edition is on sale on one day, ready to be searched, and
// the pages of it that were drawn already. It is never changed.
type shelf struct {
	edition catalogue.Edition
	issued  calendar.Date // when the edition was made
	day     calendar.Date
	prices  bool // may be named
	goods   []good
	byCode  map[catalogue.Code]int
	tongues []tongue
	matcher language.Matcher // its first language is that of who speaks none of them
	pages   *pages
}

// good is a SKU with the words it is found by.
type good struct {
	catalogue.SKU
	name string // code and names, folded
	told string // descriptions, folded
}

// tongue is a language the catalogue can be read in.
type tongue struct {
	Tag  string
	Name string // in itself
}

// newShelf takes the SKUs on sale, by kind and code.
func newShelf(c catalogue.Catalogue, day calendar.Date, prices bool) *shelf {
	s := &shelf{edition: c.Edition, day: day, prices: prices, byCode: map[catalogue.Code]int{}, pages: newPages()}
	if !c.At.IsZero() {
		s.issued = calendar.DateOf(c.At, c.At.Location())
	}
	for _, sku := range c.SKUs {
		if sku.OnSale(day) {
			s.goods = append(s.goods, newGood(sku))
		}
	}
	slices.SortFunc(s.goods, func(a, b good) int {
		return cmp.Or(cmp.Compare(slices.Index(catalogue.Kinds, a.Kind), slices.Index(catalogue.Kinds, b.Kind)), cmp.Compare(a.Code, b.Code))
	})
	for n, g := range s.goods {
		s.byCode[g.Code] = n
	}
	s.learn()
	return s
}

func newGood(sku catalogue.SKU) good {
	return good{SKU: sku, name: fold(string(sku.Code) + "\n" + said(sku.Names)), told: fold(said(sku.Descriptions))}
}

func said(t catalogue.Text) string {
	return strings.Join(slices.Sorted(maps.Values(t)), "\n")
}

// learn finds the languages: those docket speaks, and those in which something has
// a name.
func (s *shelf) learn() {
	known := map[string]bool{"en": true, "fr": true}
	for _, g := range s.goods {
		for tag := range g.Names {
			known[tag] = true
		}
	}
	tags := slices.Sorted(maps.Keys(known))
	slices.SortStableFunc(tags, func(a, b string) int { return cmp.Compare(speech(a), speech(b)) })
	supported := make([]language.Tag, 0, len(tags))
	for _, tag := range tags {
		t, err := language.Parse(tag)
		if err != nil {
			continue
		}
		supported = append(supported, t)
		s.tongues = append(s.tongues, tongue{Tag: tag, Name: display.Self.Name(t)})
	}
	s.matcher = language.NewMatcher(supported)
}

// speech ranks English first, for who speaks none of the languages, and then what
// docket speaks too.
func speech(tag string) int {
	if n := slices.Index([]string{"en", "fr"}, tag); n >= 0 {
		return n
	}
	return 2
}

// tongue is the language asked for by name, else the best of those a browser asks
// for.
func (s *shelf) tongue(named, browser string) string {
	if slices.ContainsFunc(s.tongues, func(t tongue) bool { return t.Tag == named }) {
		return named
	}
	_, n := language.MatchStrings(s.matcher, browser)
	return s.tongues[n].Tag
}
