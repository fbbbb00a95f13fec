package questionnaire

// Standard is what a new workspace asks its customers.
var Standard = []Question{
	{Key: "satisfaction", Kind: Scale, Required: true, Score: true,
		Ask: Words{"en": "How satisfied are you with the project as a whole?", "fr": "Dans l’ensemble, quel est votre degré de satisfaction ?"}},
	{Key: "goals", Kind: Choice, Required: true,
		Ask: Words{"en": "Were the goals of the project met?", "fr": "Les objectifs du projet ont-ils été atteints ?"},
		Options: []Words{
			{"en": "Fully", "fr": "Entièrement"},
			{"en": "For the most part", "fr": "En grande partie"},
			{"en": "In part", "fr": "En partie"},
			{"en": "No", "fr": "Non"},
		}},
	{Key: "quality", Kind: Scale, Required: true, Score: true,
		Ask: Words{"en": "How good was the work of our team?", "fr": "Quelle note donnez-vous au travail de notre équipe ?"}},
	{Key: "dates", Kind: Scale, Required: true, Score: true,
		Ask: Words{"en": "How well did we keep the agreed dates?", "fr": "Quelle note donnez-vous au respect des délais ?"}},
	{Key: "recommend", Kind: Scale, Required: true, Score: true,
		Ask: Words{"en": "How likely are you to recommend us?", "fr": "Dans quelle mesure nous recommanderiez-vous ?"}},
	{Key: "improve", Kind: Text,
		Ask: Words{"en": "What should we do better next time?", "fr": "Que devrions-nous mieux faire la prochaine fois ?"}},
	{Key: "reference", Kind: Choice,
		Ask: Words{"en": "May we name you as a reference?", "fr": "Pouvons-nous vous citer comme référence ?"},
		Options: []Words{
			{"en": "Yes", "fr": "Oui"},
			{"en": "Ask us first", "fr": "Demandez-nous d’abord"},
			{"en": "No", "fr": "Non"},
		}},
}
