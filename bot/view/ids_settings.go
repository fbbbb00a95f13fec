package view

// The buttons of settings and of the questionnaire.
const (
	SettingEdit    ActionID = "setting.edit"    // a setting's key
	SettingHistory ActionID = "setting.history" // ""
	HouseEdit      ActionID = "house.edit"      // a key of a document of the house
	HouseHistory   ActionID = "house.history"   // ""

	QuestionAddScale  ActionID = "question.add_scale"  // the version it is added to
	QuestionAddChoice ActionID = "question.add_choice" // the version it is added to
	QuestionAddText   ActionID = "question.add_text"   // the version it is added to
	QuestionEdit      ActionID = "question.edit"       // "version:key"
	QuestionUp        ActionID = "question.up"         // "version:key"
	QuestionDown      ActionID = "question.down"       // "version:key"
	QuestionRemove    ActionID = "question.remove"     // "version:key": asks back
	QuestionHistory   ActionID = "question.history"    // ""
)

// The modals of settings and of the questionnaire.
const (
	SettingsID       = "settings"
	SettingFormID    = "setting_form"
	HouseFormID      = "house_form"
	QuestionsID      = "questions"
	QuestionFormID   = "question_form"
	QuestionRemoveID = "question_remove_form"
)
