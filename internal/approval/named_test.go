package approval

import (
	"slices"
	"testing"

	"docket/internal/directory"
)

// Scenes hold nobody too, where a press named nobody.
func TestAStepForWhichNobodyIsNamedBelongsToItsRole(t *testing.T) {
	s := Scene{People: directory.People{"": {Active: true}, "U0TOM": {ID: "U0TOM", Active: true, Roles: []directory.Role{directory.CustomerSuccess}},
		"U0SOFIA": {ID: "U0SOFIA", Active: true, Manager: "U0HUGO"}, "U0HUGO": {ID: "U0HUGO", Active: true}}}
	st := Step{Rule: Rule{Key: "customer_success", Role: directory.CustomerSuccess}}
	for _, named := range []map[string]directory.UserID{nil, {"sales": "U0HUGO"}, {"customer_success": ""}} {
		r := Run{Facts: Facts{By: "U0SOFIA", Named: named}}
		if got := r.bench(st, s).reached(); !slices.Equal(got, []directory.UserID{"U0TOM"}) {
			t.Errorf("with %v named, it is the turn of %v", named, got)
		}
	}
}
