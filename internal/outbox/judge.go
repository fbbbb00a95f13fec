package outbox

import (
	"cmp"
	"errors"
	"slices"
	"time"
)

// The bounds of waiting.
const (
	maxUnsent     = 20              // tries of a note that cannot be drawn, before it is given up
	maxUnsentWait = 5 * time.Minute // between two of them
	minRetryAfter = time.Second     // where Slack did not say
	maxLater      = 200             // tries of a letter before it is given up: two days
	maxLaterWait  = 15 * time.Minute
	tellLater     = 8 // at this try, after an hour, somebody is told
)

// Slack's words, by what follows from them. Any other word is a definite no for
// this note in this lane. Source: docs.slack.dev/reference/methods/chat.postMessage.
var (
	limiting = []string{"ratelimited", "rate_limited", "message_limit_exceeded"}
	halting  = []string{"token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed"}
	unclear  = []string{"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
	vanished = []string{"message_not_found", "cant_update_message", "edit_window_closed"}
)

// judge says what follows from Slack's answer to a post, update or publish.
func judge(d Delivery, r Receipt, err error) Outcome {
	var refusal *Refusal
	switch {
	case err == nil && r.Gone:
		return Outcome{State: Gone, Receipt: r}
	case err == nil:
		return Outcome{State: Said, Receipt: r}
	case errors.As(err, &refusal):
		return judgeRefusal(d, refusal)
	case errors.Is(err, ErrUnsent) && d.Attempt >= maxUnsent:
		return Outcome{State: Refused, Reason: "unsendable"}
	case errors.Is(err, ErrUnsent):
		return Outcome{State: Unsent, Reason: "unsent", Delay: unsentWait(d.Attempt)}
	}
	if d.Again {
		return Outcome{State: Refused, Reason: MailUnclear}
	}
	return Outcome{State: Unclear, Reason: "no answer"}
}

// judgeSearch says what follows from Slack's answer to a search for a post. A
// search without an answer is made again after a while.
func judgeSearch(d Delivery, r Receipt, found bool, err error, again time.Duration) Outcome {
	var refusal *Refusal
	switch {
	case err == nil && found:
		return Outcome{State: Said, Receipt: r}
	case err == nil:
		return Outcome{State: Missing}
	case errors.As(err, &refusal) && !slices.Contains(unclear, refusal.Code):
		return judgeRefusal(d, refusal)
	}
	return Outcome{State: Unsent, Reason: "no answer to search", Delay: again}
}

func judgeRefusal(d Delivery, r *Refusal) Outcome {
	end := Outcome{State: Refused, Reason: r.Code}
	switch {
	case r.Later && d.Attempt < maxLater:
		end.State, end.Delay, end.Tell = Unsent, laterWait(d.Attempt), d.Attempt == tellLater
	case r.Later:
		end.Reason = MailGivenUp + " " + r.Code
	case slices.Contains(limiting, r.Code):
		end.State, end.Delay, end.Method = Limited, cmp.Or(r.RetryAfter, minRetryAfter), r.Method
		if end.Method == "" && d.Verb != Post {
			end.Method = d.Verb.Method()
		}
	case slices.Contains(halting, r.Code):
		end.State = Halted
	case slices.Contains(unclear, r.Code):
		end.State = Unclear
	case d.Verb == Update && slices.Contains(vanished, r.Code):
		end.State = Gone
	}
	return end
}

// unsentWait doubles from a second on.
func unsentWait(attempt int) time.Duration {
	return min(maxUnsentWait, time.Second<<min(attempt-1, 16))
}

// laterWait doubles from half a minute on.
func laterWait(attempt int) time.Duration {
	return min(maxLaterWait, 30*time.Second<<min(attempt-1, 16))
}
