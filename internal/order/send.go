package order

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// Sending is how an order goes to the customer.
type Sending struct {
	Mail bool   // by docket, to the invoice contact, with the paper
	To   string // whom somebody sent it to by other means: a name or an address
}

// ToLimit is how many characters may say whom an order was sent to.
const ToLimit = 200

// SentArgs is what the news of an order that was sent carries to its renderer.
type SentArgs struct {
	By     directory.UserID `json:"by"`
	To     string           `json:"to"`
	Mailed bool             `json:"mailed,omitempty"`
}

// PaperArgs is what the notes that carry the paper of a revision carry to their
// renderer.
type PaperArgs struct {
	outbox.LetterArgs
	Revision int `json:"revision"`
}

// Send writes down that the order went to the customer, and has docket send it
// where that was asked. Only this revision's approval counts, and the order goes
// out once; seen is the revision the sender looked at.
func (o Order) Send(how Sending, seen int, s Scene) (Outcome, error) {
	if err := o.follow(s); err != nil {
		return Outcome{}, err
	}
	if err := o.same(seen, s); err != nil {
		return Outcome{}, err
	}
	if err := o.sendable(s); err != nil {
		return Outcome{}, err
	}
	how.To = strings.Join(strings.Fields(how.To), " ")
	if how.Mail {
		how.To = o.Invoice.Email
	}
	if err := how.check(o, s); err != nil {
		return Outcome{}, err
	}
	before := o
	o.State, o.Since, o.Sent = Sent, s.Now, &Dispatch{By: s.Actor.ID, At: s.Now, To: how.To, Mailed: how.Mail}
	notes := []outbox.Note{o.news("order.sent", s, SentArgs{By: s.Actor.ID, To: how.To, Mailed: how.Mail})}
	if how.Mail {
		notes = append(notes, o.letter(s))
	}
	return Outcome{Order: o, Effects: o.onward(before, "order.sent", s, notes...)}, nil
}

// sendable refuses what is not approved in this revision, and what is on its way.
func (o Order) sendable(s Scene) error {
	switch {
	case o.State == Sent:
		return fault.Conflictf("%s sent %s to %s at %s already.", o.Sent.By.Mention(), o.ID.Number(), o.Sent.To, s.moment(o.Sent.At))
	case o.State.Over():
		return o.changeable()
	case o.State != Approved, o.Approval.State != approval.Approved, o.Approval.Round != o.Revision:
		return fault.Conflictf("%s is not approved. It may go to the customer once it is.", o.ID.Number())
	}
	return nil
}

func (h Sending) check(o Order, s Scene) error {
	switch {
	case h.Mail && !s.Mail:
		return fault.Conflictf("docket sends no e-mail here. Send the order yourself and write down whom you sent it to.")
	case h.Mail && h.To == "":
		return fault.Conflictf("The invoice contact of %s has no e-mail address. Send the order yourself and write down whom you sent it to.", o.ID.Number())
	case h.To == "":
		return fault.Invalidf("Write whom it was sent to.").In("to")
	case utf8.RuneCountInString(h.To) > ToLimit:
		return fault.Invalidf("That may have at most %d characters.", ToLimit).In("to")
	}
	return nil
}

// letter carries the order to the invoice contact. Its answer goes to whoever sent
// it.
func (o Order) letter(s Scene) outbox.Note {
	return outbox.Note{Topic: "letter.order", Subject: o.ID.newsSubject(), Channel: outbox.MailTo(o.Invoice.Email), Priority: outbox.Click,
		Args: outbox.Args(PaperArgs{LetterArgs: outbox.LetterArgs{Responsible: outbox.Lane(s.Actor.ID)}, Revision: o.Revision}),
		Key:  fmt.Sprintf("letter.order:%d:%d", o.ID, o.Revision)}
}

// paper is the document in the thread, once the revision is approved.
func (o Order) paper(s Scene) outbox.Note {
	return outbox.Note{Topic: "order.paper", Subject: o.ID.newsSubject(), Channel: s.Home, Parent: o.ID.CardKey(), Priority: outbox.Approval,
		Args: outbox.Args(PaperArgs{Revision: o.Revision}), Key: fmt.Sprintf("order.paper:%d:%d", o.ID, o.Revision)}
}

// PrintNote is the document for one person alone, as the order is when it is
// delivered; key is the act's.
func (id ID) PrintNote(to directory.UserID, key string) outbox.Note {
	return outbox.Note{Topic: "order.print", Subject: id.newsSubject(), Channel: outbox.Lane(to), Priority: outbox.Click, Key: "order.print:" + key}
}
