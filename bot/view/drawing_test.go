package view

import (
	"maps"
	"testing"
	"time"

	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// drawings are all that is ever drawn, by the name of its golden file.
func drawings(t testing.TB, r Reader, f fixture) map[string]any {
	t.Helper()
	all := map[string]any{}
	for _, part := range f.parts(t, r) {
		maps.Copy(all, part())
	}
	return all
}

// parts draw it part by part.
func (f fixture) parts(t testing.TB, r Reader) []func() map[string]any {
	boss, known := r, r
	boss.Roles = []directory.Role{directory.Admin, directory.Chair, directory.Management, directory.ProjectManager}
	known.People = f.people()
	return []func() map[string]any{
		func() map[string]any { return f.issues(r, known) },
		func() map[string]any { return f.actions(r) },
		func() map[string]any { return f.issueForms(r) },
		func() map[string]any { return f.emergencies(r, known) },
		func() map[string]any { return f.requirements(r, known) },
		func() map[string]any { return f.deals(known) },
		func() map[string]any { return f.projectViews(r) },
		func() map[string]any { return f.projectLife(known, boss) },
		func() map[string]any { return f.projectForms(known, boss) },
		func() map[string]any { return f.gateNotes(known) },
		func() map[string]any { return f.customers(r, boss) },
		func() map[string]any { return f.billed(known) },
		func() map[string]any { return f.invoices(known) },
		func() map[string]any { return f.agendas(r) },
		func() map[string]any { return f.pastMeetings(r) },
		func() map[string]any { return f.tabs(r, boss) },
		func() map[string]any { return f.peopleViews(r, boss) },
		func() map[string]any { return f.settings(r, boss) },
		func() map[string]any { return f.questionnaires(r, boss) },
		func() map[string]any { return f.numbers(r, boss) },
		func() map[string]any { return f.houseHistory(t, known) },
		func() map[string]any { return f.history(t, r, known) },
		func() map[string]any { return f.notices(r) },
		func() map[string]any { return f.confirmations(r, known) },
		func() map[string]any { return f.options(r) },
		func() map[string]any { return f.catalogues(t, r, boss) },
		func() map[string]any { return f.inService(r) },
		func() map[string]any { return f.calendars(r) },
		func() map[string]any { return f.closeoutCards(r, known) },
		func() map[string]any { return f.closeoutForms(t, r) },
		func() map[string]any { return f.closeoutNews(r, known) },
		func() map[string]any { return f.orderCards(r, known) },
		func() map[string]any { return f.orderForms(known) },
		func() map[string]any { return f.entitlements(known) },
		func() map[string]any { return f.reports(r) },
		func() map[string]any { return f.approvals(known) },
		func() map[string]any { return f.followedOrders(known) },
		func() map[string]any { return f.recalledOrders(known) },
		func() map[string]any { return f.searches(r) },
		func() map[string]any { return f.requestLists(t, known) },
		func() map[string]any { return f.requestCards(t, known) },
		func() map[string]any { return f.requestForms(t, known) },
		func() map[string]any { return f.specialRequests(t, known) },
		func() map[string]any { return f.specialForms(t, known) },
		func() map[string]any { return f.customerWords(t, known) },
	}
}

// again is an issue that was reopened.
func (f fixture) again() issue.Card {
	c := f.card(issue.Open)
	c.Reopened, c.Note = 1, f.written("The new consultant left too.")
	return c
}

// assigned is a remark of the customer that somebody is to deal with.
func (f fixture) assigned() issue.Card {
	c := f.card(issue.Open)
	c.Kind, c.KindName, c.Description, c.Evidence = issue.CustomerRemark, "Remark of the customer", f.written("The logo on page 3 is the old one."), ""
	c.Severity, c.RaisedBy, c.Owner = issue.Medium, directory.Customer, ana
	return c
}

func (f fixture) issues(r, known Reader) map[string]any {
	overdue := f.card(issue.Decided)
	overdue.Due = on(time.November, 27)
	return map[string]any{
		"issue_card_open": IssueCard(r, f.card(issue.Open)), "issue_card_decided": IssueCard(r, f.card(issue.Decided)),
		"issue_card_late": IssueCard(r, overdue), "issue_card_resolved": IssueCard(known, f.card(issue.Resolved)),
		"issue_card_closed": IssueCard(known, f.card(issue.Closed)), "issue_card_reopened": IssueCard(r, f.again()),
		"issue_card_assigned": IssueCard(r, f.assigned()), "waiting_assigned": Waiting(r, issue.Todo{Actions: []issue.Line{f.assigned().Line}}, nil, nil),
		"issue_modal": IssueModal(r, f.card(issue.Decided)), "issue_list": IssueList(r, f.written("acme"), f.lines(issue.Open), 4),
		"issue_list_empty": IssueList(r, "", nil, 0), "issue_decided": IssueDecided(r, f.card(issue.Decided)),
		"issue_resolved": IssueResolved(r, f.card(issue.Resolved)), "issue_reopened": IssueReopened(r, f.again()),
	}
}

func (f fixture) actions(r Reader) map[string]any {
	due := issue.ActionArgs{Owner: marc, Due: on(time.December, 7)}
	task := issue.ActionArgs{What: issue.InformCustomer, Owner: marc, Due: on(time.December, 2)}
	moved := due
	moved.Owner = lea
	c := f.card(issue.Decided)
	return map[string]any{
		"action_due": ActionDue(r, c, due), "action_overdue": ActionOverdue(r, c, task), "action_escalated": ActionEscalated(r, c, task),
		"action_done": ActionDue(r, f.card(issue.Closed), due), "action_moved": ActionOverdue(r, c, moved),
	}
}

func (f fixture) issueForms(r Reader) map[string]any {
	fresh := f.project(project.New)
	form := IssueForm{Project: &fresh, Kinds: issue.Standard, Kind: "target_changed", Description: f.written("They want another module."),
		Evidence: "https://acme.slack.com/archives/C1/p1"}
	fixed := form
	fixed.Fixed, fixed.Evidence = true, f.written("https://acme.slack.com/archives/C1/p1")
	return map[string]any{
		"issue_form_new": LogIssue(r, IssueForm{}), "issue_form_kind": LogIssue(r, form), "issue_form_fixed": LogIssue(r, fixed),
		"decide_form":        Decide(r, DecideForm{Card: f.card(issue.Open), Owner: marc}),
		"decide_form_change": Decide(r, DecideForm{Card: f.card(issue.Decided), Owner: marc}),
		"resolve_form":       ResolveIssue(r, f.card(issue.Open)), "resolve_form_scope": ResolveIssue(r, f.card(issue.Decided)),
		"reopen_form": ReopenIssue(r, f.card(issue.Closed)),
	}
}

func (f fixture) projectViews(r Reader) map[string]any {
	known := f.customer()
	return map[string]any{
		"project_list": ProjectList(r, f.written("erp"), f.projects(), true), "project_list_empty": ProjectList(r, "", nil, false),
		"project_form":         AddProject(r, ProjectForm{Name: f.written("ERP roll-out"), Customer: &known, Committees: f.committees()}),
		"project_form_nowhere": AddProject(r, ProjectForm{}),
	}
}

func (f fixture) agendas(r Reader) map[string]any {
	late := f.page(committee.Posted, 0)
	channel := r
	channel.ID = ""
	late.Meeting.Moved, late.Meeting.PostedAt = f.written("Whit Monday"), monday.Add(time.Hour)
	return map[string]any{
		"agenda_posted": AgendaPage(channel, f.page(committee.Posted, 0)), "agenda_running": AgendaPage(channel, f.page(committee.Running, 0)),
		"agenda_ended": AgendaPage(channel, f.page(committee.Ended, 0)), "agenda_late": AgendaPage(channel, late),
		"agenda_reply": AgendaPage(channel, f.page(committee.Posted, 1)), "agenda_preview": AgendaPreview(r, f.preview()),
		"agenda_empty":  AgendaPage(channel, committee.Page{Committee: f.committee(), Meeting: f.meeting(committee.Posted)}),
		"agenda_choice": AgendaChoice(r, f.committees()), "agenda_choice_none": AgendaChoice(r, nil),
	}
}

func (f fixture) pastMeetings(r Reader) map[string]any {
	r.ID = "" // the channel
	held := []committee.Meeting{f.meeting(committee.Running), f.meeting(committee.Ended), f.meeting(committee.Posted)}
	return map[string]any{
		"minutes": Minutes(r, f.minutes(), 0), "minutes_last": Minutes(r, f.minutes(), 1<<20),
		"minutes_empty": Minutes(r, committee.Minutes{Meeting: f.meeting(committee.Ended)}, 0),
		"meetings":      Meetings(r, f.committee(), held), "meetings_none": Meetings(r, f.committee(), nil),
	}
}

func (f fixture) tabs(r, boss Reader) map[string]any {
	todo := issue.Todo{Actions: f.lines(issue.Decided), Decide: f.lines(issue.Open)}
	asMarc := r
	asMarc.ID = marc
	return map[string]any{
		"home": Home(boss, HomeTab{Todo: todo, Turns: f.turns(), Emergencies: f.emergencyLines(), Raised: f.lines(issue.Open), Agendas: f.previews(), Closeouts: f.closeoutLines(), Calls: f.calls(), Requests: f.requestQueue(), Approvals: f.toApprove(), Sold: f.sold(), Ending: f.owned()[4:6]}), "home_empty": Home(r, HomeTab{}),
		"home_guest": Home(Reader{P: r.P, Zone: r.Zone, Now: r.Now, ID: "UIRIS", Guest: true}, HomeTab{}),
		"waiting":    Waiting(r, todo, f.turns(), f.toApprove()), "waiting_own": Waiting(asMarc, todo, nil, nil), "help": Help(boss), "help_anybody": Help(r),
		"usage_issue": Usage(r, "/issue", f.written("lgo")), "usage_agenda": Usage(r, "/agenda", ""),
		"usage_project": Usage(r, "/project", ""), "usage_closeout": Usage(r, "/closeout", ""), "usage_catalogue": Usage(r, "/catalogue", ""), "usage_consume": Usage(r, "/consume", ""), "usage_docket": Usage(r, "/docket", f.written("what")),
	}
}

func (f fixture) peopleViews(r, boss Reader) map[string]any {
	m := f.member()
	return map[string]any{
		"roles_form": EditRoles(r, nil), "roles_form_member": EditRoles(r, &m),
		"roles_list": RolesList(boss, f.members()), "roles_list_anybody": RolesList(r, nil),
		"absence_form": AddAbsence(r, ana), "absence_form_admin": AddAbsence(boss, ana),
	}
}

func (f fixture) settings(r, boss Reader) map[string]any {
	return map[string]any{
		"committee_form": CommitteeSettings(r, f.committee()), "committee_form_new": CommitteeSettings(r, committee.Committee{}),
		"committee_list": CommitteeList(boss, f.committees()), "committee_list_empty": CommitteeList(r, nil),
		"kind_form": EditKind(r, f.card(issue.Decided).Catalogue), "kind_form_new": EditKind(r, issue.Kind{}),
		"kind_list": KindList(boss, f.kinds()),
	}
}

func (f fixture) history(t testing.TB, r, known Reader) map[string]any {
	t.Helper()
	return map[string]any{
		"history":       History(known, HistoryPage{Subject: issue.ID(12).Subject(), Title: f.written("#12"), Entries: f.entries(t), Older: true}),
		"history_empty": History(r, HistoryPage{Subject: outbox.Subject{Kind: f.written("project"), ID: 1}}),
	}
}

func (f fixture) notices(r Reader) map[string]any {
	return map[string]any{
		"notice_channel": Notice(r, Trouble{Lane: f.lane(), Reason: "not_in_channel"}), "notice_token": Notice(r, Trouble{Reason: "token_revoked"}),
		"notice_person":      Notice(r, Trouble{Lane: "U0MARC", Reason: "user_disabled"}),
		"notice_unknown":     Notice(r, Trouble{Lane: f.lane(), Reason: f.written("strange")}),
		"notice_mail":        Notice(r, Trouble{Lane: "mailto:ana.ruiz@acme.example", Reason: outbox.MailRefused + " " + f.written("550 5.1.1 … unknown")}),
		"notice_mail_server": Notice(r, Trouble{Lane: "mailto:ana.ruiz@acme.example", Reason: outbox.MailLogin}),
		"told":               Told(r, Escape(f.written("Only the chair may do this."))),
		"shown":              Shown(AgendaPreview(r, f.preview())),
		"said":               Said(Escape(f.written("Only the chair may do this."))),
	}
}

func (f fixture) confirmations(r, known Reader) map[string]any {
	m := f.member()
	return map[string]any{
		"said_project":  SaidProjectAdded(r, f.project(project.New).Project),
		"said_customer": SaidCustomerAdded(r, f.customer()), "said_roles": SaidRoles(r, directory.Grant{Member: marc, Roles: m.Roles}),
		"said_no_roles": SaidRoles(r, directory.Grant{Member: marc}), "said_absence": SaidAbsence(known, marc, m.Absences[0]),
		"said_committee": SaidCommittee(r, f.committee()), "said_kind": SaidKind(r, issue.Kind{Name: f.written("Weather")}),
		"said_kind_retired": SaidKind(r, issue.Kind{Name: f.written("Weather"), Retired: true}),
	}
}

func (f fixture) options(r Reader) map[string]any {
	return map[string]any{
		"options_projects": ProjectOptions(r, f.projects()), "options_customers": CustomerOptions(r, []customer.Customer{f.customer()}),
		"options_zones": ZoneOptions("york"), "options_none": ZoneOptions(f.written("nowhere")),
	}
}

func repeat[T any](n int, of func(n int) T) []T {
	all := make([]T, n)
	for i := range all {
		all[i] = of(i + 1)
	}
	return all
}

func (f fixture) projects() []project.Line {
	return repeat(f.many, func(n int) project.Line {
		p := f.project(project.Running)
		p.ID = project.ID(n)
		return p
	})
}

func (f fixture) committees() []committee.Committee {
	return repeat(f.many, func(n int) committee.Committee {
		c := f.committee()
		c.ID = directory.CommitteeID(n)
		return c
	})
}

func (f fixture) previews() []committee.Preview {
	one := f.preview()
	return repeat(f.many, func(int) committee.Preview { return one })
}

func (f fixture) members() []directory.Member {
	return repeat(f.many, func(int) directory.Member { return f.member() })
}

func (f fixture) kinds() []issue.Kind {
	return repeat(f.many, func(int) issue.Kind {
		return issue.Kind{Key: "weather", Name: f.written("Weather"), Severity: issue.Low, Applies: []project.Type{project.PS},
			Roles: []directory.Role{directory.Chair}, Solutions: []issue.SolutionKey{issue.SolutionKey(f.written("Wait"))}}
	})
}
