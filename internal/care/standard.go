package care

import (
	"cmp"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
)

// Addressee is who gets the standard of service by e-mail when a service period is
// renewed: the customer's single point of contact, where mail can be sent and there is
// a standard to send.
func Addressee(all []customer.Contact, mail bool, standard project.Document) (customer.Contact, bool) {
	to, known := customer.SinglePoint(all)
	return to, known && mail && to.Email != "" && standard.URL != ""
}

// StandardArgs is what the letter with the standard of service carries to its writer.
type StandardArgs struct {
	outbox.LetterArgs
	To       string           `json:"to"`               // the contact's name
	Locale   string           `json:"locale,omitempty"` // of the letter
	Until    calendar.Date    `json:"until"`            // the new last day
	Standard project.Document `json:"standard"`         // as it was when the period was renewed
	By       directory.UserID `json:"by"`               // who renewed, and signs
}

// standard is the letter that takes the house's standard of service to the customer;
// sent is false where that is a person's to do.
func (s Scene) standard(r Renewal) (note outbox.Note, to string, sent bool) {
	contact, sent := Addressee(s.Contacts, s.Mail, s.Standard)
	if !sent || !r.Renewed() {
		return outbox.Note{}, "", false
	}
	c := s.Customer
	return outbox.Note{Topic: "letter.standard", Subject: serviceNews(c.ID), Channel: outbox.MailTo(contact.Email), Priority: outbox.Click,
		Key: fmt.Sprintf("letter.standard:%d:%s", c.ID, r.Ends), Args: outbox.Args(StandardArgs{LetterArgs: outbox.LetterArgs{Responsible: outbox.Lane(s.Actor.ID)},
			To: contact.Name, Locale: cmp.Or(contact.Locale, c.Locale), Until: r.Until, Standard: s.Standard, By: s.Actor.ID})}, contact.Name, true
}

// serviceNews is the subject of what is said once of a service period.
func serviceNews(of customer.ID) outbox.Subject {
	return outbox.Subject{Kind: "service_news", ID: int64(of)}
}
