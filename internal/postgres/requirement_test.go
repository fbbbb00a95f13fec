package postgres_test

import (
	"slices"
	"sync"
	"testing"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/requirement"
)

// assessors of the house, beside whoever else it has.
const (
	mara  = directory.UserID("UMARA")
	noah  = directory.UserID("UNOAH")
	olive = directory.UserID("UOLIVE")
)

// wish is necessary and cannot be solved with what exists.
func (h *house) wish() requirement.Draft {
	return requirement.Draft{Project: h.ps.ID, Title: "Invoices as XML", Body: "For the new bookkeeping.",
		Necessary: requirement.Yes, Solvable: requirement.No, Urgency: requirement.High}
}

// assess gives the house assessors.
func (h *house) assess(who ...directory.UserID) *requirement.Desk {
	h.Helper()
	for _, id := range who {
		h.ok(h.store.Meet(h.Context(), directory.Member{ID: id, Name: string(id), Zone: "Europe/Paris", Active: true}))
		h.ok(h.store.SetRoles(h.Context(), h.by(admin), directory.Grant{Member: id, Roles: []directory.Role{directory.Assessor}, Manager: boss}))
	}
	return requirement.NewDesk(h.store)
}

func TestARequirementIsKeptAsItIs(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara, noah)
	raised := must(desk.Raise(t.Context(), h.by(manager), h.wish()))(t)
	card := must(desk.Show(t.Context(), raised.ID))(t)
	if diff(raised, card.Requirement) != "" || card.CustomerName != "Acme" || card.ProjectName != "Portal" || card.Zone != "Europe/Paris" {
		t.Errorf("it is kept as %+v (-want +got):\n%s", card.Line, diff(raised, card.Requirement))
	}
	if !slices.Equal(raised.Turn, []directory.UserID{mara, noah}) || raised.Ticket.Key != raised.ID.Number() {
		t.Errorf("it waits for %v with the ticket %+v", raised.Turn, raised.Ticket)
	}
	if n := h.said("requirement.turn"); n != 2 {
		t.Errorf("%d assessors are asked", n)
	}
	mine := must(desk.List(t.Context(), requirement.Filter{Turn: mara}))(t)
	if len(mine) != 1 || mine[0].ID != raised.ID {
		t.Errorf("of Mara's there are %+v", mine)
	}
	if found := must(desk.List(t.Context(), requirement.Filter{Text: "acme", Customer: h.customer.ID, Raised: manager, States: requirement.States}))(t); len(found) != 1 {
		t.Errorf("found are %+v", found)
	}
}

func TestARequirementThatArrivesTwiceIsRaisedOnce(t *testing.T) {
	h := newHouse(t)
	desk := h.assess(mara, noah)
	act := h.by(manager)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := desk.Raise(t.Context(), act, h.wish()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := h.number(`SELECT count(*) FROM requirement`); n != 1 {
		t.Errorf("%d requirements", n)
	}
	if n := h.said("requirement.turn"); n != 2 {
		t.Errorf("%d people are asked", n)
	}
}

func TestARequirementOfNoProjectIsRefusedAtItsField(t *testing.T) {
	h := newHouse(t)
	desk := h.assess()
	d := h.wish()
	d.Project = 999
	_, err := desk.Raise(t.Context(), h.by(manager), d)
	if f, ok := fault.As(err); !ok || f.Field != "project" {
		t.Errorf("refused with %v", err)
	}
	if _, err := desk.Show(t.Context(), 999); fault.KindOf(err) != fault.NotFound {
		t.Errorf("one that was never raised: %v", err)
	}
}
