package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/questionnaire"
)

// answerShown is how many characters of an answer in the customer's own words are shown.
const answerShown = 700

// answersBlocks draw what a customer answered: the mean of the points on top, each question with a bar of ten squares, the
// option chosen, or the words written. A score of low or less is called low (setting.LowScore). It takes at most one block
// more than there are questions, and one for those left out.
func answersBlocks(r Reader, asked questionnaire.Questionnaire, a questionnaire.Answers, low int) []slack.Block {
	var blocks []slack.Block
	if mean, ok := asked.Average(a); ok {
		blocks = append(blocks, section("*"+r.P.T("On average %.1f of %d", mean, questionnaire.ScaleMax)+"*"))
	}
	left := 0
	for _, q := range asked.Questions {
		said := r.answered(q, a, low)
		if said == "" {
			left++
			continue
		}
		blocks = append(blocks, section("*"+r.ask(q)+"*\n"+said))
	}
	if left > 0 {
		blocks = append(blocks, aside(r.P.N(left, "%d question was left open.", "%d questions were left open.")))
	}
	return blocks
}

// answered is the answer to one question, "" for none.
func (r Reader) answered(q questionnaire.Question, a questionnaire.Answers, low int) string {
	if points, ok := q.Points(a); ok {
		said := squares(points, low) + "  " + r.P.T("%d of %d", points, questionnaire.ScaleMax)
		if q.Score && points <= low {
			said = facts(said, r.P.T("low"))
		}
		return said
	}
	if chosen, ok := q.Chosen(a); ok {
		return name(chosen.In(r.language()))
	}
	if q.Kind == questionnaire.Text && strings.TrimSpace(a[q.Key]) != "" {
		return quote(a[q.Key], answerShown)
	}
	return ""
}

// squares are a score out of ten: red up to the low score, green in the upper half of what is left above it.
func squares(points, low int) string {
	square := "🟩"
	switch {
	case points <= low:
		square = "🟥"
	case points <= (low+questionnaire.ScaleMax)/2:
		square = "🟨"
	}
	return strings.Repeat(square, points) + strings.Repeat("⬜", questionnaire.ScaleMax-points)
}

// language is that of the reader, without the country: "fr".
func (r Reader) language() string {
	language, _, _ := strings.Cut(r.P.Tag(), "-")
	return language
}
