package questionnaire_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/fault"
	"docket/internal/questionnaire"
)

func ask(en string) questionnaire.Words { return questionnaire.Words{"en": en} }

func TestWhichQuestionsCanBeAsked(t *testing.T) {
	long := strings.Repeat("é", 301)
	choice := func(options ...questionnaire.Words) questionnaire.Question {
		return questionnaire.Question{Kind: questionnaire.Choice, Ask: ask("Which?"), Options: options}
	}
	yes, no := questionnaire.Words{"en": "Yes", "fr": "Oui"}, questionnaire.Words{"en": "No", "fr": "Non"}
	for _, tt := range []struct {
		name     string
		question questionnaire.Question
		field    string // of the refusal
	}{
		{"a text", questionnaire.Question{Kind: questionnaire.Text, Ask: ask("What else?")}, ""},
		{"a score", questionnaire.Question{Kind: questionnaire.Scale, Ask: ask("How much?"), Score: true}, ""},
		{"a choice in two languages", choice(yes, no), ""},
		{"a choice in English alone", choice(ask("Yes"), ask("No")), ""},
		{"in no way", questionnaire.Question{Ask: ask("What?")}, "kind"},
		{"not in English", questionnaire.Question{Kind: questionnaire.Text, Ask: questionnaire.Words{"fr": "Quoi ?"}}, "ask_en"},
		{"too long in French", questionnaire.Question{Kind: questionnaire.Text, Ask: questionnaire.Words{"en": "What?", "fr": long}}, "ask_fr"},
		{"a text that raises an issue", questionnaire.Question{Kind: questionnaire.Text, Ask: ask("What?"), Score: true}, "flags"},
		{"a scale with options", questionnaire.Question{Kind: questionnaire.Scale, Ask: ask("What?"), Options: []questionnaire.Words{yes, no}}, "options_en"},
		{"one option", choice(yes), "options_en"},
		{"eleven options", choice(make([]questionnaire.Words, 11)...), "options_en"},
		{"an option without English", choice(yes, questionnaire.Words{"fr": "Non"}), "options_en"},
		{"an option twice", choice(yes, no, yes), "options_en"},
		{"one French option less", choice(yes, ask("No")), "options_fr"},
		{"an option without end", choice(yes, ask(long)), "options_en"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all, err := standard.Put(tt.question)
			if err != nil {
				t.Fatal(err)
			}
			err = questionnaire.CheckAll(all)
			f, refused := fault.As(err)
			if (err != nil) != (tt.field != "") || refused && f.Field != tt.field {
				t.Errorf("refused with %v, want a fault in %q", err, tt.field)
			}
		})
	}
}

func TestAQuestionnaireHasAQuestionAndNotTooMany(t *testing.T) {
	if err := questionnaire.CheckAll(nil); fault.KindOf(err) != fault.Invalid {
		t.Errorf("none at all: %v", err)
	}
	q := questionnaire.Questionnaire{}
	for n := range questionnaire.MaxQuestions + 1 {
		if err := questionnaire.CheckAll(q.Questions); n > 0 && err != nil {
			t.Fatalf("%d questions: %v", n, err)
		}
		q.Questions, _ = q.Put(questionnaire.Question{Kind: questionnaire.Text, Ask: ask("What else?")})
	}
	if err := questionnaire.CheckAll(q.Questions); fault.KindOf(err) != fault.Invalid {
		t.Errorf("%d questions: %v", len(q.Questions), err)
	}
	if err := questionnaire.CheckAll(append(questionnaire.Standard, questionnaire.Standard[0])); err == nil {
		t.Error("one question stands twice")
	}
}

func TestAQuestionKeepsTheWayItIsAnswered(t *testing.T) {
	changed := questionnaire.Standard[0]
	changed.Kind, changed.Score = questionnaire.Text, false
	if _, err := standard.Put(changed); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a scale became a text: %v", err)
	}
}

func TestAQuestionThatIsGoneIsNotChanged(t *testing.T) {
	gone := questionnaire.Question{Key: "gone", Kind: questionnaire.Text, Ask: ask("What?")}
	for name, do := range map[string]func() ([]questionnaire.Question, error){
		"changed": func() ([]questionnaire.Question, error) { return standard.Put(gone) },
		"removed": func() ([]questionnaire.Question, error) { return standard.Remove("gone") },
		"moved":   func() ([]questionnaire.Question, error) { return standard.Move("gone", 1) },
	} {
		if _, err := do(); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestHoweverItIsEditedEveryKeyStandsOnce plays administrators against the rules.
func TestHoweverItIsEditedEveryKeyStandsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := standard
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			key := "none"
			if len(q.Questions) > 0 {
				key = q.Questions[rapid.IntRange(0, len(q.Questions)-1).Draw(t, "which")].Key
			}
			before := fmt.Sprint(q.Questions)
			var all []questionnaire.Question
			var err error
			switch rapid.IntRange(0, 2).Draw(t, "edit") {
			case 0:
				words := rapid.SampledFrom([]string{"How?", "how", "Où ?", "", strings.Repeat("very ", 20)}).Draw(t, "words")
				all, err = q.Put(questionnaire.Question{Kind: questionnaire.Text, Ask: ask(words + "x")})
			case 1:
				all, err = q.Remove(key)
			case 2:
				if all, err = q.Move(key, rapid.IntRange(-30, 30).Draw(t, "by")); err == nil && len(all) != len(q.Questions) {
					t.Fatalf("moving %s left %d of %d", key, len(all), len(q.Questions))
				}
			}
			if got := fmt.Sprint(q.Questions); got != before {
				t.Fatal("an edit changed the version it was made of")
			}
			if err == nil && questionnaire.CheckAll(all) == nil {
				q.Questions = all
			}
			seen := map[string]bool{}
			for _, asked := range q.Questions {
				if seen[asked.Key] || asked.Key == "" || len(asked.Key) > questionnaire.KeyLimit {
					t.Fatalf("key %q", asked.Key)
				}
				seen[asked.Key] = true
			}
		}
	})
}

func TestTheStandardQuestionsCanBeAsked(t *testing.T) {
	if err := questionnaire.CheckAll(questionnaire.Standard); err != nil {
		t.Fatal(err)
	}
	for _, q := range questionnaire.Standard {
		for _, language := range questionnaire.Languages {
			if q.Ask[language] == "" {
				t.Errorf("%s is not asked in %q", q.Key, language)
			}
		}
	}
}
