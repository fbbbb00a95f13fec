package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"docket/internal/catalogue"
)

// asked is what a reader wants to see.
type asked struct {
	lang  string // of those the shelf has
	named bool   // the language stands in the address
	words string // what is searched for, as it was typed
	kind  catalogue.Kind
	page  int // from 1
	code  catalogue.Code
}

// wordsLimit is how much of a search is looked at, in characters.
const wordsLimit = 100

// read takes what is asked from an address. What makes no sense is left out.
func (s *shelf) read(r *http.Request) asked {
	q := r.URL.Query()
	a := asked{page: 1, code: catalogue.Code(strings.ToUpper(r.PathValue("code")))}
	a.lang = s.tongue(q.Get("lang"), r.Header.Get("Accept-Language"))
	a.named = a.lang == q.Get("lang")
	a.words = clip(strings.Join(strings.Fields(strings.ToValidUTF8(q.Get("q"), "")), " "), wordsLimit)
	if k := catalogue.Kind(q.Get("kind")); slices.Contains(catalogue.Kinds, k) {
		a.kind = k
	}
	if n, err := strconv.Atoi(q.Get("page")); err == nil && n > 1 {
		a.page = n
	}
	return a
}

func clip(text string, limit int) string {
	if all := []rune(text); len(all) > limit {
		return string(all[:limit])
	}
	return text
}

// address is where the list that is asked for is found.
func (a asked) address() string {
	q := url.Values{}
	set := func(name, value string, told bool) {
		if told {
			q.Set(name, value)
		}
	}
	set("q", a.words, a.words != "")
	set("kind", string(a.kind), a.kind != "")
	set("page", strconv.Itoa(a.page), a.page > 1)
	set("lang", a.lang, a.named)
	if len(q) == 0 {
		return catalogue.PagePath
	}
	return catalogue.PagePath + "?" + q.Encode()
}

// entry is where one SKU is found.
func (a asked) entry(code catalogue.Code) string {
	path := catalogue.PagePath + "/" + url.PathEscape(string(code))
	if a.named {
		path += "?" + url.Values{"lang": {a.lang}}.Encode()
	}
	return path
}

// find is which goods have every word that is searched for; first those whose
// code or name has them.
func (s *shelf) find(words string) []int {
	var named, told []int
	wanted := strings.Fields(fold(words))
	for n := range s.goods {
		switch has, byName := s.goods[n].has(wanted); {
		case byName:
			named = append(named, n)
		case has:
			told = append(told, n)
		}
	}
	return append(named, told...)
}

// has reports whether every word is there, and whether all are in code and names.
func (g *good) has(words []string) (all, byName bool) {
	byName = true
	for _, w := range words {
		switch {
		case strings.Contains(g.name, w):
		case strings.Contains(g.told, w):
			byName = false
		default:
			return false, false
		}
	}
	return true, byName
}

// fold makes equal what a reader takes for the same: "Évaluation" and "evaluation",
// "Straße" and "STRASSE". Chinese stays as it is.
func fold(text string) string {
	folding := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), cases.Fold(), norm.NFC)
	folded, _, err := transform.String(folding, text)
	if err != nil {
		return strings.ToLower(text)
	}
	return folded
}
