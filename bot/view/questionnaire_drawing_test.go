package view

import (
	"fmt"

	"github.com/slack-go/slack"

	"docket/internal/questionnaire"
)

// asked are the standard questions as somebody would have written them; of many, as many as there is room for.
func (f fixture) asked() questionnaire.Questionnaire {
	q := questionnaire.Questionnaire{Version: 3, By: ana, At: monday}
	for n := range min(max(f.many, len(questionnaire.Standard)), questionnaire.MaxQuestions) {
		one := questionnaire.Standard[n%len(questionnaire.Standard)]
		if n >= len(questionnaire.Standard) {
			one.Key = fmt.Sprint(one.Key, n)
		}
		one.Ask = f.words(one.Ask)
		options := one.Options
		one.Options = nil
		for _, o := range options {
			one.Options = append(one.Options, f.words(o))
		}
		q.Questions = append(q.Questions, one)
	}
	return q
}

func (f fixture) words(w questionnaire.Words) questionnaire.Words {
	written := questionnaire.Words{}
	for language, text := range w {
		written[language] = f.written(text)
	}
	return written
}

func (f fixture) answers() questionnaire.Answers {
	given := questionnaire.Answers{}
	for _, q := range f.asked().Questions {
		given[q.Key] = map[questionnaire.Kind]string{questionnaire.Scale: "9", questionnaire.Choice: "1",
			questionnaire.Text: f.written("Tell us earlier when a date moves.\nThe rest was fine.")}[q.Kind]
	}
	given["quality"], given["dates"], given["recommend"], given["reference"] = "7", "4", "10", ""
	return given
}

func (f fixture) questionnaires(r, boss Reader) map[string]any {
	drawn := func(a questionnaire.Answers) Message {
		return say("answers", append([]slack.Block{heading("Answers")}, answersBlocks(r, f.asked(), a, 6)...)...)
	}
	return map[string]any{"answers": drawn(f.answers()), "answers_none": drawn(nil)}
}
