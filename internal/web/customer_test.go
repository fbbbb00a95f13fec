package web

import (
	"net/http"
	"strings"
	"testing"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/issue"
	"docket/internal/project"
)

var page = acmeLink.Path()

// shows fails unless the answer has the status and every text.
func (a answered) shows(t *testing.T, status int, texts ...string) {
	t.Helper()
	if a.StatusCode != status {
		t.Errorf("answered %d, want %d:\n%s", a.StatusCode, status, a.body)
	}
	for _, text := range texts {
		if !strings.Contains(a.body, text) {
			t.Errorf("the page lacks %q:\n%s", text, a.body)
		}
	}
}

func (a answered) hides(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(a.body, text) {
			t.Errorf("the page shows %q:\n%s", text, a.body)
		}
	}
}

func TestThePageShowsWhatThereIsToDo(t *testing.T) {
	for _, tt := range []struct {
		name  string
		scene func(*closeout.Page)
		shows []string
		hides []string
	}{
		{
			"in mid-clock all three ways are open", func(*closeout.Page) {},
			[]string{"Acme", "ERP roll-out", "until the end of Thursday 3 Dec", "6 days left", "counts as accepted", "Dates and times: Paris", "Send my answers", "Send my remarks",
				`href="https://papers.example/erp.pdf" target="_blank" rel="noopener noreferrer"`, "I accept the final document “Acceptance report ERP”", `value="Jean Petit"`},
			[]string{"Your remarks so far"},
		},
		{
			"on the last day it says so", func(p *closeout.Page) { p.ClosesOn = calendar.DateOf(now, now.Location()) },
			[]string{"Today is the last day."}, nil,
		},
		{
			"before anything is sent there is nothing to do",
			func(p *closeout.Page) {
				p.State, p.DocumentSent, p.QuestionsSent, p.Questionnaire, p.ClosesOn = closeout.Sending, closeout.Sent{}, closeout.Sent{}, 0, calendar.Date{}
			},
			[]string{"What we send you will be found here."}, []string{"<form", "days left", "Open the document"},
		},
		{
			"the questionnaire alone can be answered",
			func(p *closeout.Page) {
				p.State, p.DocumentSent, p.ClosesOn = closeout.Sending, closeout.Sent{}, calendar.Date{}
			},
			[]string{"Send my answers", "The final document will be found here too."}, []string{"Send my remarks", "I accept"},
		},
		{
			"the document alone can be remarked on, not accepted",
			func(p *closeout.Page) {
				p.State, p.QuestionsSent, p.Questionnaire, p.ClosesOn = closeout.Sending, closeout.Sent{}, 0, calendar.Date{}
			},
			[]string{"Send my remarks", "once you have been sent the questions"}, []string{"Send my answers", "I accept"},
		},
		{
			"answers are given once", func(p *closeout.Page) { p.AnsweredAt = now },
			[]string{"Answered on Fri 27 Nov 10:30", "Send my remarks"}, []string{"Send my answers", "With your acceptance this page ends"},
		},
		{
			"remarks bar the acceptance until they are dealt with",
			func(p *closeout.Page) {
				p.State, p.ClosesOn = closeout.Remarked, calendar.Date{}
				p.Closeout.Remarks = []closeout.Remark{{Said: "The export is missing", State: issue.Open}, {Said: "A typo", State: issue.Closed}}
			},
			[]string{"We are working on your remarks", "The export is missing", "Being looked after", "A typo", "Dealt with", "once your remarks have been dealt with"},
			[]string{"I accept", "days left"},
		},
		{
			"a corrected document is called so",
			func(p *closeout.Page) { p.Round = 2 },
			[]string{"Corrected version, sent on Wednesday 18 Nov", `name="round" value="2"`}, nil,
		},
		{
			"a file of Slack is passed on by the page itself", func(p *closeout.Page) { p.Document = project.Document{Title: "Report", File: "F1"} },
			[]string{`href="` + page + `/document"`}, []string{"papers.example", "F1"},
		},
		{
			"the contact's language wins", func(p *closeout.Page) { p.Contact.Locale = "fr" },
			[]string{`<html lang="fr">`, "6 jours restants", "J’accepte le document final", "Quelle note donnez-vous", "Marc Lefèvre est à votre écoute"}, []string{"Send my"},
		},
		{
			"else the customer's", func(p *closeout.Page) { p.Locale = "fr-FR" },
			[]string{"Envoyer mes réponses"}, nil,
		},
		{
			"the days are the committee's", func(p *closeout.Page) { p.Zone = "Pacific/Auckland" },
			[]string{"6 days left", `value="2026-11-27"`}, nil,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t)
			s.change(tt.scene)
			a := s.get(page)
			a.shows(t, http.StatusOK, tt.shows...)
			a.hides(t, tt.hides...)
		})
	}
}

// follow posts a form and loads where it leads to.
func (s *site) follow(a answered) answered {
	s.t.Helper()
	if a.StatusCode != http.StatusSeeOther {
		s.t.Fatalf("answered %d, want a redirection:\n%s", a.StatusCode, a.body)
	}
	return s.get(a.Header.Get("Location"))
}

func TestAnswersAreTakenAndTheReaderToldWhatComesNext(t *testing.T) {
	s := newSite(t)
	form := allAnswers()
	form.Set("q.improve", " Write more often.\r\nAnd shorter. ")
	form.Set("q.somebody", "else")
	s.follow(s.post(page+"/answers", form)).shows(t, http.StatusOK, "Thank you, your answers have arrived.", "What remains is the final document", "Answered on")
	got := s.desk.pages[acmeLink].Answers
	if got["improve"] != "Write more often.\nAnd shorter." || got["dates"] != "4" || len(got) != 6 {
		t.Errorf("the answers taken are %v", got)
	}
	if len(s.address) != 32 {
		t.Errorf("the address is kept as %d bytes, want a hash of 32", len(s.address))
	}
}

func TestAnIncompleteFormComesBackWithWhatWasTyped(t *testing.T) {
	s := newSite(t)
	form := allAnswers()
	form.Del("q.goals")
	form.Set("q.improve", "Keep <b>this</b>")
	a := s.post(page+"/answers", form)
	a.shows(t, http.StatusUnprocessableEntity, "<title>To put right: ERP roll-out", "Please look at 1 thing", `<a href="#answers-goals">Were the goals of the project met? Please answer this question.</a>`,
		`id="answers-goals"`, `id="answers-goals-problem"`, `name="q.dates" value="4" checked`, "Keep &lt;b&gt;this&lt;/b&gt;", `aria-invalid="true"`)
}

func TestRemarksAreTakenOneByOne(t *testing.T) {
	s := newSite(t)
	a := s.follow(s.post(page+"/remarks", filled("said_1", "The export is missing", "said_3", "So is the manual")))
	a.shows(t, http.StatusOK, "Thank you, your remarks have arrived.", "The export is missing", "So is the manual")
	s.post(page+"/remarks", filled()).shows(t, http.StatusUnprocessableEntity, `<a href="#remarks-said_1">Write at least one remark.</a>`)
}

func TestTheAcceptanceIsSignedAsItWasShown(t *testing.T) {
	s := newSite(t)
	a := s.follow(s.post(page+"/acceptance", signature()))
	a.shows(t, http.StatusOK, "Thank you. The project is accepted.", "Jean Petit", "27 Nov 2026", "Fri 27 Nov 10:30 (Paris)", "I accept the final document “Acceptance report ERP” of the project ERP roll-out for Acme.")
	signed := s.desk.pages[acmeLink].Signature
	if signed.Statement != "I accept the final document “Acceptance report ERP” of the project ERP roll-out for Acme. The project is thereby completed." || len(signed.Address) != 64 {
		t.Errorf("signed %+v", signed)
	}
	s.get(page).shows(t, http.StatusNotFound)
}

func TestAnAcceptanceIsRefusedKindly(t *testing.T) {
	for _, tt := range []struct {
		name, field, value string
		status             int
		says               string
	}{
		{"without a name", nameField, " ", http.StatusUnprocessableEntity, `<a href="#acceptance-name">Please write your name.</a>`},
		{"without a date", dayField, "soon", http.StatusUnprocessableEntity, `<a href="#acceptance-day">`},
		{"without the tick", agreeField, "", http.StatusUnprocessableEntity, `<a href="#acceptance-agree">`},
		{"of a document that has been replaced", roundField, "2", http.StatusConflict, "The document has been replaced."},
		{"of no document", roundField, "", http.StatusUnprocessableEntity, "The form was not sent as a whole."},
		{"without the form's key", formKey, "", http.StatusUnprocessableEntity, "The form was not sent as a whole."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t)
			form := signature()
			form.Set(tt.field, tt.value)
			s.post(page+"/acceptance", form).shows(t, tt.status, tt.says)
			if s.desk.pages[acmeLink].Signature != nil {
				t.Error("it was signed all the same")
			}
		})
	}
}

func TestADocumentOfSlackIsAFileToKeep(t *testing.T) {
	s := newSite(t)
	s.change(func(p *closeout.Page) { p.Document = project.Document{File: "F1"} })
	a := s.get(page + "/document")
	a.shows(t, http.StatusOK, "%PDF-1.7 of a report")
	for name, want := range map[string]string{
		"Content-Type": "application/pdf", "Content-Disposition": "attachment; filename=report.pdf",
		"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
	} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	s.change(func(p *closeout.Page) { p.Document = project.Document{File: "F2"} })
	s.get(page+"/document").shows(t, http.StatusServiceUnavailable, "it is our fault")
	s.change(func(p *closeout.Page) { p.Document, p.DocumentSent = project.Document{File: "F1"}, closeout.Sent{} })
	s.get(page+"/document").shows(t, http.StatusNotFound, "There is no page at this address.")
}

func TestOurOwnTroubleIsSaidAndNothingOfIt(t *testing.T) {
	s := newSite(t)
	s.trouble = errTest("pq: secret details")
	for _, a := range []answered{s.get(page), s.post(page+"/answers", allAnswers())} {
		a.shows(t, http.StatusServiceUnavailable, "That did not work, and it is our fault.")
		a.hides(t, "secret details")
	}
	if !strings.Contains(s.log.String(), "secret details") {
		t.Error("the trouble is not in the log")
	}
}

type errTest string

func (e errTest) Error() string { return string(e) }
