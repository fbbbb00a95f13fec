package web

import (
	"context"
	"crypto/sha256"
	"errors"
	"net/http"
	"net/netip"
	"time"

	"docket/internal/closeout"
	"docket/internal/fault"
	"docket/internal/locale"
)

// visit is one request of somebody who has a link.
type visit struct {
	*http.Request
	link    closeout.Link
	path    string          // of the page, with the link
	address netip.Addr      // where the request came from
	say     *locale.Printer // the browser's language, until the customer's is known
}

// handling answers a visit, or says why it cannot.
type handling func(w http.ResponseWriter, v visit) error

// bodyLimit is how much of a form is read, in bytes: five remarks and a
// questionnaire of long texts, in a script that takes nine bytes a character.
const bodyLimit = 256 << 10

// A form is read within readWithin and a page taken within writeWithin, else the
// connection is cut, whatever the server's own limits are. Between the two an
// answer is found within answerWithin.
const (
	readWithin   = 10 * time.Second
	answerWithin = 8 * time.Second
	writeWithin  = 25 * time.Second
)

// serve is the way of every request: headers, limits, what is asked, and one
// line of log and one measure by the route's pattern. The path is a secret and
// stands in neither.
func (c *Customers) serve(route string, do handling) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		begun := c.Wall()
		out := &recorder{ResponseWriter: w, status: http.StatusOK}
		c.deadline(w, readWithin, writeWithin)
		ctx, cancel := context.WithTimeout(r.Context(), readWithin+answerWithin)
		defer cancel()
		r = r.WithContext(ctx)
		c.headers(w.Header())
		v := c.receive(w, r)
		err := c.admit(v)
		if err == nil {
			err = do(out, v)
		}
		if err != nil {
			err = c.fail(out, v, err)
		}
		took := c.Wall().Sub(begun)
		c.Observe(route, out.status, took)
		if err != nil {
			c.Log.ErrorContext(r.Context(), "customer page failed", "route", route, "status", out.status, "ms", took.Milliseconds(), "err", err)
			return
		}
		c.Log.InfoContext(r.Context(), "customer page", "route", route, "status", out.status, "ms", took.Milliseconds())
	}
}

// deadline bounds how long a client may take. A connection that has no deadlines,
// as in tests without a network, goes without.
func (c *Customers) deadline(w http.ResponseWriter, read, write time.Duration) {
	control, now := http.NewResponseController(w), c.Wall()
	_ = control.SetReadDeadline(now.Add(read))
	_ = control.SetWriteDeadline(now.Add(write))
}

// receive reads who comes with which link. Text that is no link becomes one that
// leads nowhere, so that finding out takes the same work.
func (c *Customers) receive(w http.ResponseWriter, r *http.Request) visit {
	r.Body = http.MaxBytesReader(w, r.Body, bodyLimit)
	text := r.PathValue("link")
	link, ok := closeout.ParseLink(text)
	if !ok {
		link = sha256.Sum256([]byte(text))
	}
	return visit{Request: r, link: link, path: link.Path(), address: proxies(c.Proxies).client(r), say: locale.For(r.Header.Get("Accept-Language"))}
}

// tooMany is a request beyond a limit; the next is answered after the wait.
type tooMany struct{ wait time.Duration }

func (tooMany) Error() string { return "too many requests" }

// errForeign is a form that was sent from another site.
var errForeign = errors.New("form sent from another site")

// errNowhere is a link to something that is not there.
var errNowhere = errors.New("nothing is there")

// admit turns away what comes too often or from another site's form.
func (c *Customers) admit(v visit) error {
	if wait := max(c.addresses.wait(neighbourhood(v.address)), c.links.wait(v.link)); wait > 0 {
		return tooMany{wait: wait}
	}
	if c.origins.Check(v.Request) != nil {
		return errForeign
	}
	return nil
}

// fail answers what could not be done, and returns the error if it is ours.
func (c *Customers) fail(w http.ResponseWriter, v visit, err error) error {
	var large *http.MaxBytesError
	var often tooMany
	switch {
	case errors.Is(v.Context().Err(), context.Canceled):
		return nil // the reader has gone
	case errors.As(err, &often):
		return busy(w, v.say, often.wait)
	case errors.As(err, &large):
		return tooLarge(w, v.say)
	case errors.Is(err, errForeign):
		return foreign(w, v.say)
	case errors.Is(err, errNowhere), fault.KindOf(err) == fault.NotFound:
		return missing(w, v.say)
	}
	return errors.Join(err, broken(w, v.say))
}

// recorder notes the status of an answer.
type recorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status on its way.
func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// Unwrap lets a ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
