package view

import (
	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/dossier"
)

// CustomerRecord is a page of what was done about a customer and all that belongs to it, newest first. The entry beyond a page
// only says that there are others.
func CustomerRecord(r Reader, c customer.Customer, entries []dossier.Entry) slack.ModalViewRequest {
	blocks := []slack.Block{section(bold(c.Name)), r.tabs(c.ID, CustomerHistory)}
	shown := entries[:min(len(entries), dossier.PageSize)]
	if len(shown) == 0 {
		blocks = append(blocks, section(r.P.T("Nothing on record.")))
	}
	for _, e := range shown {
		blocks = append(blocks, section(r.recordedAbout(e)))
	}
	if len(entries) > len(shown) {
		older := customerTab(c.ID, shown[len(shown)-1].ID)
		blocks = append(blocks, actions(button(CustomerHistory, older, r.P.Button("Older entries"))))
	}
	return sheet(r, CardID, r.P.Title("Customer"), blocks...)
}

// recordedAbout is an entry, with the thing it is about where that is not the customer itself.
func (r Reader) recordedAbout(e dossier.Entry) string {
	if e.Title == "" {
		return r.entryText(e.Entry)
	}
	return facts(r.subject(e.Subject.Kind), bold(e.Title)) + "\n" + r.entryText(e.Entry)
}
