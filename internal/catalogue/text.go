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

func (t Text) first() string {
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		return t[lang]
	}
	return ""
}
