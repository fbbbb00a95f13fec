package view

// The buttons of close-outs. The value of each is written beside it; Ref reads it.
const (
	CloseoutStart         ActionID = "closeout.start"         // a project's ID: open its close-out
	CloseoutOpen          ActionID = "closeout.open"          // a close-out's ID: the card as a modal
	CloseoutDocument      ActionID = "closeout.document"      // a close-out's ID
	CloseoutQuestionnaire ActionID = "closeout.questionnaire" // a close-out's ID
	CloseoutNudge         ActionID = "closeout.nudge"         // a close-out's ID: remind the customer
	CloseoutRemarks       ActionID = "closeout.remarks"       // a close-out's ID
	CloseoutMoreRemarks   ActionID = "closeout.more_remarks"  // "": room for one more in the open form
	CloseoutSignature     ActionID = "closeout.signature"     // a close-out's ID
	CloseoutVerify        ActionID = "closeout.verify"        // a close-out's ID
	CloseoutReview        ActionID = "closeout.review"        // a close-out's ID
	CloseoutChange        ActionID = "closeout.change"        // a close-out's ID: owner and contact
	CloseoutReopen        ActionID = "closeout.reopen"        // a close-out's ID
	CloseoutAnswers       ActionID = "closeout.answers"       // a close-out's ID: the answers, drawn
	CloseoutText          ActionID = "closeout.text"          // a close-out's ID: what to write to the customer
	CloseoutHistory       ActionID = "closeout.history"       // a close-out's ID
	CloseoutPage          ActionID = "closeout.page"          // none: a link to the customer's page
)

// The callbacks of the forms of close-outs.
const (
	CloseoutStartFormID         = "closeout_start_form"
	CloseoutChangeFormID        = "closeout_change_form"
	CloseoutDocumentFormID      = "closeout_document_form"
	CloseoutQuestionnaireFormID = "closeout_questionnaire_form"
	CloseoutRemarksFormID       = "closeout_remarks_form"
	CloseoutSignatureFormID     = "closeout_signature_form"
	CloseoutVerifyFormID        = "closeout_verify_form"
	CloseoutReviewFormID        = "closeout_review_form"
	CloseoutReopenFormID        = "closeout_reopen_form"
)
