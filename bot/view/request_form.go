package view

import (
	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/request"
)

// RequestForm is what the modal "Log a request" knows so far.
type RequestForm struct {
	Customer *customer.Customer // nil until it is chosen or recognised
	By       string             // the sender's address by which it was recognised, "" where it was not
	Kind     request.Kind
	Body     string         // as a person reads it
	Source   request.Source // of the message it comes from
	Scope    *request.Scope // what would be proposed; nil while the customer is not known
	Scene    request.Scene  // the proposal goes by
}

// LogRequest asks for a request. Once the customer is known it says what will be proposed of the scope.
func LogRequest(r Reader, f RequestForm) slack.ModalViewRequest {
	if !isWeb(f.Source.Link) {
		f.Source.Link = ""
	}
	var initial *slack.OptionBlockObject
	if f.Customer != nil {
		initial = r.customerOption(*f.Customer)
	}
	if f.Kind == "" {
		f.Kind = request.Service
	}
	what := longField(f.Body, request.BodyLimit)
	what.Placeholder = plain(r.P.Placeholder("In their words; an e-mail can be pasted whole"), hintLimit)
	field := "customer"
	if f.By != "" && f.Customer != nil {
		field += ":" + ref(f.Customer.ID) // what was left empty must not stay so
	}
	customer := hinted(input(field, r.P.Label("Customer"), search(RequestCustomerPick, r.P.Placeholder("Type a customer’s name"), initial)),
		r.P.Label("Leave it empty where a pasted e-mail says who writes."))
	blocks := []slack.Block{optional(customer).WithDispatchAction(true)}
	if f.By != "" {
		blocks = append(blocks, aside(r.P.T("Recognised by the sender, %s.", name(f.By))))
	}
	blocks = append(blocks, input("kind", r.P.Label("Kind"), menu(RequestKindPick, r.P.Placeholder("Choose what it is"), string(f.Kind), r.requestKindOptions())).
		WithDispatchAction(true))
	if f.Scope != nil {
		blocks = append(blocks, aside(r.proposed(*f.Scope, f.Scene)))
	}
	blocks = append(blocks, input("body", r.P.Label("What does the customer ask for?"), what))
	if f.Source.Link != "" {
		blocks = append(blocks, aside(link(f.Source.Link, r.P.T("from this message"))))
	}
	return modal(r, RequestFormID, r.P.Title("Log a request"), r.P.Title("Log"), f.Source, blocks...)
}

func (r Reader) requestKindOptions() []*slack.OptionBlockObject {
	return optionsFor(request.Kinds, func(k request.Kind) *slack.OptionBlockObject { return option(string(k), r.requestKind(k)) })
}

// ReadLogRequest reads the request somebody asked to log, as far as it is filled in.
func ReadLogRequest(v slack.View) (request.Draft, error) {
	a := answers{v}
	source, err := unpack[request.Source](v)
	if err != nil {
		return request.Draft{}, err
	}
	if !isWeb(source.Link) {
		source.Link = ""
	}
	id, err := a.number("customer")
	return request.Draft{Customer: customer.ID(id), Kind: request.Kind(a.option("kind")), Body: a.text("body"), Source: source}, err
}

// RequestLogged tells whoever logs a message again that it was logged before, with the card.
func RequestLogged(r Reader, c request.Card) Message {
	said := r.P.T("%s logged this message %s. This is where it stands.", r.person(c.Agent), r.instant(c.OpenedAt))
	return say(said, append([]slack.Block{section(said)}, r.requestBlocks(c, bodyShown)...)...)
}
