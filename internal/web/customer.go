package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"docket/internal/closeout"
	"docket/internal/questionnaire"
)

// CloseOuts is whom the customers' pages ask. A link that is wrong or whose
// close-out has ended is a fault of the kind NotFound.
type CloseOuts interface {
	ByLink(ctx context.Context, l closeout.Link) (closeout.Page, error)
	AnswerByLink(ctx context.Context, l closeout.Link, key string, a questionnaire.Answers, address []byte) (closeout.Page, error)
	RemarkByLink(ctx context.Context, l closeout.Link, key string, said []string) (closeout.Page, error)
	SignByLink(ctx context.Context, l closeout.Link, key string, s closeout.Signature) (closeout.Page, error)
}

// Files opens documents that are kept in Slack.
type Files interface {
	// OpenFile returns the file's name and its whole content.
	OpenFile(ctx context.Context, id string) (name string, content []byte, err error)
}

// CustomerConfig is all that the customers' pages need.
type CustomerConfig struct {
	CloseOuts CloseOuts
	Files     Files
	PublicURL string           // without a slash at the end; "" when it is not known
	Proxies   []netip.Prefix   // whose X-Forwarded-For is believed; none by default
	Secret    string           // from which the keys for addresses and receipts are derived
	Now       func() time.Time // the application's clock
	Wall      func() time.Time // the machine's clock, for deadlines; it is never turned
	Log       *slog.Logger
	Observe   func(route string, status int, took time.Duration)
}

// Customers serves the pages on which customers end their projects. It knows
// nobody but by the link they came with, and shows nothing of anybody else.
type Customers struct {
	CustomerConfig
	keys      keys
	origins   *http.CrossOriginProtection
	addresses *limiter
	links     *limiter
	documents chan struct{} // one place for each document that is being passed on
}

// How many requests are answered, per second and at once. A person reads, opens
// and sends within either; a company may sit behind one address.
const (
	addressRate, addressBurst = 4, 60
	linkRate, linkBurst       = 1, 30
	documentsAtOnce           = 4
)

// NewCustomers makes the pages.
func NewCustomers(c CustomerConfig) (*Customers, error) {
	origins := http.NewCrossOriginProtection()
	if c.PublicURL != "" {
		if err := origins.AddTrustedOrigin(c.PublicURL); err != nil {
			return nil, fmt.Errorf("trust public address: %w", err)
		}
	}
	k, err := newKeys(c.Secret)
	if err != nil {
		return nil, err
	}
	c.CloseOuts = patient{c.CloseOuts}
	return &Customers{
		CustomerConfig: c, keys: k, origins: origins,
		addresses: newLimiter(addressRate, addressBurst), links: newLimiter(linkRate, linkBurst),
		documents: make(chan struct{}, documentsAtOnce),
	}, nil
}

// Register adds the pages to a mux. Whatever else lies below their path is
// answered like a link that leads nowhere.
func (c *Customers) Register(mux *http.ServeMux) {
	const link = closeout.PagePath + "{link}"
	for pattern, do := range map[string]handling{
		"GET " + link:                      c.show,
		"GET " + link + "/document":        c.document,
		"GET " + link + "/accepted/{seal}": c.receipt,
		"POST " + link + "/answers":        c.answer,
		"POST " + link + "/remarks":        c.remark,
		"POST " + link + "/acceptance":     c.accept,
		closeout.PagePath:                  c.nowhere,
	} {
		mux.HandleFunc(pattern, c.serve(pattern, do))
	}
}
