package mail

import (
	"errors"
	"net/textproto"
	"strings"

	gomail "github.com/wneessen/go-mail"

	"docket/internal/outbox"
)

// verdict says what the end of a conversation means for the letter to an address.
// Only between the letter's last line and the server's answer to it can nobody
// know; what breaks off before was not taken (RFC 5321, 4.1.1.4).
func verdict(to string, err error) error {
	var sent *gomail.SendError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &sent):
		return verdictOnLetter(to, sent)
	}
	said := words(to, err.Error())
	answer := (*textproto.Error)(nil)
	if errors.Is(err, errNoLogin) || errors.As(err, &answer) && 530 <= answer.Code && answer.Code <= 538 {
		return &outbox.Refusal{Code: outbox.MailLogin + " " + said, Later: true}
	}
	return &outbox.Refusal{Code: outbox.MailUnreachable + " " + said, Later: true}
}

// verdictOnLetter is about an end that came once the server knew us. A server that
// refuses the sender refuses us and not this letter: the settings are wrong, and
// the letter is kept for when they are right.
func verdictOnLetter(to string, end *gomail.SendError) error {
	code, said := end.ErrorCode(), words(to, answer(end))
	switch {
	case end.Reason == gomail.ErrSMTPReset:
		return nil // the letter itself was taken
	case end.Reason == gomail.ErrSMTPDataClose && code == 0:
		return end
	case code == 0:
		return &outbox.Refusal{Code: outbox.MailUnreachable + " " + said, Later: true}
	case code < 500:
		return &outbox.Refusal{Code: outbox.MailBusy + " " + said, Later: true}
	case end.Reason == gomail.ErrSMTPMailFrom:
		return &outbox.Refusal{Code: outbox.MailLogin + " " + said, Later: true}
	}
	return &outbox.Refusal{Code: outbox.MailRefused + " " + said}
}

// answer is what the server said, out of what the library says about it.
func answer(end *gomail.SendError) string {
	_, said, _ := strings.Cut(end.Error(), ": ")
	said, _, _ = strings.Cut(said, ", affected ")
	return said
}

// wordsLimit is how many bytes of a server's answer are passed on.
const wordsLimit = 200

// words are a server's own, on one line and without the address: they are logged.
func words(to, said string) string {
	said = oneLine(strings.NewReplacer(to, "…", `"`, "").Replace(said))
	return strings.ToValidUTF8(said[:min(len(said), wordsLimit)], "")
}
