package postgres_test

import (
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
)

func TestAPolicyIsKeptInVersions(t *testing.T) {
	h := newHouse(t)
	desk := approval.NewDesk(h.store, h.store, order.Kind, order.ExceptionKeys())
	now := must(desk.Current(t.Context()))(h)
	if now.Version != 0 || len(approval.Compare(now.Policy, approval.Standard)) != 0 {
		t.Fatalf("at first %+v", now)
	}
	two := approval.Policy{Steps: []approval.Rule{{Key: "two", Role: directory.Finance, Stage: 1, Need: 2}}}
	act := h.by(boss)
	made := must(desk.Apply(t.Context(), act, two, 0))(h)
	if again := must(desk.Apply(t.Context(), act, two, 0))(h); made.Version != 1 || again.Version != 1 || again.By != boss {
		t.Errorf("made %+v, and again %+v", made, again)
	}
	if same := must(desk.Apply(t.Context(), h.by(boss), two, 1))(h); same.Version != 1 {
		t.Errorf("the same policy made version %d", same.Version)
	}
	if _, err := desk.Apply(t.Context(), h.by(boss), approval.Standard, 0); fault.KindOf(err) != fault.Conflict {
		t.Errorf("over another's version: %v", err)
	}
	if _, err := desk.Apply(t.Context(), h.by(seller), approval.Standard, 1); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a seller changes the policy: %v", err)
	}
	if now := must(desk.Current(t.Context()))(h); now.Version != 1 || now.Policy.Steps[0].Need != 2 {
		t.Errorf("it is %+v", now)
	}
}
