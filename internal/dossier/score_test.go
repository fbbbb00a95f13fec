package dossier

import (
	"testing"

	"docket/internal/questionnaire"
)

func TestWhatAnAnswerScores(t *testing.T) {
	asked := questionnaire.Questionnaire{Version: 1, Questions: questionnaire.Standard}
	for _, tt := range []struct {
		name    string
		answers questionnaire.Answers
		counts  bool
		mean    float64
		low     bool
	}{
		{"the mean of all points", questionnaire.Answers{"satisfaction": "8", "quality": "10", "dates": "9", "recommend": "9"}, true, 9, false},
		{"a low score among high ones", questionnaire.Answers{"satisfaction": "3", "quality": "10", "dates": "10", "recommend": "9"}, true, 8, true},
		{"a score at the limit", questionnaire.Answers{"satisfaction": "6", "recommend": "10"}, true, 8, true},
		{"no points at all", questionnaire.Answers{"improve": "Be there earlier."}, false, 0, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			scores := Scores([]Feedback{{Project: "Portal", Asked: asked, Answers: tt.answers}}, 6)
			switch {
			case !tt.counts:
				if len(scores) != 0 {
					t.Errorf("scored %+v", scores)
				}
			case len(scores) != 1 || scores[0].Mean != tt.mean || scores[0].Low != tt.low || scores[0].Project != "Portal":
				t.Errorf("scored %+v", scores)
			}
		})
	}
}
