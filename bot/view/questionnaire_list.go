package view

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/questionnaire"
)

// questionRef is the value of a question's button: the version in which it was seen, and its key.
func questionRef(v questionnaire.Version, key string) string { return fmt.Sprintf("%d:%s", v, key) }

// ReadQuestionRef reads the value of a question's button. Anything else is an Invalid fault.
func ReadQuestionRef(value string) (questionnaire.Version, string, error) {
	version, key, _ := strings.Cut(value, ":")
	v, err := Ref(version)
	if err != nil || key == "" {
		return 0, "", unreadable()
	}
	return questionnaire.Version(v), key, nil
}

// Questions is the questionnaire as it is asked now, with what an administrator may do to it.
func Questions(r Reader, q questionnaire.Questionnaire) slack.ModalViewRequest {
	may := r.May(directory.Administer)
	intro := r.P.T("Every customer is asked this at the end of a project. Who was asked before answers what they were asked then.")
	blocks := []slack.Block{section(intro)}
	for n, one := range q.Questions {
		var press slack.BlockElement
		if may {
			press = overflow(r.questionMenu(q, n)...)
		}
		blocks = append(blocks, line(r.questionLine(n, one), press))
	}
	if may && len(q.Questions) < questionnaire.MaxQuestions {
		version := strconv.Itoa(int(q.Version))
		blocks = append(blocks, divider(), section("*"+r.P.T("Add a question")+"*"),
			actions(button(QuestionAddScale, version, r.P.Button("From 0 to 10")), button(QuestionAddChoice, version, r.P.Button("By choice")),
				button(QuestionAddText, version, r.P.Button("In own words"))))
	}
	blocks = append(blocks, aside(r.versionLine(q)), actions(button(QuestionHistory, "", r.P.Button("History"))))
	return sheet(r, QuestionsID, r.P.Title("Questionnaire"), blocks...)
}

func (r Reader) questionMenu(q questionnaire.Questionnaire, n int) []*slack.OptionBlockObject {
	value := questionRef(q.Version, q.Questions[n].Key)
	entries := []*slack.OptionBlockObject{entry(QuestionEdit, value, r.P.Button("Change"))}
	if n > 0 {
		entries = append(entries, entry(QuestionUp, value, r.P.Button("Move up")))
	}
	if n < len(q.Questions)-1 {
		entries = append(entries, entry(QuestionDown, value, r.P.Button("Move down")))
	}
	return append(entries, entry(QuestionRemove, value, r.P.Button("Remove")))
}

// questionLine is a question in the reader's language, and how it is answered.
func (r Reader) questionLine(n int, q questionnaire.Question) string {
	said := fmt.Sprintf("*%d. %s*", n+1, r.ask(q))
	if q.Kind == questionnaire.Choice {
		options := make([]string, len(q.Options))
		for i, o := range q.Options {
			options[i] = name(o.In(r.language()))
		}
		said += "\n" + strings.Join(options, dot)
	}
	required, score, missing := "", "", ""
	if q.Required {
		required = r.P.T("has to be answered")
	}
	if q.Score {
		score = r.P.T("raises an issue when low")
	}
	for _, l := range questionnaire.Languages {
		if q.Ask[l] == "" {
			missing = r.P.T("in English only")
		}
	}
	return said + "\n" + facts(r.questionKind(q.Kind), required, score, missing)
}

// ask is a question in the reader's language.
func (r Reader) ask(q questionnaire.Question) string {
	return escapeTo(oneLine(clipRaw(q.Ask.In(r.language()), 4*questionnaire.AskLimit)), 4*questionnaire.AskLimit)
}

func (r Reader) questionKind(k questionnaire.Kind) string {
	switch k {
	case questionnaire.Scale:
		return r.P.T("from 0 to 10")
	case questionnaire.Choice:
		return r.P.T("by choice")
	}
	return r.P.T("in own words")
}

func (r Reader) versionLine(q questionnaire.Questionnaire) string {
	if q.By == "" {
		return r.P.T("Version %d, as docket came.", int(q.Version))
	}
	return r.P.T("Version %d, by %s, %s.", int(q.Version), r.person(q.By), r.instant(q.At))
}
