package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/questionnaire"
)

// questionMeta is the metadata of the forms about a question; without a key it is a new one.
type questionMeta struct {
	Version questionnaire.Version `json:"version"`
	Key     string                `json:"key,omitempty"`
	Kind    questionnaire.Kind    `json:"kind,omitempty"`
}

// The switches of a question.
const (
	requiredSwitch = "required"
	scoreSwitch    = "score"
)

// EditQuestion asks for a question in all languages side by side. Without a key it is a new one of its kind.
func EditQuestion(r Reader, v questionnaire.Version, q questionnaire.Question) slack.ModalViewRequest {
	title := r.P.Title("Question")
	if q.Key == "" {
		title = r.P.Title("New question")
	}
	blocks := []slack.Block{
		section(r.P.T("Answer: %s", r.questionKind(q.Kind))),
		input("ask_en", r.P.Label("Question in English"), textField(q.Ask["en"], questionnaire.AskLimit)),
		optional(input("ask_fr", r.P.Label("Question in French"), textField(q.Ask["fr"], questionnaire.AskLimit))),
	}
	if q.Kind == questionnaire.Choice {
		hint := r.P.Label("One a line, in the same order")
		blocks = append(blocks,
			hinted(input("options_en", r.P.Label("Answers to choose from in English"), longField(optionLines(q, "en"), inputLimit)), hint),
			optional(hinted(input("options_fr", r.P.Label("Answers to choose from in French"), longField(optionLines(q, "fr"), inputLimit)), hint)))
	}
	return modal(r, QuestionFormID, title, r.P.Title("Save"), questionMeta{Version: v, Key: q.Key, Kind: q.Kind},
		append(blocks, optional(input("flags", r.P.Label("Besides"), r.questionFlags(q))))...)
}

func (r Reader) questionFlags(q questionnaire.Question) slack.BlockElement {
	all := []*slack.OptionBlockObject{option(requiredSwitch, r.P.Option("Has to be answered"))}
	on := []string{}
	if q.Required {
		on = append(on, requiredSwitch)
	}
	if q.Kind == questionnaire.Scale {
		all = append(all, option(scoreSwitch, r.P.Option("Raises an issue when low")))
	}
	if q.Score {
		on = append(on, scoreSwitch)
	}
	return boxes("", on, all)
}

func optionLines(q questionnaire.Question, language string) string {
	var lines []string
	for _, o := range q.Options {
		if o[language] != "" {
			lines = append(lines, o[language])
		}
	}
	return strings.Join(lines, "\n")
}

// ReadQuestion reads a question, and the version of which a new one is to be made.
func ReadQuestion(v slack.View) (questionnaire.Version, questionnaire.Question, error) {
	meta, err := unpack[questionMeta](v)
	if err != nil || meta.Version <= 0 {
		return 0, questionnaire.Question{}, stale()
	}
	a := answers{v}
	flags := a.options("flags")
	q := questionnaire.Question{
		Key: meta.Key, Kind: meta.Kind, Ask: questionnaire.Words{},
		Required: slices.Contains(flags, requiredSwitch), Score: slices.Contains(flags, scoreSwitch),
	}
	for _, language := range questionnaire.Languages {
		if ask := oneLine(a.text("ask_" + language)); ask != "" {
			q.Ask[language] = ask
		}
		for n, text := range linesOf(a.text("options_" + language)) {
			if n == len(q.Options) {
				q.Options = append(q.Options, questionnaire.Words{})
			}
			q.Options[n][language] = text
		}
	}
	return meta.Version, q, nil
}

// linesOf are the lines of a text that say something.
func linesOf(text string) []string {
	var said []string
	for line := range strings.Lines(text) {
		if line = oneLine(line); line != "" {
			said = append(said, line)
		}
	}
	return said
}

// RemoveQuestion asks back before a question is asked no longer.
func RemoveQuestion(r Reader, v questionnaire.Version, q questionnaire.Question) slack.ModalViewRequest {
	return modal(r, QuestionRemoveID, r.P.Title("Remove question"), r.P.Title("Remove"), questionMeta{Version: v, Key: q.Key},
		section("*"+r.ask(q)+"*\n"+r.P.T("It is asked no longer. What was answered so far stays readable.")))
}

// ReadRemoveQuestion reads which question is asked no longer, and in which version it was seen.
func ReadRemoveQuestion(v slack.View) (questionnaire.Version, string, error) {
	meta, err := unpack[questionMeta](v)
	if err != nil || meta.Version <= 0 || meta.Key == "" {
		return 0, "", stale()
	}
	return meta.Version, meta.Key, nil
}
