package main

import "testing"

func TestAnAdministratorEditsWhatCustomersAreAsked(t *testing.T) {
	t.Parallel()
	ada := office(t).as("ada")
	ada.types("general", "/docket questionnaire")
	ada.reads("Questionnaire", "*2. Were the goals of the project met?*\nFully · For the most part · In part · No", "Version 1, as docket came.")

	ada.pressesIn("By choice", "From 0 to 10")
	ada.reads("New question", "Answer: by choice")
	ada.isRefused("Answers to choose from in English", "Write 2 to 10 answers", with("Question in English", "Was it fun?"),
		with("Answers to choose from in English", "Yes"))
	ada.isRefused("Answers to choose from in French", "as many answers as in English", with("Question in English", "Was it fun?"),
		with("Answers to choose from in English", "Yes\nNo"), with("Answers to choose from in French", "Oui"))
	ada.submits(with("Question in English", "Was it fun?"), with("Question in French", "Était-ce agréable ?"),
		with("Answers to choose from in English", "Yes\nNo"), with("Answers to choose from in French", "Oui\nNon"))
	ada.reads("*8. Was it fun?*\nYes · No\nby choice", "Version 2, by")

	ada.pressesIn("Move up", "Was it fun?")
	ada.reads("*7. Was it fun?*", "*8. May we name you as a reference?*", "Version 3, by")
	ada.pressesIn("Change", "What should we do better")
	ada.submits(with("Question in English", "What can we do better?"), with("Besides", []string{"Has to be answered"}))
	ada.reads("*6. What can we do better?*\nin own words · has to be answered", "Version 4, by")
	ada.pressesIn("Remove", "May we name you")
	ada.reads("May we name you as a reference?", "It is asked no longer.")
	ada.submits()
	ada.reads("*7. Was it fun?*", "Version 5, by")

	ada.pressesIn("History")
	ada.reads("question added: Was it fun?", "another order", "question changed: What can we do better?", "question removed: May we name you as a reference?")
}

func TestOthersReadTheQuestionnaireAndChangeNothing(t *testing.T) {
	t.Parallel()
	marc := office(t).as("marc")
	marc.types("general", "/docket questionnaire")
	marc.reads("Les objectifs du projet ont-ils été atteints ?", "Version 1, celle d’origine.")
	for _, offer := range []string{"De 0 à 10", "Modifier", "Retirer"} {
		if _, ok := findButton(marc.modal().Blocks, offer); ok {
			t.Errorf("%s is offered", offer)
		}
	}
}

func TestOfTwoAdministratorsWhoEditTheQuestionnaireTheSecondIsTold(t *testing.T) {
	t.Parallel()
	_, ada, nadia := twoAdministrators(t)
	for _, p := range []person{ada, nadia} {
		p.types("general", "/docket questionnaire")
		p.pressesIn("Change", "What should we do better")
	}
	ada.submits(with("Question in English", "What did we do well?"))
	nadia.submitting(with("Question in English", "What did we do badly?"))
	nadia.settle()
	nadia.reads("@ada has changed the questionnaire meanwhile.")

	nadia.types("general", "/docket questionnaire")
	nadia.reads("*6. What did we do well?*")
	ada.pressesIn("Move down", "What did we do well?")
	nadia.pressesIn("Move up", "What did we do well?")
	nadia.reads("@ada has changed the questionnaire meanwhile.")
	nadia.closes()
	nadia.pressesIn("Change", "What did we do well?")
	nadia.reads("@ada has changed the questionnaire meanwhile.")
}
