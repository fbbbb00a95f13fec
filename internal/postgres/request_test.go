package postgres_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"docket/internal/approval"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/request"
)

// asks logs a request of the house's customer that stands as the change leaves it.
func (h *house) asks(by directory.UserID, source string, as func(*request.Request)) (request.Request, error) {
	return h.store.LogRequest(h.Context(), h.by(by), request.Draft{Customer: h.customer.ID}, func(_ request.Draft, s request.Scene) (request.Outcome, error) {
		r := request.Request{ID: s.NextID, Customer: s.Customer.ID, Project: s.Project.ID, Committee: s.Committee, Kind: request.Service, Title: "Export",
			Source: request.Source{Link: "https://example.com/p1", Key: source}, Agent: s.Actor.ID, Turn: []directory.UserID{s.Actor.ID},
			State: request.Triage, Since: s.Now, OpenedAt: s.Now}
		if as != nil {
			as(&r)
		}
		return request.Outcome{Request: r, Effects: change.Effects{Verb: "request.logged", Subject: r.ID.Subject(), After: r}}, nil
	})
}

func TestARequestIsReadAsItWasWritten(t *testing.T) {
	h := newHouse(t)
	logged := must(h.asks(consultant, "C1:1.2", nil))(t)
	changed := must(h.store.ChangeRequest(t.Context(), h.by(boss), logged.ID, nil, func(r request.Request, s request.Scene) (request.Outcome, error) {
		r.Owner, r.State, r.Since, r.Waiting = seller, request.Working, s.Now, s.Now
		r.Turn = []directory.UserID{boss, seller}
		r.Scope = request.Scope{Proposed: request.In, Because: request.InService, Answer: request.Out, By: boss, At: s.Now}
		r.Words = []request.Telling{{Phrase: request.SayOutside, Since: s.Now, By: boss, At: s.Now}}
		r.Course.Outcome = &request.Agreement{How: request.ForMoney, Amount: 12000, Currency: money.Currency("EUR"), By: seller, At: s.Now}
		r.Clock = request.Clock{Answer: 4, Resolve: 40, Pauses: []request.Pause{{From: s.Now}}}
		r.Approval, _ = approval.Begin(request.Policy, approval.Facts{By: boss}, 1, approval.Scene{Now: s.Now, People: s.People})
		return request.Outcome{Request: r, Effects: change.Effects{Verb: "request.changed", Subject: r.ID.Subject()}}, nil
	}))(t)
	card := must(h.store.Request(t.Context(), logged.ID))(t)
	if diff := cmp.Diff(changed, card.Request, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the card holds another request (-written +read):\n%s", diff)
	}
	if card.CustomerName != h.customer.Name || card.Scene.Project.ID == 0 || card.Scene.Hours.Add(card.Scene.Now, time.Hour).IsZero() {
		t.Errorf("the card's scene is %+v", card.Scene)
	}
	bySource := must(h.store.RequestOf(t.Context(), "C1:1.2"))(t)
	if bySource.ID != logged.ID {
		t.Errorf("the message's request is %d, want %d", bySource.ID, logged.ID)
	}
	if lines := must(h.store.Requests(t.Context(), request.Filter{Turn: seller}))(t); len(lines) != 1 || lines[0].ID != logged.ID {
		t.Errorf("it is the seller's turn in %d requests", len(lines))
	}
}

func TestAMessageIsLoggedOnce(t *testing.T) {
	h := newHouse(t)
	must(h.asks(consultant, "C1:1.2", nil))(t)
	if _, err := h.asks(boss, "C1:1.2", nil); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a second request of the message is %v, want a conflict", err)
	}
	must(h.asks(boss, "", nil))(t)
	must(h.asks(boss, "", nil))(t)
}

func TestTheSameActLogsOneRequest(t *testing.T) {
	h := newHouse(t)
	act, made := h.by(consultant), 0
	log := func() request.Request {
		return must(h.store.LogRequest(t.Context(), act, request.Draft{Customer: h.customer.ID}, func(_ request.Draft, s request.Scene) (request.Outcome, error) {
			made++
			r := request.Request{ID: s.NextID, Customer: s.Customer.ID, Committee: s.Committee, Kind: request.Service, Title: "Export", Agent: s.Actor.ID,
				State: request.Triage, Since: s.Now, OpenedAt: s.Now}
			return request.Outcome{Request: r, Effects: change.Effects{Verb: "request.logged", Subject: r.ID.Subject()}}, nil
		}))(t)
	}
	if first, second := log(), log(); first.ID != second.ID || made != 1 {
		t.Errorf("the act made %d requests: %d and %d", made, first.ID, second.ID)
	}
}

func TestARequestThatRestsIsListedUntilTheCustomerKnows(t *testing.T) {
	h := newHouse(t)
	logged := must(h.asks(consultant, "", func(r *request.Request) {
		r.State, r.Words = request.Resting, []request.Telling{{Phrase: request.SayResting, Since: r.Since}}
	}))(t)
	for name, f := range map[string]request.Filter{"whose turn it is": {Turn: consultant}, "the agent": {Near: consultant}} {
		if lines := must(h.store.Requests(t.Context(), f))(t); len(lines) != 1 || lines[0].ID != logged.ID {
			t.Errorf("%s sees %d requests, want the one the customer has to hear of", name, len(lines))
		}
	}
	must(h.store.ChangeRequest(t.Context(), h.by(consultant), logged.ID, nil, func(r request.Request, s request.Scene) (request.Outcome, error) {
		r.Words[0].By, r.Turn = consultant, nil
		return request.Outcome{Request: r, Effects: change.Effects{Verb: "request.said", Subject: r.ID.Subject()}}, nil
	}))(t)
	if lines := must(h.store.Requests(t.Context(), request.Filter{Near: consultant}))(t); len(lines) != 0 {
		t.Errorf("the customer knows, and %d requests are listed", len(lines))
	}
}
