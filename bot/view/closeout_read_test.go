package view

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/project"

	"github.com/slack-go/slack"
)

func TestACloseOutIsReadAsItWasOpenedAndChanged(t *testing.T) {
	r := reader(locale.French())
	form := CloseoutForm{Project: company.project(project.Accepting), Opening: closeout.Opening{Owner: marc},
		Contacts: []customer.Contact{{ID: 2, Name: "Jeanne Petit"}, {ID: 3, Name: "Luc Roy"}}}
	id, o, err := ReadStartCloseout(submitted(t, StartCloseout(r, form), filled{"contact": picked("3")}))
	same(t, []any{project.ID(7), closeout.Opening{Owner: marc, Contact: 3}}, []any{id, o}, err)

	of, o, seen, err := ReadChangeCloseout(submitted(t, ChangeCloseout(r, 4, form), filled{"owner": {SelectedUser: "U0LEA"}}))
	same(t, []any{closeout.ID(4), closeout.Opening{Owner: lea}, form.Opening}, []any{of, o, seen}, err)
}

func TestWhatIsSentIsRead(t *testing.T) {
	r := reader(locale.English())
	id, d, _, err := ReadSendDocument(submitted(t, SendDocument(r, company.freshCloseout()), filled{
		"document_url": typed("https://files.example/a.pdf"), "document_title": typed("Acceptance  report")}))
	same(t, []any{closeout.ID(4), project.Document{Title: "Acceptance report", URL: "https://files.example/a.pdf"}}, []any{id, d}, err)

	id, d, _, err = ReadSendDocument(submitted(t, SendDocument(r, company.freshCloseout()), filled{
		"document_file": {Files: []slack.File{{ID: "F1", Name: "report.pdf"}}}}))
	same(t, []any{closeout.ID(4), project.Document{Title: "report.pdf", File: "F1"}}, []any{id, d}, err)

	corrected := company.remarked()
	_, _, seen, err := ReadSendDocument(submitted(t, SendDocument(r, corrected), nil))
	same(t, corrected.Round, seen, err)

	id, err = ReadSendQuestionnaire(submitted(t, SendQuestionnaire(r, company.freshCloseout()), nil))
	same(t, closeout.ID(4), id, err)
}

func TestAsManyRemarksAreReadAsThereIsRoomFor(t *testing.T) {
	r := reader(locale.English())
	form := WriteRemarks(r, company.closing(closeout.Waiting))
	for range 2 * RemarksLimit {
		form = must(MoreRemarks(r, submitted(t, form, nil)))
	}
	id, got, err := ReadRemarks(submitted(t, form, filled{
		"said_1": typed(" The archive is missing. "), "said_5": typed("The logo is old."), "owner_5": {SelectedUser: "U0LEA"}}))
	same(t, []any{closeout.ID(4), []closeout.RemarkDraft{
		{Said: "The archive is missing.", Owner: marc}, {}, {}, {}, {Said: "The logo is old.", Owner: lea}}}, []any{id, got}, err)
}

func TestTheEndOfACloseOutIsRead(t *testing.T) {
	r, card := reader(locale.English()), company.closing(closeout.Waiting)
	id, s, err := ReadSignature(submitted(t, WriteSignature(r, card), filled{
		"day": dated("2026-11-27"), "document_url": typed("https://files.example/signed.pdf")}))
	same(t, []any{closeout.ID(4), closeout.Signature{Name: "Jeanne Petit", Day: on(time.November, 27),
		Evidence: project.Document{URL: "https://files.example/signed.pdf"}}}, []any{id, s}, err)

	id, note, err := ReadVerify(submitted(t, VerifyFeedback(r, card), filled{"note": typed("All is well.")}))
	same(t, []any{closeout.ID(4), "All is well."}, []any{id, note}, err)

	id, review, err := ReadReview(submitted(t, ReviewCloseout(r, company.closing(closeout.Signed)), filled{
		"service": {SelectedUser: "U0LEA"}, "satisfaction": typed("Happy."), "follow_up": typed("A visit.")}))
	same(t, []any{closeout.ID(4), closeout.Review{Service: lea, Satisfaction: "Happy.", FollowUp: "A visit.",
		From: on(time.November, 30), Until: calendar.Date{Year: 2027, Month: time.November, Day: 29}}}, []any{id, review}, err)

	id, reason, err := ReadReopenCloseout(submitted(t, ReopenCloseout(r, company.closing(closeout.Silent)), filled{"reason": typed("They wrote.")}))
	same(t, []any{closeout.ID(4), "They wrote."}, []any{id, reason}, err)
}

func TestARemarkThatWaitsIsNotLeftOutForOneThatIsAnswered(t *testing.T) {
	var all []closeout.Remark
	for n := range 14 {
		all = append(all, closeout.Remark{Issue: issue.ID(n), State: issue.Resolved})
	}
	all[1].State = issue.Open
	got := latestRemarks(all)
	if len(got) != remarksShown || got[0].Issue != 1 || got[1].Issue != 5 || got[9].Issue != 13 {
		t.Errorf("shown are %+v", got)
	}
	for n := range all {
		all[n].State = issue.Open
	}
	if got := latestRemarks(all); len(got) != remarksShown || got[0].Issue != 4 {
		t.Errorf("of so many that wait, shown are %+v", got)
	}
}

func TestAFormOfNoCloseOutIsRefused(t *testing.T) {
	r := reader(locale.English())
	for called, read := range map[string]func(slack.View) error{
		"start":         func(v slack.View) error { _, _, err := ReadStartCloseout(v); return err },
		"change":        func(v slack.View) error { _, _, _, err := ReadChangeCloseout(v); return err },
		"document":      func(v slack.View) error { _, _, _, err := ReadSendDocument(v); return err },
		"questionnaire": func(v slack.View) error { _, err := ReadSendQuestionnaire(v); return err },
		"remarks":       func(v slack.View) error { _, _, err := ReadRemarks(v); return err },
		"more remarks":  func(v slack.View) error { _, err := MoreRemarks(r, v); return err },
		"signature":     func(v slack.View) error { _, _, err := ReadSignature(v); return err },
		"verify":        func(v slack.View) error { _, _, err := ReadVerify(v); return err },
		"review":        func(v slack.View) error { _, _, err := ReadReview(v); return err },
		"reopen":        func(v slack.View) error { _, _, err := ReadReopenCloseout(v); return err },
	} {
		for _, metadata := range []string{"", "{", "[]", "{}", `{"closeout":-1,"project":0}`} {
			if err := read(slack.View{PrivateMetadata: metadata}); fault.KindOf(err) != fault.Invalid {
				t.Errorf("%s with %q is answered with %v", called, metadata, err)
			}
		}
	}
}
