// Package locale says things in the reader's language.
//
// The English sentence in the code is the key: p.T("Approved by %s", name) says it in English as it stands and in
// French as fr.json has it. A language has one embedded file, and the tests of this package read the sources of the
// whole module and refuse a sentence that a language lacks, says with other verbs, or says too long for where it stands.
//
// It owns sentences, plurals, dates, ages, numbers, money and lists. It refuses sentences put together at run time:
// they cannot be found in the sources, so nobody could translate them.
package locale

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
)

var (
	english = sync.OnceValue(func() *Printer { return newPrinter(language.BritishEnglish, englishWords) })
	french  = sync.OnceValue(func() *Printer { return newPrinter(language.French, frenchWords) })
)

// English is the printer of the sentences as they stand in the code.
func English() *Printer { return english() }

// French is the printer of the sentences in French.
func French() *Printer { return french() }

// For is the printer for a language as Slack or a browser names it: "fr-FR", "en-US", "fr_CA", "fr".
// A language docket does not speak, or a tag that is none, gets English.
func For(tag string) *Printer {
	primary, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	if strings.EqualFold(primary, "fr") {
		return French()
	}
	return English()
}
