package outbox

import (
	"log/slog"
	"strings"
)

// mailScheme begins the lane of an e-mail address.
const mailScheme = "mailto:"

// MailTo is the lane of what an address is written.
func MailTo(address string) Lane { return Lane(mailScheme + address) }

// Mail is the address of a mail lane.
func (l Lane) Mail() (address string, ok bool) {
	if !strings.HasPrefix(string(l), mailScheme) {
		return "", false
	}
	return string(l[len(mailScheme):]), true
}

// LogValue keeps addresses out of the log: of one only its domain is said.
func (l Lane) LogValue() slog.Value {
	address, mail := l.Mail()
	if !mail {
		return slog.StringValue(string(l))
	}
	return slog.StringValue(mailScheme + "…" + address[strings.LastIndexByte(address, '@')+1:])
}

// The first words of the refusals of letters.
const (
	MailRefused     = "mail_refused"     // the server will never take this letter to this address
	MailOff         = "mail_off"         // docket has no mail server
	MailUnreachable = "mail_unreachable" // the server does not answer, or breaks off
	MailLogin       = "mail_login"       // the server does not accept user and password
	MailBusy        = "mail_busy"        // the server asks for patience
	MailGivenUp     = "mail_given_up"    // what stands after it was tried for two days
	MailUnclear     = "mail_unclear"     // handed over twice, and both times nobody knows whether it was taken
)

// LetterArgs are among the args of every letter's note.
type LetterArgs struct {
	Responsible Lane `json:"responsible,omitempty"` // the person who gets its answers, and is told when it cannot be delivered; "" for the administrators
}
