package view

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/request"
)

// asking is a request of Gamma's as the reader, Ana, has it: she brought it and
// dispatches, Marc has it to carry out, Léa sells.
func (f fixture) asking(t testing.TB, state request.State, as func(*request.Card)) request.Card {
	c := f.clocked(t, func(*request.Request) {})
	c.State, c.Agent, c.Owner, c.Turn = state, ana, marc, nil
	c.Body = f.written("Hello Ana,\n\nExport all invoices of 2024 to our new system.\nWe need them as PDF, one file for each month.")
	c.Source.Link = f.written("https://acme.slack.com/archives/C1/p1")
	c.Scene.People = directory.People{}
	for id, roles := range map[directory.UserID][]directory.Role{ana: {directory.Dispatcher}, marc: {directory.ProjectManager}, lea: {directory.SalesManager}} {
		c.Scene.People[id] = directory.Member{ID: id, Name: f.people()[id].Name, Roles: roles, Active: true, Zone: "Europe/Paris"}
	}
	c.Scene.Customer = customer.Customer{ID: 3, Name: c.CustomerName, Class: customer.B, Locale: "fr", Service: customer.Period{Until: on(time.October, 12)}}
	c.Scene.Project = project.Project{ID: 7, Name: f.written("ERP roll-out"), State: project.InService, Manager: marc, Sales: lea}
	c.Scene.Today = calendar.DateOf(monday, paris)
	if as != nil {
		as(&c)
	}
	c.Turn = append(c.Turn, request.Reached(c.Asked(c.Scene))...)
	return c
}

// tells has the customer still to be told something.
func tells(say request.Phrase) func(*request.Card) {
	return func(c *request.Card) {
		c.Words, c.Turn = []request.Telling{{Phrase: say, Since: monday}}, []directory.UserID{ana}
	}
}

// carried is what was done.
func (f fixture) carried(c *request.Card) {
	c.Result, c.DoneBy, c.DoneAt = f.written("All twelve files are in their folder."), marc, monday
}

func (f fixture) requestCards(t testing.TB, r Reader) map[string]any {
	r.Roles = []directory.Role{directory.Dispatcher}
	asMarc := r
	asMarc.ID = marc
	inScope := func(c *request.Card) { c.Scope = request.Scope{Answer: request.In, By: ana, At: monday} }
	given := func(c *request.Card) {
		inScope(c)
		c.Owner = ""
		c.Handed = []request.Handing{{By: marc, At: monday, Note: f.written("Léa knows the exports.")}}
	}
	handed := func(c *request.Card) {
		inScope(c)
		c.Handed = []request.Handing{{To: marc, By: ana, At: monday, Note: f.written("They are patient.")}}
	}
	mine := func(c *request.Card) { inScope(c); c.Owner = ana }
	told := func(c *request.Card) {
		f.carried(c)
		c.ClosedAt = monday
		c.Words = []request.Telling{{Phrase: request.SayDone, Since: monday, By: ana, At: monday}}
	}
	return map[string]any{
		"request_triage":       RequestCard(r, f.asking(t, request.Triage, nil)),
		"request_triage_other": RequestCard(asMarc, f.asking(t, request.Triage, nil)),
		"request_triage_service": RequestCard(r, f.asking(t, request.Triage, func(c *request.Card) {
			c.Scene.Customer.Service.Until = on(time.December, 31)
			c.Body = c.Title + "."
		})),
		"request_triage_unknown": RequestCard(r, f.asking(t, request.Triage, func(c *request.Card) { c.Scene.Customer.Service = customer.Period{} })),
		"request_sorting":        RequestCard(r, f.asking(t, request.Sorting, func(c *request.Card) { c.Scope.Answer = request.Unclear })),
		"request_given_back":     RequestCard(r, f.asking(t, request.Sorting, given)),
		"request_able":           RequestCard(r, f.asking(t, request.Able, inScope)),
		"request_handed":         RequestCard(asMarc, f.asking(t, request.Handed, handed)),
		"request_handed_tell":    RequestCard(r, f.asking(t, request.Handed, func(c *request.Card) { handed(c); tells(request.SayHanded)(c) })),
		"request_working":        RequestCard(asMarc, f.asking(t, request.Working, handed)),
		"request_working_tell":   RequestCard(r, f.asking(t, request.Working, func(c *request.Card) { mine(c); tells(request.SayInHand)(c) })),
		"request_waiting":        RequestCard(r, f.asking(t, request.Working, func(c *request.Card) { mine(c); c.Waiting = monday })),
		"request_wished":         RequestCard(asMarc, f.asking(t, request.Wished, func(c *request.Card) { c.Kind = request.Wish })),
		"request_done":           RequestCard(r, f.asking(t, request.Done, func(c *request.Card) { f.carried(c); tells(request.SayDone)(c) })),
		"request_told":           RequestCard(r, f.asking(t, request.Told, told)),
		"request_vacant":         RequestCard(asMarc, f.asking(t, request.Sorting, func(c *request.Card) { delete(c.Scene.People, ana) })),
		"request_modal":          RequestModal(r, f.asking(t, request.Triage, nil)),
		"request_again":          RequestAgain(r, f.asking(t, request.Handed, handed), fault.Conflictf("%s took it at %s already.", marc.Mention(), "10:02")),
		"request_logged":         RequestLogged(asMarc, f.asking(t, request.Triage, nil)),
	}
}

func (f fixture) requestForms(t testing.TB, r Reader) map[string]any {
	card := f.asking(t, request.Able, nil)
	scope := request.Propose(request.Service, card.Scene)
	source := request.Source{Link: f.written("https://acme.slack.com/archives/C1/p1"), Key: "C1:1.2"}
	news := func(n request.NewsArgs) Message { return RequestNews(r, card, n) }
	return map[string]any{
		"request_form": LogRequest(r, RequestForm{}),
		"request_form_mail": LogRequest(r, RequestForm{Customer: &card.Scene.Customer, By: f.written("jeanne@gamma.example"), Kind: request.Service,
			Body: card.Body, Source: source, Scope: &scope, Scene: card.Scene}),
		"request_hand_form": HandRequest(r, card), "request_give_back_form": GiveBackRequest(r, card),
		"request_finish_form": FinishRequest(r, card), "request_reopen_form": ReopenRequest(r, card),
		"request_news_done":       news(request.NewsArgs{Verb: request.DoFinish, By: marc, State: request.Done}),
		"request_news_given_back": news(request.NewsArgs{Verb: request.DoGiveBack, By: marc, State: request.Sorting, Note: f.written("Léa knows the exports.")}),
		"request_news_tell":       news(request.NewsArgs{Verb: request.DoHand, By: marc, State: request.Handed, Tell: true}),
		"request_news_left":       news(request.NewsArgs{Verb: request.DoLeave, State: request.Sorting}),
	}
}
