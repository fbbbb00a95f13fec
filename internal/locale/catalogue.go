package locale

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message/catalog"
)

//go:embed fr.json
var frenchFile []byte

// sentences is the catalogue of every language but English, whose sentences are their own keys.
var sentences = sync.OnceValue(func() catalog.Catalog {
	built, err := build(language.French, frenchFile)
	if err != nil {
		panic(fmt.Sprintf("locale: embedded fr.json: %v", err))
	}
	return built
})

// forms are what a language's file has for one English sentence: the sentence, or where English has one form for a
// count and the language two ("%d new": "%d nouveau", "%d nouveaux"), the singular and the plural.
type forms []string

// UnmarshalJSON reads a string, or an array of two.
func (f *forms) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*f = forms{one}
		return nil
	}
	var both [2]string
	if err := json.Unmarshal(text, &both); err != nil {
		return fmt.Errorf("read forms %s: %w", text, err)
	}
	*f = both[:]
	return nil
}

// build reads one language's file: a JSON object from the English sentence to the language's forms.
func build(tag language.Tag, file []byte) (catalog.Catalog, error) {
	var entries map[string]forms
	if err := json.Unmarshal(file, &entries); err != nil {
		return nil, fmt.Errorf("read sentences %s: %w", tag, err)
	}
	builder := catalog.NewBuilder(catalog.Fallback(language.English))
	for english, said := range entries {
		if err := set(builder, tag, english, said); err != nil {
			return nil, fmt.Errorf("set sentence %q: %w", english, err)
		}
	}
	return builder, nil
}

func set(builder *catalog.Builder, tag language.Tag, english string, said forms) error {
	if len(said) == 1 {
		return builder.SetString(tag, english, typeset(said[0]))
	}
	return builder.Set(tag, english,
		plural.Selectf(1, "%d", plural.One, typeset(said[0]), plural.Other, typeset(said[1])))
}

// typeset ties French punctuation to its word, so that the file can be written with plain spaces.
func typeset(text string) string { return noBreak.Replace(text) }

var noBreak = strings.NewReplacer(
	" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " %%", "\u00a0%%", "« ", "«\u00a0", " »", "\u00a0»")
