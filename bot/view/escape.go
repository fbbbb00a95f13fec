package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docket/internal/directory"
)

// Escape makes text safe in mrkdwn and in plain text: it can mention nobody, link nowhere, and turn no line around
// (docs.slack.dev/messaging/formatting-message-text; bidirectional controls by Unicode's UAX #9).
func Escape(text string) string {
	var b strings.Builder
	for _, c := range text {
		b.WriteString(escaped(c))
	}
	return b.String()
}

func escaped(c rune) string {
	switch {
	case c == '&':
		return "&amp;"
	case c == '<':
		return "&lt;"
	case c == '>':
		return "&gt;"
	case c == '\n':
		return "\n"
	case c == '\t':
		return " "
	case unicode.IsControl(c), unicode.Is(unicode.Bidi_Control, c), c == utf8.RuneError:
		return ""
	}
	return string(c)
}

// escapeTo escapes text and ends it in an ellipsis where it would pass limit characters. Escaping makes text longer,
// so that clipping first is too late and clipping afterwards would cut an escape in two.
func escapeTo(text string, limit int) string {
	var b strings.Builder
	used, room := 0, 0 // room is how much of b leaves place for the ellipsis
	for _, c := range text {
		part := escaped(c)
		if used += utf8.RuneCountInString(part); used > limit {
			return b.String()[:room] + "…"
		}
		b.WriteString(part)
		if used < limit {
			room = b.Len()
		}
	}
	return b.String()
}

// oneLine is text without line breaks and runs of spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// nameRoom is how many characters a name gets inside a sentence.
const nameRoom = 80

// name is what people called something, fit to stand in a sentence.
func name(text string) string {
	// Nobody reads past the room there is, and somebody may have written a book.
	if said := escapeTo(oneLine(clipRaw(text, 4*nameRoom)), nameRoom); said != "" {
		return said
	}
	return "–"
}

// quote is text of somebody's own as a quotation of at most limit characters.
func quote(text string, limit int) string {
	const bar = "> "
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r", ""))
	lines, left := []string{}, limit
	for line := range strings.SplitSeq(text, "\n") {
		if left -= len(bar) + 1; left <= 1 {
			return strings.Join(lines, "\n") + "…"
		}
		said := escapeTo(line, left)
		lines = append(lines, bar+said)
		left -= utf8.RuneCountInString(said)
	}
	return strings.Join(lines, "\n")
}

// mention is a member as Slack draws them, and pings them; what is no user ID is said as text.
func mention(id directory.UserID) string {
	if !isUserID(string(id)) {
		return name(string(id))
	}
	return "<@" + string(id) + ">"
}

func isUserID(id string) bool {
	return len(id) > 1 && len(id) < 64 && (id[0] == 'U' || id[0] == 'W') && isUpperID(id)
}

func isUpperID(id string) bool {
	return strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// person is a member whose turn it is not: by name where it is known, so that nobody is pinged for nothing.
func (r Reader) person(id directory.UserID) string {
	if id == directory.Customer {
		return r.P.T("the customer")
	}
	if m, ok := r.People[id]; ok && m.Name != "" {
		return name(m.Name)
	}
	return mention(id)
}

// channelLink is a channel as Slack draws it.
func channelLink(id string) string {
	if len(id) < 2 || len(id) > 64 || !strings.ContainsRune("CGD", rune(id[0])) || !isUpperID(id) {
		return name(id)
	}
	return "<#" + id + ">"
}

// link is a link with a text, the text alone when the address is none of Slack's or the web's.
func link(address, text string) string {
	if !isWeb(address) {
		return text
	}
	return "<" + Escape(address) + "|" + strings.ReplaceAll(text, "|", "/") + ">"
}

func isWeb(address string) bool {
	web := strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
	return web && len(address) <= 1000 && !strings.ContainsAny(address, "|<> \n\t\"")
}
