package paper

import (
	"strings"
	"unicode"
)

// clean is a text in letters the font has. What it does not have, emoji and the
// scripts from right to left, is a � each, so that nobody takes the text for whole.
func (f *face) clean(text string) string {
	if !strings.ContainsFunc(text, ideographic) {
		text = narrow.Replace(text)
	}
	return strings.Map(func(letter rune) rune {
		switch {
		case f.knows(letter) && !unicode.IsControl(letter):
			return letter
		case unicode.IsSpace(letter):
			return space(letter)
		case letter == '\u2011': // a hyphen at which no line ends
			return '-'
		case unicode.In(letter, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
			return -1
		}
		return unicode.ReplacementChar
	}, text)
}

// narrow takes the place of marks that the font draws as wide as a Chinese character.
var narrow = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "…", "...", "—", "–")

// space is the space the font has for another one.
func space(letter rune) rune {
	if letter == '\u202f' { // the narrow one between thousands, at which no line ends
		return '\u00a0'
	}
	return ' '
}
