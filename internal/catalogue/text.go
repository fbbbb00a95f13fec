package catalogue

import (
	"maps"
	"slices"
	"strings"
)

// primary is the language of a tag without script and region: "fr" of "fr-FR".
func primary(tag string) string {
	lang, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(lang)
}

// Tag is the language In finds the text in, "" when it has none.
func (t Text) Tag(tag string) string {
	for _, lang := range []string{tag, primary(tag), "en"} {
		if t[lang] != "" {
			return lang
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		return lang
	}
	return ""
}
