package web

import (
	"encoding/hex"
	"net/http"
	"strconv"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/fault"
)

// acceptance is the section in which the customer signs the final document off.
type acceptance struct {
	Heading, Way string
	Barred       string // why it cannot be accepted now; "" when it can
	First        string // what is better done before
	Statement    string
	Name, Day    field
	Agree        field
	Evidence     string // what is kept
	Send, Key    string
	Round        int // of the document it is about

}

// The fields of an acceptance. The round is that of the document that was read.
const (
	nameField  = "name"
	dayField   = "day"
	agreeField = "agree"
	roundField = "round"
)

// nameLimit is how long the name of who signs may be, in characters.
const nameLimit = 150

// barred says why the document cannot be accepted now, "" when it can.
func (d *drawer) barred() string {
	switch {
	case d.Unanswered() > 0:
		return d.say.T("You can accept it once your remarks have been dealt with.")
	case !d.toAnswer():
		return d.say.T("You can accept it once you have been sent the questions.")
	}
	return ""
}

func (d *drawer) acceptance() *acceptance {
	if !d.toRead() {
		return nil
	}
	a := &acceptance{Heading: d.say.T("Accept the final document"), Way: d.say.T("Accept the document")}
	if a.Barred = d.barred(); a.Barred != "" {
		return a
	}
	if d.AnsweredAt.IsZero() {
		a.First = d.say.T("With your acceptance this page ends. If you want to answer the questions, please do so first.")
	}
	a.Statement, a.Round = d.statement(), d.Round
	a.Name = d.put(acceptanceDoor, nameField, field{Label: d.say.T("Your name"), Value: d.Contact.Name, Limit: nameLimit})
	a.Day = d.put(acceptanceDoor, dayField, field{Label: d.say.T("Date"), Value: d.today.String()})
	a.Agree = d.put(acceptanceDoor, agreeField, field{Label: d.say.T("I have read this statement and agree to it.")})
	a.Evidence = d.say.T("We keep your name, the date, the time and a fingerprint of your network address as evidence.")
	a.Send, a.Key = d.say.T("Accept the document"), newFormKey()
	return a
}

// statement is what the customer signs, word for word.
func (d *drawer) statement() string {
	return d.say.T("I accept the final document “%s” of the project %s for %s. The project is thereby completed.", d.title(), d.Project, d.Customer)
}

// accept takes the customer's signature.
func (c *Customers) accept(w http.ResponseWriter, v visit) error {
	p, err := c.CloseOuts.ByLink(v.Context(), v.link)
	if fault.KindOf(err) == fault.NotFound {
		return c.accepted(w, v)
	}
	if err != nil {
		return err
	}
	f, err := v.readForm(acceptanceDoor)
	if err != nil {
		return c.again(w, v, f, err)
	}
	signed, err := c.drawer(v, p).signature(f)
	if err != nil {
		return c.again(w, v, f, err)
	}
	signed.Address = hex.EncodeToString(c.keys.hash(v.address))
	after, err := c.CloseOuts.SignByLink(v.Context(), v.link, f.key, signed)
	if err != nil {
		return c.again(w, v, f, err)
	}
	return c.thank(w, v, after)
}

// accepted answers a form that arrives once more, after its first arrival has
// ended the link: with the same receipt. Any other form finds nothing there.
func (c *Customers) accepted(w http.ResponseWriter, v visit) error {
	f, err := v.readForm(acceptanceDoor)
	if err != nil {
		return errNowhere
	}
	after, err := c.CloseOuts.SignByLink(v.Context(), v.link, f.key, closeout.Signature{})
	if err != nil {
		return err
	}
	return c.thank(w, v, after)
}

// signature reads what was signed. The statement is the one that was shown: it is
// said from the document, and the desk refuses the signature when the document is
// not that of the form's round any more.
func (d *drawer) signature(f form) (closeout.Signature, error) {
	round, err := strconv.Atoi(f.values.Get(roundField))
	if err != nil || round < 1 {
		return closeout.Signature{}, unreadable(err)
	}
	var unnamed, undated, unagreed *fault.Error
	if f.values.Get(nameField) == "" {
		unnamed = fault.Invalidf("Please write your name.").In(nameField)
	}
	day, err := calendar.ParseDate(f.values.Get(dayField))
	if err != nil {
		undated = fault.Invalidf("Please write the date as in %s.", d.today.String()).In(dayField)
	}
	if f.values.Get(agreeField) == "" {
		unagreed = fault.Invalidf("Please tick the box if you agree to the statement.").In(agreeField)
	}
	return closeout.Signature{Name: f.values.Get(nameField), Day: day, Statement: d.statement(), Round: round}, fault.Fields(unnamed, undated, unagreed)
}
