package request

import (
	"net/mail"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letter is what can be read of a text that may be a pasted e-mail.
type Letter struct {
	From    string // the sender's address, in small letters; "" when it says none
	Subject string // without "Re:" and the like; "" when it says none
	Text    string // what they wrote themselves: no heads, no history, no signature
}

// headers are the heads of e-mails as programs copy them, in the languages of our
// customers.
var headers = map[string]string{
	"from": "from", "de": "from", "von": "from",
	"subject": "subject", "objet": "subject", "sujet": "subject", "betreff": "subject",
	"to": "", "à": "", "a": "", "an": "", "cc": "", "bcc": "", "cci": "", "reply-to": "",
	"date": "", "sent": "", "envoyé": "", "envoyé le": "", "gesendet": "", "importance": "",
}

var (
	answering = regexp.MustCompile(`(?i)^\s*(re|fw|fwd|tr|aw|wg|rép|réf)\s*(\[\d+\])?\s*:\s*`)
	forwarded = regexp.MustCompile(`(?i)^\s*-{2,}\s*(forwarded message|original message|message transféré|message d['’]origine)\s*-{2,}\s*$|^(begin forwarded message|début du message (transféré|réexpédié))\s*:\s*$`)
	quoting   = regexp.MustCompile(`(?i)^(on .{4,200} wrote|le .{4,200} a écrit|am .{4,200} schrieb .{1,100})\s*:\s*$`)
	sentFrom  = regexp.MustCompile(`(?i)^(sent from my|envoyé de mon|envoyé depuis mon|get outlook for) `)
	linked    = regexp.MustCompile(`<mailto:([^|>]*)(\|[^>]*)?>`)
)

// ReadLetter reads an e-mail as it was pasted, or any other text.
func ReadLetter(text string) Letter {
	lines := strings.Split(strings.ReplaceAll(linked.ReplaceAllString(text, "$1"), "\r\n", "\n"), "\n")
	var l Letter
	n := 0
	for ; n < len(lines); n++ {
		line := strings.TrimSpace(lines[n])
		if line == "" || forwarded.MatchString(line) {
			continue
		}
		if !l.head(line) {
			break
		}
	}
	l.Text = strings.TrimSpace(strings.Join(written(lines[n:]), "\n"))
	return l
}

// head reads a line of the letter's head, and reports whether it is one.
func (l *Letter) head(line string) bool {
	name, value, ok := strings.Cut(line, ":")
	what, known := headers[strings.ToLower(strings.Trim(name, " \u00a0\u202f*"))]
	if !ok || !known {
		return false
	}
	value = strings.Trim(value, " \u00a0\u202f*")
	switch {
	case what == "from" && l.From == "":
		l.From = addressIn(value)
	case what == "subject" && l.Subject == "":
		l.Subject = bare(value)
	}
	return true
}

// addressIn is the address of a sender as it stands in a head.
func addressIn(value string) string {
	if a, err := mail.ParseAddress(value); err == nil {
		return strings.ToLower(a.Address)
	}
	value = strings.NewReplacer("[", "<", "]", ">", "mailto:", "").Replace(value)
	if from, to := strings.LastIndex(value, "<"), strings.LastIndex(value, ">"); 0 <= from && from < to {
		value = value[from+1 : to]
	}
	if a, err := mail.ParseAddress(value); err == nil {
		return strings.ToLower(a.Address)
	}
	return ""
}

// bare is a subject without what answering and forwarding put before it.
func bare(subject string) string {
	for {
		rest := answering.ReplaceAllString(subject, "")
		if rest == subject {
			return strings.TrimSpace(subject)
		}
		subject = rest
	}
}

// written are the lines up to the signature or what is quoted below.
func written(lines []string) []string {
	var own []string
	for _, line := range lines {
		bare := strings.TrimSpace(line)
		if bare == "--" || sentFrom.MatchString(bare) || quoting.MatchString(bare) || forwarded.MatchString(bare) {
			break
		}
		if !strings.HasPrefix(bare, ">") {
			own = append(own, line)
		}
	}
	return own
}

// TitleOf is a request in a line: the subject of an e-mail, else the first sentence
// that is no greeting. It is empty only where nothing was written.
func TitleOf(text string) string {
	l := ReadLetter(text)
	if title := plain(l.Subject); title != "" {
		return title
	}
	lines := strings.Split(l.Text, "\n")
	for n, line := range lines {
		if line = plain(line); line != "" && !(greeting(line) && plain(strings.Join(lines[n+1:], " ")) != "") {
			return sentence(line)
		}
	}
	return sentence(plain(text))
}

// greeting reports whether a line only says hello.
func greeting(line string) bool {
	return len(strings.Fields(line)) <= 5 && strings.HasSuffix(line, ",")
}

// sentence is the first one of a line.
func sentence(line string) string {
	for n, r := range line {
		end := n + utf8.RuneLen(r)
		if strings.ContainsRune(".?!", r) && n > 8 && (end == len(line) || line[end] == ' ') {
			return strings.TrimRight(line[:end], ".")
		}
		if strings.ContainsRune("。？！", r) {
			return strings.TrimRight(line[:end], "。")
		}
	}
	return line
}

// plain is a text on one line, not longer than a title, without what cannot be seen.
func plain(text string) string {
	text = strings.Join(strings.Fields(strings.Map(visible, text)), " ")
	if utf8.RuneCountInString(text) <= TitleLimit {
		return text
	}
	cut := string([]rune(text)[:TitleLimit-1])
	if n := strings.LastIndexByte(cut, ' '); n > TitleLimit/2 {
		cut = cut[:n]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// visible drops what has no form of its own, such as marks that turn the direction of
// writing round.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == utf8.RuneError, r == '\u200b', r == '\ufeff':
		return -1
	}
	return r
}
