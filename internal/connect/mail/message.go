package mail

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net/mail"
	"strings"

	gomail "github.com/wneessen/go-mail"

	"docket/internal/letter"
	"docket/internal/outbox"
)

// message is the letter in its envelope. An invitation goes twice, as mail
// programs want it: as another reading of the text, which they offer to answer,
// and as a file for those that do not know how.
func (s *Server) message(l letter.Letter, to string, id outbox.ID) (*gomail.Msg, error) {
	m := gomail.NewMsg(gomail.WithCharset(gomail.CharsetUTF8), gomail.WithEncoding(gomail.EncodingQP), gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&s.from)
	m.ToMailAddress(&mail.Address{Name: displayName(l.To), Address: to})
	if answers, err := mail.ParseAddress(l.ReplyTo.Address); err == nil {
		m.ReplyToMailAddress(&mail.Address{Name: displayName(l.ReplyTo.Name), Address: answers.Address})
	}
	m.Subject(oneLine(l.Subject))
	m.SetMessageIDWithValue(messageID(to, id, domain(s.from.Address)))
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no answering machine answers
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	if a := l.Attachment; a != nil {
		if err := m.AttachReader(oneLine(a.Name), bytes.NewReader(a.Content), gomail.WithFileContentType(gomail.ContentType(oneLine(a.Type)))); err != nil {
			return nil, err
		}
	}
	if l.Calendar == nil {
		return m, nil
	}
	method := oneLine(l.Calendar.Method)
	m.AddAlternativeString(gomail.ContentType("text/calendar; method="+method), string(l.Calendar.Content),
		gomail.WithPartEncoding(gomail.EncodingB64))
	err := m.AttachReader("invite.ics", bytes.NewReader(l.Calendar.Content), gomail.WithFileContentType("application/ics"))
	return m, err
}

// messageID is always the same for a note and its address, so that a letter that
// came twice is seen to be one.
func messageID(to string, id outbox.ID, at string) string {
	hash := sha256.Sum256([]byte(to))
	return fmt.Sprintf("note-%d.%x@%s", id, hash[:4], at)
}

// oneLine leaves nothing in a header's value that could end it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// displayName is a name as the standard library can write and read it: a backslash
// beside letters outside ASCII it could not read again.
func displayName(name string) string { return oneLine(strings.ReplaceAll(name, `\`, " ")) }

func domain(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }
