package bot

import (
	"errors"
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/outbox"
)

// slackCode is Slack's word for a refusal, "" when err is none.
func slackCode(err error) string {
	if refused := (slack.SlackErrorResponse{}); errors.As(err, &refused) {
		return refused.Err
	}
	return ""
}

// unclear are the words with which Slack says that it does not know itself
// whether the request was carried out.
var unclear = []string{"internal_error", "fatal_error", "request_timeout", "service_unavailable"}

// verdict tells the outbox whether a request was refused, and which method was
// limited, if it was: "" for a post, whose limit is the channel's. Anything that
// is not plainly a no (a cut connection, a 5xx) stays as it is: unclear.
func verdict(err error, method string) error {
	if limited := (*slack.RateLimitedError)(nil); errors.As(err, &limited) {
		return &outbox.Refusal{Code: "ratelimited", RetryAfter: limited.RetryAfter, Method: method}
	}
	code := slackCode(err)
	if code == "" || slices.Contains(unclear, code) {
		return err
	}
	return &outbox.Refusal{Code: code, Method: method}
}
