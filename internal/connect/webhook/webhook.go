// Package webhook is the door by which other systems bring orders: JSON over HTTP,
// signed with a secret that both sides know. It proves who writes and when, reads
// what they say to the letter, and answers so that a program can act on it. What an
// order must fulfil is decided where orders from anywhere are; it refuses to decide
// it, and to take anything that could be read in two ways.
package webhook

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"docket/internal/intake"
	"docket/internal/patience"
)

// Path is where orders are sent to.
const Path = "/webhook/orders"

// Orders takes in what comes. An order that is wrong is an intake.Refused; the same
// order again is the one that was taken.
type Orders interface {
	Take(ctx context.Context, o intake.Order) (intake.Taken, error)
}

// Config is all that the door needs.
type Config struct {
	Orders  Orders
	Secret  string
	Wait    func(*http.Request) time.Duration // how long the sender has to wait; 0 for not at all
	Now     func() time.Time                  // the application's clock, by which signatures grow old
	Wall    func() time.Time                  // the machine's clock
	Say     func(intake.Problem) string       // in English
	Log     *slog.Logger
	Observe func(route string, status int, took time.Duration)
}

// Hook answers the requests of other systems.
type Hook struct{ Config }

// New makes the door.
func New(c Config) *Hook { return &Hook{Config: c} }

// answerWithin bounds the taking of an order, so that a database that hangs leaves
// time for an answer. What is given up on may still happen; the reference makes it
// safe to send the order again.
const answerWithin = 8 * time.Second

// ServeHTTP takes in one order, and writes one line of log that holds nothing of it.
func (h *Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begun := h.Wall()
	a, err := h.answer(w, r)
	a.write(w)
	took := h.Wall().Sub(begun)
	h.Observe("POST "+Path, a.status, took)
	level := slog.LevelInfo
	if err != nil {
		level = slog.LevelError
	}
	h.Log.Log(r.Context(), level, "order by webhook", "status", a.status, "number", a.Number, "ms", took.Milliseconds(), "err", err)
}

// answer is what the request comes to, with the error when it is ours.
func (h *Hook) answer(w http.ResponseWriter, r *http.Request) (answer, error) {
	if wait := h.Wait(r); wait > 0 {
		a := refusal(http.StatusTooManyRequests, "Too many requests.")
		a.wait = strconv.Itoa(int(wait / time.Second))
		return a, nil
	}
	body, refused := h.verified(w, r)
	if refused != nil {
		return *refused, nil
	}
	o, err := read(body)
	if err != nil {
		return refusal(http.StatusBadRequest, err.Error()), nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), answerWithin)
	defer cancel()
	taken, err := patience.Within(ctx, func() (intake.Taken, error) { return h.Orders.Take(ctx, o) })
	return h.outcome(taken, err)
}
