package locale

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// judge compares the sentences of the sources with one language's file and complains line by line.
func judge(found []use, translations map[string]forms) (complaints []string, missing []string) {
	for _, u := range found {
		said, ok := translations[u.english]
		if !ok && hasWords(u.english) {
			missing = append(missing, u.english)
		}
		for _, form := range append(forms{u.english}, said...) {
			complaints = append(complaints, judgeOne(u, form)...)
		}
	}
	slices.Sort(missing)
	return complaints, slices.Compact(missing)
}

func judgeOne(u use, said string) (complaints []string) {
	complain := func(format string, args ...any) {
		complaints = append(complaints, fmt.Sprintf("%s: %q: ", u.at, u.english)+fmt.Sprintf(format, args...))
	}
	want := verbs(u.english)
	if said == u.english && u.args != spread && len(want) != u.args {
		complain("has %d verbs for %d values (a percent sign is %%%%)", len(want), u.args)
	}
	if !maps.Equal(want, verbs(said)) {
		complain("is translated with other verbs: %q", said)
	}
	switch {
	case u.limit > 0 && width(said) > u.limit:
		complain("%q takes %d characters of %d", said, width(said), u.limit)
	case strings.TrimSpace(said) == "":
		complain("is empty in one language")
	case strings.Contains(said, "!"):
		complain("%q calls out; a sentence of ours ends in a full stop", said)
	}
	return complaints
}

// hasWords tells whether there is anything to translate; "%s (%s)" reads alike everywhere.
func hasWords(english string) bool {
	return strings.ContainsFunc(verbPattern.ReplaceAllString(english, ""), unicode.IsLetter)
}

// readFile reads a language's file and finds the keys written twice, which the JSON decoder would let pass.
func readFile(t *testing.T, file []byte) (translations map[string]forms, twice []string) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(file))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	translations = map[string]forms{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		var said forms
		if err := decoder.Decode(&said); err != nil {
			t.Fatal(err)
		}
		if _, seen := translations[key.(string)]; seen {
			twice = append(twice, key.(string))
		}
		translations[key.(string)] = said
	}
	return translations, twice
}

func TestFrenchSaysEverySentenceOfTheSources(t *testing.T) {
	fset, packages := modulePackages(t)
	var found []use
	for _, p := range packages {
		sentences, complaints := p.uses(fset)
		found = append(found, sentences...)
		for _, complaint := range complaints {
			t.Error(complaint)
		}
	}
	translations, twice := readFile(t, frenchFile)
	complaints, missing := judge(found, translations)
	for _, complaint := range complaints {
		t.Error(complaint)
	}
	if len(missing) > 0 {
		t.Errorf("fr.json lacks %d sentences; paste and fill in:\n%s", len(missing), lines(missing))
	}
	if len(twice) > 0 {
		t.Errorf("fr.json has sentences twice:\n%s", lines(twice))
	}
	if stale := stale(found, translations); len(stale) > 0 {
		t.Errorf("fr.json has sentences nobody says; delete:\n%s", lines(stale))
	}
}

func stale(found []use, translations map[string]forms) []string {
	said := map[string]bool{}
	for _, u := range found {
		said[u.english] = true
	}
	return slices.Sorted(func(yield func(string) bool) {
		for english := range translations {
			if !said[english] && !yield(english) {
				return
			}
		}
	})
}

// lines are JSON members without their values, as fr.json wants them.
func lines(sentences []string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for _, english := range sentences {
		b.WriteString("  ")
		_ = encoder.Encode(english)
	}
	return strings.ReplaceAll(b.String(), "\"\n", "\": \"\",\n")
}
