package letter

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/locale"
	"docket/internal/project"
)

func end() Closeout {
	return Closeout{
		To: "Jeanne Petit", Project: "ERP roll-out", Round: 1, From: "Marc Delorme", Until: calendar.Date{Year: 2026, Month: time.December, Day: 3},
		Document: project.Document{Title: "Acceptance report", URL: "https://files.example/acceptance.pdf"},
		Page:     "https://docket.example/c/secret",
	}
}

func TestALetterSaysWhatToDoWhereAndUntilWhen(t *testing.T) {
	want := `Dear Jeanne Petit,

The final document of the project “ERP roll-out” is ready. It is called “Acceptance report”.

On this page you can read it, accept it, or write what is to be changed:

https://docket.example/c/secret

Without an answer by the end of Thursday 3 Dec, we take the project as accepted and close it.

Kind regards,
Marc Delorme
`
	if got := FinalDocument(locale.English(), end()); got.Text != want || got.Subject != "ERP roll-out: the final document for your acceptance" || got.To != "Jeanne Petit" {
		t.Errorf("the letter is %q to %q:\n%s", got.Subject, got.To, got.Text)
	}
}

func TestLettersSayWhatFits(t *testing.T) {
	corrected, byHand, onlyFile, open, unknown := end(), end(), end(), end(), end()
	corrected.Round = 2
	byHand.Page = ""
	onlyFile.Page, onlyFile.Document = "", project.Document{Title: "Report", File: "F1"}
	open.Until = calendar.Date{}
	unknown.To, unknown.Document.Title = "", ""
	english, french := locale.English(), locale.French()
	tests := map[string]struct {
		letter    Letter
		has, lack string
	}{
		"a corrected document takes up the remarks":         {FinalDocument(english, corrected), "We took up your remarks", "The final document"},
		"without a page the document is linked":             {FinalDocument(english, byHand), "https://files.example/acceptance.pdf\n\nPlease answer that you accept it", "/c/"},
		"without a page a file follows":                     {FinalDocument(english, onlyFile), "in a message of its own", "http"},
		"nothing closes before the clock runs":              {FinalDocument(english, open), "Kind regards", "Without an answer"},
		"somebody unknown is greeted too":                   {FinalDocument(english, unknown), "Good day,", "Dear"},
		"a document without a title is not called anything": {FinalDocument(english, unknown), "is ready.\n\n", "called"},
		"a questionnaire is a page":                         {Questionnaire(english, end()), "two minutes:\n\nhttps://docket.example/c/secret", "accept it"},
		"without a page the questionnaire is an answer":     {Questionnaire(english, byHand), "in an answer to this message", "two minutes"},
		"a reminder says until when":                        {Reminder(english, end()), "by the end of Thursday 3 Dec", "questions"},
		"a French customer reads French":                    {FinalDocument(french, end()), "Bonjour Jeanne Petit,", "Dear"},
		"a French customer reads until when":                {Questionnaire(french, end()), "jusqu’au jeudi 3 déc. inclus", "Without"},
		"what was typed over several lines stays one line":  {Reminder(french, Closeout{Project: "ERP\r\nBcc: all@example.com"}), "« ERP Bcc: all@example.com »", "\r"},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			text := strings.ReplaceAll(test.letter.Text, "\u00a0", " ")
			if !strings.Contains(text, test.has) || strings.Contains(text, test.lack) {
				t.Errorf("it wants %q and not %q:\n%s", test.has, test.lack, text)
			}
			if strings.ContainsAny(test.letter.Subject+test.letter.To, "\r\n") {
				t.Errorf("its head has several lines: %q, %q", test.letter.Subject, test.letter.To)
			}
		})
	}
}
