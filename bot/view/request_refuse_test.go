package view

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"docket/internal/request"
)

// refusing are the words by which a customer would be turned away.
var refusing = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(no|not|cannot|can't|can’t|won't|won’t|unable|impossible|refus\w*|reject\w*|declin\w*|den(y|ied)|unfortunately|sorry|regret\w*|never)\b`),
	"fr": regexp.MustCompile(`(?i)(^|[^\pL])(non|ne|pas|impossible|refus\pL*|rejet\pL*|déclin\pL*|malheureusement|désolée?s?|regret\pL*|jamais|hélas)([^\pL]|$)`),
}

func TestNoSentenceForACustomerRefuses(t *testing.T) {
	for _, m := range request.Moves {
		for _, say := range m.Say {
			for language, p := range languages {
				text := Phrase(p, say, company.asking(t, request.Triage, nil))
				if found := refusing[language].FindString(text); found != "" {
					t.Errorf("%s.%s says %q: %s", say, language, strings.TrimSpace(found), text)
				}
			}
		}
	}
}

func TestEveryBranchHasASentenceOfItsOwn(t *testing.T) {
	var known []request.Phrase
	for say := range phrases {
		known = append(known, say)
	}
	for _, m := range request.Moves {
		for _, say := range m.Say {
			if !slices.Contains(known, say) {
				t.Errorf("%s has the customer told %q, which has no words", m.Verb, say)
			}
		}
	}
	for language, p := range languages {
		seen := map[string]request.Phrase{}
		for _, say := range known {
			text := Phrase(p, say, company.asking(t, request.Triage, nil))
			if other, twice := seen[text]; twice {
				t.Errorf("%s and %s say the same in %s: %s", say, other, language, text)
			}
			seen[text] = say
		}
	}
}

func TestTheWordsOfRefusalAreFound(t *testing.T) {
	for language, text := range map[string]string{"en": "We are sorry, this cannot be done.", "fr": "Nous ne pouvons pas le faire."} {
		if !refusing[language].MatchString(text) {
			t.Errorf("%q passes", text)
		}
	}
}
