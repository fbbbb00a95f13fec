package postgres_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/search"
)

func TestWhatIsHiddenFromSomebodyIsNotFound(t *testing.T) {
	h := newHouse(t)
	o := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	sold, number := fmt.Sprint("order ", o.ID), o.ID.Number()
	for _, text := range []string{number, "portal 2", "audit"} {
		for _, who := range []directory.UserID{consultant, manager, chair, admin} {
			if found := h.finds(who, text); slices.Contains(found, sold) {
				t.Errorf("%s finds the order by %q", who, text)
			}
		}
		for _, who := range []directory.UserID{seller, boss} {
			if found := h.finds(who, text); !slices.Contains(found, sold) {
				t.Errorf("%s finds %q by %q", who, found, text)
			}
		}
	}
	h.ok(h.store.SetAbsence(t.Context(), h.by(boss), boss, directory.Absence{From: h.today(), Until: h.today(), StandIn: consultant}))
	h.wants(consultant, number, sold)
	h.wants(manager, number)
	h.ok(h.store.SetRoles(t.Context(), h.by(admin), directory.Grant{Member: manager, Roles: []directory.Role{directory.Finance}}))
	h.wants(manager, number, sold)
}

func TestGuestsFindNothing(t *testing.T) {
	h := newHouse(t)
	for _, who := range []directory.UserID{nobody, "USTRANGER"} {
		found, err := search.NewDesk(h.store, h.store, h.now).Find(t.Context(), who, h.customer.Name, 10)
		if len(found.Groups) > 0 || fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s finds %v, %v", who, found.Groups, err)
		}
	}
}

func TestOnlyWhatWasCommittedIsFound(t *testing.T) {
	h := newHouse(t)
	said := h.says(h.ps.ID, "The lift is stuck.")
	tx := must(h.sql.BeginTxx(t.Context(), nil))(t)
	must(tx.Exec(`UPDATE issue SET description = 'The pump is stuck.'`))(t)
	h.wants(boss, "pump")
	h.wants(boss, "lift", said)
	h.ok(tx.Rollback())
	h.wants(boss, "pump")
	h.sql.MustExec(`UPDATE issue SET description = 'The pump is stuck.'`)
	h.wants(boss, "pump", said)
	h.wants(boss, "lift")
}

// Whoever logs, renames, looks and keeps the index in order at the same time.
func TestInACrowdEverythingIsFoundByTheNameItHasInTheEnd(t *testing.T) {
	h := newHouse(t)
	var all sync.WaitGroup
	all.Go(func() {
		for n := range 20 {
			_, err := h.store.ChangeCustomer(t.Context(), h.by(seller), h.customer.ID, func(c customer.Customer) (customer.Customer, error) {
				c.Name = fmt.Sprint("Called", n)
				return c, nil
			})
			if err != nil {
				t.Error(err)
			}
		}
	})
	for range 2 {
		all.Go(func() {
			for range 40 {
				if _, err := h.store.Settle(t.Context(), 10); err != nil {
					t.Error(err)
				}
			}
		})
	}
	h.crowd(8, 10, func(caller, n int) {
		d := h.draft()
		d.Description = fmt.Sprintf("Crowd %d of %d.", n, caller)
		if _, err := h.issues.Log(t.Context(), h.by(consultant), d); err != nil {
			t.Error(err)
		}
	})
	all.Wait()
	for n := 1; n > 0; {
		n = must(h.store.Settle(t.Context(), 500))(t)
	}
	if n := h.number(`SELECT count(*) FROM search WHERE kind = 'issue' AND words @@ $$'i0tcrowd':* & 'i0ncalled19'$$`); n != 80 {
		t.Errorf("%d of 80 issues are found by the customer’s last name", n)
	}
}

// written are texts of many scripts, with a letter among them so that there is
// something to find.
func written(t *rapid.T) string {
	return rapid.StringOfN(rapid.RuneFrom([]rune(" -'’.,*&|!:()<>\"\\😀"), unicode.Latin, unicode.Han, unicode.Hangul, unicode.Katakana, unicode.Greek,
		unicode.Cyrillic, unicode.Thai, unicode.Mn), 1, 60, -1).Draw(t, "text") + " a"
}

func TestEverythingLoggedIsFoundByEachOfItsWords(t *testing.T) {
	h := newHouse(t)
	rapid.Check(t, func(rt *rapid.T) {
		text := written(rt)
		i, err := h.issues.Log(t.Context(), h.by(consultant), issue.Draft{Project: h.ps.ID, Kind: "resource_unavailable", Description: text})
		if err != nil {
			rt.Fatal(err)
		}
		words := strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsNumber(c) })
		word := rapid.SampledFrom(words).Draw(rt, "word")
		if strings.IndexFunc(search.Fold(word), unicode.IsLetter) < 0 {
			return // a mark that stands alone is no word, nor is the Greek iota that is written below others
		}
		if found := h.finds(boss, word); !slices.Contains(found, fmt.Sprint("issue ", i.ID)) {
			rt.Fatalf("%q is not found by %q, which finds %q", text, word, found)
		}
	})
}

func TestANameIsFoundInTheInstantInWhichItIsIndexed(t *testing.T) {
	h := newHouse(t)
	ctx, stop := context.WithCancel(t.Context())
	var indexer sync.WaitGroup
	defer func() { stop(); indexer.Wait() }()
	indexer.Go(func() {
		for ctx.Err() == nil {
			_, _ = h.store.Settle(ctx, 10)
		}
	})
	for n := range 150 {
		name := fmt.Sprint("Newcomer ", n)
		must(h.store.AddCustomer(t.Context(), h.by(admin), customer.Customer{Name: name, Class: customer.B}))(t)
		for range 3 {
			found := must(h.store.Customers(t.Context(), name, 100))(t)
			if !slices.ContainsFunc(found, func(c customer.Customer) bool { return c.Name == name }) {
				t.Fatalf("%s is not among %d", name, len(found))
			}
		}
	}
}
