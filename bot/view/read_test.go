package view

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/project"
)

// same fails unless the form was read without a fault as what was meant.
func same(t *testing.T, want, got any, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("the form is refused: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what was read (-want +got):\n%s", diff)
	}
}

func TestAnIssueIsReadAsItWasFilledIn(t *testing.T) {
	r, fresh := reader(locale.French()), company.project(project.New)
	form := IssueForm{Project: &fresh, Kinds: issue.Standard, Kind: "target_changed", Evidence: "https://acme.slack.com/archives/C1/p1"}
	want := issue.Draft{Project: 7, Kind: "target_changed", Severity: issue.High, Description: "They want another module.",
		Evidence: form.Evidence, Responsible: []directory.Role{directory.SalesManager, directory.Management}}

	got, err := ReadLogIssue(submitted(t, LogIssue(r, form), filled{"description": typed(" They want another module.\n")}))
	same(t, want, got, err)

	form.Fixed = true
	want.Severity, want.Responsible = issue.Low, []directory.Role{directory.Chair}
	got, err = ReadLogIssue(submitted(t, LogIssue(r, form), filled{
		"description": typed("They want another module."), "severity": picked("low"), "responsible": ticked("chair")}))
	same(t, want, got, err)
}

func TestWhatWasPickedSoFarIsRead(t *testing.T) {
	r, fresh := reader(locale.English()), company.project(project.New)
	open := LogIssue(r, IssueForm{Project: &fresh, Kinds: issue.Standard, Evidence: "https://x.slack.com/a"})
	same(t, IssuePicks{Project: 7, Kind: "logistics", Evidence: "https://x.slack.com/a"},
		ReadIssuePicks(submitted(t, open, filled{"kind": picked("logistics")})), nil)
	fixed := LogIssue(r, IssueForm{Project: &fresh, Fixed: true})
	same(t, IssuePicks{Project: 7, Fixed: true}, ReadIssuePicks(submitted(t, fixed, nil)), nil)
	same(t, IssuePicks{}, ReadIssuePicks(slack.View{}), nil)
}

func TestADecisionIsReadWithTheOneItReplaces(t *testing.T) {
	r := reader(locale.English())
	id, got, err := ReadDecide(submitted(t, Decide(r, DecideForm{Card: company.card(issue.Open), Owner: marc}), filled{
		"solutions": ticked("new_planning"), "note": typed("By phone.")}))
	same(t, issue.Choice{Solutions: []issue.SolutionKey{issue.NewPlanning}, Note: "By phone.", Owner: marc, Due: on(time.December, 7)}, got, err)
	if id != 12 {
		t.Errorf("it decides issue %d", id)
	}
	_, got, err = ReadDecide(submitted(t, Decide(r, DecideForm{Card: company.card(issue.Decided), Owner: lea}), filled{"due": dated("2026-12-09")}))
	same(t, issue.Choice{Solutions: []issue.SolutionKey{issue.FindResource}, Note: "Ask the Lyon team first.", Owner: lea,
		Due: on(time.December, 9), Replaces: 5}, got, err)
}

func TestADueDateIsProposedOnAWorkingDay(t *testing.T) {
	days := must(calendar.NewDays("", []calendar.Override{{Day: on(time.December, 7), Name: "Company day"}}))
	_, got, err := ReadDecide(submitted(t, Decide(reader(locale.English()), DecideForm{Card: company.card(issue.Open), Owner: marc, Days: days}), nil))
	same(t, on(time.December, 8), got.Due, err)
}

func TestEndsOfIssuesAreRead(t *testing.T) {
	r := reader(locale.English())
	_, got, err := ReadResolve(submitted(t, ResolveIssue(r, company.card(issue.Decided)), filled{"ending": picked("scope_agreed"), "reason": typed("SOW-78")}))
	same(t, issue.Result{Ending: issue.ScopeAgreed, Note: "SOW-78"}, got, err)
	_, got, err = ReadResolve(submitted(t, ResolveIssue(r, company.card(issue.Open)), nil))
	same(t, issue.Result{}, got, err)
	id, reason, err := ReadReopen(submitted(t, ReopenIssue(r, company.card(issue.Closed)), filled{"reason": typed("It came back.")}))
	same(t, []any{issue.ID(12), "It came back."}, []any{id, reason}, err)
}

func TestProjectsAndCustomersAreRead(t *testing.T) {
	r, boss, known := reader(locale.French()), reader(locale.French(), directory.Management), company.customer()
	form := ProjectForm{Name: "ERP", Customer: &known, Committees: company.committees()}
	p, err := ReadAddProject(submitted(t, AddProject(r, form), filled{"type": picked("BS"), "committee": picked("2"), "contract": typed("PO-1")}))
	same(t, project.Project{Name: "ERP", Type: project.BS, Customer: 3, Committee: 2, Contract: "PO-1", ReceivedOn: on(time.November, 30)}, p, err)

	c, _, err := ReadCustomer(submitted(t, EditCustomer(r, customer.Customer{Name: "Borealis"}), filled{"territory": typed("fr"), "service_until": dated("2027-03-12")}))
	same(t, customer.Customer{Name: "Borealis", Class: customer.B, Territory: "FR", Locale: "en",
		Service: customer.Period{Until: calendar.Date{Year: 2027, Month: time.March, Day: 12}}}, c, err)

	id, launch, err := ReadLaunch(submitted(t, LaunchProject(boss, company.projectCard(project.New)), filled{
		"manager": picked("U0MARC"), "team": ticked("U0ANA", "U0ANA", "U0LEA"), "quality": picked("U0LEA"), "pre_kickoff": dated("2026-12-09"),
		"kickoff_at": {SelectedTime: "14:30"}, "kickoff_minutes": picked("90"), "place": typed("Room 4")}))
	same(t, []any{project.ID(7), project.Launch{
		Team:     project.Team{Manager: marc, Members: []directory.UserID{ana, lea}, Quality: lea},
		Schedule: project.Schedule{Day: on(time.December, 9), Kickoff: project.Kickoff{At: 14*60 + 30, Minutes: 90, Place: "Room 4"}}}}, []any{id, launch}, err)

	id, reason, err := ReadStop(submitted(t, StopProject(r, company.projectCard(project.Running)), filled{"reason": typed("No budget.")}))
	same(t, []any{project.ID(7), "No budget."}, []any{id, reason}, err)
}

func TestACommitteeSavedAsShownIsUnchanged(t *testing.T) {
	for _, cron := range []string{"0 9 * * 1", "30 16 * * 5", "0 9 1-7 * 1", "*/5 9 * * 1"} {
		c := company.committee()
		c.Cron, c.Locale = cron, "fr"
		got, err := ReadCommittee(submitted(t, CommitteeSettings(reader(locale.English()), c), nil))
		same(t, c, got, err)
	}
}

func TestANewCommitteeIsRead(t *testing.T) {
	r := reader(locale.English())
	got, err := ReadCommittee(submitted(t, CommitteeSettings(r, committee.Committee{}), filled{
		"name": typed("China"), "channel": {SelectedConversation: "C0CHINA"}, "zone": picked("Asia/Shanghai"), "day": picked("2"),
		"time": {SelectedTime: "10:30"}, "holidays": typed("2026-12-24 Christmas Eve\n\n+2026-12-26\n")}))
	same(t, committee.Committee{Name: "China", Channel: "C0CHINA", Zone: "Asia/Shanghai", Cron: "30 10 * * 2", Locale: "en",
		Overrides: []calendar.Override{{Day: on(time.December, 24), Name: "Christmas Eve"}, {Day: on(time.December, 26), Worked: true}}}, got, err)
}

func TestKindsRolesAndAbsencesAreRead(t *testing.T) {
	r := reader(locale.English(), directory.Admin)
	k, _, err := ReadKind(submitted(t, EditKind(r, issue.Kind{}), filled{"name": typed("Data not delivered"), "applies": ticked("BS"),
		"solutions": ticked("find_resource"), "own": typed("Ask again\nfind_resource"), "always": ticked("inform_customer"), "switches": ticked("scope")}))
	same(t, issue.Kind{Key: "own_data_not_delivered", Name: "Data not delivered", Applies: []project.Type{project.BS}, Severity: issue.Medium, Scope: true,
		Solutions: []issue.SolutionKey{"find_resource", "inform_customer", "Ask again"}, Always: []issue.SolutionKey{"inform_customer"}}, k, err)
	for _, standard := range issue.Standard {
		standard.Solutions = append([]issue.SolutionKey(nil), standard.Solutions...)
		k, _, err := ReadKind(submitted(t, EditKind(r, standard), nil))
		if k.Key != standard.Key || k.Scope != standard.Scope || len(k.Solutions) != len(standard.Solutions) || err != nil {
			t.Errorf("the kind %s comes back as %+v, %v", standard.Key, k, err)
		}
	}

	m := company.member()
	g, err := ReadRoles(submitted(t, EditRoles(r, &m), filled{"roles": ticked("finance")}))
	same(t, directory.Grant{Member: marc, Roles: []directory.Role{directory.Finance}, Manager: ana}, g, err)
	if got := ReadMemberPick(submitted(t, EditRoles(r, nil), filled{"member": {SelectedUser: "U0LEA"}})); got != lea {
		t.Errorf("%s was picked", got)
	}

	of, a, err := ReadAbsence(submitted(t, AddAbsence(reader(locale.English()), ana), filled{"until": dated("2026-12-04"), "stand_in": {SelectedUser: "U0LEA"}}))
	same(t, []any{ana, directory.Absence{From: on(time.November, 30), Until: on(time.December, 4), StandIn: lea}}, []any{of, a}, err)
}

func TestWhatCannotBeReadIsRefusedAtItsField(t *testing.T) {
	r, boss := reader(locale.English()), reader(locale.English(), directory.Admin)
	fresh, m := company.project(project.New), company.member()
	tests := map[string]struct {
		read  func() error
		field string
	}{
		"a date that is none": {func() error {
			_, _, err := ReadDecide(submitted(t, Decide(r, DecideForm{Card: company.card(issue.Open)}), filled{"due": dated("30 February")}))
			return err
		}, "due"},
		"a project that is no number": {func() error {
			_, err := ReadLogIssue(submitted(t, LogIssue(r, IssueForm{}), filled{"project": picked("7; drop table")}))
			return err
		}, "project"},
		"a role nobody knows": {func() error {
			_, err := ReadLogIssue(submitted(t, LogIssue(r, IssueForm{Project: &fresh, Kinds: issue.Standard, Kind: "logistics"}), filled{"responsible": ticked("king")}))
			return err
		}, "responsible"},
		"a holiday without a date": {func() error {
			_, err := ReadCommittee(submitted(t, CommitteeSettings(r, company.committee()), filled{"holidays": typed("Christmas")}))
			return err
		}, "holidays"},
		"a time that is none": {func() error {
			_, err := ReadCommittee(submitted(t, CommitteeSettings(r, company.committee()), filled{"time": {SelectedTime: "25:00"}}))
			return err
		}, "time"},
		"a day that is none": {func() error {
			_, err := ReadCommittee(submitted(t, CommitteeSettings(r, company.committee()), filled{"day": picked("7")}))
			return err
		}, "day"},
		"a solution as long as a letter": {func() error {
			_, _, err := ReadKind(submitted(t, EditKind(r, issue.Kind{}), filled{"own": typed(hostile["four thousand characters"])}))
			return err
		}, "own"},
		"an absence without an end": {func() error {
			_, _, err := ReadAbsence(submitted(t, AddAbsence(boss, ana), filled{"until": dated("")}))
			return err
		}, "until"},
		"roles of nobody": {func() error {
			_, err := ReadRoles(submitted(t, EditRoles(boss, &m), filled{"member": {SelectedUser: "<!channel>"}}))
			return err
		}, "member"},
		"a decision on nothing":    {func() error { _, _, err := ReadDecide(slack.View{PrivateMetadata: "{}"}); return err }, ""},
		"a result of nothing":      {func() error { _, _, err := ReadResolve(slack.View{PrivateMetadata: `{"issue":-1}`}); return err }, ""},
		"a stop of nothing":        {func() error { _, _, err := ReadStop(slack.View{PrivateMetadata: "[]"}); return err }, ""},
		"metadata somebody mended": {func() error { _, err := ReadCommittee(slack.View{PrivateMetadata: "{"}); return err }, ""},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			f, ok := fault.As(test.read())
			if !ok || f.Kind != fault.Invalid || f.Field != test.field {
				t.Errorf("it is answered with %+v, want a fault in %q", f, test.field)
			}
		})
	}
}
