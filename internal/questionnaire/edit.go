package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/fault"
)

// What a questionnaire has room for: questions, options of each, and characters.
const (
	MaxQuestions = 20
	MinOptions   = 2
	MaxOptions   = 10
	AskLimit     = 300
	OptionLimit  = 100
	KeyLimit     = 40
)

// Languages are those in which a question can be asked, English first: the
// customer's, else English.
var Languages = []string{"en", "fr"}

// CheckAll refuses questions that cannot be asked.
func CheckAll(all []Question) error {
	switch {
	case len(all) == 0:
		return fault.Invalidf("A questionnaire needs a question. Add one before this one goes.")
	case len(all) > MaxQuestions:
		return fault.Invalidf("A questionnaire has room for %d questions.", MaxQuestions)
	}
	keys := map[string]bool{}
	for _, q := range all {
		if err := q.checkAsked(); err != nil {
			return err
		}
		if keys[q.Key] {
			return fmt.Errorf("question %q stands twice", q.Key)
		}
		keys[q.Key] = true
	}
	return nil
}

// checkAsked names the field of the form: kind, flags, and by language ask_en,
// options_en.
func (q Question) checkAsked() error {
	switch {
	case keyOf(q.Key) != q.Key:
		return fmt.Errorf("%q is no key of a question", q.Key)
	case !slices.Contains([]Kind{Scale, Choice, Text}, q.Kind):
		return fault.Invalidf("Choose how the question is answered.").In("kind")
	case q.Ask["en"] == "":
		return fault.Invalidf("Write the question in English. It is asked where there is no other language.").In("ask_en")
	case q.Score && q.Kind != Scale:
		return fault.Invalidf("Only a question answered from 0 to 10 can raise an issue.").In("flags")
	}
	for language, ask := range q.Ask {
		if !slices.Contains(Languages, language) {
			return fmt.Errorf("question %q: nothing is asked in %q", q.Key, language)
		}
		if utf8.RuneCountInString(ask) > AskLimit {
			return fault.Invalidf("A question may have at most %d characters.", AskLimit).In("ask_" + language)
		}
	}
	return q.checkOptions()
}

func (q Question) checkOptions() error {
	if q.Kind != Choice {
		if len(q.Options) > 0 {
			return fault.Invalidf("Only a choice has answers to choose from.").In("options_en")
		}
		return nil
	}
	if len(q.Options) < MinOptions || len(q.Options) > MaxOptions {
		return fault.Invalidf("Write %d to %d answers to choose from, one a line.", MinOptions, MaxOptions).In("options_en")
	}
	for _, language := range Languages {
		if err := q.checkOptionsIn(language); err != nil {
			return err
		}
	}
	return nil
}

// checkOptionsIn wants all options in the language or none, each different.
func (q Question) checkOptionsIn(language string) error {
	said := map[string]bool{}
	for _, o := range q.Options {
		switch text := o[language]; {
		case utf8.RuneCountInString(text) > OptionLimit:
			return fault.Invalidf("An answer may have at most %d characters.", OptionLimit).In("options_" + language)
		case text != "" && said[text]:
			return fault.Invalidf("The same answer stands there twice.").In("options_" + language)
		default:
			said[text] = true
		}
	}
	if said[""] && (language == "en" || len(said) > 1) {
		return fault.Invalidf("Write as many answers as in English, in the same order.").In("options_" + language)
	}
	return nil
}

// keyOf makes a key of words: "How likely?" is how_likely.
func keyOf(words string) string {
	key := strings.Join(strings.FieldsFunc(strings.ToLower(words), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	}), "_")
	return strings.Trim(key[:min(len(key), KeyLimit)], "_")
}

// Put is the questions with this one in the place of the one with its key, or at
// the end. One without a key is new and gets one that no other has.
func (q Questionnaire) Put(asked Question) ([]Question, error) {
	if asked.Key == "" {
		asked.Key = q.newKey(asked.Ask["en"])
		return append(slices.Clone(q.Questions), asked), nil
	}
	n := q.index(asked.Key)
	switch {
	case n < 0:
		return nil, gone()
	case q.Questions[n].Kind != asked.Kind:
		return nil, fault.Invalidf("A question keeps the way it is answered, so that answers can be compared. Add another one instead.").In("kind")
	}
	all := slices.Clone(q.Questions)
	all[n] = asked
	return all, nil
}

func (q Questionnaire) newKey(words string) string {
	stem := keyOf(words)
	if stem == "" {
		stem = "question"
	}
	stem = strings.Trim(stem[:min(len(stem), KeyLimit-3)], "_")
	key := stem
	for n := 2; q.index(key) >= 0; n++ {
		key = fmt.Sprintf("%s_%d", stem, n)
	}
	return key
}

// Remove is the questions without the one of the key.
func (q Questionnaire) Remove(key string) ([]Question, error) {
	n := q.index(key)
	if n < 0 {
		return nil, gone()
	}
	return slices.Delete(slices.Clone(q.Questions), n, n+1), nil
}

// Move is the questions with the one of the key so many places further down, or
// up when negative; at either end it stays.
func (q Questionnaire) Move(key string, by int) ([]Question, error) {
	n := q.index(key)
	if n < 0 {
		return nil, gone()
	}
	to := min(max(n+by, 0), len(q.Questions)-1)
	all := slices.Delete(slices.Clone(q.Questions), n, n+1)
	return slices.Insert(all, to, q.Questions[n]), nil
}

func gone() error { return fault.NotFoundf("That question is no longer asked.") }

// Contest refuses to edit the questionnaire, as it is now, for somebody who saw
// another version of it.
func (q Questionnaire) Contest(seen Version) error {
	switch {
	case q.Version == seen:
		return nil
	case q.By == "":
		return fault.Conflictf("The questionnaire has changed meanwhile. Open it anew to see how it is now.")
	}
	return fault.Conflictf("%s has changed the questionnaire meanwhile. Open it anew to see how it is now.", q.By.Mention())
}
