package postgres_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"docket/internal/directory"
	"docket/internal/search"
)

// looked is an order as the plain way looks at it: word by word.
type looked struct {
	search.Document
	words [3][]string // of title, names and body
}

// place is how well something answers: at which level, over or not; -1 for not at all.
func (l looked) place(terms []string) int {
	for level := range l.words {
		if !slices.ContainsFunc(terms, func(term string) bool { return !l.holds(term, level) }) {
			if l.Over {
				return 2*level + 1
			}
			return 2 * level
		}
	}
	return -1
}

func (l looked) holds(term string, level int) bool {
	for _, words := range l.words[:level+1] {
		if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, term) }) {
			return true
		}
	}
	return false
}

// drawLooked draws orders spread over a few shards: some words that many hold, in some
// parts and not in others, and some that few do.
func drawLooked(t *rapid.T) map[int64]looked {
	words := [3]*rapid.Generator[[]string]{}
	for part := range words {
		vocabulary := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"even", "evening", "odd", "invoice", "printer"}), 1, 5, rapid.ID).Draw(t, "vocabulary")
		words[part] = rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 3)
	}
	shards := rapid.Int64Range(1, 6).Draw(t, "shards")
	all := map[int64]looked{}
	for range rapid.IntRange(1, 40).Draw(t, "orders") {
		id := rapid.Int64Range(0, shards-1).Draw(t, "shard")*search.Shard + rapid.Int64Range(1, 12).Draw(t, "number")
		l := looked{Document: search.Document{Kind: search.Orders, ID: id, Over: rapid.Bool().Draw(t, "over")}}
		for part := range words {
			l.words[part] = words[part].Draw(t, "words")
		}
		l.Title, l.Names, l.Body = l.words[0], l.words[1], l.words[2]
		if rapid.Bool().Draw(t, "mine") {
			l.People = []directory.UserID{consultant}
		}
		all[id] = l
	}
	return all
}

// Whatever way the index takes, it answers as one would who looked at each thing.
func TestTheIndexAnswersAsThePlainWayDoes(t *testing.T) {
	h := newHouse(t)
	sights := map[bool]search.Sight{true: search.Unhidden, false: must(search.See(directory.Member{ID: consultant, Roles: []directory.Role{directory.Consultant}, Active: true}, nil, h.now()))(t)}
	rapid.Check(t, func(t *rapid.T) {
		things := drawLooked(t)
		h.sql.MustExec(`TRUNCATE search`)
		for _, l := range things {
			h.sql.MustExec(`INSERT INTO search (kind, id, words) VALUES ('order', $1, array_to_tsvector(string_to_array($2, ',')))`, l.ID, strings.Join(l.Lexemes(), ","))
		}
		text := strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"even", "odd", "invoice", "printer", "evening", "absent"}), 1, 3, rapid.ID).Draw(t, "text"), " ")
		everything := rapid.Bool().Draw(t, "everything")
		wanted, few := rapid.IntRange(1, 12).Draw(t, "wanted"), rapid.IntRange(0, 20).Draw(t, "few")
		q := search.Read(text)
		var want []int64
		for place := range 6 {
			for _, id := range slices.Backward(slices.Sorted(maps.Keys(things))) {
				if l := things[id]; l.place(q.Terms) == place && (everything || l.People != nil) {
					want = append(want, id)
				}
			}
		}
		want = want[:min(len(want), wanted)]
		if diff := cmp.Diff(want, h.looks(q.Ask(search.Orders, sights[everything]), wanted, few), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%q finds other things (-want +got):\n%s", text, diff)
		}
	})
	if h.looks(search.Read(fmt.Sprint("PO-", 7)).Ask(search.Orders, search.Unhidden), 5, 0) != nil {
		t.Error("an order that is not there is found by its number")
	}
}
