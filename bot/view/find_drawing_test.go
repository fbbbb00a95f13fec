package view

import (
	"slices"
	"testing"

	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/request"
	lookup "docket/internal/search"
)

// searches are what a search finds.
func (f fixture) searches(r Reader) map[string]any {
	found := f.found("acme consultant")
	return map[string]any{
		"found": Found(r, found), "found_number": Found(r, lookup.Found{Query: lookup.Read("PO-1042"), Groups: found.Groups[3:4]}),
		"found_nothing": Found(r, lookup.Found{Query: lookup.Read(f.written("<!channel> *atlantis*"))}), "found_unasked": Found(r, lookup.Found{}),
		"find_form": FindForm(r, lookup.Found{}), "find_form_found": FindForm(r, found),
		"find_form_nothing": FindForm(r, lookup.Found{Query: lookup.Read(f.written("atlantis"))}),
	}
}

func (f fixture) found(text string) lookup.Found {
	hits := func(k lookup.Kind, title, state string, over bool) lookup.Group {
		g := lookup.Group{Kind: k, More: k == lookup.Issues}
		for n := range f.many {
			h := lookup.Hit{Kind: k, ID: int64(1042 + n), Title: f.written(title), State: state, Over: over}
			if k != lookup.Customers {
				h.Customer = f.written("Acme")
			}
			if k == lookup.Issues || k == lookup.Requests {
				h.Project = f.written("Portal")
			}
			g.Hits = append(g.Hits, h)
		}
		return g
	}
	return lookup.Found{Query: lookup.Read(text), Groups: []lookup.Group{
		hits(lookup.Customers, "Acme", "", false),
		hits(lookup.Projects, "Portal for consultants", string(project.Running), false),
		hits(lookup.Requests, "An *own* consultant for Acme", string(request.Talk), false),
		hits(lookup.Orders, "Consultant’s days", string(order.Approving), false),
		hits(lookup.Issues, "The consultant has left, and nobody at Acme knows when another (a senior consultant) comes.", string(issue.Closed), true),
	}}
}

func TestFoundWordsStandOutWhereSlackDrawsThemSo(t *testing.T) {
	for _, tt := range []struct{ asked, text, want string }{
		{"acme", "Acme & Söhne <x>", "*Acme* &amp; Söhne &lt;x&gt;"},
		{"ac", "Portal (Acme)", "Portal (*Acme*)"},
		{"sohne", "Acme & Söhne", "Acme &amp; *Söhne*"},
		{"ete", "la facture d’été", "la facture d’été"},
		{"acme", "2*3 Acme", "2*3 Acme"},
		{"acme", "snake_case Acme", "snake_case Acme"},
		{"合同", "合同管理 2", "*合同管理* 2"},
		{"x", "", "–"},
	} {
		if got := marked(lookup.Read(tt.asked), tt.text, 80); got != tt.want {
			t.Errorf("%q in %q is drawn as %q, want %q", tt.asked, tt.text, got, tt.want)
		}
	}
}

func TestLinesAreDealtFairly(t *testing.T) {
	group := func(n int) lookup.Group { return lookup.Group{Hits: make([]lookup.Hit, n)} }
	for _, tt := range []struct {
		name   string
		groups []lookup.Group
		want   []int
	}{
		{"one kind has all the room", []lookup.Group{group(12)}, []int{10}},
		{"each kind has some", []lookup.Group{group(1), group(10), group(10)}, []int{1, 5, 4}},
		{"there is more room than hits", []lookup.Group{group(2), group(3)}, []int{2, 3}},
		{"nothing was found", nil, []int{}},
	} {
		if got := fairly(tt.groups, 10); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
