package view

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"docket/internal/audit"
	"docket/internal/care"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/locale"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

// changedHouse says what an entry about settings, documents of the house or the questionnaire changed; false for an entry
// about anything else.
func (r Reader) changedHouse(e audit.Entry) ([]string, bool) {
	before, after := fieldsOf(e.Before), fieldsOf(e.After)
	switch e.Subject.Kind {
	case setting.Subject.Kind:
		return r.changedNumbers(before, after), true
	case project.HouseSubject.Kind:
		return r.changedDocuments(before, after), true
	case questionnaire.Subject.Kind:
		return r.changedQuestions(before, after), true
	case care.RhythmSubject.Kind:
		return r.changedRhythm(before, after), true
	case catalogue.Subject.Kind:
		return r.changedCatalogue(decoded[catalogue.Recorded](e.After)), true
	}
	return nil, false
}

func (r Reader) changedNumbers(before, after map[string]json.RawMessage) []string {
	var said []string
	for _, s := range setting.All {
		was, is := decoded[[]int](before[string(s.Key)]), decoded[[]int](after[string(s.Key)])
		if len(is) > 0 {
			said = append(said, "• "+r.P.T("%s: %s → %s", settingWords[s.Key].title, r.numbers(s.Key, was), r.numbers(s.Key, is)))
		}
	}
	return said
}

func (r Reader) changedRhythm(before, after map[string]json.RawMessage) []string {
	var said []string
	if was, is := setting.Words(decoded[[]int](before["since"])), setting.Words(decoded[[]int](after["since"])); was != is {
		said = append(said, "• "+r.P.T("months after go-live at which it changes: %s → %s", orNothing(was), orNothing(is)))
	}
	was, is := decoded[map[customer.Class][]int](before["every"]), decoded[map[customer.Class][]int](after["every"])
	for _, class := range care.Classes {
		if !slices.Equal(was[class], is[class]) {
			said = append(said, "• "+r.P.T("class %s, months between two calls: %s → %s", string(class), setting.Words(was[class]), setting.Words(is[class])))
		}
	}
	return said
}

// orNothing stands for numbers of which there are none.
func orNothing(words string) string {
	if words == "" {
		return "–"
	}
	return words
}

func (r Reader) changedDocuments(before, after map[string]json.RawMessage) []string {
	var said []string
	for _, k := range project.HouseKeys {
		was, is := r.document(decoded[project.Document](before[string(k)])), r.document(decoded[project.Document](after[string(k)]))
		switch {
		case is == "":
		case was == "":
			said = append(said, "• "+r.P.T("%s: %s", houseWords[k], is))
		default:
			said = append(said, "• "+r.P.T("%s: %s → %s", houseWords[k], was, is))
		}
	}
	return said
}

func (r Reader) changedQuestions(before, after map[string]json.RawMessage) []string {
	var said []string
	tell := func(how locale.Text, q json.RawMessage) {
		said = append(said, "• "+r.P.T("%s: %s", how, r.ask(decoded[questionnaire.Question](q))))
	}
	for _, field := range slices.Sorted(maps.Keys(after)) {
		_, known := before[field]
		switch {
		case !strings.HasPrefix(field, questionnaire.RecordedPrefix):
		case known:
			tell(locale.Textf("question changed"), after[field])
		default:
			tell(locale.Textf("question added"), after[field])
		}
	}
	for _, field := range slices.Sorted(maps.Keys(before)) {
		if _, known := after[field]; !known && strings.HasPrefix(field, questionnaire.RecordedPrefix) {
			tell(locale.Textf("question removed"), before[field])
		}
	}
	if len(said) == 0 {
		said = append(said, "• "+r.P.T("another order"))
	}
	return said
}

// decoded is a value of the record, the zero value when it is not there or is no such thing.
func decoded[T any](raw json.RawMessage) T {
	var v, none T
	if json.Unmarshal(raw, &v) != nil {
		return none
	}
	return v
}
