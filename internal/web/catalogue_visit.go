package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"docket/internal/locale"
)

// drawing draws the page that is asked for. A page that is not there is
// errNowhere.
type drawing func(s *shelf, a asked) (page []byte, err error)

// serve is the way of every request: headers, limit, the shelf, the page, and one
// line of log and one measure by the route's pattern. What people search for
// stands in neither.
func (c *Catalogue) serve(route string, do drawing) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		begun := c.Wall()
		_ = http.NewResponseController(w).SetWriteDeadline(begun.Add(writeWithin)) // without a network there is none
		out := &recorder{ResponseWriter: w, status: http.StatusOK}
		guard(w.Header(), c.PublicURL)
		err := c.answer(out, r, route, do)
		took := c.Wall().Sub(begun)
		c.Observe(route, out.status, took)
		if err != nil {
			c.Log.ErrorContext(r.Context(), "catalogue page failed", "route", route, "status", out.status, "ms", took.Milliseconds(), "err", err)
			return
		}
		c.Log.InfoContext(r.Context(), "catalogue page", "route", route, "status", out.status, "ms", took.Milliseconds())
	}
}

func (c *Catalogue) answer(w http.ResponseWriter, r *http.Request, route string, do drawing) error {
	p := locale.For(r.Header.Get("Accept-Language"))
	if wait := c.addresses.wait(neighbourhood(proxies(c.Proxies).client(r))); wait > 0 {
		w.Header().Set("Cache-Control", "no-store")
		return busy(w, p, wait)
	}
	s, err := c.kept.shelf(r.Context())
	if err != nil {
		if errors.Is(r.Context().Err(), context.Canceled) {
			return nil // the reader has gone
		}
		return errors.Join(err, unread(w, p))
	}
	a := s.read(r)
	drawn, err := s.sheet(route, a, do)
	if errors.Is(err, errNowhere) {
		return s.missing(w, a)
	}
	if err != nil {
		return errors.Join(err, unread(w, p))
	}
	send(w, r, drawn)
	return nil
}

// sheet is the page, drawn now or before.
func (s *shelf) sheet(route string, a asked, do drawing) (sheet, error) {
	key := route + "\n" + string(a.code) + "\n" + a.lang + "\n" + a.address()
	if known, ok := s.pages.get(key); ok {
		return known, nil
	}
	content, err := do(s, a)
	if err != nil {
		return sheet{}, err
	}
	drawn := newSheet(content)
	s.pages.put(key, drawn)
	return drawn, nil
}

// keepFor is how long a browser may show a page without asking again: a new
// edition is seen within a minute.
const keepFor = time.Minute

// send sends the page, unless the reader has it already.
func send(w http.ResponseWriter, r *http.Request, s sheet) {
	h := w.Header()
	h.Set("Cache-Control", "public, max-age="+strconv.Itoa(int(keepFor/time.Second))+", must-revalidate")
	h.Set("Vary", "Accept-Language")
	h.Set("ETag", s.tag)
	if knows(r.Header.Get("If-None-Match"), s.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(s.content)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(s.content) // a reader who is gone cannot be told
	}
}

// knows reports whether a tag is among those of If-None-Match. A proxy that packs
// the page makes a weak tag of it, which means the same page.
func knows(tags, tag string) bool {
	for known := range strings.SplitSeq(tags, ",") {
		if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == tag {
			return true
		}
	}
	return false
}

// unread is the answer when there is nothing to show and never was.
func unread(w http.ResponseWriter, p *locale.Printer) error {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Retry-After", "10")
	return say(w, http.StatusServiceUnavailable, p, p.T("The catalogue cannot be shown right now."), p.T("Please try again in a minute."))
}
