package outbox

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestWhatFollowsFromSlacksAnswer(t *testing.T) {
	refused := func(code string) error { return fmt.Errorf("post: %w", &Refusal{Code: code}) }
	later := &Refusal{Code: MailBusy, Later: true}
	for name, c := range map[string]struct {
		verb    Verb
		attempt int
		again   bool
		receipt Receipt
		err     error
		want    Outcome
	}{
		"a receipt is a message":                      {verb: Post, receipt: Receipt{TS: "1.0"}, want: Outcome{State: Said, Receipt: Receipt{TS: "1.0"}}},
		"nothing to say ends the note":                {verb: Post, receipt: Receipt{Gone: true}, want: Outcome{State: Gone, Receipt: Receipt{Gone: true}}},
		"a cut connection leaves it open":             {verb: Post, err: errors.New("reset"), want: Outcome{State: Unclear, Reason: "no answer"}},
		"an internal error of Slack leaves it open":   {verb: Post, err: refused("internal_error"), want: Outcome{State: Unclear, Reason: "internal_error"}},
		"a limited post rests the lane for a second":  {verb: Post, err: refused("ratelimited"), want: Outcome{State: Limited, Reason: "ratelimited", Delay: time.Second}},
		"a limited update rests the method":           {verb: Update, err: refused("rate_limited"), want: Outcome{State: Limited, Reason: "rate_limited", Delay: time.Second, Method: "chat.update"}},
		"a named method rests as long as Slack says":  {verb: Post, err: &Refusal{Code: "ratelimited", RetryAfter: time.Minute, Method: "chat.postMessage"}, want: Outcome{State: Limited, Reason: "ratelimited", Delay: time.Minute, Method: "chat.postMessage"}},
		"a revoked token halts":                       {verb: Post, err: refused("token_revoked"), want: Outcome{State: Halted, Reason: "token_revoked"}},
		"an unknown word is a definite no":            {verb: Post, err: refused("new_word"), want: Outcome{State: Refused, Reason: "new_word"}},
		"a vanished copy ends the note":               {verb: Update, err: refused("message_not_found"), want: Outcome{State: Gone, Reason: "message_not_found"}},
		"a post cannot vanish":                        {verb: Post, err: refused("message_not_found"), want: Outcome{State: Refused, Reason: "message_not_found"}},
		"what cannot be drawn waits longer each time": {verb: Post, attempt: 4, err: ErrUnsent, want: Outcome{State: Unsent, Reason: "unsent", Delay: 8 * time.Second}},
		"but five minutes at most":                    {verb: Post, attempt: 15, err: ErrUnsent, want: Outcome{State: Unsent, Reason: "unsent", Delay: 5 * time.Minute}},
		"and is given up at last":                     {verb: Post, attempt: 20, err: ErrUnsent, want: Outcome{State: Refused, Reason: "unsendable"}},
		"a letter that may be taken later waits":      {verb: Send, err: later, want: Outcome{State: Unsent, Reason: "mail_busy", Delay: 30 * time.Second}},
		"longer each time, and then it is told of":    {verb: Send, attempt: 8, err: later, want: Outcome{State: Unsent, Reason: "mail_busy", Delay: 15 * time.Minute, Tell: true}},
		"but is told of once":                         {verb: Send, attempt: 9, err: later, want: Outcome{State: Unsent, Reason: "mail_busy", Delay: 15 * time.Minute}},
		"and given up after two days":                 {verb: Send, attempt: 200, err: later, want: Outcome{State: Refused, Reason: "mail_given_up mail_busy"}},
		"a letter of unclear end is sent again":       {verb: Send, err: errors.New("reset"), want: Outcome{State: Unclear, Reason: "no answer"}},
		"but not a third time":                        {verb: Send, again: true, err: errors.New("reset"), want: Outcome{State: Refused, Reason: "mail_unclear"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := Delivery{Verb: c.verb, Attempt: max(1, c.attempt), Again: c.again}
			if got := judge(d, c.receipt, c.err); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestWhatFollowsFromASearch(t *testing.T) {
	for name, c := range map[string]struct {
		found bool
		err   error
		want  Outcome
	}{
		"found, it stands":                            {found: true, want: Outcome{State: Said}},
		"found nowhere, it is posted again":           {want: Outcome{State: Missing}},
		"without an answer, it is searched for later": {err: errors.New("reset"), want: Outcome{State: Unsent, Reason: "no answer to search", Delay: time.Minute}},
		"an internal error is no answer":              {err: &Refusal{Code: "fatal_error"}, want: Outcome{State: Unsent, Reason: "no answer to search", Delay: time.Minute}},
		"a limited search rests the method":           {err: &Refusal{Code: "ratelimited"}, want: Outcome{State: Limited, Reason: "ratelimited", Delay: time.Second, Method: "conversations.history"}},
		"a refused search gives up, visibly":          {err: &Refusal{Code: "missing_scope"}, want: Outcome{State: Refused, Reason: "missing_scope"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := judgeSearch(Delivery{Verb: Find}, Receipt{}, c.found, c.err, time.Minute); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
