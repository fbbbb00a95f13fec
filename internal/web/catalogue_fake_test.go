package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/setting"
)

// sold is a catalogue with one SKU of several kinds.
func sold() catalogue.Catalogue {
	euros := func(minor int64) catalogue.Prices { return catalogue.Prices{"EUR": minor} }
	return catalogue.Catalogue{Edition: 7, At: now.AddDate(0, 0, -3), SKUs: []catalogue.SKU{
		{Code: "AUDIT-STD", Kind: catalogue.Audit, Unit: catalogue.Day, Prices: euros(120_000), Window: 12,
			Names:        catalogue.Text{"en": "Process audit", "fr": "Audit de procédés", "zh": "流程审计"},
			Descriptions: catalogue.Text{"en": "We look at how documents flow.\nA report says what to do.", "fr": "Évaluation du cheminement des documents.", "zh": "我们检查文件的流转情况。"}},
		{Code: "LIC-CAPTURE", Kind: catalogue.Licence, Unit: catalogue.User, Prices: catalogue.Prices{"EUR": 4_900, "CNY": 38_000}, Names: catalogue.Text{"en": "Capture <b>client</b>"}},
		{Code: "OLD-1", Kind: catalogue.Licence, Unit: catalogue.Piece, Prices: euros(100), Names: catalogue.Text{"en": "Something old"}, Until: calendar.Date{Year: 2026, Month: 11, Day: 26}},
		{Code: "SOON-1", Kind: catalogue.Training, Unit: catalogue.Day, Prices: euros(100), Names: catalogue.Text{"en": "Something new"}, From: calendar.Date{Year: 2026, Month: 11, Day: 28}},
		{Code: "VIEWS-M", Kind: catalogue.PageViews, Unit: catalogue.Month, Prices: euros(50_000), Volume: 100_000, Until: calendar.Date{Year: 2026, Month: 11, Day: 27},
			Names:      catalogue.Text{"en": "Online archive", "fr": "Archives en ligne", "de": "Online-Archiv für die Straße"},
			Thresholds: []catalogue.Threshold{{Above: 100_000, Per: euros(400)}, {Above: 500_000, Per: euros(250)}}},
		{Code: "WS-SITE", Kind: catalogue.Workshop, Unit: catalogue.Day, OnSite: true, Window: 1, Prices: euros(150_000), Names: catalogue.Text{"en": "Workshop"},
			Descriptions: catalogue.Text{"en": "A day of work on an audit’s findings."}},
	}}
}

// many is a catalogue of so many SKUs.
func many(n int) catalogue.Catalogue {
	c := catalogue.Catalogue{Edition: 1, At: now}
	for i := range n {
		name := fmt.Sprintf("Service number %d of the house", i)
		c.SKUs = append(c.SKUs, catalogue.SKU{
			Code: catalogue.Code(fmt.Sprintf("SKU-%05d", i)), Kind: catalogue.Kinds[i%len(catalogue.Kinds)], Unit: catalogue.Units[i%len(catalogue.Units)],
			Prices: catalogue.Prices{"EUR": int64(i) * 100, "USD": int64(i) * 110, "CNY": int64(i) * 780}, Window: i % 13,
			Names: catalogue.Text{"en": name, "fr": fmt.Sprintf("Prestation numéro %d de la maison", i), "zh": fmt.Sprintf("第%d项服务", i)},
			Descriptions: catalogue.Text{
				"en": "We analyse, plan and carry out, with your people, what the project needs, and hand it over with a report. " + name,
				"fr": "Nous analysons, planifions et réalisons avec vos équipes ce dont le projet a besoin, et vous le remettons avec un rapport.",
				"zh": "我们与您的团队一起分析、规划并实施项目所需的工作，并提交报告。"},
		})
	}
	return c
}

// shop is where a catalogue is kept, in memory.
type shop struct {
	whole   catalogue.Catalogue
	numbers setting.Numbers
	trouble error
	hang    chan struct{} // asked while it is not nil, nothing is answered until it is closed
	asked   atomic.Int32
	read    atomic.Int32
}

func (s *shop) Terms(context.Context) (catalogue.Edition, catalogue.Terms, error) {
	s.asked.Add(1)
	if s.hang != nil {
		<-s.hang
	}
	return s.whole.Edition, s.whole.Terms, s.trouble
}

func (s *shop) Current(context.Context) (catalogue.Catalogue, error) {
	s.read.Add(1)
	return s.whole, s.trouble
}

func (s *shop) Numbers(context.Context) (setting.Numbers, error) { return s.numbers, nil }

var errDown = errors.New("the database is down")

// window is the public catalogue over a shop in memory.
type window struct {
	*shop
	http.Handler
	time time.Time // of both clocks
	log  *strings.Builder
	t    testing.TB
}

func newWindow(t testing.TB, c catalogue.Catalogue) *window {
	t.Helper()
	w := &window{shop: &shop{whole: c}, time: now, log: &strings.Builder{}, t: t}
	clock := func() time.Time { return w.time }
	pages := NewCatalogue(CatalogueConfig{
		Editions: w.shop, Settings: w.shop, PublicURL: "https://docket.example", Proxies: []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")},
		Now: clock, Wall: clock, Log: slog.New(slog.NewTextHandler(w.log, nil)), Observe: func(string, int, time.Duration) {},
	})
	mux := http.NewServeMux()
	pages.Register(mux)
	RegisterAssets(mux)
	w.Handler = mux
	return w
}

// later turns the clocks on, past the time for which a shelf is taken for fresh.
func (w *window) later() { w.time = w.time.Add(max(freshFor, restFor)) }

func (w *window) named() { w.numbers = setting.Numbers{setting.CataloguePrices: {1}} }

// asks is a request with headers in pairs.
func (w *window) asks(path string, headers ...string) answered {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	out := httptest.NewRecorder()
	w.ServeHTTP(out, r)
	return answered{Response: out.Result(), body: out.Body.String()}
}
