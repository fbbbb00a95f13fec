package sandbox

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// maxControlBody is the largest request of the people's side, in bytes.
const maxControlBody = 1 << 20

// person serves something people do: its input as JSON in, its outcome as JSON out.
func person[T any](do func(context.Context, T) Outcome) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in T
		if !decode(w, r, &in) {
			return
		}
		writeJSON(w, http.StatusOK, mustJSON(do(r.Context(), in)))
	}
}

type homeInput struct {
	User string `json:"user"`
}

func (s *Sandbox) openHome(ctx context.Context, in homeInput) Outcome {
	return s.OpenHome(ctx, in.User)
}

func decode(w http.ResponseWriter, r *http.Request, into any) bool {
	r.Body = http.MaxBytesReader(w, r.Body, maxControlBody)
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		complain(w, "the body is not the JSON this call takes: "+err.Error())
		return false
	}
	return true
}

func complain(w http.ResponseWriter, sentence string) {
	writeJSON(w, http.StatusBadRequest, mustJSON(map[string]any{"ok": false, "error": sentence}))
}

func (s *Sandbox) serveClock(w http.ResponseWriter, r *http.Request) {
	var in struct {
		To      time.Time `json:"to"`
		Advance string    `json:"advance"`
		Rate    float64   `json:"rate"`
	}
	if !decode(w, r, &in) {
		return
	}
	err := s.turnAsAsked(r.Context(), in.To, in.Advance, in.Rate)
	if err != nil {
		complain(w, err.Error())
		return
	}
	answer := s.clockState()
	answer["ok"] = true
	writeJSON(w, http.StatusOK, mustJSON(answer))
}

func (s *Sandbox) turnAsAsked(ctx context.Context, to time.Time, advance string, rate float64) error {
	switch {
	case rate != 0:
		return s.SetRate(rate)
	case advance != "":
		d, err := time.ParseDuration(advance)
		if err != nil {
			return err
		}
		return s.Advance(ctx, d)
	default:
		return s.Turn(ctx, to)
	}
}

func (s *Sandbox) serveFault(w http.ResponseWriter, r *http.Request) {
	var in Fault
	if !decode(w, r, &in) {
		return
	}
	if err := s.AddFault(in); err != nil {
		complain(w, err.Error())
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	writeJSON(w, http.StatusOK, mustJSON(map[string]any{"ok": true, "faults": s.faultList()}))
}

func (s *Sandbox) serveReset(w http.ResponseWriter, _ *http.Request) {
	if err := s.Reset(); err != nil {
		complain(w, err.Error())
		return
	}
	writeJSON(w, http.StatusOK, json.RawMessage(`{"ok":true}`))
}

func (s *Sandbox) serveCalls(w http.ResponseWriter, r *http.Request) {
	after, _ := strconv.ParseInt(r.FormValue("since"), 10, 64) // without a number, all that is kept
	writeJSON(w, http.StatusOK, mustJSON(map[string]any{"calls": s.Calls(after)}))
}
