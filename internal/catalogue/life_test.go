package catalogue_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

// shelves keep all editions in memory, as a store does.
type shelves struct{ editions []catalogue.Catalogue }

func (s *shelves) Catalogue(_ context.Context, n catalogue.Edition) (catalogue.Catalogue, error) {
	if n == catalogue.Present {
		n = catalogue.Edition(len(s.editions) - 1)
	}
	return s.editions[n], nil
}

func (s *shelves) CatalogueTerms(ctx context.Context) (catalogue.Edition, catalogue.Terms, error) {
	now, err := s.Catalogue(ctx, catalogue.Present)
	return now.Edition, now.Terms, err
}

func (s *shelves) FindSKUs(ctx context.Context, _ catalogue.Filter) ([]catalogue.SKU, error) {
	now, err := s.Catalogue(ctx, catalogue.Present)
	return now.SKUs, err
}

func (s *shelves) SKU(ctx context.Context, code catalogue.Code) (catalogue.SKU, error) {
	now, err := s.Catalogue(ctx, catalogue.Present)
	found, _ := now.Get(code)
	return found, err
}

func (s *shelves) SaveCatalogue(ctx context.Context, _ directory.Act, seen catalogue.Edition, rule catalogue.Rule) (catalogue.Edition, error) {
	now, _ := s.Catalogue(ctx, catalogue.Present)
	was, _ := s.Catalogue(ctx, seen)
	next, err := rule(now, was)
	if err != nil || len(catalogue.Compare(now, next)) == 0 {
		return now.Edition, err
	}
	next.Edition = now.Edition + 1
	s.editions = append(s.editions, next)
	return next.Edition, nil
}

// Member says that everybody leads the sales.
func (s *shelves) Member(_ context.Context, id directory.UserID) (directory.Member, error) {
	return directory.Member{ID: id, Active: true, Roles: []directory.Role{directory.SalesLead}}, nil
}

// TestNoPathLeadsToACatalogueThatContradictsItself has people change it in every way,
// seeing any edition, and holds each edition against the rules, and the earlier ones
// against what they were.
func TestNoPathLeadsToACatalogueThatContradictsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store := &shelves{editions: make([]catalogue.Catalogue, 1)}
		desk := catalogue.NewDesk(store, store)
		act := directory.Act{Key: "any", By: "UANY"}
		codes := rapid.SampledFrom([]catalogue.Code{"A", "B", "C"})
		seen := func(t *rapid.T) catalogue.Edition {
			return catalogue.Edition(rapid.IntRange(0, len(store.editions)-1).Draw(t, "seen"))
		}
		kinds := map[fault.Kind]bool{fault.None: true, fault.Invalid: true, fault.Conflict: true}
		told := func(t *rapid.T, err error) {
			if !kinds[fault.KindOf(err)] {
				t.Fatalf("somebody is told %v", err)
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"add": func(t *rapid.T) {
				_, err := desk.Add(t.Context(), act, anySKU(codes.Draw(t, "code")).Draw(t, "sku"))
				told(t, err)
			},
			"save": func(t *rapid.T) {
				s, from := anySKU(codes.Draw(t, "code")).Draw(t, "sku"), seen(t)
				before, _ := desk.Current(t.Context())
				was, _ := store.editions[from].Get(s.Code)
				is, there := before.Get(s.Code)
				_, err := desk.Save(t.Context(), act, s, from)
				told(t, err)
				if (err == nil) != (there && is.Equal(was)) {
					t.Fatalf("saved over what was not seen, or refused what was: %v", err)
				}
			},
			"withdraw": func(t *rapid.T) {
				_, err := desk.Withdraw(t.Context(), act, codes.Draw(t, "code"), seen(t))
				told(t, err)
			},
			"starter": func(t *rapid.T) {
				pack := rapid.SliceOfNDistinct(codes, 0, 2, rapid.ID).Draw(t, "pack")
				_, err := desk.SaveTerms(t.Context(), act, seen(t), func(terms catalogue.Terms) catalogue.Terms {
					terms.Starter = nil
					for _, code := range pack {
						terms.Starter = append(terms.Starter, catalogue.StarterLine{SKU: code, Quantity: money.One})
					}
					return terms
				})
				told(t, err)
			},
			"apply": func(t *rapid.T) {
				next, from := anyCatalogue.Draw(t, "catalogue"), seen(t)
				before, _ := desk.Current(t.Context())
				plan, err := desk.Plan(t.Context(), next)
				if err != nil {
					t.Fatal(err)
				}
				made, err := desk.Apply(t.Context(), act, next, from)
				told(t, err)
				if (err == nil) != (from == before.Edition || len(plan) == 0) || err == nil && (made > before.Edition) != (len(plan) > 0) {
					t.Fatalf("seen %d of %d, a plan of %d changes made edition %d, %v", from, before.Edition, len(plan), made, err)
				}
			},
			"": func(t *rapid.T) {
				for n, c := range store.editions {
					if err := c.Check(); err != nil || c.Edition != catalogue.Edition(n) {
						t.Fatalf("edition %d is %d: %v", n, c.Edition, err)
					}
					if !slices.IsSortedFunc(c.SKUs, func(a, b catalogue.SKU) int { return strings.Compare(string(a.Code), string(b.Code)) }) {
						t.Fatalf("edition %d is not in order", n)
					}
				}
			},
		})
	})
}

func TestWhoChangesACatalogueIsToldWhyNot(t *testing.T) {
	full := small().Tidy()
	full.Edition, full.By = 1, "UANA"
	store := &shelves{editions: []catalogue.Catalogue{{}, full}}
	desk, act := catalogue.NewDesk(store, store), directory.Act{By: "UBEN"}
	other := small()
	other.SKUs = other.SKUs[:1]
	for _, tt := range []struct {
		name string
		do   func() (catalogue.Edition, error)
		says string
	}{
		{"a SKU that is there", func() (catalogue.Edition, error) { return desk.Add(t.Context(), act, audit()) }, "There is a SKU with the code AUDIT-STD already."},
		{"a SKU that is gone", func() (catalogue.Edition, error) { return desk.Withdraw(t.Context(), act, "GOLD", 1) }, "GOLD is no longer in the catalogue."},
		{"a SKU that was not there when it was seen", func() (catalogue.Edition, error) { return desk.Save(t.Context(), act, audit(), 0) }, "Somebody has changed AUDIT-STD since you opened it. Close this and open it anew to see how it is now."},
		{"a part of the starter pack", func() (catalogue.Edition, error) { return desk.Withdraw(t.Context(), act, "AUDIT-STD", 1) }, "AUDIT-STD is part of the starter pack. Take it out of the pack first."},
		{"an old file", func() (catalogue.Edition, error) { return desk.Apply(t.Context(), act, other, 0) }, "<@UANA> has changed the catalogue meanwhile: it is at edition 1 now, and this comes from edition 0."},
		{"a file from elsewhere", func() (catalogue.Edition, error) { return desk.Apply(t.Context(), act, other, 9) }, "This comes from edition 9, and the catalogue is at edition 1. It belongs to another workspace."},
		{"an old file that says what is so", func() (catalogue.Edition, error) { return desk.Apply(t.Context(), act, small(), 0) }, "<nil>"},
	} {
		if _, err := tt.do(); err != nil || tt.says == "<nil>" {
			if f, ok := fault.As(err); fmt.Sprint(err) != tt.says && (!ok || f.Error() != tt.says) {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		t.Errorf("%s is taken", tt.name)
	}
}
