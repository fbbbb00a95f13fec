package webhook

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"docket/internal/fault"
	"docket/internal/intake"
	"docket/internal/order"
)

// answer is what a request is answered with.
type answer struct {
	status int
	wait   string      // seconds after which to try again; "" for none
	Number string      `json:"number,omitempty"` // PO-1042
	State  order.State `json:"state,omitempty"`
	Errors []wrong     `json:"errors,omitempty"`
}

// wrong is one thing to mend, or to know.
type wrong struct {
	Field   string `json:"field,omitempty"`
	Line    int    `json:"line,omitempty"` // of the order, from 1
	Message string `json:"message"`
}

func refusal(status int, message string) answer {
	return answer{status: status, Errors: []wrong{{Message: message}}}
}

func (a answer) write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	if a.wait != "" {
		h.Set("Retry-After", a.wait)
	}
	w.WriteHeader(a.status)
	_ = json.NewEncoder(w).Encode(a) // a caller that is gone cannot be told
}

// outcome is the answer to an order, with the error when it is ours. What is not
// known to have gone wrong for good may be sent again.
func (h *Hook) outcome(taken intake.Taken, err error) (answer, error) {
	var refused intake.Refused
	switch {
	case err == nil:
		return answer{status: status(taken), Number: taken.ID.Number(), State: taken.State}, nil
	case errors.As(err, &refused):
		a := answer{status: http.StatusUnprocessableEntity}
		for _, p := range refused {
			if p.Why != nil && p.Why.Kind == fault.Forbidden {
				a.status = http.StatusForbidden
			}
			a.Errors = append(a.Errors, wrong{Field: p.Field(), Line: p.Line, Message: h.Say(p)})
		}
		return a, nil
	}
	why, ok := fault.As(err)
	if ok {
		a := answer{status: statusOf[why.Kind], Errors: []wrong{{Field: why.Field, Message: why.Error()}}}
		return a, nil
	}
	a := refusal(http.StatusServiceUnavailable, "Not now. Send the same order again in a minute.")
	a.wait = "60"
	if errors.Is(err, context.Canceled) {
		err = nil // the caller has gone
	}
	return a, err
}

func status(t intake.Taken) int {
	if t.New {
		return http.StatusCreated
	}
	return http.StatusOK
}

// statusOf is the status of a fault about the whole order.
var statusOf = map[fault.Kind]int{
	fault.Invalid: http.StatusUnprocessableEntity, fault.NotFound: http.StatusUnprocessableEntity,
	fault.Forbidden: http.StatusForbidden, fault.Conflict: http.StatusConflict,
}
