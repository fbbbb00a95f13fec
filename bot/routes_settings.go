package bot

import (
	"docket/bot/view"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

// settingRoutes are the numbers of the business, the documents of the house and the questionnaire.
func (b *Bot) settingRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.SettingEdit:       b.editSetting,
			view.SettingHistory:    b.onlyHistory(setting.Subject),
			view.HouseEdit:         b.editHouseDocument,
			view.HouseHistory:      b.onlyHistory(project.HouseSubject),
			view.QuestionAddScale:  b.addQuestion(questionnaire.Scale),
			view.QuestionAddChoice: b.addQuestion(questionnaire.Choice),
			view.QuestionAddText:   b.addQuestion(questionnaire.Text),
			view.QuestionEdit:      b.editQuestion,
			view.QuestionUp:        b.moveQuestion(-1),
			view.QuestionDown:      b.moveQuestion(1),
			view.QuestionRemove:    b.removeQuestion,
			view.QuestionHistory:   b.onlyHistory(questionnaire.Subject),
		},
		submissions: map[string]handler{
			view.SettingFormID:    b.saveSetting,
			view.HouseFormID:      b.saveHouseDocument,
			view.QuestionFormID:   b.saveQuestion,
			view.QuestionRemoveID: b.saveRemoval,
		},
	}
}
