package approval_test

import (
	"context"
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
)

// cabinet keeps one policy.
type cabinet struct {
	kept  approval.Kept
	saves int
}

func (c *cabinet) Policy(context.Context, string) (approval.Kept, error) { return c.kept, nil }

func (c *cabinet) SavePolicy(_ context.Context, act directory.Act, _ string, rule func(approval.Kept) (approval.Policy, error)) (approval.Kept, error) {
	p, err := rule(c.kept)
	if err == nil {
		c.saves++
		c.kept = approval.Kept{Version: c.kept.Version + 1, Policy: p, By: act.By}
	}
	return c.kept, err
}

// roster knows the roles of everybody.
type roster map[directory.UserID][]directory.Role

func (r roster) Member(_ context.Context, id directory.UserID) (directory.Member, error) {
	return directory.Member{ID: id, Name: string(id), Active: true, Roles: r[id]}, nil
}

func TestWhoAppliesAPolicy(t *testing.T) {
	all := roster{"Clara": {directory.Management}, "Ada": {directory.Admin}, "Ines": {directory.SalesManager, directory.SalesLead}, "Fred": {directory.Finance}}
	fine, broken := standard(), approval.Policy{}
	for _, tt := range []struct {
		name string
		by   directory.UserID
		p    approval.Policy
		seen int
		kind fault.Kind // of the refusal; "" for none
	}{
		{"Management", "Clara", fine, 3, ""},
		{"an administrator", "Ada", fine, 3, ""},
		{"Sales", "Ines", fine, 3, fault.Forbidden},
		{"who approves by it", "Fred", fine, 3, fault.Forbidden},
		{"somebody without a role", "Uma", fine, 3, fault.Forbidden},
		{"a policy that cannot be followed", "Clara", broken, 3, fault.Invalid},
		{"who saw an older one", "Clara", fine, 2, fault.Conflict},
	} {
		t.Run(tt.name, func(t *testing.T) {
			kept := &cabinet{kept: approval.Kept{Version: 3, Policy: standard(), By: "Clara"}}
			desk := approval.NewDesk(kept, all, "order", nil)
			made, err := desk.Apply(t.Context(), directory.Act{Key: "test", By: tt.by}, tt.p, tt.seen)
			if refused := tt.kind != ""; refused != (err != nil) || refused && fault.KindOf(err) != tt.kind || refused == (kept.saves == 1) {
				t.Errorf("%d saved, %v", kept.saves, err)
			}
			if tt.kind == "" && (made.Version != 4 || made.By != tt.by) {
				t.Errorf("got version %d by %s", made.Version, made.By)
			}
		})
	}
}
