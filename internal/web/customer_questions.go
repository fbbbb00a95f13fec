package web

import (
	"net/http"
	"strconv"
	"strings"

	"docket/internal/questionnaire"
)

// questions is the section of the questionnaire.
type questions struct {
	Heading, Way string
	Answered     string // when; "" while it is to answer
	Thanks       string
	Hint, Send   string
	ScaleHint    string // "" when no question has a scale
	Key          string
	All          []question
}

// question is one question with the ways to answer it.
type question struct {
	field
	Options []option // of a scale or a choice
	Scale   bool
}

// option is one answer to choose.
type option struct {
	ID, Value, Text string
	Chosen          bool
}

// questionPrefix keeps the names of questions apart from the form's own fields.
const questionPrefix = "q."

func (d *drawer) questions() *questions {
	if !d.toAnswer() {
		return nil
	}
	q := &questions{Heading: d.say.T("How did it go?"), Way: d.say.T("Answer the questions")}
	if !d.AnsweredAt.IsZero() {
		q.Answered = d.say.T("Answered on %s", d.moment(d.AnsweredAt))
		q.Thanks = d.say.T("Your answers are with the people of the project. They can be given once.")
		return q
	}
	q.Hint, q.Send, q.Key = d.say.T("It takes about two minutes. The answers can be sent once."), d.say.T("Send my answers"), newFormKey()
	for _, asked := range d.Asked.Questions {
		q.All = append(q.All, d.question(asked))
		if asked.Kind == questionnaire.Scale {
			q.ScaleHint = d.say.T("On the scales, 0 is the worst and 10 the best.")
		}
	}
	return q
}

func (d *drawer) question(asked questionnaire.Question) question {
	f := field{ID: fieldID(answersDoor, asked.Key), Name: questionPrefix + asked.Key, Label: asked.Ask.In(d.language()), Required: asked.Required,
		Value: d.typed.get(answersDoor, questionPrefix+asked.Key), Problem: d.problem(answersDoor, asked.Key)}
	if !asked.Required {
		f.Label = d.say.T("%s (optional)", f.Label)
	}
	q := question{field: f, Scale: asked.Kind == questionnaire.Scale}
	switch asked.Kind {
	case questionnaire.Scale:
		for score := range questionnaire.ScaleMax + 1 {
			q.offer(strconv.Itoa(score), strconv.Itoa(score))
		}
	case questionnaire.Choice:
		for i, words := range asked.Options {
			q.offer(strconv.Itoa(i), words.In(d.language()))
		}
	case questionnaire.Text:
		q.Limit = questionnaire.AnswerLimit
	}
	if q.Options != nil && !asked.Required {
		q.offer("", d.say.T("No answer"))
	}
	return q
}

// offer adds an option. The first has the question's own ID, so that a problem
// leads to it.
func (q *question) offer(value, text string) {
	id := q.ID
	if len(q.Options) > 0 {
		id += "-" + strconv.Itoa(len(q.Options))
	}
	q.Options = append(q.Options, option{ID: id, Value: value, Text: text, Chosen: q.Value == value && (value != "" || !q.Required)})
}

// language is the reader's, as the questions name it.
func (d *drawer) language() string {
	language, _, _ := strings.Cut(d.say.Tag(), "-")
	return language
}

// answer takes the questionnaire's answers. The desk leaves out what nobody asked.
func (c *Customers) answer(w http.ResponseWriter, v visit) error {
	f, err := v.readForm(answersDoor)
	if err != nil {
		return c.again(w, v, f, err)
	}
	given := questionnaire.Answers{}
	for name := range f.values {
		if key, ok := strings.CutPrefix(name, questionPrefix); ok {
			given[key] = f.values.Get(name)
		}
	}
	if _, err := c.CloseOuts.AnswerByLink(v.Context(), v.link, f.key, given, c.keys.hash(v.address)); err != nil {
		return c.again(w, v, f, err)
	}
	return done(w, v, answersDoor)
}
