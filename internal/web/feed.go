package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/fault"
	"docket/internal/patience"
)

// Feeds reads a person's feed. A token that opens nothing is a fault of the kind
// NotFound.
type Feeds interface {
	Read(ctx context.Context, token string) (calendar.Object, error)
}

// Calendars serves the feeds that people's calendar programs follow. It knows who
// reads by the token alone, so the token stands in no log.
type Calendars struct {
	feeds     Feeds
	proxies   proxies
	log       *slog.Logger
	addresses *limiter
	tokens    *limiter
}

// How many requests are answered, per second and at once. A program comes once
// an hour; behind one address there may be a company, or a calendar service that
// asks for all of it.
const (
	readerRate, readerBurst = 4, 120
	tokenRate, tokenBurst   = 1, 20
)

// NewCalendars makes the pages. Of the proxies X-Forwarded-For is believed.
func NewCalendars(feeds Feeds, trusted []netip.Prefix, log *slog.Logger) *Calendars {
	return &Calendars{feeds: feeds, proxies: trusted, log: log,
		addresses: newLimiter(readerRate, readerBurst), tokens: newLimiter(tokenRate, tokenBurst)}
}

// Register adds /feeds/{token}.ics to a mux.
func (c *Calendars) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /feeds/{file}", c.serve)
}

// feedWithin bounds the reading of a feed.
const feedWithin = 10 * time.Second

func (c *Calendars) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	file := r.PathValue("file")
	if wait := max(c.addresses.wait(neighbourhood(c.proxies.client(r))), c.tokens.wait(sha256.Sum256([]byte(file)))); wait > 0 {
		h.Set("Retry-After", strconv.Itoa(int(wait/time.Second)))
		http.Error(w, "This calendar was asked for too often.", http.StatusTooManyRequests)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), feedWithin)
	defer cancel()
	token, isCalendar := strings.CutSuffix(file, ".ics")
	object, err := patience.Within(ctx, func() (calendar.Object, error) { return c.feeds.Read(ctx, token) })
	switch {
	case !isCalendar || fault.KindOf(err) == fault.NotFound:
		h.Set("Cache-Control", "no-store")
		http.Error(w, "There is no calendar here.", http.StatusNotFound)
	case err != nil:
		c.log.ErrorContext(ctx, "read feed", "err", err)
		h.Set("Retry-After", "300")
		http.Error(w, "Not now. Try again in a few minutes.", http.StatusServiceUnavailable)
	default:
		writeFeed(w, r, object)
	}
}

// writeFeed sends the calendar, unless the reader has it already.
func writeFeed(w http.ResponseWriter, r *http.Request, o calendar.Object) {
	h, tag := w.Header(), feedTag(o)
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache")
	for known := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if strings.TrimSpace(known) == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	h.Set("Content-Disposition", `inline; filename="docket.ics"`)
	_, _ = w.Write(o.Encode()) // a reader that is gone cannot be told
}

// feedTag names what the feed says. It is a weak tag: when it was said, which
// stands in each event, makes no difference.
func feedTag(o calendar.Object) string {
	o.Events = slices.Clone(o.Events)
	for i := range o.Events {
		o.Events[i].Stamp = time.Time{}
	}
	sum := sha256.Sum256(o.Encode())
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}
