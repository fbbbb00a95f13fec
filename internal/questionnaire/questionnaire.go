// Package questionnaire holds what a customer is asked at the end of a project:
// questions as data, in versions that are never edited, and what was answered.
// It refuses an answer that does not fit its question.
package questionnaire

import "time"

// Kind says how a question is answered.
type Kind string

// The kinds of questions.
const (
	Scale  Kind = "scale"  // 0 to 10
	Choice Kind = "choice" // one of Options
	Text   Kind = "text"   // in the customer's own words
)

// ScaleMax is the best score.
const ScaleMax = 10

// Words are a sentence by language ("en", "fr"). English is always there.
type Words map[string]string

// In is the sentence in the language, else in English.
func (w Words) In(language string) string {
	if said := w[language]; said != "" {
		return said
	}
	return w["en"]
}

// Question is one question.
type Question struct {
	Key      string  `json:"key"` // stays the same through versions: "recommend"
	Kind     Kind    `json:"kind"`
	Ask      Words   `json:"ask"`
	Options  []Words `json:"options,omitempty"` // of a Choice, by position
	Required bool    `json:"required,omitempty"`
	Score    bool    `json:"score,omitempty"` // a Scale whose low value raises an issue
}

// Version numbers a questionnaire, 1 for the first; 0 is none.
type Version int

// Questionnaire is one version of it.
type Questionnaire struct {
	Version   Version
	Questions []Question
	At        time.Time
}

// Answers are what the customer answered, by the question's key: a number from
// "0" to "10", the position of an option from "0", or text.
type Answers map[string]string
