package view

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/slack-go/slack"

	"docket/internal/audit"
	"docket/internal/care"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/setting"
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
	asked := f.asked()
	fresh := asked
	fresh.By = ""
	return map[string]any{
		"answers": drawn(f.answers()), "answers_none": drawn(nil),
		"questions": Questions(boss, asked), "questions_anybody": Questions(r, fresh),
		"question_form_scale":  EditQuestion(boss, 3, asked.Questions[0]),
		"question_form_choice": EditQuestion(boss, 3, asked.Questions[1]),
		"question_form_text":   EditQuestion(boss, 3, questionnaire.Question{Kind: questionnaire.Text}),
		"question_remove_form": RemoveQuestion(boss, 3, asked.Questions[1]),
	}
}

func (f fixture) numbers(r, boss Reader) map[string]any {
	changed := setting.Numbers{setting.SilenceDays: {20}, setting.ReopenDays: {1}, setting.SilenceReminders: {7}}
	house := project.House{project.Tariff: {Title: f.written("Tariff 2026"), URL: "https://house.example/tariff"}}
	days, _ := setting.Find(setting.SilenceDays)
	list, _ := setting.Find(setting.ServiceEnds)
	return map[string]any{
		"settings": Settings(boss, changed, house), "settings_anybody": Settings(r, nil, nil),
		"setting_form": EditSetting(boss, days, []int{20}), "setting_form_list": EditSetting(boss, list, list.Default),
		"house_form": EditHouseDocument(boss, project.Tariff, house[project.Tariff]),
	}
}

// houseHistory are changes of the house as the record keeps them.
func (f fixture) houseHistory(t testing.TB, known Reader) map[string]any {
	t.Helper()
	page := func(of outbox.Subject, verb string, before, after any) slack.ModalViewRequest {
		return History(known, HistoryPage{Subject: of, Entries: []audit.Entry{{ID: 1, At: monday, By: ana, Verb: verb, Subject: of,
			Before: must(json.Marshal(before)), After: must(json.Marshal(after))}}})
	}
	q := f.asked().Questions
	field := func(n int) string { return questionnaire.RecordedPrefix + q[n].Key }
	return map[string]any{
		"history_rhythm":   page(care.RhythmSubject, "rhythm.saved", care.Standard(), f.rhythm().Rhythm),
		"history_settings": page(setting.Subject, "setting.saved", setting.Numbers{setting.ServiceEnds: {60, 30, 7, 0}}, setting.Numbers{setting.ServiceEnds: {30, 7}}),
		"history_house": page(project.HouseSubject, "house.saved", map[string]any{},
			project.House{project.Tariff: {Title: f.written("Tariff 2026"), URL: "https://house.example/tariff"}}),
		"history_questions": page(questionnaire.Subject, "questionnaire.saved", map[string]any{field(0): q[0], field(1): q[1], "order": []int{1}},
			map[string]any{field(1): q[2], field(3): q[3], "order": []int{2}}),
		"history_order": page(questionnaire.Subject, "questionnaire.saved", map[string]any{"order": []int{1}}, map[string]any{"order": []int{2}}),
	}
}
