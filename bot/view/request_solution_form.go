package view

import (
	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/request"
)

// WriteSolution asks how a special case is dealt with.
func WriteSolution(r Reader, c request.Card) slack.ModalViewRequest {
	text := ""
	blocks := []slack.Block{section(r.requestHead(c))}
	if c.Solution != nil {
		text = c.Solution.Text
	}
	if v, no := c.SentBack(); no {
		blocks = append(blocks, section(r.P.T("%s says:", r.person(v.By))+"\n"+quote(v.Note, request.NoteLimit)))
	}
	return modal(r, RequestWriteFormID, r.P.Title("Solution"), r.P.Title("Sign"), requestMeta{Request: c.ID, Round: c.Round()}, append(blocks,
		hinted(input("solution", r.P.Label("How is it solved?"), longField(text, request.BodyLimit)), r.P.Label("What is done, by whom, until when, at what price")),
		aside(r.P.T("With this you sign it. Two different people sign; after a change both sign anew.")))...)
}

// ReadWriteSolution reads the solution, and the round of the one that was looked at.
func ReadWriteSolution(v slack.View) (id request.ID, solution string, seen int, err error) {
	meta, err := readRef[requestMeta](v)
	return meta.Request, answers{v}.text("solution"), meta.Round, err
}

// SendSolutionBack asks what shall be otherwise.
func SendSolutionBack(r Reader, c request.Card, step string) slack.ModalViewRequest {
	return r.solutionForm(c, step, RequestSendBackFormID, r.P.Title("Send back"), hinted(input("note", r.P.Label("What should be different?"),
		longField("", request.NoteLimit)), r.P.Label("%s reads it and writes the solution anew", r.author(c))))
}

// ReadSendSolutionBack reads which step sends the solution back, and why.
func ReadSendSolutionBack(v slack.View) (StepAt[request.ID], approval.Ballot, error) {
	at, err := readRequestStep(v)
	return at, approval.Ballot{Round: at.Round, Choice: approval.No, Note: answers{v}.text("note")}, err
}

// AskAuthor asks what whoever wrote the solution shall be asked.
func AskAuthor(r Reader, c request.Card, step string) slack.ModalViewRequest {
	return r.solutionForm(c, step, RequestAskFormID, r.P.Title("Ask"), hinted(input("question", r.P.Label("What would you like to know?"),
		longField("", request.NoteLimit)), r.P.Label("The clock stands until %s answers.", r.author(c))))
}

// ReadAskAuthor reads at which step what is asked.
func ReadAskAuthor(v slack.View) (at StepAt[request.ID], question string, err error) {
	at, err = readRequestStep(v)
	return at, answers{v}.text("question"), err
}

// ReplyToStep asks for the answer to what a step waits for.
func ReplyToStep(r Reader, c request.Card, step string) slack.ModalViewRequest {
	st, _ := c.Approval.Step(step)
	x, _ := st.Unanswered()
	return r.solutionForm(c, step, RequestReplyFormID, r.P.Title("Answer"), section(r.P.T("%s asks:", r.person(x.By))+"\n"+quote(x.Text, request.NoteLimit)),
		input("answer", r.P.Label("Your answer"), longField("", request.NoteLimit)))
}

// ReadReplyToStep reads the answer, and to the question of which step.
func ReadReplyToStep(v slack.View) (at StepAt[request.ID], answered string, err error) {
	at, err = readRequestStep(v)
	return at, answers{v}.text("answer"), err
}

// solutionForm is a form about a step of the solution's approval; what it does is what its submit says.
func (r Reader) solutionForm(c request.Card, step, id, does string, blocks ...slack.Block) slack.ModalViewRequest {
	return modal(r, id, does, does, requestMeta{Request: c.ID, Round: c.Round(), Step: step}, append([]slack.Block{section(r.requestHead(c))}, blocks...)...)
}

func readRequestStep(v slack.View) (StepAt[request.ID], error) {
	meta, err := readRef[requestMeta](v)
	if err == nil && meta.Step == "" {
		err = stale()
	}
	return StepAt[request.ID]{Of: meta.Request, Round: meta.Round, Steps: []string{meta.Step}}, err
}

// author is who wrote the solution.
func (r Reader) author(c request.Card) string {
	if c.Solution == nil {
		return ""
	}
	return r.plainPerson(c.Solution.By)
}
