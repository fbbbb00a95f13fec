package paper

import (
	"strings"
	"unicode"
)

// wrap breaks a text into lines no wider than width: at spaces, between Chinese
// characters, and within a word only when it has no room on a line of its own. It
// loses nothing but the spaces at which it breaks.
func wrap(text string, width float64, measure func(string) float64) []string {
	var lines []string
	line := ""
	for _, part := range parts(text) {
		if strings.TrimSpace(line) == "" {
			part, line = strings.TrimLeft(part, " "), ""
		}
		if measure(strings.TrimRight(line+part, " ")) <= width {
			line += part
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
			part = strings.TrimLeft(part, " ")
		}
		for measure(strings.TrimRight(part, " ")) > width && len([]rune(part)) > 1 {
			head := fitting(part, width, measure)
			lines, part = append(lines, head), part[len(head):]
		}
		line = part
	}
	if line = strings.TrimRight(line, " "); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fitting is as much of the word as fits, but at least one letter.
func fitting(word string, width float64, measure func(string) float64) string {
	end := 0
	for at, letter := range word {
		next := at + len(string(letter))
		if end > 0 && measure(word[:next]) > width {
			break
		}
		end = next
	}
	return word[:end]
}

// parts cuts a text where a line may end: after spaces, and around characters that
// stand for words. Closing marks stay with what they close, opening ones with what
// they open.
func parts(text string) []string {
	var parts []string
	begun := 0
	letters := []rune(text)
	at := 0
	for n, letter := range letters {
		if n > 0 && mayBreak(letters[n-1], letter) {
			parts = append(parts, text[begun:at])
			begun = at
		}
		at += len(string(letter))
	}
	return append(parts, text[begun:])
}

func mayBreak(before, after rune) bool {
	switch {
	case after == ' ':
		return before != ' ' && ideographic(before)
	case before == ' ':
		return true
	case closes(after), opens(before):
		return false
	}
	return ideographic(before) || ideographic(after)
}

// ideographic letters stand for words or syllables: a line may end after each.
func ideographic(letter rune) bool {
	return letter > 0x2E80 && (unicode.In(letter, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || closes(letter))
}

func closes(letter rune) bool {
	return strings.ContainsRune("，。、；：！？）】》」』”’…,.;:!?)]}»", letter)
}

func opens(letter rune) bool { return strings.ContainsRune("（【《「『“‘([{«", letter) }
