package view

import (
	"encoding/json"
	"testing"
	"time"

	"docket/internal/audit"
	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/dossier"
	"docket/internal/entitlement"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
)

// served is a customer of whom everything is known.
func (f fixture) served() customer.Customer {
	c := f.customer()
	c.Locale, c.LiveOn = "fr", on(time.September, 1)
	c.Channel, c.Exports = "C0SHARED", true
	c.Service = customer.Period{From: on(time.September, 1), Until: on(time.December, 31)}
	return c
}

func (f fixture) contacts() []customer.Contact {
	return []customer.Contact{
		{ID: 5, Customer: 3, Name: f.written("Ana Ruiz"), Email: "ana.ruiz@borealis.example", Roles: customer.ContactRoles, Locale: "en"},
		{ID: 6, Customer: 3, Name: f.written("Bo Lind"), Locale: "fr"},
	}
}

// file is a customer of whom much is known.
func (f fixture) file() dossier.File {
	known, owned := f.served(), f.owned()
	known.Success = lea
	return dossier.File{
		Customer: known, Billing: f.billing(), Bought: true, LowScore: 6, Open: f.underWay(),
		People:   dossier.Part[customer.Contact]{First: f.contacts(), Count: 12},
		Projects: dossier.Part[project.Line]{First: f.projects()[:min(f.many, dossier.ProjectsShown)], Count: 5},
		Rights:   dossier.Part[entitlement.Line]{First: owned[:dossier.RightsShown], Count: 7},
		Next:     &dossier.Call{CallBack: care.CallBack{ID: 4, Assigned: ana, Due: on(time.December, 7)}, ProjectName: f.written("ERP roll-out")},
		Last: &dossier.Call{CallBack: care.CallBack{ID: 3, Assigned: marc, Outcome: care.Satisfied, Note: f.written("All well.\nThey like the new screens."),
			DoneBy: marc, DoneAt: monday.AddDate(0, 0, -25)}, ProjectName: f.written("ERP roll-out")},
		Scores: []dossier.Score{
			{Project: f.written("Portal"), At: monday.AddDate(-2, 0, 0), Mean: 5.4, Low: true},
			{Project: f.written("Archive"), At: monday.AddDate(-1, 0, 0), Mean: 7.1},
			{Project: f.written("ERP roll-out"), At: monday.AddDate(0, -1, 0), Mean: 9.25},
		},
	}
}

// underWay is something of each kind.
func (f fixture) underWay() dossier.Open {
	item := func(kind string, id int64, title, state string) dossier.Item {
		return dossier.Item{Subject: outbox.Subject{Kind: kind, ID: id}, Title: f.written(title), Project: f.written("ERP roll-out"), State: state,
			Since: monday.AddDate(0, 0, -9), Turn: marc}
	}
	fire, taken := item("emergency", 2, "The server room is under water.", "raised"), item("emergency", 3, "The import destroys data.", "taken")
	fire.Turn = ""
	open, decided := item("issue", 12, "Human resource unavailable", "open"), item("issue", 13, "Logistics issue", "decided")
	open.Kind, open.Severity, open.Turn, decided.Severity, decided.Due = "resource_unavailable", issue.Critical, "", issue.Medium, on(time.November, 27)
	late, asked := item("request", 381, "Export all invoices of 2024", "handed"), item("request", 382, "A new user", "triage")
	late.Late, asked.Project = true, ""
	wish, closing, waiting := item("requirement", 112, "Two signatures on an invoice", "evaluating"), item("closeout", 5, "", "remarked"), item("closeout", 6, "", "waiting")
	wish.Severity, waiting.Due = issue.High, on(time.December, 5)
	bought := item("order", 1042, "ERP roll-out, second site", "approving")
	bought.Turn = ""
	return dossier.Open{Items: []dossier.Item{fire, taken, open, late, wish, decided, asked, closing, waiting, bought},
		Counts: map[string]int{"emergency": 2, "issue": 30, "request": 2, "requirement": 1, "closeout": 2, "order": 1}}
}

// record is what was done about a customer, of several kinds.
func (f fixture) record() []dossier.Entry {
	entry := func(id int64, of outbox.Subject, verb, title, before, after string) dossier.Entry {
		return dossier.Entry{Title: f.written(title), Entry: audit.Entry{ID: id, At: monday.Add(-time.Duration(id) * time.Hour), By: marc, Verb: verb, Subject: of,
			Before: json.RawMessage(before), After: json.RawMessage(after)}}
	}
	changed := entry(1, customer.ID(3).Subject(), "customer.changed", "", `{"Class":"A","Service":{"From":"2026-01-01","Until":"2026-10-12"}}`,
		`{"Class":"B","Channel":"C0SHARED","Exports":true,"Service":{"From":"2026-01-01","Until":"2027-10-12"}}`)
	changed.Title = ""
	all := []dossier.Entry{changed, entry(2, issue.ID(12).Subject(), "issue.logged", "#12", "", "{}"),
		entry(3, outbox.Subject{Kind: "callback", ID: 3}, "callback.made", "ERP roll-out", `{}`, `{"Outcome":"satisfied","Note":"All well."}`),
		entry(4, outbox.Subject{Kind: "order", ID: 1042}, "order.approved", "PO-1042", "", "")}
	for n := range 20 {
		all = append(all, entry(int64(n+5), project.ID(7).Subject(), "project.launched", "ERP roll-out", "", ""))
	}
	return all
}

func (f fixture) customers(r, boss Reader) map[string]any {
	known, people, file := f.served(), f.contacts(), f.file()
	under := file.Open
	file.Open.Items = under.Items[:dossier.OpenShown]
	nothing, over, elsewhere := dossier.File{Customer: f.customer()}, file, file
	over.Service.Until, over.Unrenewed, over.Exports, over.Scores = on(time.October, 12), true, false, over.Scores[:1]
	calls, theirs := *file.Next, *file.Next
	calls.Due, theirs.Assigned, over.Next, elsewhere.Next = on(time.November, 20), marc, &calls, &theirs
	over.Last, over.Open = nil, dossier.Open{}
	elsewhere.Service = customer.Period{From: on(time.September, 1), Until: calendar.Date{Year: 2027, Month: time.March, Day: 12}}
	elsewhere.Scores, elsewhere.Rights = nil, dossier.Part[entitlement.Line]{}
	all := dossier.Part[customer.Contact]{First: people, Count: 62}
	return map[string]any{
		"customer_form":      EditCustomer(r, customer.Customer{Name: f.written("Borealis")}),
		"customer_form_edit": EditCustomer(r, known),
		"customer_card":      CustomerOverview(boss, file), "customer_card_empty": CustomerOverview(boss, nothing),
		"customer_card_over": CustomerOverview(boss, over), "customer_card_reader": CustomerOverview(r, elsewhere),
		"customer_items": CustomerUnderWay(r, known, under, 20), "customer_items_none": CustomerUnderWay(r, known, dossier.Open{}, 0),
		"customer_people": CustomerContacts(boss, known, all, f.billing(), 20), "customer_people_none": CustomerContacts(r, known, dossier.Part[customer.Contact]{}, customer.Billing{}, 0),
		"customer_record": CustomerRecord(r, known, f.record()), "customer_record_none": CustomerRecord(r, known, nil),
		"customer_list":       CustomerList(boss, f.written("bor"), []customer.Customer{known, f.customer()}, true),
		"customer_list_empty": CustomerList(r, "", nil, false), "customer_list_none": CustomerList(boss, f.written("bor"), nil, false),
		"contact_form": EditContact(r, known, customer.Contact{}), "contact_form_edit": EditContact(r, known, people[0]),
	}
}

func TestWhereAPageOfACustomerBegins(t *testing.T) {
	of, from, err := ReadCustomerTab(customerTab(3, 20))
	same(t, []any{customer.ID(3), int64(20)}, []any{of, from}, err)
	for _, value := range []string{"", "3", "3:", "3:x", "3:-1", "0:1", "x:1"} {
		if _, _, err := ReadCustomerTab(value); err == nil {
			t.Errorf("%q is read as a page", value)
		}
	}
}

func TestHowLongACustomerIsServed(t *testing.T) {
	r, day := reader(locale.English()), func(d int) calendar.Date { return calendar.DateOf(monday.AddDate(0, 0, d), paris) }
	for _, tt := range []struct {
		name      string
		from      calendar.Date
		until     calendar.Date
		unrenewed bool
		says      string
	}{
		{"nothing known", calendar.Date{}, calendar.Date{}, false, "No service period yet. It begins when a project goes into service."},
		{"without an end", day(-1), calendar.Date{}, false, "In service since Sunday 29 Nov, without end"},
		{"not yet", day(2), day(30), false, "In service from Wednesday 2 Dec"},
		{"from today", day(0), day(1), false, "In service until Tuesday 1 Dec, 1 day left"},
		{"until another year", calendar.Date{}, day(102), false, "In service until 12 Mar 2027, 102 days left"},
		{"its last day", calendar.Date{}, day(0), false, "⚠️ Today is the last day of service"},
		{"not to be renewed", calendar.Date{}, day(5), true, "⚠️ In service for 5 more days, until Saturday 5 Dec, and not renewed"},
		{"over and not renewed", calendar.Date{}, day(-49), true, "⚠️ Service ended Monday 12 Oct, not renewed"},
		{"over and forgotten", calendar.Date{}, day(-1), false, "⚠️ Service ended Sunday 29 Nov, and nobody has said whether it is renewed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := dossier.File{Unrenewed: tt.unrenewed}
			f.Service = customer.Period{From: tt.from, Until: tt.until}
			if said := r.served(f); said != tt.says {
				t.Errorf("says %q, want %q", said, tt.says)
			}
		})
	}
}

func TestContactsAndCustomersAreReadAsTheyStand(t *testing.T) {
	r, known, ana := reader(locale.French()), company.served(), company.contacts()[0]
	c, seen, err := ReadCustomer(submitted(t, EditCustomer(r, known), nil))
	same(t, []any{known, known.Mark()}, []any{c, seen}, err)
	p, seen, err := ReadContact(submitted(t, EditContact(r, known, ana), nil))
	same(t, []any{ana, ana.Mark()}, []any{p, seen}, err)
	ana.Retired = true
	p, _, err = ReadContact(submitted(t, EditContact(r, known, company.contacts()[0]), filled{"left": ticked("left")}))
	same(t, ana, p, err)
	p, seen, err = ReadContact(submitted(t, EditContact(r, known, customer.Contact{}), filled{"name": typed("Cy\nHall"), "roles": ticked("sponsor")}))
	same(t, customer.Contact{Customer: 3, Name: "Cy Hall", Roles: []customer.ContactRole{customer.Sponsor}, Locale: "fr"}, p, err)
	same(t, "", seen, nil)
}
