package view

import (
	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
)

// WriteSignature asks who signed at the customer, when, and for the signed document.
func WriteSignature(r Reader, c closeout.Card) slack.ModalViewRequest {
	blocks := []slack.Block{
		section(r.projectName(c.In)),
		input("name", r.P.Label("Who signed"), textField(c.Contact.Name, customer.NameLimit)),
		input("day", r.P.Label("On which day"), dateField(r.today())),
	}
	return modal(r, CloseoutSignatureFormID, r.P.Title("Signature"), r.P.Title("Write down"), closeoutRef{Closeout: c.ID},
		append(blocks, r.documentFields(project.Document{})...)...)
}

// ReadSignature reads who signed, and which close-out.
func ReadSignature(v slack.View) (closeout.ID, closeout.Signature, error) {
	a := answers{v}
	s := closeout.Signature{Name: oneLine(a.text("name")), Evidence: a.document()}
	id, err := readCloseoutRef(v)
	if err != nil {
		return id, s, err
	}
	s.Day, err = a.day("day")
	return id, s, err
}

// VerifyFeedback asks what was found in the customer's feedback; the answers themselves stand above the field.
func VerifyFeedback(r Reader, c closeout.Card) slack.ModalViewRequest {
	blocks := []slack.Block{section(r.projectName(c.In))}
	blocks = append(blocks, r.feedback(c)...)
	return modal(r, CloseoutVerifyFormID, r.P.Title("Verify feedback"), r.P.Title("Verify"), closeoutRef{Closeout: c.ID},
		append(blocks, input("note", r.P.Label("What the feedback says"), longField(c.VerifiedNote, issue.NoteLimit)))...)
}

// ReadVerify reads what was found, and in which close-out.
func ReadVerify(v slack.View) (id closeout.ID, note string, err error) {
	id, err = readCloseoutRef(v)
	return id, answers{v}.text("note"), err
}

// serviceYears is how long a service period is proposed to be.
const serviceYears = 1

// ReviewCloseout asks what comes after the project: who serves the customer, what was made of the feedback, what follows.
func ReviewCloseout(r Reader, c closeout.Card) slack.ModalViewRequest {
	from := r.today()
	until := calendar.Date{Year: from.Year + serviceYears, Month: from.Month, Day: from.Day}.Add(-1)
	return modal(r, CloseoutReviewFormID, r.P.Title("Review"), r.P.Title("Hand over"), closeoutRef{Closeout: c.ID},
		section(r.projectName(c.In)),
		hinted(input("service", r.P.Label("Who takes over in service"), userField(r.P.Placeholder("Choose one person"), directory.UserID(""))),
			r.P.Label("Calls the customer back from then on")),
		input("satisfaction", r.P.Label("How satisfied the customer is"), longField(c.VerifiedNote, issue.NoteLimit)),
		input("follow_up", r.P.Label("What follows"), longField("", issue.NoteLimit)),
		input("from", r.P.Label("Service from"), dateField(from)),
		input("until", r.P.Label("Service until"), dateField(until)),
	)
}

// ReadReview reads what comes after the project, and of which close-out.
func ReadReview(v slack.View) (closeout.ID, closeout.Review, error) {
	a := answers{v}
	review := closeout.Review{Service: a.user("service"), Satisfaction: a.text("satisfaction"), FollowUp: a.text("follow_up")}
	id, err := readCloseoutRef(v)
	if err != nil {
		return id, review, err
	}
	if review.From, err = a.date("from"); err != nil {
		return id, review, err
	}
	review.Until, err = a.date("until")
	return id, review, err
}

// ReopenCloseout asks why a close-out that closed by silence is open again.
func ReopenCloseout(r Reader, c closeout.Card) slack.ModalViewRequest {
	return modal(r, CloseoutReopenFormID, r.P.Title("Reopen the close-out"), r.P.Title("Reopen"), closeoutRef{Closeout: c.ID},
		section(r.projectName(c.In)),
		section(r.P.T("The document is sent anew, and the days count from there. The customer’s page gets a new address.")),
		input("reason", r.P.Label("Why is it open again?"), longField("", issue.NoteLimit)),
	)
}

// ReadReopenCloseout reads which close-out is open again, and why.
func ReadReopenCloseout(v slack.View) (id closeout.ID, reason string, err error) {
	id, err = readCloseoutRef(v)
	return id, answers{v}.text("reason"), err
}
