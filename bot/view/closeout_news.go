package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/issue"
)

// CloseoutSent is the news that the document or the questionnaire went to the customer.
func CloseoutSent(r Reader, c closeout.Card, a closeout.SentArgs) Message {
	what := r.P.T("The questionnaire is sent to the customer")
	evidence := ""
	switch a.What {
	case closeout.ForDocument:
		what, evidence = r.P.T("The final document is sent to the customer"), r.document(c.Document)
	case closeout.ForCorrection:
		what, evidence = r.P.T("The corrected document is sent to the customer"), r.document(c.Document)
	}
	said := facts("✅ "+what, evidence, r.person(a.By))
	if c.State == closeout.Waiting {
		said += "\n⏳ " + r.P.T("It closes by itself after %s unless the customer answers.", r.day(c.ClosesOn))
	}
	return sentence(said)
}

// CloseoutRemarked is the news that the customer wants something changed: what, and as which issues.
func CloseoutRemarked(r Reader, c closeout.Card, a closeout.RemarkedArgs) Message {
	n := len(a.Issues)
	said := "⏳ " + r.P.N(n, "The customer made %d remark. The clock stands.", "The customer made %d remarks. The clock stands.")
	blocks := []slack.Block{section(said)}
	for _, m := range c.Remarks {
		if slices.Contains(a.Issues, m.Issue) {
			blocks = append(blocks, line(quote(m.Said, 600), about(button(IssueOpen, ref(m.Issue), r.P.Button("Open issue")), m.Said)))
		}
	}
	if a.By != directory.Customer {
		blocks = append(blocks, aside(r.P.T("written down by %s", r.person(a.By))))
	}
	return say(said, blocks...)
}

// CloseoutSigned is the news that the customer accepted.
func CloseoutSigned(r Reader, c closeout.Card, a closeout.SignedArgs) Message {
	evidence := ""
	if c.Signature != nil {
		evidence = r.document(c.Signature.Evidence)
	}
	return sentence("✅ " + r.signed(a, evidence) + "\n" + r.reviewTurn(c))
}

// CloseoutSilent is the news that a close-out closed by itself, with the reason.
func CloseoutSilent(r Reader, c closeout.Card, a closeout.SilentArgs) Message {
	return sentence("✅ " + facts(r.silenceReason(a.Days, a.Last), r.P.T("document sent %s", r.day(a.Sent))) + "\n" + r.reviewTurn(c))
}

// CloseoutReopened is the news that a close-out that closed by silence is open again.
func CloseoutReopened(r Reader, c closeout.Card, a closeout.ReopenedArgs) Message {
	return sentence("⏳ " + r.P.T("Open again, by %s. %s sends the document anew.", r.person(a.By), mention(c.Owner)) + "\n" + quote(a.Reason, issue.NoteLimit+500))
}

// CloseoutAnswered is the news of what the customer answered, drawn; what is low has become an issue.
func CloseoutAnswered(r Reader, c closeout.Card, a closeout.AnsweredArgs) Message {
	said := "✅ " + r.P.T("%s answered the questionnaire", name(c.In.CustomerName))
	blocks := []slack.Block{section(said)}
	if a.Low > 0 {
		said = "⚠️ " + r.P.T("%s answered the questionnaire: %s", name(c.In.CustomerName), r.P.N(a.Low, "%d low score", "%d low scores"))
		blocks = []slack.Block{line(said, button(IssueOpen, ref(a.Issue), r.P.Button("Open issue")))}
	}
	return say(said, append(blocks, answersBlocks(r, c.Asked, c.Answers, c.LowScore)...)...)
}

// CloseoutFeedback shows the answers to one person.
func CloseoutFeedback(r Reader, c closeout.Card) slack.ModalViewRequest {
	return sheet(r, ShownID, r.P.Title("Answers"), append([]slack.Block{section(r.projectName(c.In))}, r.feedback(c)...)...)
}

// feedback is what the customer answered, or that they did not.
func (r Reader) feedback(c closeout.Card) []slack.Block {
	if c.AnsweredAt.IsZero() {
		return []slack.Block{section(r.P.T("The customer did not answer the questionnaire."))}
	}
	return answersBlocks(r, c.Asked, c.Answers, c.LowScore)
}

// CloseoutVerified is the news that the feedback was looked at.
func CloseoutVerified(r Reader, c closeout.Card, a closeout.ByArgs) Message {
	said := "✅ " + r.P.T("Feedback verified by %s", r.person(a.By))
	if c.VerifiedNote != "" {
		said += "\n" + quote(c.VerifiedNote, issue.NoteLimit+500)
	}
	return sentence(said)
}

// CloseoutReviewed is the news that the project is handed over to service.
func CloseoutReviewed(r Reader, c closeout.Card, a closeout.ByArgs) Message {
	said := "✅ " + r.P.T("Handed over to service by %s", r.person(a.By))
	if c.Review != nil {
		said += "\n" + r.review(*c.Review)
	}
	return sentence(said)
}
