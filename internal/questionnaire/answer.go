package questionnaire

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"docket/internal/fault"
)

// AnswerLimit is how long an answer in the customer's own words may be, in
// characters.
const AnswerLimit = 4000

// Trim is what was answered of what was asked: without the keys nobody asked for,
// without empty answers, and of text only what can be written down.
func (q Questionnaire) Trim(a Answers) Answers {
	kept := Answers{}
	for _, asked := range q.Questions {
		if said := clean(a[asked.Key]); said != "" {
			kept[asked.Key] = said
		}
	}
	return kept
}

// clean ends lines as we do and leaves out what is no character of a text.
func clean(said string) string {
	said = strings.ReplaceAll(strings.ToValidUTF8(said, ""), "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case c == '\r':
			return '\n'
		case unicode.IsControl(c):
			return -1
		}
		return c
	}, said))
}

// Check refuses answers that do not fit their questions. All that is wrong is
// said, each fault in the field of its question's key. Answers to what was not
// asked are no fault; Trim leaves them out.
func (q Questionnaire) Check(a Answers) error {
	a = q.Trim(a)
	var wrong []error
	for _, asked := range q.Questions {
		if f := asked.check(a[asked.Key]); f != nil {
			wrong = append(wrong, f.In(asked.Key))
		}
	}
	return errors.Join(wrong...)
}

func (q Question) check(said string) *fault.Error {
	switch {
	case said == "" && q.Required:
		return fault.Invalidf("Please answer this question.")
	case said == "":
		return nil
	case q.Kind == Scale:
		if _, ok := number(said, ScaleMax); !ok {
			return fault.Invalidf("Please choose a number from 0 to 10.")
		}
	case q.Kind == Choice:
		if _, ok := number(said, len(q.Options)-1); !ok {
			return fault.Invalidf("Please choose one of the answers.")
		}
	case utf8.RuneCountInString(said) > AnswerLimit:
		return fault.Invalidf("Please write at most %d characters.", AnswerLimit)
	}
	return nil
}

// number reads a number from 0 to most, as we write it ourselves and no other
// way.
func number(said string, most int) (int, bool) {
	n, err := strconv.Atoi(said)
	return n, err == nil && n >= 0 && n <= most && strconv.Itoa(n) == said
}

// Points is the score that was given to a Scale; false when there is none.
func (q Question) Points(a Answers) (int, bool) {
	if q.Kind != Scale {
		return 0, false
	}
	return number(a[q.Key], ScaleMax)
}

// Chosen is the option that was chosen in a Choice; false when there is none.
func (q Question) Chosen(a Answers) (Words, bool) {
	if q.Kind != Choice {
		return nil, false
	}
	n, ok := number(a[q.Key], len(q.Options)-1)
	if !ok {
		return nil, false
	}
	return q.Options[n], true
}

// Low are the questions whose score raises an issue: a Score answered with the
// limit or less. A question that was not answered is none of them.
func (q Questionnaire) Low(a Answers, limit int) []Question {
	var low []Question
	for _, asked := range q.Questions {
		if points, ok := asked.Points(a); ok && asked.Score && points <= limit {
			low = append(low, asked)
		}
	}
	return low
}

// Average is the mean of all points given, from 0 to ScaleMax; false when none
// were.
func (q Questionnaire) Average(a Answers) (float64, bool) {
	sum, count := 0, 0
	for _, asked := range q.Questions {
		if points, ok := asked.Points(a); ok {
			sum, count = sum+points, count+1
		}
	}
	if count == 0 {
		return 0, false
	}
	return float64(sum) / float64(count), true
}
