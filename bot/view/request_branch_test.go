package view

import (
	"encoding/json"
	"strings"
	"testing"

	"docket/internal/locale"
	"docket/internal/request"
)

func TestEveryBranchHasASentenceOfItsOwn(t *testing.T) {
	card := company.asking(t, request.Triage, nil)
	for language, p := range map[string]*locale.Printer{"en": locale.English(), "fr": locale.French()} {
		seen := map[string]request.Phrase{}
		for _, say := range sayable() {
			text := Phrase(p, say, card)
			if other, twice := seen[text]; twice {
				t.Errorf("%s and %s say the same in %s: %s", say, other, language, text)
			}
			seen[text] = say
		}
	}
}

func TestACardSaysOnceWhatTheCustomerAsksFor(t *testing.T) {
	for about, c := range map[string]struct {
		title, body string
		times       int
	}{
		"a title that is all there is":          {"Export the invoices", "Export the invoices.", 1},
		"a title made of the first sentence":    {"Export the invoices", "Export the invoices. We need them by May.", 1},
		"a title that is cut short":             {"Export the invoices of …", "Export the invoices of 2024 by May.", 1},
		"a subject that stands above the words": {"Export the invoices", "We need them by May: Export the invoices.", 2},
	} {
		t.Run(about, func(t *testing.T) {
			card := company.asking(t, request.Triage, func(q *request.Card) { q.Title, q.Body = c.title, c.body })
			said, err := json.Marshal(RequestCard(reader(locale.English()), card).Blocks)
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(said), "Export the invoices"); n != c.times {
				t.Errorf("it is said %d times, want %d:\n%s", n, c.times, said)
			}
		})
	}
}
