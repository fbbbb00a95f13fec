package view

import (
	"github.com/slack-go/slack"

	"docket/internal/closeout"
)

// closeoutButtons are what can be done with a close-out as it stands, the next step first.
func (r Reader) closeoutButtons(c closeout.Card) []slack.BlockElement {
	id := ref(c.ID)
	switch c.Waits() {
	case closeout.ForDocument:
		send := primary(CloseoutDocument, id, r.P.Button("Send document"))
		if c.QuestionsSent.Done() {
			return []slack.BlockElement{send}
		}
		return []slack.BlockElement{send, button(CloseoutQuestionnaire, id, r.P.Button("Send questionnaire"))}
	case closeout.ForQuestionnaire:
		return []slack.BlockElement{primary(CloseoutQuestionnaire, id, r.P.Button("Send questionnaire"))}
	case closeout.ForCustomer:
		return []slack.BlockElement{
			r.nudgeButton(c).WithStyle(slack.StylePrimary),
			button(CloseoutSignature, id, r.P.Button("Write down signature")),
			button(CloseoutRemarks, id, r.P.Button("Write down remarks")),
		}
	case closeout.ForCorrection:
		send := primary(CloseoutDocument, id, r.P.Button("Send corrected document"))
		if !c.QuestionsSent.Done() {
			return []slack.BlockElement{send}
		}
		return []slack.BlockElement{send, button(CloseoutSignature, id, r.P.Button("Write down signature"))}
	case closeout.ForVerification, closeout.ForReview:
		return r.endButtons(c)
	}
	return nil // remarks have buttons of their own, and what is over has none
}

func (r Reader) endButtons(c closeout.Card) []slack.BlockElement {
	buttons := []slack.BlockElement{primary(CloseoutReview, ref(c.ID), r.P.Button("Review"))}
	if c.Waits() == closeout.ForVerification {
		buttons = []slack.BlockElement{primary(CloseoutVerify, ref(c.ID), r.P.Button("Verify feedback"))}
	}
	if c.State == closeout.Silent {
		buttons = append(buttons, button(CloseoutReopen, ref(c.ID), r.P.Button("Reopen")))
	}
	return buttons
}

// nudgeButton reminds the customer, once it has asked back: what is written to a customer is not taken back.
func (r Reader) nudgeButton(c closeout.Card) *slack.ButtonBlockElement {
	return button(CloseoutNudge, ref(c.ID), r.P.Button("Remind the customer")).WithConfirm(slack.NewConfirmationBlockObject(
		plain(r.P.T("Remind the customer?"), confirmTitleLimit), plain(r.nudges(c), confirmTextLimit),
		plain(r.P.Title("Remind"), confirmButtonLimit), plain(r.P.Title("Cancel"), confirmButtonLimit)))
}

// nudges is what reminding the customer does.
func (r Reader) nudges(c closeout.Card) string {
	if c.Mail && c.Contact.Email != "" {
		return r.P.Confirm("%s gets an e-mail that says until when to answer.", c.Contact.Name)
	}
	return r.P.Confirm("docket sends no e-mail here. You get a text to send.")
}

// closeoutMore are the rarer things; Slack's menu has room for five.
func (r Reader) closeoutMore(c closeout.Card) slack.BlockElement {
	id := ref(c.ID)
	var entries []*slack.OptionBlockObject
	sent := c.Round > 0 || c.QuestionsSent.Done()
	switch {
	case c.State == closeout.Waiting && !c.AnsweredAt.IsZero() && !c.Verified.Done():
		entries = append(entries, entry(CloseoutDocument, id, r.P.Option("Send document again")), entry(CloseoutVerify, id, r.P.Option("Verify feedback")))
	case c.State == closeout.Waiting:
		entries = append(entries, entry(CloseoutDocument, id, r.P.Option("Send document again")), entry(CloseoutText, id, r.P.Option("Text for the customer")))
	case c.State == closeout.Remarked:
		entries = append(entries, entry(CloseoutRemarks, id, r.P.Option("Write down remarks")))
		if !c.Verified.Done() {
			entries = append(entries, entry(CloseoutVerify, id, r.P.Option("Verify feedback")))
		}
	case c.State == closeout.Sending && sent:
		entries = append(entries, entry(CloseoutText, id, r.P.Option("Text for the customer")))
	}
	if c.Signature == nil && (c.State == closeout.Reviewed || c.State == closeout.Silent && c.Waits() == closeout.ForRemarks) {
		entries = append(entries, entry(CloseoutReopen, id, r.P.Option("Reopen")))
	}
	if !c.State.Over() {
		entries = append(entries, entry(CloseoutChange, id, r.P.Option("Change owner or contact")))
	}
	return overflow(append(entries, entry(CloseoutHistory, id, r.P.Option("History")),
		entry(ProjectOpen, ref(c.Project), r.P.Option("Project")))...)
}
