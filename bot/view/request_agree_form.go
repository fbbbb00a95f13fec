package view

import (
	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/request"
)

// requestMeta is the metadata of a form about a request.
type requestMeta struct {
	Request request.ID `json:"request"`
	Round   int        `json:"round,omitempty"` // of the solution that was looked at
	Mark    string     `json:"mark,omitempty"`  // of what is to be said
	Step    string     `json:"step,omitempty"`  // of the approval
}

func (m requestMeta) none() bool { return m.Request <= 0 }

// AgreeRequest asks what the sales manager and the customer came to. Its fields follow what is chosen.
func AgreeRequest(r Reader, c request.Card, how request.How) slack.ModalViewRequest {
	chosen := radio(string(how), option(string(request.Free), r.P.Option("Free of charge")), option(string(request.ForMoney), r.P.Option("Charged")),
		option(string(request.Special), r.P.Option("A special case")), option(string(request.NotPursued), r.P.Option("They do not pursue it")))
	chosen.ActionID = RequestHowPick
	blocks := []slack.Block{section(r.requestHead(c)), input("how", r.P.Label("What did you agree with the customer?"), chosen).WithDispatchAction(true)}
	return modal(r, RequestAgreeFormID, r.P.Title("Agreed"), r.P.Title("Write down"), requestMeta{Request: c.ID}, append(blocks, r.agreedFields(c, how)...)...)
}

func (r Reader) agreedFields(c request.Card, how request.How) []slack.Block {
	owner := hinted(optional(input("owner", r.P.Label("Who carries it out"), userField(r.P.Placeholder("Choose one person"), directory.UserID("")))),
		r.P.Label("Nobody chosen: %s sees to it", r.plainPerson(c.Agent)))
	switch how {
	case request.Free:
		return []slack.Block{owner}
	case request.ForMoney:
		return []slack.Block{
			optional(input("amount", r.P.Label("Sum"), textField("", amountLimit))),
			optional(input("currency", r.P.Label("Currency"), menu(answer, r.P.Placeholder("Choose a currency"), "EUR", currencyOptions("EUR")))),
			hinted(optional(input("terms", r.P.Label("Or how it is charged"), longField("", request.NoteLimit))), r.P.Label("“By the hour, by the tariff”")),
			owner,
		}
	case request.Special:
		return []slack.Block{aside(r.P.T("Next you write the solution. You and the head of sales sign it, then it goes to the dispatcher."))}
	case request.NotPursued:
		return []slack.Block{hinted(input("terms:rest", r.P.Label("What do they say?"), longField("", request.NoteLimit)),
			r.P.Label("The request rests and can be taken up again at any time"))}
	}
	return nil
}

// amountLimit is how many characters a sum may be written in.
const amountLimit = 30

// ReadAgreeHow reads which request a form in which something was chosen is about.
func ReadAgreeHow(v slack.View) (request.ID, error) {
	meta, err := readRef[requestMeta](v)
	return meta.Request, err
}

// ReadAgreeRequest reads what was agreed, and who shall carry it out: "" for the agent.
func ReadAgreeRequest(v slack.View) (id request.ID, a request.Agreement, owner directory.UserID, err error) {
	in := answers{v}
	meta, err := readRef[requestMeta](v)
	a = request.Agreement{How: request.How(in.option("how")), Terms: in.text("terms")}
	if err != nil || a.How != request.ForMoney {
		return meta.Request, a, in.user("owner"), err
	}
	if sum := in.text("amount"); sum != "" {
		a.Currency = money.Currency(in.option("currency"))
		if a.Amount, err = money.Parse(sum, a.Currency); err != nil {
			if f, ok := fault.As(err); ok && f.Field == "" {
				err = f.In("amount")
			}
		}
	}
	return meta.Request, a, in.user("owner"), err
}
