package view

import (
	"time"

	"docket/internal/care"
	"docket/internal/customer"
)

func (f fixture) inService(r Reader) map[string]any {
	open := care.CallBack{ID: 9, Customer: 3, Project: 7, Assigned: lea, Due: on(time.November, 30)}
	made := open
	made.Outcome, made.Note, made.DoneBy, made.DoneAt = care.Visit, f.written("They want to see the new release."), lea, monday.AddDate(0, -1, 0)
	card := func(c care.CallBack) care.Card {
		return care.Card{CallBack: c, CustomerName: f.written("Borealis"), ProjectName: f.written("ERP roll-out"), Last: &made,
			Contacts: repeat(f.many, func(int) customer.Contact {
				return customer.Contact{Name: f.written("Jeanne Petit"), Email: f.written("jeanne@borealis.example")}
			})}
	}
	first := card(open)
	first.Last, first.Contacts = nil, nil
	c := f.customer()
	c.Service.Until = on(time.December, 31)
	running, settled := care.Service{Customer: c, ProjectName: f.written("ERP roll-out"), Standard: f.paper("Standard of service")}, care.Service{Customer: c, Settled: true}
	ends := care.ServiceArgs{Ends: on(time.December, 31)}
	renewal := care.RenewalArgs{Ends: ends.Ends, Until: on(time.December, 31), By: lea}
	last := running
	last.Customer.Service.Until = on(time.November, 30)
	return map[string]any{
		"callback_due": CallBackDue(r, card(open)), "callback_first": CallBackDue(r, first), "callback_late": CallBackLate(r, card(open)),
		"callback_made": CallBackDue(r, card(made)), "callback_visit": CallBackVisit(r, card(made)), "callback_form": ReportCall(r, card(open)),
		"service_ends": ServiceEnds(r, running, ends), "service_ends_today": ServiceEnds(r, last, care.ServiceArgs{Ends: on(time.November, 30)}),
		"service_settled": ServiceEnds(r, settled, ends), "service_form": RenewService(r, running),
		"service_renewed": ServiceRenewed(r, running, renewal), "service_not_renewed": ServiceNotRenewed(r, running, renewal),
	}
}

func (f fixture) calls() []care.Card {
	return repeat(f.many, func(n int) care.Card {
		return care.Card{CallBack: care.CallBack{ID: care.ID(n), Due: on(time.November, 28).Add(n)},
			CustomerName: f.written("Borealis"), ProjectName: f.written("ERP roll-out")}
	})
}
