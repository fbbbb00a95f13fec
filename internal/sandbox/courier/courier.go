// Package courier hands what happens in the local Slack to the app: over signed HTTP or over Socket Mode. It owns signatures, envelopes,
// the three seconds an app has to answer, and the reasons for failing. It refuses to know what it carries: building a payload, and
// deciding when an event is tried again, belong to the workspace.
package courier

import (
	"context"
	"encoding/json"
	"time"
)

// Kinds of delivery.
const (
	Command     = "command"
	Interactive = "interactive"
	Options     = "options"
	Event       = "event"
)

// AckTimeout is how long Slack waits for the app's answer.
const AckTimeout = 3 * time.Second

// Delivery is one thing to hand to the app.
type Delivery struct {
	Kind            string          // one of Command, Interactive, Options, Event
	Path            string          // full request URL of that kind; Socket Mode does not use it
	Body            []byte          // exact raw body to sign: form-urlencoded, or JSON for events
	Payload         json.RawMessage // the same as JSON, for a Socket Mode envelope
	AcceptsResponse bool            // whether an answer with a payload means anything
	RetryNum        int             // 0 for the first attempt, 1 to 3 for an event's retries
	RetryReason     string          // why the attempt before failed: the Error of its Ack
}

// Ack is what became of a delivery.
type Ack struct {
	OK      bool          // the app answered in time with a 2xx status, or acknowledged the envelope
	Status  int           // HTTP status, 200 for an acknowledged envelope, 0 when nothing came back
	Body    []byte        // the app's answer: HTTP body, or the payload of the Socket Mode acknowledgement
	Took    time.Duration // real time between handing over and answer
	Error   string        // "" when OK, or one of the words of Slack below
	NoRetry bool          // the app asked, with x-slack-no-retry: 1, not to be sent this event again
}

// What Slack puts into x-slack-retry-reason, or retry_reason, after an Event failed (docs.slack.dev/apis/events-api, "Error handling").
const (
	ReasonTimeout          = "http_timeout"
	ReasonSocketTimeout    = "timeout"
	ReasonConnectionFailed = "connection_failed"
	ReasonHTTP             = "http_error"
	ReasonRedirects        = "too_many_redirects"
	ReasonTLS              = "ssl_error"
	ReasonUnknown          = "unknown_error"
)

// What Slack shows the person when anything but an Event failed.
const (
	ErrTimeout      = "operation_timeout"
	ErrNoConnection = "dispatch_failed"
	ErrHTTPClient   = "http_client_error"
	ErrHTTPService  = "http_service_error"
)

// Courier delivers to the app and reports what came back. Deliver makes one attempt and waits for the app no longer than its patience, or
// until the context ends.
type Courier interface {
	Deliver(ctx context.Context, d Delivery) Ack
}

// word is what Slack calls a failure: a retry reason for an event, what the person reads for the rest.
func word(kind, reason string, status int) string {
	switch {
	case kind == Event:
		return reason
	case reason == ReasonTimeout || reason == ReasonSocketTimeout:
		return ErrTimeout
	case reason == ReasonHTTP && status >= 500:
		return ErrHTTPService
	case reason == ReasonHTTP:
		return ErrHTTPClient
	default:
		return ErrNoConnection
	}
}
