package web

import (
	"cmp"
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
	if err != nil {
		return err
	}
	f, err := v.readForm(acceptanceDoor)
	if err != nil {
		return c.again(w, v, f, err)
	}
	d := c.drawer(v, p)
	signed, err := d.signature(f)
	if err != nil {
		return c.again(w, v, f, err)
	}
	signed.Address = hex.EncodeToString(c.keys.hash(v.address))
	after, err := c.CloseOuts.SignByLink(v.Context(), v.link, f.key, signed)
	if err != nil {
		return c.again(w, v, f, err)
	}
	return c.thank(w, v, d, cmp.Or(after.Signature, &signed))
}

// signature reads what was signed. The statement is the one that was shown: the
// page says it from the document of the round the form was drawn for.
func (d *drawer) signature(f form) (closeout.Signature, error) {
	if f.values.Get(roundField) != strconv.Itoa(d.Round) {
		return closeout.Signature{}, fault.Conflictf("The document has been replaced since you opened this page. Please read the new one before you accept it.")
	}
	var unnamed, undated, unagreed *fault.Error
	if f.values.Get(nameField) == "" {
		unnamed = fault.Invalidf("Please write your name.").In(nameField)
	}
	day, err := calendar.ParseDate(f.values.Get(dayField))
	if err != nil || d.today.Before(day) {
		undated = fault.Invalidf("Please write today’s date or an earlier one, as in %s.", d.today.String()).In(dayField)
	}
	if f.values.Get(agreeField) == "" {
		unagreed = fault.Invalidf("Please tick the box if you agree to the statement.").In(agreeField)
	}
	return closeout.Signature{Name: f.values.Get(nameField), Day: day, Statement: d.statement()}, fault.Fields(unnamed, undated, unagreed)
}
