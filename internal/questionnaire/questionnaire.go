// Package questionnaire holds what a customer is asked at the end of a project:
// questions as data, in versions that are never edited, and what was answered.
// It refuses an answer that does not fit its question.
package questionnaire

import (
	"maps"
	"slices"
	"time"

	"docket/internal/directory"
	"docket/internal/outbox"
)

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
	By        directory.UserID // who made it; "" for the standard one
	At        time.Time
}

// Subject is how the record points at the company's questionnaire, whatever its
// version.
var Subject = outbox.Subject{Kind: "questionnaire", ID: 1}

// RecordedPrefix stands before a question's key in the record, which has a field
// for each question.
const RecordedPrefix = "question "

// Get returns the question of the key, else a NotFound fault.
func (q Questionnaire) Get(key string) (Question, error) {
	n := q.index(key)
	if n < 0 {
		return Question{}, gone()
	}
	return q.Questions[n], nil
}

func (q Questionnaire) index(key string) int {
	return slices.IndexFunc(q.Questions, func(x Question) bool { return x.Key == key })
}

// Equal reports whether both ask the same.
func (q Question) Equal(o Question) bool {
	return q.Key == o.Key && q.Kind == o.Kind && q.Required == o.Required && q.Score == o.Score && maps.Equal(q.Ask, o.Ask) &&
		slices.EqualFunc(q.Options, o.Options, func(a, b Words) bool { return maps.Equal(a, b) })
}

// Answers are what the customer answered, by the question's key: a number from
// "0" to "10", the position of an option from "0", or text.
type Answers map[string]string
