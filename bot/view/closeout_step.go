package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
)

// closeoutSteps are the three steps with their evidence: who, when, which document.
func (r Reader) closeoutSteps(c closeout.Card) []slack.Block {
	said := []string{r.documentStep(c), r.questionnaireStep(c), r.verifyStep(c)}
	if c.AnsweredAt.IsZero() {
		return []slack.Block{section(strings.Join(said, "\n"))}
	}
	return []slack.Block{line(strings.Join(said, "\n"), button(CloseoutAnswers, ref(c.ID), r.P.Button("Show answers")))}
}

func (r Reader) documentStep(c closeout.Card) string {
	what := r.P.T("Final document")
	if !c.DocumentSent.Done() {
		return boxOpen + what
	}
	version := ""
	if c.Round > 1 {
		version = r.P.T("version %d", c.Round)
	}
	return boxDone + facts(what, r.document(c.Document), version, r.sent(c.DocumentSent))
}

func (r Reader) questionnaireStep(c closeout.Card) string {
	what := r.P.T("Questionnaire")
	if !c.QuestionsSent.Done() {
		return boxOpen + what
	}
	answered := r.P.T("not answered yet")
	if !c.AnsweredAt.IsZero() {
		answered = r.P.T("answered %s", r.instant(c.AnsweredAt))
	} else if c.State.Closed() {
		answered = r.P.T("not answered")
	}
	return boxDone + facts(what, r.sent(c.QuestionsSent), answered)
}

func (r Reader) verifyStep(c closeout.Card) string {
	what := r.P.T("Feedback verified")
	if !c.Verified.Done() {
		return boxOpen + what
	}
	said := boxDone + facts(what, r.sent(c.Verified))
	if c.VerifiedNote != "" {
		said += "\n" + quote(c.VerifiedNote, 600)
	}
	return said
}

// What stands before a step that is done, and before one that is not.
const (
	boxDone = "✅ "
	boxOpen = "☐ "
)

// sent is who did it, and when.
func (r Reader) sent(s closeout.Sent) string { return r.person(s.By) + ", " + r.instant(s.At) }
