package questionnaire_test

import (
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"docket/internal/fault"
	"docket/internal/questionnaire"
)

var standard = questionnaire.Questionnaire{Version: 1, Questions: questionnaire.Standard}

// whole answers every question that has to be answered.
func whole() questionnaire.Answers {
	return questionnaire.Answers{"satisfaction": "8", "goals": "0", "quality": "10", "dates": "0", "recommend": "7"}
}

// with is whole with some answers changed.
func with(keyed ...string) questionnaire.Answers {
	a := whole()
	for n := 0; n < len(keyed); n += 2 {
		a[keyed[n]] = keyed[n+1]
	}
	return a
}

// fields are the fields of all faults in err.
func fields(err error) string {
	var all []string
	for _, f := range fault.All(err) {
		all = append(all, f.Field)
	}
	return strings.Join(all, " ")
}

func TestWhichAnswersFitTheirQuestions(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answers questionnaire.Answers
		wrong   string // the fields that are refused
	}{
		{"what has to be answered", whole(), ""},
		{"everything", with("improve", "Be there earlier.", "reference", "2"), ""},
		{"nothing", nil, "satisfaction goals quality dates recommend"},
		{"nothing but blanks", with("dates", " \n\t"), "dates"},
		{"a key nobody asked for", with("price", "11"), ""},
		{"more than ten", with("dates", "11"), "dates"},
		{"less than nothing", with("dates", "-1"), "dates"},
		{"a fraction", with("dates", "7.5"), "dates"},
		{"a number in another writing", with("dates", "07"), "dates"},
		{"a number with a sign", with("dates", "+7"), "dates"},
		{"a word for a number", with("dates", "seven"), "dates"},
		{"the last option", with("goals", "3"), ""},
		{"an option that is not there", with("goals", "4"), "goals"},
		{"the words of an option", with("goals", "Fully"), "goals"},
		{"several at once", with("goals", "9", "dates", "99"), "goals dates"},
		{"as long a text as there is room for", with("improve", strings.Repeat("é", questionnaire.AnswerLimit)), ""},
		{"a longer one", with("improve", strings.Repeat("é", questionnaire.AnswerLimit+1)), "improve"},
		{"a megabyte", with("improve", strings.Repeat("x", 1<<20)), "improve"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := standard.Check(tt.answers)
			if got := fields(err); got != tt.wrong || (tt.wrong != "") != (fault.KindOf(err) == fault.Invalid) {
				t.Errorf("refused are %q, want %q: %v", got, tt.wrong, err)
			}
		})
	}
}

func TestWhatIsKeptOfAnAnswer(t *testing.T) {
	got := standard.Trim(questionnaire.Answers{
		"improve": " One\r\nTwo\rThree\x00\x1b[31m \xff ", "dates": "7 ", "price": "much", "goals": "\u0007",
	})
	want := questionnaire.Answers{"improve": "One\nTwo\nThree[31m", "dates": "7"}
	if !maps.Equal(got, want) {
		t.Errorf("kept is %q, want %q", got, want)
	}
}

func TestWhichScoresAreLow(t *testing.T) {
	questions := append([]questionnaire.Question{{Key: "weather", Kind: questionnaire.Scale}}, questionnaire.Standard...)
	q := questionnaire.Questionnaire{Questions: questions}
	for _, tt := range []struct {
		name    string
		answers questionnaire.Answers
		limit   int
		low     string
	}{
		{"at the limit and below", with("satisfaction", "6", "quality", "5", "dates", "7"), 6, "satisfaction quality"},
		{"nothing above it", with("satisfaction", "7", "quality", "7", "dates", "7"), 6, ""},
		{"nothing that was not answered", questionnaire.Answers{"dates": "3"}, 6, "dates"},
		{"nothing that is no score", with("weather", "0", "dates", "9"), 6, ""},
		{"with zero as the limit only zero", with("satisfaction", "1"), 0, "dates"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var keys []string
			for _, low := range q.Low(tt.answers, tt.limit) {
				keys = append(keys, low.Key)
			}
			if got := strings.Join(keys, " "); got != tt.low {
				t.Errorf("low are %q, want %q", got, tt.low)
			}
		})
	}
}

func TestTheAverageIsOfThePointsThatWereGiven(t *testing.T) {
	if got, ok := standard.Average(whole()); !ok || got != 6.25 {
		t.Errorf("the average is %v, %t, want 6.25", got, ok)
	}
	if _, ok := standard.Average(questionnaire.Answers{"improve": "10"}); ok {
		t.Error("without points there is an average")
	}
}

func TestAChosenOptionHasItsWords(t *testing.T) {
	goals, err := standard.Get("goals")
	if err != nil {
		t.Fatal(err)
	}
	chosen, ok := goals.Chosen(whole())
	if !ok || chosen.In("fr") != "Entièrement" || chosen.In("de") != "Fully" {
		t.Errorf("chosen is %v, %t", chosen, ok)
	}
	if _, ok := goals.Chosen(with("goals", "-1")); ok {
		t.Error("an option before the first was chosen")
	}
}

func FuzzWhatIsKeptCanBeWrittenDownAndIsKeptAgain(f *testing.F) {
	for _, said := range []string{"", "Fine.\r\nThanks", "\x00\u0007", "\xff\xfe", " \u202e ", "a\tb", "<!channel>"} {
		f.Add(said)
	}
	f.Fuzz(func(t *testing.T, said string) {
		kept := standard.Trim(questionnaire.Answers{"improve": said, "dates": said})
		for key, answer := range kept {
			if answer == "" || !utf8.ValidString(answer) || strings.ContainsAny(answer, "\x00\r") {
				t.Errorf("%s keeps %q of %q", key, answer, said)
			}
		}
		if again := standard.Trim(kept); !maps.Equal(again, kept) {
			t.Errorf("%q is kept as %q, and then as %q", said, kept, again)
		}
	})
}
