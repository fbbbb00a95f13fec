package closeout

import (
	"fmt"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// SentArgs is what the news of something sent carries to its renderer.
type SentArgs struct {
	What  Wait             `json:"what"` // ForDocument, ForCorrection or ForQuestionnaire
	Round int              `json:"round,omitempty"`
	By    directory.UserID `json:"by"`
}

// SendDocument sends the final document, or the corrected one once every remark is
// dealt with. One that was not answered can be replaced, by somebody who has seen
// the round it was sent in. The clock runs anew.
func (c Closeout) SendDocument(doc project.Document, seen int, s Scene) (Outcome, error) {
	if err := c.sendable(s); err != nil {
		return Outcome{}, err
	}
	if seen != c.Round {
		return Outcome{}, fault.Conflictf("%s has sent a document meanwhile, at %s. Look at the card first.", c.DocumentSent.By.Mention(), s.moment(c.DocumentSent))
	}
	if err := doc.Check(); err != nil {
		return Outcome{}, err
	}
	if err := c.waitsForIssue(); err != nil {
		return Outcome{}, err
	}
	before, what := c, ForDocument
	if c.Round > 0 {
		what = ForCorrection
	}
	c.Round, c.Document, c.DocumentSent = c.Round+1, doc, Sent{By: s.Actor.ID, At: s.Now}
	c = c.sent(s)
	return c.changed(before, "closeout.document_sent", s,
		c.news("closeout.sent", s, SentArgs{What: what, Round: c.Round, By: s.Actor.ID}), c.letter("letter.document", s, s.Press)), nil
}

// waitsForIssue refuses what has to wait until every remark is dealt with, naming
// the first issue that is not.
func (c Closeout) waitsForIssue() error {
	for _, r := range c.Remarks {
		if !r.Answered() {
			return fault.Conflictf("The remark that became issue #%d is not resolved yet. Resolve it first.", int64(r.Issue))
		}
	}
	return nil
}

// SendQuestionnaire sends the questionnaire in its present version, once.
func (c Closeout) SendQuestionnaire(s Scene) (Outcome, error) {
	if err := c.sendable(s); err != nil {
		return Outcome{}, err
	}
	if !c.AnsweredAt.IsZero() {
		return Outcome{}, fault.Conflictf("The customer has answered the questionnaire already.")
	}
	if c.QuestionsSent.Done() {
		return Outcome{}, fault.Conflictf("%s sent the questionnaire at %s already.", c.QuestionsSent.By.Mention(), s.moment(c.QuestionsSent))
	}
	before := c
	c.Questionnaire, c.QuestionsSent = s.Current, Sent{By: s.Actor.ID, At: s.Now}
	c = c.sent(s)
	return c.changed(before, "closeout.questionnaire_sent", s,
		c.news("closeout.sent", s, SentArgs{What: ForQuestionnaire, By: s.Actor.ID}), c.letter("letter.questionnaire", s, s.Press)), nil
}

func (c Closeout) sendable(s Scene) error {
	if err := c.tend(s); err != nil {
		return err
	}
	return c.open()
}

func (s Scene) moment(of Sent) locale.Moment { return locale.Moment{At: of.At, Zone: s.Zone} }

// sent is the close-out after something was sent: the clock runs from now on when
// both are sent, and no remark waits for its correction or is open again.
func (c Closeout) sent(s Scene) Closeout {
	c.Since = s.Now
	corrected := len(c.Remarks) == 0 || c.Remarks[len(c.Remarks)-1].Round < c.Round
	switch {
	case !corrected || c.DocumentSent.Done() && c.Unanswered() > 0:
		return c.stopped(s)
	case !c.DocumentSent.Done() || !c.QuestionsSent.Done():
		c.State = Sending
		return c
	}
	c.State, c.ClockFrom = Waiting, s.Today
	c.ClosesOn = s.Today.Add(s.Numbers.One(setting.SilenceDays))
	return c
}

// Nudge reminds the customer, once a day at most. The clock runs on.
func (c Closeout) Nudge(s Scene) (Outcome, error) {
	if err := c.tend(s); err != nil {
		return Outcome{}, err
	}
	if c.Waits() != ForCustomer {
		return Outcome{}, fault.Conflictf("The customer has nothing to answer at the moment.")
	}
	if c.Nudged.Done() && !s.day(c.Nudged.At).Before(s.Today) {
		return Outcome{}, fault.Conflictf("%s reminded the customer today. Once a day is enough.", c.Nudged.By.Mention())
	}
	before := c
	c.Nudged = Sent{By: s.Actor.ID, At: s.Now}
	return c.changed(before, "closeout.nudged", s, c.letter("letter.nudge", s, s.Press)), nil
}

// TextArgs is what the note with a text to send carries to its renderer.
type TextArgs struct {
	Letter outbox.Topic `json:"letter"` // which of the letters
}

// letter goes to the customer's contact by e-mail; where that cannot be, the one
// who sees to the close-out is given its text.
func (c Closeout) letter(topic outbox.Topic, s Scene, once string) outbox.Note {
	note := outbox.Note{Topic: topic, Subject: c.moment(), Key: fmt.Sprintf("%s:%d:%s", topic, c.ID, once), Priority: outbox.Click,
		NotBefore: s.decent()}
	if to, mailed := c.address(s); mailed {
		note.Channel, note.Args = to, outbox.Args(outbox.LetterArgs{Responsible: outbox.Lane(c.sender(s))})
		return note
	}
	note.Topic, note.Args, note.Channel = "closeout.text", outbox.Args(TextArgs{Letter: topic}), outbox.Lane(c.sender(s))
	return note
}

// sender is who sends the customer a text by hand: whoever pressed, or who sees to
// the close-out.
func (c Closeout) sender(s Scene) directory.UserID {
	if s.Actor.ID != "" {
		return s.Actor.ID
	}
	return c.reached(s)
}

// address is the mail lane of the contact.
func (c Closeout) address(s Scene) (outbox.Lane, bool) {
	to, known := c.contact(s)
	if !s.Mail || !known || to.Email == "" {
		return "", false
	}
	return outbox.MailTo(to.Email), true
}
