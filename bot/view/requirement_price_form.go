package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/money"
	"docket/internal/requirement"
)

// priceMeta ties a form to the price its reader knew.
type priceMeta struct {
	Requirement requirement.ID `json:"requirement"`
	Round       int            `json:"round"`
	Step        string         `json:"step,omitempty"`
}

func (m priceMeta) none() bool { return m.Requirement == 0 }

// AgreePrice asks for the price that the customer agreed to.
func AgreePrice(r Reader, c requirement.Card) slack.ModalViewRequest {
	var p requirement.Price
	amount := ""
	if c.Price != nil {
		p = *c.Price
		amount = money.Plain(p.Amount, p.Currency)
	}
	next := r.P.T("It takes effect once the sales manager and Management have signed it.")
	if r.ID == c.Scene.Project.Sales {
		next = r.P.T("You sign it with this; Management is asked next.")
	}
	currency := textField(string(p.Currency), 3)
	currency.Placeholder = plain("EUR", hintLimit)
	return modal(r, RequirementPriceFormID, r.P.Title("Price"), r.P.Title("Save"), priceMeta{Requirement: c.ID, Round: p.Round},
		section(r.requirementName(c.Line)+"\n"+name(c.Title)),
		input("amount", r.P.Label("What the customer pays"), textField(amount, 30)),
		input("currency", r.P.Label("Currency"), currency),
		optional(input("terms", r.P.Label("Terms"), longField(p.Terms, requirement.NoteLimit))),
		aside(next))
}

// ReadAgreePrice reads the price, of which requirement, and the round of the one that was known.
func ReadAgreePrice(v slack.View) (id requirement.ID, p requirement.Price, seen int, err error) {
	a := answers{v}
	meta, err := readRef[priceMeta](v)
	if err != nil {
		return 0, p, 0, err
	}
	p = requirement.Price{Currency: money.Currency(strings.ToUpper(a.text("currency"))), Terms: a.text("terms")}
	if err := p.Currency.Check(); err != nil {
		return 0, p, 0, err
	}
	p.Amount, err = money.Parse(a.text("amount"), p.Currency)
	return meta.Requirement, p, meta.Round, at("amount", err)
}

// RefusePrice asks why the customer does not want to pay.
func RefusePrice(r Reader, c requirement.Card) slack.ModalViewRequest {
	return modal(r, RequirementRefuseFormID, r.P.Title("Does not want to pay"), r.P.Title("Save"), dealMeta{Requirement: c.ID},
		section(r.requirementName(c.Line)+"\n"+name(c.Title)),
		hinted(input("note", r.P.Label("Why?"), longField("", requirement.NoteLimit)),
			r.P.Label("It rests, and can be taken up again at any time.")))
}

// ReadRefusePrice reads why, and of which requirement.
func ReadRefusePrice(v slack.View) (requirement.ID, string, error) {
	meta, err := readRef[dealMeta](v)
	return meta.Requirement, answers{v}.text("note"), err
}

// DeclinePrice asks why the price is not signed.
func DeclinePrice(r Reader, c requirement.Card, step string) slack.ModalViewRequest {
	return modal(r, RequirementDeclineFormID, r.P.Title("Decline"), r.P.Title("Decline"), priceMeta{Requirement: c.ID, Round: c.Approval.Round, Step: step},
		section(r.requirementName(c.Line)+"\n"+name(c.Title)), section(r.priceLine(c)),
		hinted(input("note", r.P.Label("Why?"), longField("", requirement.NoteLimit)),
			r.P.Label("%s reads it, and talks with the customer again.", r.plainPerson(c.Scene.Project.Sales))))
}

// ReadDeclinePrice reads which signature is declined, and why.
func ReadDeclinePrice(v slack.View) (StepAt[requirement.ID], approval.Ballot, error) {
	meta, err := readRef[priceMeta](v)
	return StepAt[requirement.ID]{Of: meta.Requirement, Round: meta.Round, Steps: []string{meta.Step}},
		approval.Ballot{Round: meta.Round, Choice: approval.No, Note: answers{v}.text("note")}, err
}
