package postgres_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/lib/pq"

	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/search"
)

// searchVolume is how many things are looked for among; issues make up most of them.
const searchVolume = 1_000_000

// BenchmarkFind looks among a million things, as one who sees all of them and as one who
// may see a few orders alone.
func BenchmarkFind(b *testing.B) {
	h := newHouse(b)
	h.fillSearch(searchVolume)
	all := must(search.See(directory.Member{ID: boss, Roles: []directory.Role{directory.Management}, Active: true}, nil, h.now()))(b)
	little := must(search.See(directory.Member{ID: "USEES7", Roles: []directory.Role{directory.Consultant}, Active: true}, nil, h.now()))(b)
	for _, asked := range []struct {
		name, text string
		sight      search.Sight
	}{
		{"a word of one thing", "rare77777", all},
		{"a word of a thousand", "seldom77", all},
		{"a word of half of all", "printer", all},
		{"the same, of orders, of which little is seen", "printer", little},
		{"a word of half of all, long ago", "ancient", all},
		{"three common words", "printer invoice office", all},
		{"two common words that never meet", "even odd", all},
		{"a common word and a rare one", "printer rare77777", all},
		{"a letter", "p", all},
		{"a letter of which little is seen", "p", little},
		{"a customer", "customer777", all},
		{"a customer and a word", "customer777 printer", all},
		{"an order's number", "PO-1042", all},
		{"a request's number", "R-381", all},
		{"a requirement's number", "REQ-112", all},
		{"nothing", "zzzz", all},
		{"nothing, of eight words", "printer invoice office even word1 word2 word3 zzzz", all},
		{"eight common words", "printer invoice office even word1 word2 word3 word4", all},
		{"a Chinese word", "合同", all},
		{"a Chinese character", "合", all},
	} {
		b.Run(asked.name, func(b *testing.B) {
			q := search.Read(asked.text)
			h.weigh(b, func() { must(h.store.Find(b.Context(), q, asked.sight, 11))(b) })
			b.ReportMetric(float64(h.found(q, asked.sight)), "found")
		})
	}
	b.Run("orders with a word", func(b *testing.B) {
		for b.Loop() {
			must(h.store.Orders(b.Context(), order.Filter{Text: "rare77777", Limit: 500}))(b)
		}
	})
}

// found counts what is found, of which the index alone knows here.
func (h *house) found(q search.Query, s search.Sight) (all int64) {
	for _, k := range search.Kinds {
		all += int64(len(h.looks(q.Ask(k, s), 11, 2000)))
	}
	return all
}

// looks are the numbers that the index answers with, in their order.
func (h *house) looks(a search.Ask, wanted, few int) (ids []int64) {
	h.Helper()
	h.ok(h.sql.SelectContext(h.Context(), &ids, `
		SELECT f.id FROM search_look($1, $2, $3, $4, $5, (SELECT coalesce(max(id), 0)::int / $5 FROM search WHERE kind = $1), $6, $7) WITH ORDINALITY AS f (id, place, best)
		ORDER BY f.best`,
		a.Kind, pq.Array(a.Numbers), must(json.Marshal(a.Levels))(h), pq.Array(a.Parts), search.Shard, wanted, few))
	return ids
}

// fillSearch puts down so many things as docket would, without their rows in the tables
// of their kinds: what is found is then read by primary keys, which costs the same.
func (h *house) fillSearch(volume int) {
	h.Helper()
	share := map[search.Kind]int{search.Customers: volume / 100, search.Projects: volume / 50, search.Requests: volume / 10,
		search.Requirements: volume / 50, search.Orders: volume / 10}
	left := volume
	for _, n := range share {
		left -= n
	}
	share[search.Issues] = left
	insert := must(h.sql.Preparex(`INSERT INTO search (kind, id, words)
		SELECT kind, id, array_to_tsvector(words) FROM jsonb_to_recordset($1::jsonb) AS e (kind text, id bigint, words text[])
		ON CONFLICT DO NOTHING`))(h)
	h.sql.MustExec(`DROP INDEX search_words`)
	for kind, n := range share {
		var rows []string
		for id := 1; id <= n; id++ {
			d := manyWords(kind, int64(id), n)
			words := strings.Join(d.Lexemes(), `","`)
			rows = append(rows, fmt.Sprintf(`{"kind":"%s","id":%d,"words":["%s"]}`, kind, id, words))
			if len(rows) == 5000 || id == n {
				must(insert.Exec("[" + strings.Join(rows, ",") + "]"))(h)
				rows = rows[:0]
			}
		}
	}
	h.sql.MustExec(`CREATE INDEX search_words ON search USING gin (words) WITH (fastupdate = off)`)
	h.sql.MustExec(`DELETE FROM search_stale`)
	h.sql.MustExec(`VACUUM (ANALYZE)`)
}

// manyWords are about twenty-five words of a vocabulary in which, as in any, the few
// common ones are most of what is written.
func manyWords(kind search.Kind, id int64, of int) search.Document {
	d := search.Document{Kind: kind, ID: id, Over: id%10 != 0, Names: []string{fmt.Sprint("Customer", id%10_000), fmt.Sprint("Rollout", id%20_000)}}
	common := func(word string, when bool) string {
		if when {
			return word
		}
		return ""
	}
	parity := "odd"
	if id%2 == 0 {
		parity = "even"
	}
	title := []string{parity, common("printer", id*7%10 < 5), common("invoice", id*3%8 < 4), common("office", id*5%6 < 3),
		common("ancient", int(id) < of/2), fmt.Sprint("rare", id), fmt.Sprint("seldom", id%1000), common("合同管理", id%4 == 0)}
	for n := range int64(18) {
		spread := (id*31 + n*7919) % 1_000_003
		title = append(title, fmt.Sprint("word", spread%(1+spread%(5+n*n*60))))
	}
	d.Title = []string{search.Hit{Kind: kind, ID: id}.Number(), strings.Join(title, " ")}
	if kind == search.Orders {
		d.People, d.Roles = []directory.UserID{directory.UserID(fmt.Sprint("USEES", id%5000)), "UALL"}, []directory.Role{directory.Finance}
	}
	return d
}
