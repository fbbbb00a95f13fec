package view

import (
	"github.com/slack-go/slack"

	"docket/internal/order"
)

// EditSOW asks for the statement of work of a draft: its reference, who of presales wrote it, and where it is kept.
func EditSOW(r Reader, at OrderRef, s order.SOW) slack.ModalViewRequest {
	return modal(r, OrderSOWFormID, r.P.Title("Statement of work"), r.P.Title("Save"), at, append([]slack.Block{
		section(r.P.T("It carries what the catalogue does not have. Only presales write one; leave all empty to do without.")),
		optional(input("sow_reference", r.P.Label("Reference"), textField(s.Reference, 80))),
		optional(input("sow_by", r.P.Label("Written by"), userField(r.P.Placeholder("Choose somebody of presales"), s.By))),
	}, r.documentFields(s.Document)...)...)
}

// ReadSOW reads the statement of work; all left empty is none. A file that was there stays.
func ReadSOW(v slack.View, kept order.SOW) (OrderRef, order.SOW, error) {
	at, err := ReadOrderRef(v)
	if err != nil {
		return at, order.SOW{}, err
	}
	a := answers{v}
	s := order.SOW{Reference: oneLine(a.text("sow_reference")), By: a.user("sow_by"), Document: a.document()}
	if s.Reference == "" && s.By == "" {
		return at, order.SOW{}, nil
	}
	if s.Document.None() {
		s.Document.File = kept.Document.File
	}
	return at, s, nil
}

// withdrawRef is the metadata of the form that withdraws an order.
type withdrawRef struct {
	Order order.ID `json:"order"`
}

// WithdrawOrder asks why an order is withdrawn.
func WithdrawOrder(r Reader, c order.Card) slack.ModalViewRequest {
	return modal(r, OrderWithdrawFormID, r.P.Title("Withdraw %s", c.ID.Number()), r.P.Title("Withdraw"), withdrawRef{Order: c.ID},
		section(r.orderName(c.Entry)),
		section(r.P.T("Nobody is asked to approve it any longer, and it cannot be taken up again.")),
		input("reason", r.P.Label("Why is it withdrawn?"), longField("", order.ReasonLimit)))
}

// ReadWithdrawOrder reads which order is withdrawn, and why.
func ReadWithdrawOrder(v slack.View) (order.ID, string, error) {
	meta, err := unpack[withdrawRef](v)
	if err != nil || meta.Order <= 0 {
		return 0, "", stale()
	}
	return meta.Order, answers{v}.text("reason"), nil
}
