package closeout

import (
	"strings"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
)

// statementLimit is how many characters the words that are signed may have.
const statementLimit = 2000

// SignedArgs is what the news of a signature carries to its renderer.
type SignedArgs struct {
	Name     string           `json:"name"`
	Day      calendar.Date    `json:"day"`
	Recorded directory.UserID `json:"recorded,omitempty"` // who wrote it down, "" for one given by the link
}

// Sign is the customer's acceptance by the link, which closes the project. A
// signature that names the round it read is refused when another was sent since.
func (c Closeout) Sign(sig Signature, s Scene) (Outcome, error) {
	if strings.TrimSpace(sig.Statement) == "" {
		return Outcome{}, fault.Invalidf("Load the page again and read what you accept.").In("statement")
	}
	if sig.Round != 0 && sig.Round != c.Round {
		return Outcome{}, fault.Conflictf("The document has been replaced since you opened this page. Please read the new one before you accept it.")
	}
	sig.Recorded, sig.Evidence = "", project.Document{}
	return c.sign(sig, s)
}

// RecordSignature writes down that the customer signed elsewhere; the paper, or a
// link to it, is the evidence.
func (c Closeout) RecordSignature(sig Signature, s Scene) (Outcome, error) {
	if err := c.tend(s); err != nil {
		return Outcome{}, err
	}
	if err := sig.Evidence.Check(); err != nil {
		return Outcome{}, err
	}
	sig.Recorded, sig.Address = s.Actor.ID, ""
	return c.sign(sig, s)
}

func (c Closeout) sign(sig Signature, s Scene) (Outcome, error) {
	if err := c.answerable(); err != nil {
		return Outcome{}, err
	}
	if !c.QuestionsSent.Done() {
		return Outcome{}, fault.Conflictf("The questionnaire has not been sent yet; it ends with the signature.")
	}
	if c.Unanswered() > 0 {
		return Outcome{}, fault.Conflictf("A remark is still being dealt with. The signature follows once that is done.")
	}
	sig.Name, sig.Statement, sig.At = strings.Join(strings.Fields(sig.Name), " "), strings.TrimSpace(sig.Statement), s.Now
	sig.Round = c.Round
	if err := c.checkSignature(sig, s); err != nil {
		return Outcome{}, err
	}
	before := c
	c.State, c.Since, c.ClosedAt, c.Signature = Signed, s.Now, s.Now, &sig
	c.Verified, c.VerifiedNote = Sent{}, ""
	return c.changed(before, "closeout.signed", s, append(c.ask(s),
		c.news("closeout.signed", s, SignedArgs{Name: sig.Name, Day: sig.Day, Recorded: sig.Recorded}))...), nil
}

// checkSignature allows for a day on which the customer is ahead of the committee, or
// behind it.
func (c Closeout) checkSignature(sig Signature, s Scene) error {
	switch {
	case sig.Name == "":
		return fault.Invalidf("Write the name of the person who signs.").In("name")
	case utf8.RuneCountInString(sig.Name) > customer.NameLimit:
		return fault.Invalidf("The name may have at most %d characters.", customer.NameLimit).In("name")
	case sig.Day.IsZero():
		return fault.Invalidf("Write the day of the signature.").In("day")
	case s.Today.Add(1).Before(sig.Day):
		return fault.Invalidf("The day of the signature cannot be in the future.").In("day")
	case sig.Day.Before(s.day(c.DocumentSent.At).Add(-1)):
		return fault.Invalidf("The document was not sent before that day. Look at the date again.").In("day")
	case utf8.RuneCountInString(sig.Statement) > statementLimit:
		return fault.Invalidf("The statement may have at most %d characters.", statementLimit).In("statement")
	}
	return nil
}
