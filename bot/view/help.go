package view

import (
	"strings"

	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/project"
)

// example is a command as somebody would type it, and what it does.
type example struct{ typed, does string }

func listing(examples []example) string {
	lines := make([]string, len(examples))
	for i, e := range examples {
		lines[i] = "• `" + e.typed + "` " + e.does
	}
	return strings.Join(lines, "\n")
}

// Help says what the reader can do, being who they are.
func Help(r Reader) Message {
	intro := r.P.T("docket runs the weekly customer committee: issues are logged any day, decided in the meeting, and followed until they are closed.")
	blocks := []string{intro, "*" + r.P.T("Every day") + "*\n" + listing(r.everyDay())}
	if more := r.byRole(); len(more) > 0 {
		blocks = append(blocks, "*"+r.P.T("With your roles")+"*\n"+listing(more))
	}
	m := say(intro)
	for _, b := range blocks {
		m.Blocks = append(m.Blocks, section(b))
	}
	m.Blocks = append(m.Blocks, aside(r.P.T("What cannot wait for Monday: “Raise an emergency” in a message’s menu or on a project’s card.")))
	m.Blocks = append(m.Blocks, actions(primary(IssueLog, "", r.P.Button("Log an issue")),
		button(IssuesMine, "", r.P.Button("What waits for you")), button(AbsenceAdd, "", r.P.Button("I’m away"))), aside(r.P.T("Your roles: %s", r.ownRoles())))
	return m
}

func (r Reader) ownRoles() string {
	if len(r.Roles) == 0 {
		return r.P.T("none yet. `/docket roles` shows the administrators, who give them")
	}
	return r.P.List(r.roles(r.Roles))
}

func (r Reader) everyDay() []example {
	return []example{
		{"/issue", r.P.T("logs an issue; so does “Log an issue” in a message’s menu, with the message as evidence")},
		{"/issue list acme", r.P.T("finds open issues")},
		{"/issue 12", r.P.T("shows issue 12")},
		{"/request", r.P.T("logs what a customer asks for; so does “Log as request” in a message’s menu")},
		{"/requests", r.P.T("lists the requests that wait for you, that you follow, that nobody has taken")},
		{"/requirement", r.P.T("raises a customer’s wish for development; `/requirements` lists them")},
		{"/customer acme", r.P.T("shows a customer: its service, what is under way, its people, what it thinks of us")},
		{"/project acme", r.P.T("shows a project by customer, name or contract: its stage, gates, team and next step")},
		{"/closeout", r.P.T("lists the projects being closed, yours first")},
		{"/consume acme", r.P.T("shows what a customer can still use, and logs what it used")},
		{"/catalogue audit", r.P.T("finds what we sell: prices, terms, territories")},
		{"/agenda", r.P.T("shows the committee’s agenda as it is now")},
		{"/agenda minutes", r.P.T("lists earlier meetings with their minutes")},
		{"/docket find acme invoice", r.P.T("finds customers, projects, requests, orders and issues by their words")},
		{"/docket report", r.P.T("shows what waits for you")},
		{"/docket calendar", r.P.T("gives you your dates as a calendar to follow")},
		{"/docket away", r.P.T("says when you are away and who stands in")},
	}
}

func (r Reader) byRole() []example {
	var more []example
	if r.May(project.MayAdd) {
		more = append(more, example{"/project add", r.P.T("adds a project")})
	}
	if r.May(order.MaySell) {
		more = append(more, example{"/order", r.P.T("writes a purchase order, or goes on with one that is not submitted")})
	}
	if r.May(order.MayRead) {
		more = append(more, example{"/orders", r.P.T("lists purchase orders: yours, those that wait for you, all")},
			example{"/invoice", r.P.T("lists the invoices to be checked before they go out")})
	}
	if r.May(customer.MayEdit) {
		more = append(more, example{"/customer add", r.P.T("adds a customer")})
	}
	if r.May(committee.MaySetUp) {
		more = append(more, example{"/docket committee", r.P.T("sets up committees: channel, time, holidays, members")})
	}
	if r.May(directory.Administer) {
		more = append(more,
			example{"/docket roles", r.P.T("shows who holds which role, and changes it")},
			example{"/docket kinds", r.P.T("shows the catalogue of issues, and adds your own kinds")},
			example{"/docket questionnaire", r.P.T("shows what customers are asked, and changes it")},
			example{"/docket policy", r.P.T("shows who approves orders, and by when")},
			example{"/docket calls", r.P.T("shows how often customers are called, and changes it")},
			example{"/docket settings", r.P.T("shows the numbers docket goes by, and changes them")})
	}
	return more
}
