package view

import (
	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/project"
)

// SendDocument asks for the final document, or the corrected one, and says whom it goes to and what follows.
func SendDocument(r Reader, c closeout.Card) slack.ModalViewRequest {
	title, follows := r.P.Title("Final document"), ""
	switch {
	case c.State == closeout.Waiting:
		title, follows = r.P.Title("Another document"), r.P.T("It takes the place of the one that was sent, and the days of silence count anew.")
	case c.Round > 0:
		title, follows = r.P.Title("Corrected document"), r.P.T("The days of silence count anew from here.")
	case !c.QuestionsSent.Done():
		follows = r.P.T("The days of silence count once the questionnaire is sent too.")
	}
	blocks := append([]slack.Block{section(r.projectName(c.In)), section(r.goesTo(c, follows))}, r.documentFields(project.Document{})...)
	return modal(r, CloseoutDocumentFormID, title, r.P.Title("Send"), documentRef{closeoutRef: closeoutRef{Closeout: c.ID}, Seen: c.Round}, blocks...)
}

// goesTo says who gets what is sent, and how.
func (r Reader) goesTo(c closeout.Card, follows string) string {
	said := "⚠️ " + r.P.T("No contact at the customer is chosen. What to write to them comes to you.")
	switch {
	case c.Contact.ID == 0:
	case c.Mail && c.Contact.Email != "":
		said = r.P.T("It goes to %s by e-mail.", r.contact(c))
	default:
		said = r.P.T("docket sends no e-mail to %s here. You get a text to send.", r.contact(c))
	}
	if follows == "" {
		return said
	}
	return said + " " + follows
}

// documentRef is the metadata of the form about a document: which close-out, and how often one had been sent by then.
type documentRef struct {
	closeoutRef
	Seen int `json:"seen,omitempty"`
}

// ReadSendDocument reads which close-out gets which document, and how often one had been sent when the form was opened.
func ReadSendDocument(v slack.View) (id closeout.ID, d project.Document, seen int, err error) {
	meta, err := readRef[documentRef](v)
	return meta.Closeout, answers{v}.document(), meta.Seen, err
}

// SendQuestionnaire asks whether to send the questionnaire, and says whom it goes to.
func SendQuestionnaire(r Reader, c closeout.Card) slack.ModalViewRequest {
	follows := r.P.T("From then on the customer’s days of silence count.")
	if !c.DocumentSent.Done() {
		follows = r.P.T("The days of silence count once the final document is sent too.")
	}
	return modal(r, CloseoutQuestionnaireFormID, r.P.Title("Questionnaire"), r.P.Title("Send"), closeoutRef{Closeout: c.ID},
		section(r.projectName(c.In)), section(r.goesTo(c, follows)))
}

// ReadSendQuestionnaire reads of which close-out the questionnaire is sent.
func ReadSendQuestionnaire(v slack.View) (closeout.ID, error) { return readCloseoutRef(v) }
