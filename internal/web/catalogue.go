package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"docket/internal/catalogue"
	"docket/internal/setting"
)

// Editions is whom the public catalogue asks what may be sold.
type Editions interface {
	// Terms says which edition is the present one, for little.
	Terms(ctx context.Context) (catalogue.Edition, catalogue.Terms, error)
	// Current is the present edition, whole.
	Current(ctx context.Context) (catalogue.Catalogue, error)
}

// Numbers is whom the public catalogue asks whether it may name prices.
type Numbers interface {
	Numbers(ctx context.Context) (setting.Numbers, error)
}

// CatalogueConfig is all that the public catalogue needs.
type CatalogueConfig struct {
	Editions  Editions
	Settings  Numbers
	PublicURL string           // without a slash at the end; "" when it is not known
	Proxies   []netip.Prefix   // whose X-Forwarded-For is believed; none by default
	Now       func() time.Time // the application's clock: what is on sale today, by the date in UTC
	Wall      func() time.Time // the machine's clock, for deadlines; it is never turned
	Log       *slog.Logger
	Observe   func(route string, status int, took time.Duration)
}

// Catalogue serves what the company sells to anybody who comes, from an edition it
// keeps. However many read, the database is asked once in a few seconds; while it
// does not answer, the page shows what was kept.
type Catalogue struct {
	CatalogueConfig
	kept      keeper
	addresses *limiter
}

// How many requests of an address are answered, per second and at once.
const browserRate, browserBurst = 10, 120

// NewCatalogue makes the pages.
func NewCatalogue(c CatalogueConfig) *Catalogue {
	pages := &Catalogue{CatalogueConfig: c, addresses: newLimiter(browserRate, browserBurst)}
	pages.kept = keeper{ask: pages.ask, wall: c.Wall, log: c.Log, turn: make(chan struct{}, 1)}
	return pages
}

// Register adds the pages to a mux.
func (c *Catalogue) Register(mux *http.ServeMux) {
	for pattern, draw := range map[string]drawing{
		"GET " + catalogue.PagePath:                (*shelf).list,
		"GET " + catalogue.PagePath + "/{$}":       (*shelf).list,
		"GET " + catalogue.PagePath + "/{code}":    (*shelf).entry,
		"GET " + catalogue.PagePath + "/{rest...}": (*shelf).nothing,
	} {
		mux.HandleFunc(pattern, c.serve(pattern, draw))
	}
}
