package webhook_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/connect/webhook"
	"docket/internal/fault"
	"docket/internal/intake"
	"docket/internal/order"
)

const secret = "a secret that both sides know, 32 bytes"

var now = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// desk takes every order, unless told otherwise.
type desk struct {
	taken []intake.Order
	err   error
	hangs chan struct{} // until it is closed
}

func (d *desk) Take(_ context.Context, o intake.Order) (intake.Taken, error) {
	if d.hangs != nil {
		<-d.hangs
	}
	if d.err != nil {
		return intake.Taken{}, d.err
	}
	fresh := len(d.taken) == 0
	d.taken = append(d.taken, o)
	return intake.Taken{ID: 1042, State: order.Approving, New: fresh}, nil
}

// door is a hook before a desk, with what it logs.
type door struct {
	*desk
	*webhook.Hook
	log  bytes.Buffer
	wait time.Duration
}

func newDoor() *door {
	d := &door{desk: &desk{}}
	d.Hook = webhook.New(webhook.Config{
		Orders: d.desk, Secret: secret, Wait: func(*http.Request) time.Duration { return d.wait }, Now: func() time.Time { return now }, Wall: time.Now,
		Say: func(p intake.Problem) string {
			if p.Why != nil {
				return p.Why.Error()
			}
			return string(p.Finding.Reason)
		},
		Log: slog.New(slog.NewTextHandler(&d.log, nil)), Observe: func(string, int, time.Duration) {},
	})
	return d
}

// send posts a body as it is signed at a time, after somebody has had their way with
// the request.
func (d *door) send(body string, at time.Time, then ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", webhook.Path, strings.NewReader(body))
	stamp := strconv.FormatInt(at.Unix(), 10)
	r.Header.Set(webhook.TimestampHeader, stamp)
	r.Header.Set(webhook.SignatureHeader, webhook.Sign(secret, stamp, []byte(body)))
	for _, change := range then {
		change(r)
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

const example = `{"reference":"SF-0061","customer":"Acme Foods","title":"Portal","type":"PS","currency":"EUR","territory":"FR",
	"seller":"ana@example.com","lines":[{"sku":"AUDIT-STD","quantity":"2","discount":"10","consume_by":"2027-03-31"},
	{"sku":"VIEWS","quantity":"12","sold":"540.00","volume":100000,"thresholds":[{"above":100000,"per":"1.50"}]}]}`

func TestASignedOrderIsTaken(t *testing.T) {
	d := newDoor()
	for _, status := range []int{http.StatusCreated, http.StatusOK} {
		w := d.send(example, now)
		if w.Code != status || strings.TrimSpace(w.Body.String()) != `{"number":"PO-1042","state":"approving"}` {
			t.Errorf("answered %d %s", w.Code, w.Body)
		}
	}
	want := intake.Order{Reference: "SF-0061", Customer: "Acme Foods", Title: "Portal", Type: "PS", Currency: "EUR", Territory: "FR", Seller: "ana@example.com",
		Lines: []intake.OrderLine{{SKU: "AUDIT-STD", Quantity: "2", Discount: "10", ConsumeBy: "2027-03-31"},
			{SKU: "VIEWS", Quantity: "12", Sold: "540.00", Volume: 100000, Thresholds: []intake.Threshold{{Above: 100000, Per: "1.50"}}}}}
	if d.taken[0].Key() != want.Key() {
		t.Errorf("read as %+v", d.taken[0])
	}
}

func TestWhatIsNotSignedIsTurnedAway(t *testing.T) {
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	stamp := strconv.FormatInt(now.Unix(), 10)
	for name, tt := range map[string]struct {
		at     time.Time
		change func(*http.Request)
	}{
		"without a signature": {now, header(webhook.SignatureHeader, "")},
		"by another secret":   {now, header(webhook.SignatureHeader, webhook.Sign("another", stamp, []byte(example)))},
		"by no secret":        {now, header(webhook.SignatureHeader, webhook.Sign("", stamp, []byte(example)))},
		"in capitals": {now, func(r *http.Request) {
			r.Header.Set(webhook.SignatureHeader, strings.ToUpper(r.Header.Get(webhook.SignatureHeader)))
		}},
		"of another version": {now, func(r *http.Request) {
			r.Header.Set(webhook.SignatureHeader, strings.Replace(r.Header.Get(webhook.SignatureHeader), "v1", "v0", 1))
		}},
		"with another body":      {now, func(r *http.Request) { r.Body = http.NoBody }},
		"with a later timestamp": {now.Add(-time.Hour), header(webhook.TimestampHeader, stamp)},
		"six minutes ago":        {now.Add(-6 * time.Minute), header("X-Nothing", "")},
		"six minutes from now":   {now.Add(6 * time.Minute), header("X-Nothing", "")},
		"with no timestamp":      {now, header(webhook.TimestampHeader, "")},
		"with text as a timestamp": {now, func(r *http.Request) {
			r.Header.Set(webhook.TimestampHeader, "now")
			r.Header.Set(webhook.SignatureHeader, webhook.Sign(secret, "now", []byte(example)))
		}},
		"at the end of time": {now, func(r *http.Request) {
			r.Header.Set(webhook.TimestampHeader, "9223372036854775807")
			r.Header.Set(webhook.SignatureHeader, webhook.Sign(secret, "9223372036854775807", []byte(example)))
		}},
	} {
		d := newDoor()
		if w := d.send(example, tt.at, tt.change); w.Code != http.StatusUnauthorized || len(d.taken) != 0 {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

func TestWhatCouldBeReadInTwoWaysIsRefused(t *testing.T) {
	for name, body := range map[string]string{
		"nothing":                    ``,
		"half an order":              `{"reference":"SF-1","lines":[`,
		"a list":                     `[` + example + `]`,
		"two orders":                 example + example,
		"a word behind it":           example + `x`,
		"a name nobody knows":        `{"reference":"SF-1","price":"1"}`,
		"a name that stands twice":   `{"reference":"SF-1","title":"a","title":"b"}`,
		"… deep inside":              `{"lines":[{"sold":"1","sold":"2"}]}`,
		"a name in capitals":         `{"Reference":"SF-1"}`,
		"a name in other letters":    `{"lines":[{"ſku":"A"}]}`,
		"history":                    `{"reference":"SF-1","received_on":"2025-01-01"}`,
		"… by its name in the house": `{"reference":"SF-1","History":{"ReceivedOn":"2025-01-01"}}`,
		"an amount as a number":      `{"lines":[{"sold":1200.005}]}`,
		"a text where a list stands": `{"lines":"AUDIT"}`,
		"bytes that are no text":     "{\"reference\":\"\xff\"}",
		"values without end":         `{"lines":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}`,
		"a count beyond all counts":  `{"lines":[{"volume":1e400}]}`,
	} {
		d := newDoor()
		w := d.send(body, now)
		var said struct{ Errors []struct{ Message string } }
		if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil || w.Code != http.StatusBadRequest || len(said.Errors) != 1 || len(d.taken) != 0 {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	if w := newDoor().send(strings.Repeat(" ", webhook.BodyLimit+1), now); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("more than a megabyte: %d", w.Code)
	}
}

func TestWhatTheSenderIsTold(t *testing.T) {
	wrong := intake.Refused{
		{Why: fault.NotFoundf("There is no customer %q yet.", "Acme").In("customer")},
		{Line: 2, Finding: &order.Finding{Reason: order.NoConsumeBy, Line: 2}},
	}
	for name, tt := range map[string]struct {
		err    error
		status int
		body   string
	}{
		"all that is wrong, with field and line": {fmt.Errorf("take: %w", wrong), 422,
			`{"errors":[{"field":"customer","message":"There is no customer \"Acme\" yet."},{"field":"consume_by","line":2,"message":"no_consume_by"}]}`},
		"that the reference is another order's": {fault.Conflictf("PO-1 has the reference.").In("reference"), 409, `{"errors":[{"field":"reference","message":"PO-1 has the reference."}]}`},
		"that the seller may not sell":          {intake.Refused{{Why: fault.Forbiddenf("Only Sales.")}}, 403, `{"errors":[{"message":"Only Sales."}]}`},
		"to come again, when it is our fault":   {errors.New("disk full"), 503, `{"errors":[{"message":"Not now. Send the same order again in a minute."}]}`},
	} {
		d := newDoor()
		d.err = tt.err
		w := d.send(example, now)
		if diff := cmp.Diff(tt.body, strings.TrimSpace(w.Body.String())); diff != "" || w.Code != tt.status {
			t.Errorf("%s: %d (-want +got):\n%s", name, w.Code, diff)
		}
		if again := w.Header().Get("Retry-After"); (again != "") != (tt.status == 503) {
			t.Errorf("%s: Retry-After %q", name, again)
		}
	}
}

func TestADatabaseThatHangsIsNotWaitedForTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor()
		d.hangs = make(chan struct{})
		begun := time.Now()
		if w := d.send(example, now); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("answered %d", w.Code)
		}
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("waited %v", took)
		}
		close(d.hangs)
	})
}

func TestTheLogHoldsNothingOfTheOrder(t *testing.T) {
	d := newDoor()
	d.send(example, now)
	d.send(`{"customer":"Acme Foods"`, now)
	for _, private := range []string{"Acme", "ana@", "SF-0061", secret} {
		if strings.Contains(d.log.String(), private) {
			t.Errorf("the log holds %q: %s", private, &d.log)
		}
	}
	if !strings.Contains(d.log.String(), "PO-1042") {
		t.Errorf("the log is %s", &d.log)
	}
}

func TestWhoComesTooOftenWaits(t *testing.T) {
	d := newDoor()
	d.wait = 3 * time.Second
	if w := d.send(example, now); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != "3" || len(d.taken) != 0 {
		t.Errorf("answered %d, again in %s", w.Code, w.Header().Get("Retry-After"))
	}
}
