package view

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/project"
	"docket/internal/request"
)

// sayable is every phrase that a move of requests has for the customer.
func sayable() []request.Phrase {
	var all []request.Phrase
	for _, m := range request.Moves {
		all = append(all, m.Say...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// branches are cards in which each phrase says all it can, or has nothing to name.
func branches() []request.Card {
	empty := request.Card{Line: request.Line{Request: request.Request{ID: 381, State: request.Talk}}}
	empty.Scene.Zone = paris
	full := empty
	full.Owner, full.Scope.Day = marc, calendar.Date{Year: 2026, Month: time.October, Day: 31}
	full.Scene.Project = project.Project{Sales: lea}
	full.Scene.People = directory.People{marc: {ID: marc, Name: "Marc <!channel>\nDupont", Active: true}, lea: {ID: lea, Name: "Léa Roux", Active: true}}
	full.Scene.Tariff = project.Document{URL: "https://example.com/tariff"}
	full.Course.Outcome = &request.Agreement{How: request.ForMoney, Amount: 120000, Currency: "EUR"}
	return []request.Card{empty, full}
}

// refusing are words that say no, in the languages of our customers.
var refusing = regexp.MustCompile(`(?i)\b(refus|reject|rejet|declin|denied|deny|cannot|can['’]t|won['’]t|unable|impossible|unfortunately|malheureusement|` +
	`sorry|désol|not possible|pas possible|ne pouvons|ne peut|hélas|out of scope|hors périmètre|dispatcher|répartiteur|requirement|ticket)`)

var endOfSentence = regexp.MustCompile(`[.?!](\s|$)`)

func TestCustomersAreToldKindlyInTheirLanguage(t *testing.T) {
	for _, say := range sayable() {
		if _, ok := phrases[say]; !ok {
			t.Errorf("%s has no words", say)
		}
		for _, c := range branches() {
			in := map[string]string{"en": Phrase(locale.English(), say, c), "fr": Phrase(locale.French(), say, c)}
			if in["en"] == in["fr"] {
				t.Errorf("%s is said in one language: %s", say, in["en"])
			}
			for language, words := range in {
				if no := refusing.FindString(words); no != "" {
					t.Errorf("%s, %s says %q: %s", say, language, no, words)
				}
				if n := len(endOfSentence.FindAllString(words, -1)); n == 0 || n > 3 {
					t.Errorf("%s, %s has %d sentences: %s", say, language, n, words)
				}
				if !strings.Contains(words, "R-381") || strings.Contains(words, "%!") || strings.Contains(words, "\n") {
					t.Errorf("%s, %s: %s", say, language, words)
				}
			}
		}
	}
}

func TestWhatStandsInAPhrase(t *testing.T) {
	full := branches()[1]
	for say, want := range map[request.Phrase][]string{
		request.SayHanded:  {"Marc <!channel> Dupont"},
		request.SayOutside: {"Léa Roux, our sales manager"},
		request.SayOver:    {"ended on 31 Oct 2026", "Léa Roux, our sales manager"},
		request.SayCharged: {"(https://example.com/tariff)"},
		request.SayAgreed:  {"for 1,200.00 EUR, as agreed"},
	} {
		words := Phrase(locale.English(), say, full)
		for _, part := range want {
			if !strings.Contains(words, part) {
				t.Errorf("%s lacks %q: %s", say, part, words)
			}
		}
	}
}

func TestWhatIsPostedToACustomerMentionsNobodyAndLinksWhatIsALink(t *testing.T) {
	for text, want := range map[string]string{
		"Dear <!channel> & all":                        "Dear &lt;!channel&gt; &amp; all",
		"By our tariff (https://example.com/t?a=1&b).": "By our tariff (<https://example.com/t?a=1&amp;b|https://example.com/t?a=1&amp;b>).",
		"https://a.example/x, https://b.example/y!":    "<https://a.example/x|https://a.example/x>, <https://b.example/y|https://b.example/y>!",
		"https://":                     "https://",
		"<https://evil.example|click>": "&lt;<https://evil.example|https://evil.example>|click&gt;",
		"javascript:alert(1)":          "javascript:alert(1)",
	} {
		if got := linked(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
