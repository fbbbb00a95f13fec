package view

import (
	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/customer"
)

// ServiceEnds tells Sales how soon a customer's service period ends.
func ServiceEnds(r Reader, s care.Service, a care.ServiceArgs) Message {
	who := bold(s.Name)
	if s.Settled || s.Customer.Service.Until != a.Ends {
		return sentence("✅ " + r.P.T("It is settled how the service period of %s goes on.", who))
	}
	said := "⏳ " + r.P.T("The service period of %s ends %s.", who, r.day(a.Ends))
	if left := r.today().DaysUntil(a.Ends); left > 0 {
		said = "⏳ " + r.P.N(left, "In %d day, %s, the service period of %s ends.", "In %d days, %s, the service period of %s ends.", r.day(a.Ends), who)
	}
	return say(said, section(said), actions(primary(ServiceRenew, ref(s.ID), r.P.Button("Renewed or not…"))))
}

// RenewService asks how a service period goes on.
func RenewService(r Reader, s care.Service) slack.ModalViewRequest {
	blocks := []slack.Block{
		section(bold(s.Name) + dot + r.P.T("ends %s", r.day(s.Customer.Service.Until))),
		hinted(optional(input("until", r.P.Label("Renewed until"), dateField(calendar.Date{}))), r.P.Label("Leave it empty if it is not renewed")),
	}
	if s.Addressee.ID != 0 {
		blocks = append(blocks, aside(r.P.T("If it is renewed, %s gets the standard of service by e-mail.", name(s.Addressee.Name))))
	}
	blocks = append(blocks, hinted(optional(input("note", r.P.Label("Note"), longField("", care.NoteLimit))), r.P.Label("If it is not renewed, say why")))
	return modal(r, ServiceFormID, r.P.Title("Service period"), r.P.Title("Save"), serviceRef{Customer: s.ID, Ends: s.Customer.Service.Until}, blocks...)
}

// serviceRef is the metadata of a form about a customer's service period.
type serviceRef struct {
	Customer customer.ID   `json:"customer"`
	Ends     calendar.Date `json:"ends"`
}

// ReadRenewService reads how a customer's service period goes on.
func ReadRenewService(v slack.View) (customer.ID, care.Renewal, error) {
	a := answers{v}
	meta, err := unpack[serviceRef](v)
	if err == nil && meta.Customer <= 0 {
		err = stale()
	}
	renewal := care.Renewal{Ends: meta.Ends, Note: a.text("note")}
	if err != nil {
		return meta.Customer, renewal, err
	}
	renewal.Until, err = a.date("until")
	return meta.Customer, renewal, err
}

// ServiceRenewed tells those who look after a customer that its period goes on.
func ServiceRenewed(r Reader, s care.Service, a care.RenewalArgs) Message {
	said := "✅ " + r.P.T("%s renewed the service period of %s until %s.", r.person(a.By), bold(s.Name), r.dated(a.Until))
	if s.Standard.None() {
		return sentence(said)
	}
	if a.To != "" {
		return say(said, section(said), aside(r.P.T("%s gets the standard of service by e-mail: %s", name(a.To), r.document(s.Standard))))
	}
	return say(said, section(said), section(r.P.T("To be sent to the customer: %s", r.document(s.Standard))))
}

// ServiceNotRenewed tells them that it ends.
func ServiceNotRenewed(r Reader, s care.Service, a care.RenewalArgs) Message {
	return sentence("⚠️ " + r.P.T("The service period of %s ends %s and is not renewed, says %s.", bold(s.Name), r.day(a.Ends), r.person(a.By)))
}
