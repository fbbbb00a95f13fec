package view

import (
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
