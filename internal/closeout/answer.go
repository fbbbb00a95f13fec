package closeout

import (
	"cmp"
	"fmt"
	"strings"

	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

// AnsweredArgs is what the news of answers carries to its renderer.
type AnsweredArgs struct {
	Low   int      `json:"low,omitempty"`   // how many scores are low
	Issue issue.ID `json:"issue,omitempty"` // that they raised
}

// Answer takes in the customer's answers to the version that was sent, once. Low
// scores raise an issue. Who answers has not accepted the document by that: the
// clock runs on.
func (c Closeout) Answer(a questionnaire.Answers, address []byte, s Scene) (Outcome, error) {
	switch {
	case c.State.Closed():
		return Outcome{}, errGone
	case !c.QuestionsSent.Done():
		return Outcome{}, fault.Conflictf("The questionnaire has not been sent yet.")
	case !c.AnsweredAt.IsZero():
		return Outcome{}, fault.Conflictf("The questionnaire has been answered already. Thank you.")
	}
	a = s.Asked.Trim(a)
	if err := s.Asked.Check(a); err != nil {
		return Outcome{}, err
	}
	before := c
	c.Answers, c.AnsweredAt = a, s.Now
	c.Verified, c.VerifiedNote = Sent{}, ""
	var raised []issue.Outcome
	low := s.Asked.Low(a, s.Numbers.One(setting.LowScore))
	args := AnsweredArgs{Low: len(low)}
	if len(low) > 0 {
		out, err := s.raise(0, issue.Draft{Project: c.Project, Kind: issue.LowSatisfaction, Description: s.scores(low, a)})
		if err != nil {
			return Outcome{}, err
		}
		raised, args.Issue = append(raised, out), out.Issue.ID
	}
	o := c.changed(before, "closeout.answered", s, c.news("closeout.answered", s, args))
	o.Raised, o.Address = raised, address
	return o, nil
}

// scores names each question and what it was given, in the committee's language,
// as many as an issue has room for.
func (s Scene) scores(low []questionnaire.Question, a questionnaire.Answers) string {
	language, _, _ := strings.Cut(cmp.Or(s.Locale, "en"), "-")
	var lines []string
	room := issue.DescriptionLimit
	for _, q := range low {
		points, _ := q.Points(a)
		line := fmt.Sprintf("%d/%d · %s", points, questionnaire.ScaleMax, q.Ask.In(language))
		if room -= len([]rune(line)) + 1; room < 0 {
			break
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
