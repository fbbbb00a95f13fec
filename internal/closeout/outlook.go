package closeout

import (
	"docket/internal/calendar"
	"docket/internal/directory"
)

// Wait is what has to happen next in a close-out.
type Wait string

// What a close-out waits for.
const (
	ForDocument      Wait = "document"      // to be sent
	ForQuestionnaire Wait = "questionnaire" // to be sent
	ForCustomer      Wait = "customer"      // to sign, to write remarks, or to be silent long enough
	ForRemarks       Wait = "remarks"       // to be dealt with: the issues they became
	ForCorrection    Wait = "correction"    // the corrected document is to be sent
	ForVerification  Wait = "verification"  // of the feedback, after the customer has closed it
	ForReview        Wait = "review"
	ForNothing       Wait = "" // it is over
)

// Waits is what has to happen next.
func (c Closeout) Waits() Wait {
	switch {
	case c.State.Over():
		return ForNothing
	case c.Unanswered() > 0:
		return ForRemarks
	case c.State == Remarked:
		return ForCorrection
	case c.State == Waiting:
		return ForCustomer
	case c.State.Closed() && !c.Verified.Done():
		return ForVerification
	case c.State.Closed():
		return ForReview
	case !c.DocumentSent.Done():
		return ForDocument
	}
	return ForQuestionnaire
}

// Outlook is when a close-out will close by itself, and why.
type Outlook struct {
	Waits    Wait
	Turn     directory.UserID // whose turn it is; "" when it is the customer's or nothing is left to do
	Remarks  int              // not dealt with
	Day, Of  int              // of the customer's silence: day 9 of 15; 0 of 0 while the clock stands
	ClosesOn calendar.Date    // the last day on which the customer can answer; zero when nothing is predicted
}

// Outlook is what can be said on the day, in the committee's zone.
func (c Closeout) Outlook(today calendar.Date) Outlook {
	o := Outlook{Waits: c.Waits(), Turn: c.Owner, Remarks: c.Unanswered()}
	if o.Waits == ForCustomer || o.Waits == ForNothing {
		o.Turn = ""
	}
	if o.Waits == ForCustomer {
		o.Day, o.Of, o.ClosesOn = c.Silence(today), c.SilenceLimit(), c.ClosesOn
	}
	return o
}
