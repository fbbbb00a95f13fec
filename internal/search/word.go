package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// wordLimit is how many characters of a word count; nobody types more.
const wordLimit = 64

// run is a stretch of letters and digits in a text, at these bytes.
type run struct{ from, to int }

// runs finds the stretches in which words stand. Everything else parts them.
func runs(text string) []run {
	var found []run
	begun := -1
	for at, c := range text {
		switch inside := inWord(c); {
		case inside && begun < 0:
			begun = at
		case !inside && begun >= 0:
			found, begun = append(found, run{begun, at}), -1
		}
	}
	if begun >= 0 {
		found = append(found, run{begun, len(text)})
	}
	return found
}

func inWord(c rune) bool {
	if c < utf8.RuneSelf {
		return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	}
	return unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c) || silent(c)
}

// silent characters stand inside words and are no part of them: a soft hyphen,
// joiners, what chooses how the character before looks.
func silent(c rune) bool {
	return c == '\u00AD' || c == '\u200C' || c == '\u200D' || c == '\u2060' || unicode.Is(unicode.Variation_Selector, c) || unicode.Is(unicode.Me, c)
}

// Fold is a word as it is compared: in small letters, without accents, letters that
// others are written for as those.
func Fold(word string) string {
	if plain(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, c := range norm.NFKD.String(word) {
		switch base, other := bases[unicode.ToLower(c)]; {
		case accent(c), silent(c):
		case other:
			b.WriteString(base)
		default:
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return norm.NFC.String(b.String())
}

func plain(word string) bool {
	for n := range len(word) {
		if word[n] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// accent tells the marks of Latin, Greek and Cyrillic letters, which people leave
// out, from those that make another letter: the voice of a kana, the vowel of a Thai
// consonant.
func accent(c rune) bool {
	return 0x0300 <= c && c <= 0x036F || 0x1AB0 <= c && c <= 0x1AFF || 0x1DC0 <= c && c <= 0x1DFF
}

// bases are the letters that do not come apart into a letter and its accent.
var bases = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ı': "i",
	'ĸ': "k", 'ƒ': "f", 'ɨ': "i", 'ʉ': "u", 'ƀ': "b", 'ǥ': "g", 'ƶ': "z", 'ə': "e", 'ς': "σ",
	'ґ': "г", 'ђ': "д", 'ј': "j", 'љ': "л", 'њ': "н", 'ћ': "ч", 'џ': "ц", 'є': "е", 'і': "и",
}
