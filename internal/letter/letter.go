// Package letter words what docket writes by e-mail: to a customer's people, who
// have no Slack, and to the house's own. It owns the texts. It refuses to know
// when a letter is due and how mail is sent.
package letter

import "net/mail"

// Letter is one e-mail to one person, as plain text.
type Letter struct {
	To         string       // the person's name; the address is the lane's
	ReplyTo    mail.Address // whom an answer goes to; zero for the house's sender
	Subject    string       // one line
	Text       string
	Calendar   *Calendar   // nil for none
	Attachment *Attachment // nil for none
}

// Attachment is a file that goes with a letter.
type Attachment struct {
	Name    string // with its extension
	Type    string // of MIME
	Content []byte
}

// Calendar is an invitation that goes with a letter.
type Calendar struct {
	Method  string // of iTIP: REQUEST or CANCEL
	Content []byte // an RFC 5545 calendar that says the same method
}
