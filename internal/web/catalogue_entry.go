package web

import (
	"maps"
	"slices"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/locale"
)

// card is one of the goods as the list shows it.
type card struct {
	Href        string
	Code        string
	Kind        string
	Name        spoken
	Description spoken
	Facts       []string
	Prices      []string
}

// spoken is a text with its language, where that is not the page's.
type spoken struct {
	Text string
	Tag  string // "" for the page's own
}

// entryPage is one of the goods, whole.
type entryPage struct {
	head
	Top         top
	Back        link
	Card        card
	Terms       []term
	Thresholds  *thresholds
	Colophon    string
	Description []spoken // its paragraphs
}

// term is one thing that holds for an order of it.
type term struct{ Name, Value string }

// thresholds is what further page views cost.
type thresholds struct {
	Heading, Above, Price string
	Rows                  []term
}

// entry draws one of the goods.
func (s *shelf) entry(a asked) ([]byte, error) {
	n, ok := s.byCode[a.code]
	if !ok {
		return nil, errNowhere
	}
	p, g := locale.For(a.lang), &s.goods[n]
	c := s.card(p, a, g)
	list := asked{lang: a.lang, named: a.named, page: 1}
	page := entryPage{
		head: catalogueHead(p, c.Name.Text), Top: s.top(p, a, nil, 0), Card: c, Terms: s.terms(p, g), Colophon: s.colophon(p),
		Back: link{Text: p.T("To the catalogue"), Href: list.address()},
	}
	page.Top.Kinds = nil
	for paragraph := range strings.SplitSeq(c.Description.Text, "\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			page.Description = append(page.Description, spoken{Text: paragraph, Tag: c.Description.Tag})
		}
	}
	if s.prices {
		page.Thresholds = steps(p, g)
	}
	return draw("entry", page)
}

func (s *shelf) card(p *locale.Printer, a asked, g *good) card {
	c := card{Href: a.entry(g.Code), Code: string(g.Code), Kind: p.Say(kindWords[g.Kind]), Name: s.spoken(g.Names, a.lang), Description: s.spoken(g.Descriptions, a.lang)}
	c.Facts = append(c.Facts, p.Say(unitWords[g.Unit]))
	if g.Volume > 0 {
		c.Facts = append(c.Facts, p.T("%d page views included", g.Volume))
	}
	if g.Window > 0 {
		c.Facts = append(c.Facts, p.N(g.Window, "to be used within %d month", "to be used within %d months"))
	}
	if g.OnSite {
		c.Facts = append(c.Facts, p.T("on your site"))
	}
	if s.prices {
		c.Prices = amounts(p, g.Prices)
	}
	return c
}

// spoken is the text in a language or the nearest there is.
func (s *shelf) spoken(t catalogue.Text, lang string) spoken {
	tag := t.Tag(lang)
	told := spoken{Text: t[tag], Tag: tag}
	if base, _, _ := strings.Cut(locale.For(lang).Tag(), "-"); tag == base {
		told.Tag = ""
	}
	return told
}

// terms are what holds for an order, each with its name.
func (s *shelf) terms(p *locale.Printer, g *good) []term {
	all := []term{{p.T("Code"), string(g.Code)}, {p.T("Sold"), p.Say(unitWords[g.Unit])}}
	if prices := amounts(p, g.Prices); s.prices && len(prices) > 0 {
		all = append(all, term{p.T("List price"), strings.Join(prices, " · ")})
	}
	if g.Volume > 0 {
		all = append(all, term{p.T("Included"), p.T("%d page views", g.Volume)})
	}
	if g.Window > 0 {
		all = append(all, term{p.T("To be used"), p.N(g.Window, "within %d month of the signed order", "within %d months of the signed order")})
	}
	if g.OnSite {
		all = append(all, term{p.T("Where"), p.T("on your site")})
	}
	if !g.Until.IsZero() {
		all = append(all, term{p.T("On sale"), p.T("until %s", date(p, g.Until))})
	}
	return all
}

func steps(p *locale.Printer, g *good) *thresholds {
	if len(g.Thresholds) == 0 {
		return nil
	}
	t := &thresholds{Heading: p.T("Further page views"), Above: p.T("Above"), Price: p.T("For each 1,000 begun")}
	for _, step := range g.Thresholds {
		t.Rows = append(t.Rows, term{p.T("%d page views", step.Above), strings.Join(amounts(p, step.Per), " · ")})
	}
	return t
}

// amounts are prices by currency.
func amounts(p *locale.Printer, prices catalogue.Prices) []string {
	var all []string
	for _, c := range slices.Sorted(maps.Keys(prices)) {
		all = append(all, p.Money(prices[c], string(c)))
	}
	return all
}

// date is a day with its year, which the catalogue's readers may be far from.
func date(p *locale.Printer, d calendar.Date) string { return p.Date(d.At(12*60, time.UTC), time.UTC) }

// kindWords are the names of kinds as headings.
var kindWords = map[catalogue.Kind]locale.Text{
	catalogue.Licence:        locale.Textf("Licences"),
	catalogue.PageViews:      locale.Textf("Subscriptions by page views"),
	catalogue.Workshop:       locale.Textf("Workshops"),
	catalogue.Audit:          locale.Textf("Audits"),
	catalogue.Training:       locale.Textf("Trainings"),
	catalogue.Support:        locale.Textf("Support"),
	catalogue.ManagedService: locale.Textf("Managed services"),
}

// unitWords are how something is sold.
var unitWords = map[catalogue.Unit]locale.Text{
	catalogue.Piece: locale.Textf("by the piece"),
	catalogue.User:  locale.Textf("per user"),
	catalogue.Day:   locale.Textf("per day"),
	catalogue.Month: locale.Textf("per month"),
	catalogue.Year:  locale.Textf("per year"),
}
