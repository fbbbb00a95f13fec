package view

import (
	"time"

	"docket/internal/care"
	"docket/internal/committee"
	"docket/internal/customer"
)

func (f fixture) inService(r Reader) map[string]any {
	open := care.CallBack{ID: 9, Customer: 3, Project: 7, Assigned: lea, Due: on(time.November, 30)}
	seen := care.CallArgs{Due: open.Due, Of: lea}
	tried, given := open, open
	tried.Due, tried.Attempts = on(time.December, 2), []care.Attempt{{By: lea, At: monday.AddDate(0, 0, -3)}, {By: lea, At: monday, Note: f.written("The switchboard is closed.")}}
	given.Assigned = marc
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
	mailed, posted := running, renewal
	mailed.Addressee, posted.To = customer.Contact{ID: 4, Name: f.written("Jeanne Petit")}, f.written("Jeanne Petit")
	last := running
	last.Customer.Service.Until = on(time.November, 30)
	return map[string]any{
		"callback_due": CallBackDue(r, card(open), seen), "callback_first": CallBackDue(r, first, care.CallArgs{}), "callback_late": CallBackLate(r, card(open), seen),
		"callback_made": CallBackDue(r, card(made), seen), "callback_visit": CallBackVisit(r, card(made), seen), "callback_form": ReportCall(r, card(open), 2),
		"callback_tried": CallBackDue(r, card(tried), seen), "callback_again": CallBackDue(r, card(tried), care.CallArgs{Due: tried.Due, Of: lea}),
		"callback_given": CallBackGiven(r, card(given), care.CallArgs{Due: given.Due, Of: marc}), "callback_elsewhere": CallBackDue(r, card(given), seen),
		"callback_give_form": GiveCall(r, card(open)), "callbacks_handed": CallBacksHanded(r, care.ArrivalArgs{Calls: f.many, First: open.Due, Customer: f.written("Borealis")}),
		"rhythm": CallRhythm(r, care.Kept{Rhythm: care.Standard()}, nil, 5), "rhythm_form": EditRhythm(r, f.rhythm()),
		"rhythm_changed": CallRhythm(r, f.rhythm(), repeat(f.many, func(n int) care.Crowd {
			return care.Crowd{Of: lea, Day: on(time.December, 1).Add(n), Calls: 7}
		}), 5),
		"service_ends": ServiceEnds(r, running, ends), "service_ends_today": ServiceEnds(r, last, care.ServiceArgs{Ends: on(time.November, 30)}),
		"service_settled": ServiceEnds(r, settled, ends), "service_form": RenewService(r, running),
		"service_form_mailed": RenewService(r, mailed),
		"service_renewed":     ServiceRenewed(r, running, renewal), "service_renewed_mailed": ServiceRenewed(r, mailed, posted), "service_not_renewed": ServiceNotRenewed(r, running, renewal),
	}
}

// rhythm is one that an administrator made: for B the same for ever.
func (f fixture) rhythm() care.Kept {
	return care.Kept{Version: 3, By: ana, At: monday.Add(-time.Hour), Rhythm: care.Rhythm{Since: []int{6, 24}, Every: map[customer.Class][]int{
		customer.A: {1, 1, 2}, customer.B: {2, 2, 2}, customer.C: {2, 3, 3}}}}
}

func (f fixture) calls() []care.Card {
	return repeat(f.many, func(n int) care.Card {
		return care.Card{CallBack: care.CallBack{ID: care.ID(n), Due: on(time.November, 28).Add(2 * n)},
			CustomerName: f.written("Borealis"), ProjectName: f.written("ERP roll-out")}
	})
}

// careItems are customers in service on the agenda.
func (f fixture) careItems(weeks int) []committee.Item {
	c := f.customer()
	c.Service.Until = on(time.December, 31)
	ends, ended, settled := care.Service{Customer: c}, care.Service{Customer: c}, care.Service{Customer: c, Settled: true}
	ended.Customer.Service.Until = on(time.November, 22)
	call := func(change func(*care.CallBack)) *care.Card {
		due := care.CallBack{ID: 9, Customer: 3, Project: 7, Assigned: lea, Due: on(time.November, 30), DueSince: monday}
		change(&due)
		return &care.Card{CallBack: due, CustomerName: f.written("Borealis"), ProjectName: f.written("ERP roll-out")}
	}
	return []committee.Item{
		{Section: committee.ServiceEnds, Service: &ends, New: weeks == 0, Weeks: weeks},
		{Section: committee.ServiceEnds, Service: &ended, Weeks: weeks},
		{Section: committee.ServiceEnds, Service: &settled},
		{Section: committee.CallsDue, Call: call(func(*care.CallBack) {}), New: weeks == 0, Weeks: weeks},
		{Section: committee.CallsDue, Call: call(func(c *care.CallBack) { c.Due = on(time.November, 20) }), Weeks: weeks},
		{Section: committee.CallsDue, Call: call(func(c *care.CallBack) { c.Outcome, c.DoneBy, c.DoneAt = care.Satisfied, lea, monday })},
		{Section: committee.CallsDue, Call: call(func(c *care.CallBack) {
			c.Due, c.DueSince, c.Attempts = on(time.December, 2), time.Time{}, []care.Attempt{{By: lea, At: monday}}
		})},
	}
}
