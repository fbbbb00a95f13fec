package postgres_test

import (
	"testing"
	"time"

	"docket/internal/change"
	"docket/internal/committee"
	"docket/internal/request"
)

// turnsInto changes a request by hand.
func (h *house) turnsInto(id request.ID, with func(*request.Request)) {
	h.Helper()
	must(h.store.ChangeRequest(h.Context(), h.by(boss), id, nil, func(r request.Request, _ request.Scene) (request.Outcome, error) {
		with(&r)
		return request.Outcome{Request: r, Effects: change.Effects{Verb: "request.tested", Subject: r.ID.Subject()}}, nil
	}))(h)
}

// untaken is that nobody took it in time.
func (h *house) untaken(r *request.Request) { r.Untaken, r.Late = h.now(), h.now() }

// inHand is that somebody took it, after its service level was broken.
func (h *house) inHand(r *request.Request) {
	r.State, r.Since, r.Owner, r.Untaken = request.Working, h.now(), seller, time.Time{}
}

func TestARequestStandsOnTheAgendaUntilItIsTakenAndThenWhileItIsLate(t *testing.T) {
	h := newHouse(t)
	id := must(h.asks(consultant, "", nil))(t).ID
	h.standing(must(h.store.Preview(t.Context(), h.committee.ID))(h).Summary, committee.Requests, 0, 0)
	h.turnsInto(id, h.untaken)
	preview := must(h.store.Preview(t.Context(), h.committee.ID))(h)
	h.standing(preview.Summary, committee.Requests, 1, 1)
	h.standing(preview.Summary, committee.Levels, 0, 0)
	item := preview.Items[len(preview.Items)-1]
	if item.Request == nil || item.Request.ID != id || item.Request.CustomerName != "Acme" || item.Settled() || !item.New {
		t.Fatalf("the item is %+v", item)
	}

	h.turn(monday)
	h.standing(h.head().Summary, committee.Requests, 1, 1)
	h.pass(time.Hour)
	h.turnsInto(id, h.inHand)
	h.standing(h.head().Summary, committee.Requests, 1, 0)
	h.standing(h.head().Summary, committee.Levels, 0, 0)
	h.standing(must(h.store.Preview(t.Context(), h.committee.ID))(h).Summary, committee.Levels, 1, 1)

	h.turn(monday.AddDate(0, 0, 7))
	h.standing(h.head().Summary, committee.Requests, 0, 0)
	h.standing(h.head().Summary, committee.Levels, 1, 1)
	h.pass(time.Hour)
	h.turnsInto(id, func(r *request.Request) { r.Since, r.Owner = h.now(), boss }) // handed on, and still late
	h.standing(h.head().Summary, committee.Levels, 1, 1)
	h.turnsInto(id, func(r *request.Request) {
		r.State, r.Since, r.DoneAt, r.Late = request.Done, h.now(), h.now(), time.Time{}
	})
	h.standing(h.head().Summary, committee.Levels, 1, 0)
	if items := h.head().Items; !items[len(items)-1].Settled() {
		t.Error("what is carried out is late still")
	}
}
