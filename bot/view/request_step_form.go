package view

import (
	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/request"
)

// requestRef is the metadata of a form about one request.
type requestRef struct {
	Request request.ID `json:"request"`
}

func readRequestRef(v slack.View) (request.ID, error) {
	meta, err := unpack[requestRef](v)
	if err == nil && meta.Request <= 0 {
		err = stale()
	}
	return meta.Request, err
}

// requestForm is a form about a request, which it names.
func (r Reader) requestForm(c request.Card, id, title, submit string, blocks ...slack.Block) slack.ModalViewRequest {
	return modal(r, id, title, submit, requestRef{Request: c.ID}, append([]slack.Block{section(r.requestHead(c))}, blocks...)...)
}

// HandRequest asks who carries the request out; somebody is proposed where anybody is known.
func HandRequest(r Reader, c request.Card) slack.ModalViewRequest {
	return r.requestForm(c, RequestHandFormID, r.P.Title("Hand the request over"), r.P.Title("Hand it over"),
		input("owner", r.P.Label("Who carries it out?"), userField(r.P.Placeholder("Choose a person"), c.ProposedOwner())),
		optional(input("note", r.P.Label("What they should know"), longField("", request.NoteLimit))),
	)
}

// ReadHandRequest reads which request goes to whom, and the note with it.
func ReadHandRequest(v slack.View) (id request.ID, to directory.UserID, note string, err error) {
	id, err = readRequestRef(v)
	a := answers{v}
	return id, a.user("owner"), a.text("note"), err
}

// GiveBackRequest asks why the request is not the reader's.
func GiveBackRequest(r Reader, c request.Card) slack.ModalViewRequest {
	return r.requestForm(c, RequestGiveBackFormID, r.P.Title("Not mine"), r.P.Title("Give back"),
		input("note", r.P.Label("Why is it not yours, and whose may it be?"), longField("", request.NoteLimit)),
		aside(r.P.T("It goes to the dispatcher, who finds somebody.")),
	)
}

// ReadGiveBackRequest reads which request is given back, and why.
func ReadGiveBackRequest(v slack.View) (id request.ID, note string, err error) {
	id, err = readRequestRef(v)
	return id, answers{v}.text("note"), err
}

// FinishRequest asks what was done.
func FinishRequest(r Reader, c request.Card) slack.ModalViewRequest {
	blocks := []slack.Block{input("result", r.P.Label("What was done?"), longField("", request.NoteLimit))}
	if c.Agent != r.ID {
		blocks = append(blocks, aside(r.P.T("%s then tells the customer.", r.person(c.Agent))))
	}
	return r.requestForm(c, RequestFinishFormID, r.P.Title("Carried out"), r.P.Title("Done"), blocks...)
}

// ReadFinishRequest reads which request was carried out, and how.
func ReadFinishRequest(v slack.View) (id request.ID, result string, err error) {
	id, err = readRequestRef(v)
	return id, answers{v}.text("result"), err
}

// ReopenRequest asks what the customer says.
func ReopenRequest(r Reader, c request.Card) slack.ModalViewRequest {
	return r.requestForm(c, RequestReopenFormID, r.P.Title("Not solved"), r.P.Title("Reopen"),
		input("reason", r.P.Label("What does the customer say?"), longField("", request.NoteLimit)))
}

// ReadReopenRequest reads which request is taken up again, and why.
func ReadReopenRequest(v slack.View) (id request.ID, reason string, err error) {
	id, err = readRequestRef(v)
	return id, answers{v}.text("reason"), err
}
