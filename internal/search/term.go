package search

import (
	"slices"
	"unicode"
)

// crowded are the scripts that are written without spaces between words.
var crowded = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Thai,
	unicode.Lao, unicode.Khmer, unicode.Myanmar}

func isCrowded(c rune) bool { return c > 0x0E00 && (unicode.In(c, crowded...) || c == 'ー') }

// pieces are the words of a run: folded, parted where folding parts them and where
// the script changes between one with spaces and one without.
func pieces(text string) [][]rune {
	var found [][]rune
	var begun []rune
	var dense bool
	end := func() {
		if len(begun) > 0 {
			found = append(found, begun)
		}
		begun = nil
	}
	for _, c := range Fold(text) {
		if !inWord(c) {
			end()
			continue
		}
		now := isCrowded(c) || dense && unicode.IsMark(c)
		if now != dense {
			end()
		}
		begun, dense = append(begun, c), now
	}
	end()
	return found
}

// kept are the terms by which a text is found. Each is looked for by how it begins: so
// a word is one, and of a script without spaces each character with the next.
func kept(text string) []string {
	return terms(text, func(word []rune) int { return len(word) })
}

// asked are the terms that a text looks for. Of a script without spaces that is each
// pair of neighbours, or the single character.
func asked(text string) []string {
	return terms(text, func(word []rune) int { return max(1, len(word)-1) })
}

func terms(text string, pairs func([]rune) int) []string {
	var found []string
	for _, r := range runs(text) {
		for _, word := range pieces(text[r.from:r.to]) {
			if !isCrowded(word[0]) {
				found = append(found, string(word[:min(len(word), wordLimit)]))
				continue
			}
			for n := range pairs(word) {
				found = append(found, string(word[n:min(n+2, len(word))]))
			}
		}
	}
	return found
}

// distinct leaves out what comes again.
func distinct(all []string) []string {
	seen := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(t string) bool {
		again := seen[t]
		seen[t] = true
		return again
	})
}
