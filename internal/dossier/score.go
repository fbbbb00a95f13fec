package dossier

import (
	"time"

	"docket/internal/questionnaire"
)

// Feedback is a questionnaire the customer answered, as it was asked.
type Feedback struct {
	Project string // its name
	At      time.Time
	Asked   questionnaire.Questionnaire
	Answers questionnaire.Answers
}

// Score is how satisfied the customer was at the end of a project.
type Score struct {
	Project string
	At      time.Time
	Mean    float64 // of all points given, from 0 to questionnaire.ScaleMax
	Low     bool    // a score was so low that it raised an issue
}

// Score is the mean of the points; false when none were given. A score of limit or
// less is low.
func (f Feedback) Score(limit int) (Score, bool) {
	mean, ok := f.Asked.Average(f.Answers)
	return Score{Project: f.Project, At: f.At, Mean: mean, Low: len(f.Asked.Low(f.Answers, limit)) > 0}, ok
}

// Scores are those of all feedback in which points were given, in its order.
func Scores(all []Feedback, limit int) []Score {
	var scores []Score
	for _, f := range all {
		if s, ok := f.Score(limit); ok {
			scores = append(scores, s)
		}
	}
	return scores
}
