package locale

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

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

// build reads one language's file: a JSON object from the English sentence to the language's.
func build(tag language.Tag, file []byte) (catalog.Catalog, error) {
	var entries map[string]string
	if err := json.Unmarshal(file, &entries); err != nil {
		return nil, fmt.Errorf("read sentences %s: %w", tag, err)
	}
	builder := catalog.NewBuilder(catalog.Fallback(language.English))
	for english, said := range entries {
		if err := builder.SetString(tag, english, said); err != nil {
			return nil, fmt.Errorf("set sentence %q: %w", english, err)
		}
	}
	return builder, nil
}
