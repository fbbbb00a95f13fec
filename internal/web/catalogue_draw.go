package web

import (
	"fmt"
	"net/http"

	"docket/internal/catalogue"
	"docket/internal/locale"
)

// onPage is how many goods a page of the list has.
const onPage = 50

// listPage is the list as its template wants it.
type listPage struct {
	head
	Top      top
	Lead     string
	Found    string // how many a search found
	Nothing  *emptiness
	Groups   []group
	Earlier  link
	Later    link
	Where    string // "Page 2 of 7"
	Pages    string // what the pages' links are called
	Colophon string
}

// top is what stands above the goods.
type top struct {
	Path      string
	Heading   string
	Languages []choice
	Language  string // name of the choice of languages
	Lang      string // to be kept when the form is sent; "" for the browser's
	Words     string
	Label     string
	Search    string
	Kind      string // to be kept when the form is sent
	Kinds     []choice
	KindsName string
}

// choice is a link among others of its sort.
type choice struct {
	link
	Chosen bool
	Count  string
}

// link leads somewhere; none has no address.
type link struct {
	Text, Href string
	Tag        string // language of the text, and of what it leads to
}

// group is the goods of a kind; a search has one without a name.
type group struct {
	Name string
	ID   string
	All  []card
}

// emptiness is said where there is nothing to show.
type emptiness struct {
	Text, Hint string
	All        link
}

// list draws a page of the catalogue, or of what a search finds.
func (s *shelf) list(a asked) ([]byte, error) {
	p := locale.For(a.lang)
	found := s.find(a.words)
	counts := map[catalogue.Kind]int{}
	for _, n := range found {
		counts[s.goods[n].Kind]++
	}
	wanted := found
	if a.kind != "" {
		wanted = nil
		for _, n := range found {
			if s.goods[n].Kind == a.kind {
				wanted = append(wanted, n)
			}
		}
	}
	last := max(1, (len(wanted)+onPage-1)/onPage)
	a.page = min(a.page, last)
	page := listPage{head: catalogueHead(p, p.T("Service catalogue")), Top: s.top(p, a, counts, len(found)), Colophon: s.colophon(p)}
	page.Wide = true
	page.say(p, a, s, len(wanted))
	page.Groups = s.groups(p, a, wanted[(a.page-1)*onPage:min(a.page*onPage, len(wanted))])
	if last > 1 {
		page.turn(p, a, last)
	}
	return draw("catalogue", page)
}

func catalogueHead(p *locale.Printer, title string) head {
	h := newHead(p, title)
	h.Styles, h.Public = append(h.Styles, assetAddress("catalogue.css")), true
	return h
}

func (s *shelf) top(p *locale.Printer, a asked, counts map[catalogue.Kind]int, all int) top {
	t := top{
		Path: catalogue.PagePath, Heading: p.T("Service catalogue"), Language: p.T("Language"), Words: a.words,
		Label: p.T("Search the catalogue"), Search: p.T("Search"), Kind: string(a.kind), KindsName: p.T("Kinds"),
	}
	if a.named {
		t.Lang = a.lang
	}
	for _, spoken := range s.tongues {
		other := a
		other.lang, other.named = spoken.Tag, true
		href := other.address()
		if a.code != "" {
			href = other.entry(a.code)
		}
		t.Languages = append(t.Languages, choice{link: link{Text: spoken.Name, Href: href, Tag: spoken.Tag}, Chosen: spoken.Tag == a.lang})
	}
	t.Kinds = append(t.Kinds, s.kind(p, a, "", p.T("Everything"), all))
	for _, k := range catalogue.Kinds {
		if counts[k] > 0 || k == a.kind {
			t.Kinds = append(t.Kinds, s.kind(p, a, k, p.Say(kindWords[k]), counts[k]))
		}
	}
	return t
}

func (s *shelf) kind(p *locale.Printer, a asked, k catalogue.Kind, name string, count int) choice {
	chosen := a.kind == k
	a.kind, a.page = k, 1
	return choice{link: link{Text: name, Href: a.address()}, Chosen: chosen, Count: p.Number(count)}
}

// say words what the page shows, above all when it is nothing.
func (l *listPage) say(p *locale.Printer, a asked, s *shelf, found int) {
	everything := link{Text: p.T("Show everything"), Href: asked{lang: a.lang, named: a.named, page: 1}.address()}
	switch {
	case len(s.goods) == 0:
		l.Nothing = &emptiness{Text: p.T("There is nothing in the catalogue yet."), Hint: p.T("What can be ordered will stand here.")}
	case found == 0 && a.words != "":
		l.Nothing = &emptiness{Text: p.T("Nothing in the catalogue matches “%s”.", a.words), Hint: p.T("Try fewer words, or others."), All: everything}
	case found == 0:
		l.Nothing = &emptiness{Text: p.T("There is nothing of this kind at present."), All: everything}
	case a.words != "":
		l.Found = p.N(found, "%d result for “%s”", "%d results for “%s”", a.words)
	default:
		l.Lead = p.N(found, "%d service that you can order from us.", "%d services that you can order from us.")
	}
}

// groups puts goods under the names of their kinds. What a search finds stands as
// it was found.
func (s *shelf) groups(p *locale.Printer, a asked, goods []int) []group {
	var all []group
	for _, n := range goods {
		g := &s.goods[n]
		name, id := p.Say(kindWords[g.Kind]), string(g.Kind)
		if a.words != "" {
			name, id = "", ""
		}
		if len(all) == 0 || all[len(all)-1].ID != id {
			all = append(all, group{Name: name, ID: id})
		}
		last := &all[len(all)-1]
		last.All = append(last.All, s.card(p, a, g))
	}
	return all
}

func (l *listPage) turn(p *locale.Printer, a asked, last int) {
	l.Pages, l.Where = p.T("Pages"), p.T("Page %d of %d", a.page, last)
	if a.page > 1 {
		before := a
		before.page--
		l.Earlier = link{Text: p.T("Previous page"), Href: before.address()}
	}
	if a.page < last {
		after := a
		after.page++
		l.Later = link{Text: p.T("Next page"), Href: after.address()}
	}
}

// colophon says which catalogue this is, for who holds it on paper.
func (s *shelf) colophon(p *locale.Printer) string {
	if s.issued.IsZero() {
		return ""
	}
	return p.T("Edition %d of %s", int(s.edition), date(p, s.issued))
}

// nothing is where no page is.
func (*shelf) nothing(asked) ([]byte, error) { return nil, errNowhere }

// missing says that there is no such entry, and leads to those there are.
func (s *shelf) missing(w http.ResponseWriter, a asked) error {
	p := locale.For(a.lang)
	a.code = ""
	w.Header().Set("Cache-Control", "no-store")
	if err := render(w, http.StatusNotFound, "nothing", struct {
		head
		Heading, Text string
		All           link
	}{
		head:    catalogueHead(p, p.T("This is not in the catalogue.")),
		Heading: p.T("This is not in the catalogue."),
		Text:    p.T("It may have been replaced by something else, or the address may be incomplete."),
		All:     link{Text: p.T("To the catalogue"), Href: a.address()},
	}); err != nil {
		return fmt.Errorf("answer for what is missing: %w", err)
	}
	return nil
}
