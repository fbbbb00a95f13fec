package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLine is how many octets a line may have without its end (RFC 5545, 3.1).
const maxLine = 75

// lines are the content lines of an iCalendar object.
type lines struct{ out []byte }

// put writes a property whose value needs no escaping. A control character would end the line: there is none after it.
func (w *lines) put(name, value string) {
	line := visible(name + ":" + value)
	for room := maxLine; len(line) > room; room = maxLine - 1 { // a continued line begins with a space
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		w.out = append(append(w.out, line[:cut]...), "\r\n "...)
		line = line[cut:]
	}
	w.out = append(append(w.out, line...), "\r\n"...)
}

// text writes a property of the type TEXT.
func (w *lines) text(name, value string) { w.put(name, escaped(value)) }

func (w *lines) optional(name, value string) {
	if value != "" {
		w.text(name, value)
	}
}

// lineEnds are the ways to end a line; NEL and the separators of Unicode, too, begin a new one in some programs.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

var textEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// escaped is a value of the type TEXT (RFC 5545, 3.3.11).
func escaped(text string) string { return textEscapes.Replace(lineEnds.Replace(text)) }

// quoted is a name as the value of a parameter. It has no way to write a quote or a line end but RFC 6868, which few
// programs read: so a name stands on one line and has apostrophes. The circumflex is that RFC's sign, and doubled. A
// backslash means nothing here, but some programs take it for an escape of the quote after it.
func quoted(name string) string {
	name = strings.Join(strings.Fields(lineEnds.Replace(name)), " ")
	return `"` + nameEscapes.Replace(name) + `"`
}

var nameEscapes = strings.NewReplacer(`"`, "'", "^", "^^", `\`, "/")

// visible leaves out what a content line must not hold: control characters but the tab, and what is no UTF-8.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}
