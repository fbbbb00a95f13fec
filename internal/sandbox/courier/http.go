package courier

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// maxRedirects is how far Slack follows an app that has moved; it does so for events only.
const maxRedirects = 2

// maxAnswer bounds what is read of an answer, in bytes: more than any view.
const maxAnswer = 1 << 20

var errRedirects = errors.New("too many redirects")

// HTTP delivers by signed POST requests.
type HTTP struct {
	secret string
	now    func() time.Time
	wait   func() time.Duration
	direct *http.Client
	events *http.Client
}

// NewHTTP makes a courier that signs with the app's signing secret. Timestamps come from now, the workspace's clock, in any time zone;
// wait says how long an answer is waited for, in real time. The client's own redirect policy and timeout are not used; nil means one with the default transport.
func NewHTTP(secret string, now func() time.Time, wait func() time.Duration, client *http.Client) *HTTP {
	if client == nil {
		client = &http.Client{}
	}
	direct, events := *client, *client
	direct.Timeout, events.Timeout = 0, 0
	direct.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	events.CheckRedirect = func(_ *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return errRedirects
		}
		return nil
	}
	return &HTTP{secret: secret, now: now, wait: wait, direct: &direct, events: &events}
}

// Deliver posts the body once.
func (h *HTTP) Deliver(ctx context.Context, d Delivery) Ack {
	ctx, cancel := context.WithTimeout(ctx, h.wait())
	defer cancel()
	began := time.Now()
	ack := h.post(ctx, d)
	ack.Took = time.Since(began)
	return ack
}

func (h *HTTP) post(ctx context.Context, d Delivery) Ack {
	req, err := h.request(ctx, d)
	if err != nil {
		return Ack{Error: word(d.Kind, ReasonConnectionFailed, 0)}
	}
	client := h.direct
	if d.Kind == Event {
		client = h.events
	}
	resp, err := client.Do(req)
	if err != nil {
		return Ack{Error: word(d.Kind, reason(err), 0)}
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	ack := Ack{Status: resp.StatusCode, Body: body, NoRetry: resp.Header.Get("X-Slack-No-Retry") == "1"}
	switch {
	case err != nil:
		ack.Error = word(d.Kind, reason(err), ack.Status)
	case ack.Status < 200 || ack.Status > 299:
		ack.Error = word(d.Kind, ReasonHTTP, ack.Status)
	default:
		ack.OK = true
	}
	return ack
}

func (h *HTTP) request(ctx context.Context, d Delivery) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.Path, bytes.NewReader(d.Body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if d.Kind == Event {
		req.Header.Set("Content-Type", "application/json")
	}
	if d.RetryNum > 0 {
		req.Header.Set("X-Slack-Retry-Num", strconv.Itoa(d.RetryNum))
		req.Header.Set("X-Slack-Retry-Reason", d.RetryReason)
	}
	req.Header.Set("Accept", "application/json,*/*")
	req.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	signed(req.Header, h.secret, h.now(), d.Body)
	return req, nil
}

func reason(err error) string {
	var verification *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var authority x509.UnknownAuthorityError
	var dial *net.OpError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return ReasonTimeout
	case errors.Is(err, errRedirects):
		return ReasonRedirects
	case errors.As(err, &verification), errors.As(err, &record), errors.As(err, &authority), errors.Is(err, http.ErrSchemeMismatch):
		return ReasonTLS
	case errors.As(err, &dial), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ReasonConnectionFailed
	default:
		return ReasonUnknown
	}
}
