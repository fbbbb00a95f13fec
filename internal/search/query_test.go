package search

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"docket/internal/outbox"
)

func TestWhatAQuestionLooksFor(t *testing.T) {
	for _, tt := range []struct {
		text    string
		terms   []string
		numbers []outbox.Subject
	}{
		{text: "gamma facture", terms: []string{"gamma", "facture"}},
		{text: "l’audit d’été", terms: []string{"audit", "ete"}},
		{text: "a b", terms: []string{"a", "b"}},
		{text: "合同管理", terms: []string{"合同", "同管", "管理"}},
		{text: "合", terms: []string{"合"}},
		{text: "printer printer Printer", terms: []string{"printer"}},
		{text: "a:* & !b | (c) <-> 'd\\' \"", terms: []string{"a", "b", "c", "d"}},
		{text: "one two three four five six seven eight nine ten", terms: strings.Fields("one two three four five six seven eight")},
		{text: " po 1042 ", terms: []string{"po", "1042"}, numbers: []outbox.Subject{{Kind: "order", ID: 1042}}},
		{text: "R-381", terms: []string{"381"}, numbers: []outbox.Subject{{Kind: "request", ID: 381}}},
		{text: "req112", terms: []string{"req112"}, numbers: []outbox.Subject{{Kind: "requirement", ID: 112}}},
		{text: "#12", terms: []string{"12"}, numbers: []outbox.Subject{{Kind: "request", ID: 12}, {Kind: "requirement", ID: 12},
			{Kind: "order", ID: 12}, {Kind: "issue", ID: 12}}},
		{text: "99999999999999999999", terms: []string{"99999999999999999999"}},
		{text: "😀 !"},
		{text: "\x00\xff"},
		{text: ""},
	} {
		q := Read(tt.text)
		if diff := cmp.Diff(tt.terms, q.Terms, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q looks for other words (-want +got):\n%s", tt.text, diff)
		}
		if diff := cmp.Diff(tt.numbers, q.Numbers, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q looks for other numbers (-want +got):\n%s", tt.text, diff)
		}
		if q.Empty() != (len(tt.terms) == 0) {
			t.Errorf("%q is empty: %t", tt.text, q.Empty())
		}
	}
}

func TestALongQuestionIsCut(t *testing.T) {
	if q := Read(strings.Repeat("界世", 1500)); len(q.Terms) > termLimit {
		t.Errorf("%d terms are looked for", len(q.Terms))
	}
}

func TestAWordStandsInTheBestPartThatHoldsIt(t *testing.T) {
	d := Document{Kind: Issues, ID: Shard + 7, Title: []string{"Printer"}, Names: []string{"Acme printer"}, Body: []string{"The printer of Acme jams"}}
	want := []string{"i1=4103", "i1bjams", "i1bof", "i1bthe", "i1nacme", "i1o", "i1tprinter"}
	if diff := cmp.Diff(want, d.Lexemes()); diff != "" {
		t.Errorf("it is put down otherwise (-want +got):\n%s", diff)
	}
	d.Over, d.Kind, d.Title, d.Names, d.Body = true, Orders, nil, nil, nil
	d.People, d.Roles = append(d.People, "U1", "", "U1"), append(d.Roles, "finance")
	if got := d.Lexemes(); !slices.Equal(got, []string{"o1=4103", "o1rfinance", "o1uU1"}) {
		t.Errorf("an order without words is put down as %q", got)
	}
}

func TestTheWordsThatWereFoundAreMarked(t *testing.T) {
	for _, tt := range []struct{ asked, text, want string }{
		{"fact", "La Facture d’été", "La [Facture] d’été"},
		{"ete facture", "La facture d’été", "La [facture] d’[été]"},
		{"act", "La facture", "La facture"},
		{"合同", "新合同 管理", "[新合同] 管理"},
		{"1042", "PO-1042.", "PO-[1042]."},
	} {
		text := tt.text
		for _, m := range slices.Backward(Read(tt.asked).Marks(text)) {
			text = text[:m.From] + "[" + text[m.From:m.To] + "]" + text[m.To:]
		}
		if text != tt.want {
			t.Errorf("%q marks %q, want %q", tt.asked, text, tt.want)
		}
	}
}
