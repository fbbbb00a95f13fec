package view

import (
	"testing"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

func TestASettingIsReadWithWhatWasSeen(t *testing.T) {
	r := reader(locale.French(), directory.Admin)
	for _, s := range setting.All {
		k, seen, next, err := ReadSetting(submitted(t, EditSetting(r, s, s.Default), nil))
		same(t, []any{s.Key, s.Default, s.Default}, []any{k, seen, next}, err)
	}
	list, _ := setting.Find(setting.SilenceReminders)
	k, seen, next, err := ReadSetting(submitted(t, EditSetting(r, list, []int{5, 10}), filled{"value": typed("3, 6")}))
	same(t, []any{setting.SilenceReminders, []int{5, 10}, []int{3, 6}}, []any{k, seen, next}, err)
}

func TestADocumentOfTheHouseIsReadWithTheOneItReplaces(t *testing.T) {
	now := project.Document{Title: "Tariff", URL: "https://house.example/2025"}
	form := EditHouseDocument(reader(locale.English(), directory.Admin), project.Tariff, now)
	k, seen, next, err := ReadHouseDocument(submitted(t, form, filled{"document_url": typed(" https://house.example/2026 ")}))
	same(t, []any{project.Tariff, now.Mark(), project.Document{Title: "Tariff", URL: "https://house.example/2026"}}, []any{k, seen, next}, err)
}

func TestEveryQuestionSavedAsShownIsUnchanged(t *testing.T) {
	r := reader(locale.English(), directory.Admin)
	for _, q := range questionnaire.Standard {
		v, got, err := ReadQuestion(submitted(t, EditQuestion(r, 3, q), nil))
		same(t, []any{questionnaire.Version(3), q}, []any{v, got}, err)
	}
}

func TestANewQuestionIsReadInBothLanguages(t *testing.T) {
	form := EditQuestion(reader(locale.English(), directory.Admin), 3, questionnaire.Question{Kind: questionnaire.Choice})
	_, got, err := ReadQuestion(submitted(t, form, filled{
		"ask_en": typed(" Was it\nfun? "), "options_en": typed("Yes\n\n No \n"), "options_fr": typed("Oui\nNon\nPeut-être"), "flags": ticked("required")}))
	same(t, questionnaire.Question{Kind: questionnaire.Choice, Ask: questionnaire.Words{"en": "Was it fun?"}, Required: true,
		Options: []questionnaire.Words{{"en": "Yes", "fr": "Oui"}, {"en": "No", "fr": "Non"}, {"fr": "Peut-être"}}}, got, err)
}

func TestTheRemovalOfAQuestionIsRead(t *testing.T) {
	q := questionnaire.Standard[1]
	v, key, err := ReadRemoveQuestion(submitted(t, RemoveQuestion(reader(locale.French(), directory.Admin), 3, q), nil))
	same(t, []any{questionnaire.Version(3), "goals"}, []any{v, key}, err)
}

func TestWhatCannotBeReadOfTheHouseIsRefused(t *testing.T) {
	days, _ := setting.Find(setting.SilenceDays)
	form := EditSetting(reader(locale.English(), directory.Admin), days, []int{15})
	for called, test := range map[string]struct {
		read  func() error
		field string
	}{
		"a number in words": {func() error {
			_, _, _, err := ReadSetting(submitted(t, form, filled{"value": typed("many")}))
			return err
		}, "value"},
		"a setting of nothing": {func() error { _, _, _, err := ReadSetting(slack.View{PrivateMetadata: "{}"}); return err }, ""},
		"a document of nothing": {func() error {
			_, _, _, err := ReadHouseDocument(slack.View{PrivateMetadata: `{"key":"prices"}`})
			return err
		}, ""},
		"a question of no version": {func() error { _, _, err := ReadQuestion(slack.View{PrivateMetadata: `{"key":"dates"}`}); return err }, ""},
		"a removal of nothing": {func() error {
			_, _, err := ReadRemoveQuestion(slack.View{PrivateMetadata: `{"version":3}`})
			return err
		}, ""},
		"a button without a key": {func() error { _, _, err := ReadQuestionRef("3:"); return err }, ""},
		"a button of no version": {func() error { _, _, err := ReadQuestionRef("0:dates"); return err }, ""},
	} {
		t.Run(called, func(t *testing.T) {
			f, ok := fault.As(test.read())
			if !ok || f.Kind != fault.Invalid || f.Field != test.field {
				t.Errorf("it is answered with %+v, want a fault in %q", f, test.field)
			}
		})
	}
}
