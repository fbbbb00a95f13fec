package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// closeoutRoutes are the ends of projects.
func (b *Bot) closeoutRoutes() routes {
	closeouts := b.aboutCloseouts()
	return routes{
		commands: map[string]command{
			"/closeout": {do: b.closeout, description: "Projects being closed: what is missing, whose turn it is", usage: "[name]"},
		},
		actions: map[view.ActionID]handler{
			view.CloseoutStart:         b.startCloseout,
			view.CloseoutOpen:          closeouts.opens(view.CloseoutModal),
			view.CloseoutAnswers:       closeouts.opens(view.CloseoutFeedback),
			view.CloseoutDocument:      b.closeoutForm(view.SendDocument),
			view.CloseoutQuestionnaire: b.closeoutForm(view.SendQuestionnaire),
			view.CloseoutRemarks:       b.closeoutForm(view.WriteRemarks),
			view.CloseoutSignature:     b.closeoutForm(view.WriteSignature),
			view.CloseoutVerify:        b.closeoutForm(view.VerifyFeedback),
			view.CloseoutReview:        b.closeoutForm(view.ReviewCloseout),
			view.CloseoutReopen:        b.closeoutForm(view.ReopenCloseout),
			view.CloseoutMoreRemarks:   b.moreRemarks,
			view.CloseoutChange:        b.changeCloseout,
			view.CloseoutNudge:         b.nudge,
			view.CloseoutText:          b.customerText,
			view.CloseoutHistory:       closeouts.history,
			view.CloseoutPage:          b.followLink,
		},
		submissions: map[string]handler{
			view.CloseoutStartFormID:         submit(view.ReadStartCloseout, b.Desks.Closeouts.Open),
			view.CloseoutChangeFormID:        submitWith(view.ReadChangeCloseout, b.Desks.Closeouts.Change),
			view.CloseoutDocumentFormID:      submitWith(view.ReadSendDocument, b.Desks.Closeouts.SendDocument),
			view.CloseoutQuestionnaireFormID: submitDraft(view.ReadSendQuestionnaire, b.Desks.Closeouts.SendQuestionnaire),
			view.CloseoutRemarksFormID:       submit(view.ReadRemarks, b.Desks.Closeouts.Remark),
			view.CloseoutSignatureFormID:     submit(view.ReadSignature, b.Desks.Closeouts.RecordSignature),
			view.CloseoutVerifyFormID:        submit(view.ReadVerify, b.Desks.Closeouts.Verify),
			view.CloseoutReviewFormID:        submit(view.ReadReview, b.Desks.Closeouts.Review),
			view.CloseoutReopenFormID:        submit(view.ReadReopenCloseout, b.Desks.Closeouts.Reopen),
		},
		notes: map[outbox.Topic]drawing{
			"closeout.card":     closeouts.shows(view.CloseoutCard),
			"closeout.sent":     tells(closeouts, view.CloseoutSent),
			"closeout.silent":   tells(closeouts, view.CloseoutSilent),
			"closeout.remarked": tells(closeouts, view.CloseoutRemarked),
			"closeout.signed":   tells(closeouts, view.CloseoutSigned),
			"closeout.reopened": tells(closeouts, view.CloseoutReopened),
			"closeout.answered": tells(closeouts, view.CloseoutAnswered),
			"closeout.verified": tells(closeouts, view.CloseoutVerified),
			"closeout.reviewed": tells(closeouts, view.CloseoutReviewed),
			"closeout.reminder": tells(closeouts, view.CloseoutReminder),
			"closeout.todo":     tells(closeouts, view.CloseoutTodo),
			"closeout.text":     b.drawCustomerText,
		},
		letters: map[outbox.Topic]writing{
			"letter.document":      b.writeToCustomer,
			"letter.questionnaire": b.writeToCustomer,
			"letter.nudge":         b.writeToCustomer,
		},
	}
}
