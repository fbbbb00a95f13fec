package view

import (
	"testing"
	"time"

	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/issue"
	"docket/internal/letter"
	"docket/internal/project"
)

// closing is a close-out in a state, with all that went before.
func (f fixture) closing(state closeout.State) closeout.Card {
	sent := monday.AddDate(0, 0, -9)
	c := closeout.Closeout{
		ID: 4, Project: 7, State: state, Since: sent, Owner: marc, Contact: 2, OpenedBy: lea, OpenedAt: monday.AddDate(0, 0, -12), Round: 1,
		Document:     project.Document{Title: f.written("Acceptance report"), URL: f.written("https://files.example/acceptance.pdf")},
		DocumentSent: closeout.Sent{By: marc, At: sent}, Questionnaire: 1, QuestionsSent: closeout.Sent{By: ana, At: sent.Add(time.Hour)},
		ClockFrom: on(time.November, 21), ClosesOn: on(time.December, 6),
	}
	if state.Closed() {
		c.ClosedAt = monday.Add(-time.Hour)
	}
	if state == closeout.Signed {
		c.Signature = &closeout.Signature{Name: f.written("Jeanne Petit"), Day: on(time.November, 27), At: monday}
	}
	if state == closeout.Reviewed {
		c.Verified, c.VerifiedNote = closeout.Sent{By: ana, At: monday}, f.written("All is well.")
		c.Review = &closeout.Review{By: marc, At: monday, Service: lea, Satisfaction: f.written("Happy with the team."),
			FollowUp: f.written("A visit in March."), From: on(time.December, 1), Until: on(time.December, 31)}
	}
	return closeout.Card{
		Line:    closeout.Line{Closeout: c, In: f.project(project.Closing), Zone: "Europe/Paris"},
		Contact: customer.Contact{ID: 2, Customer: 3, Name: f.written("Jeanne Petit"), Email: f.written("jeanne@borealis.example"), Locale: "fr"},
		Asked:   f.asked(), Locale: "en-GB", Home: "C0ERP", LowScore: 6,
	}
}

// freshCloseout is a close-out that was only now opened.
func (f fixture) freshCloseout() closeout.Card {
	c := f.closing(closeout.Sending)
	c.Round, c.Document, c.DocumentSent, c.QuestionsSent, c.Questionnaire = 0, project.Document{}, closeout.Sent{}, closeout.Sent{}, 0
	c.Contact = customer.Contact{}
	return c
}

// remarked is a close-out with remarks, some of which are answered.
func (f fixture) remarked(states ...issue.State) closeout.Card {
	c := f.closing(closeout.Remarked)
	for n := range max(f.many, len(states)) {
		m := closeout.Remark{Issue: issue.ID(n + 20), Round: 1, Said: f.written("The import leaves out the archive.\nSee page 4."), At: monday, State: issue.Resolved}
		if n < len(states) {
			m.State = states[n]
		}
		c.Remarks = append(c.Remarks, m)
	}
	return c
}

func (f fixture) answered() closeout.Card {
	c := f.closing(closeout.Waiting)
	c.AnsweredAt, c.Answers = monday.Add(-time.Hour), f.answers()
	return c
}

func (f fixture) closeoutLines() []closeout.Line {
	return repeat(f.many, func(n int) closeout.Line {
		l := f.closing(closeout.Waiting).Line
		l.ID = closeout.ID(n)
		return l
	})
}

func (f fixture) closeoutCards(r, known Reader) map[string]any {
	half, paper, again, verified := f.closing(closeout.Sending), f.closing(closeout.Signed), f.closing(closeout.Sending), f.closing(closeout.Silent)
	half.QuestionsSent = closeout.Sent{}
	paper.Signature.Recorded, paper.Signature.Evidence = lea, f.closing(closeout.Signed).Document
	again.Reopened, again.Note, again.DocumentSent, again.Round = 1, f.written("They wrote after all."), closeout.Sent{}, 2
	verified.Verified, verified.VerifiedNote = closeout.Sent{By: ana, At: monday}, f.written("All is well.")
	everybody := r
	everybody.ID = ""
	lines := f.closeoutLines()
	return map[string]any{
		"closeout_new": CloseoutCard(r, f.freshCloseout()), "closeout_half_sent": CloseoutCard(known, half),
		"closeout_waiting": CloseoutCard(known, f.closing(closeout.Waiting)), "closeout_waiting_posted": CloseoutCard(everybody, f.closing(closeout.Waiting)),
		"closeout_answered": CloseoutCard(known, f.answered()),
		"closeout_remarked": CloseoutCard(known, f.remarked(issue.Resolved, issue.Open)), "closeout_corrected": CloseoutCard(known, f.remarked()),
		"closeout_signed": CloseoutCard(known, f.closing(closeout.Signed)), "closeout_signed_paper": CloseoutCard(known, paper),
		"closeout_silent": CloseoutCard(known, f.closing(closeout.Silent)), "closeout_verified": CloseoutCard(known, verified),
		"closeout_reopened": CloseoutCard(known, again), "closeout_reviewed": CloseoutCard(known, f.closing(closeout.Reviewed)),
		"closeout_dropped": CloseoutCard(known, f.closing(closeout.Dropped)), "closeout_modal": CloseoutModal(known, f.closing(closeout.Waiting)),
		"closeout_list":       Closeouts(known, CloseoutList{Mine: lines, Lines: lines}),
		"closeout_list_mine":  Closeouts(known, CloseoutList{Mine: lines}),
		"closeout_list_found": Closeouts(known, CloseoutList{Query: f.written("acme"), Lines: lines, Ready: f.projects()}),
		"closeout_list_empty": Closeouts(r, CloseoutList{}),
	}
}

func (f fixture) closeoutForms(t testing.TB, r Reader) map[string]any {
	t.Helper()
	contacts := repeat(f.many, func(n int) customer.Contact {
		c := f.closing(closeout.Waiting).Contact
		c.ID = customer.ContactID(n)
		return c
	})
	form := CloseoutForm{Project: f.project(project.Accepting), Opening: closeout.Opening{Owner: marc, Contact: 2}, Contacts: contacts}
	nobody := form
	nobody.Contacts = nil
	mailed := f.closing(closeout.Waiting)
	mailed.Mail = true
	return map[string]any{
		"closeout_start_form": StartCloseout(r, form), "closeout_start_form_no_contact": StartCloseout(r, nobody),
		"closeout_change_form": ChangeCloseout(r, 4, form), "closeout_document_form": SendDocument(r, f.freshCloseout()),
		"closeout_document_form_again": SendDocument(r, mailed), "closeout_document_form_corrected": SendDocument(r, f.remarked()),
		"closeout_questionnaire_form": SendQuestionnaire(r, f.closing(closeout.Sending)),
		"closeout_remarks_form":       WriteRemarks(r, f.closing(closeout.Waiting)),
		"closeout_remarks_form_two":   must(MoreRemarks(r, submitted(t, WriteRemarks(r, f.closing(closeout.Waiting)), nil))),
		"closeout_signature_form":     WriteSignature(r, f.closing(closeout.Waiting)),
		"closeout_verify_form":        VerifyFeedback(r, f.answered()), "closeout_verify_form_silent": VerifyFeedback(r, f.closing(closeout.Silent)),
		"closeout_review_form": ReviewCloseout(r, f.closing(closeout.Signed)), "closeout_reopen_form": ReopenCloseout(r, f.closing(closeout.Silent)),
		"closeout_feedback": CloseoutFeedback(r, f.answered()),
	}
}

func (f fixture) closeoutNews(r, known Reader) map[string]any {
	reopened, verified := f.closing(closeout.Sending), f.closing(closeout.Reviewed)
	due := closeout.ReminderArgs{Day: 10, Of: 15, ClosesOn: on(time.December, 6)}
	mailed, both := due, f.closing(closeout.Waiting)
	mailed.Mailed, both.Mail = true, true
	words := letter.FinalDocument(r.P, letter.Closeout{To: f.written("Jeanne Petit"), Project: f.written("ERP roll-out"),
		Document: both.Document, Round: 1, Page: "https://docket.example/c/xyz", Until: both.ClosesOn, From: f.written("Marc")})
	byHand := letter.Questionnaire(r.P, letter.Closeout{Project: f.written("ERP roll-out"), From: f.written("Marc")})
	late := f.remarked(issue.Open)
	late.State, late.ClosedAt = closeout.Silent, monday
	return map[string]any{
		"closeout_silent_remark_open": CloseoutCard(known, late),
		"closeout_news_document":      CloseoutSent(known, f.closing(closeout.Waiting), closeout.SentArgs{What: closeout.ForDocument, Round: 1, By: marc}),
		"closeout_news_correction":    CloseoutSent(known, f.closing(closeout.Waiting), closeout.SentArgs{What: closeout.ForCorrection, Round: 2, By: marc}),
		"closeout_news_questionnaire": CloseoutSent(known, f.closing(closeout.Sending), closeout.SentArgs{What: closeout.ForQuestionnaire, By: marc}),
		"closeout_news_remarked":      CloseoutRemarked(known, f.remarked(), closeout.RemarkedArgs{Issues: []issue.ID{20, 21}, Round: 1, By: lea}), "closeout_news_signed": CloseoutSigned(known, f.closing(closeout.Signed), closeout.SignedArgs{Name: f.written("Jeanne Petit"), Day: on(time.November, 27)}),
		"closeout_news_silent":   CloseoutSilent(known, f.closing(closeout.Silent), closeout.SilentArgs{Days: 15, Sent: on(time.November, 21), Last: on(time.December, 6)}),
		"closeout_news_reopened": CloseoutReopened(known, reopened, closeout.ReopenedArgs{By: lea, Reason: f.written("They wrote after all.")}), "closeout_news_answered": CloseoutAnswered(known, f.answered(), closeout.AnsweredArgs{}),
		"closeout_news_answered_low": CloseoutAnswered(known, f.answered(), closeout.AnsweredArgs{Low: 2, Issue: 30}),
		"closeout_news_verified":     CloseoutVerified(known, verified, closeout.ByArgs{By: ana}), "closeout_news_reviewed": CloseoutReviewed(known, verified, closeout.ByArgs{By: marc}),
		"closeout_reminder": CloseoutReminder(known, f.closing(closeout.Waiting), due), "closeout_reminder_mailed": CloseoutReminder(known, both, mailed),
		"closeout_reminder_late": CloseoutReminder(known, f.closing(closeout.Signed), due),
		"closeout_todo_document": CloseoutTodo(known, f.freshCloseout(), closeout.TodoArgs{What: closeout.ForDocument}),
		"closeout_todo_remarks":  CloseoutTodo(known, f.remarked(issue.Open), closeout.TodoArgs{What: closeout.ForRemarks}),
		"closeout_todo_done":     CloseoutTodo(known, f.closing(closeout.Reviewed), closeout.TodoArgs{What: closeout.ForReview}),
		"closeout_text":          CustomerText(known, f.closing(closeout.Waiting), words, "https://docket.example/c/xyz"),
		"closeout_text_no_page":  CustomerText(known, f.freshCloseout(), byHand, ""),
		"said_nudged":            SaidNudged(r, f.closing(closeout.Waiting)), "said_nudged_mail": SaidNudged(r, both),
	}
}
