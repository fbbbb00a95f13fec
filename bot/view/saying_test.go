package view

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/internal/audit"
	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

func TestThingsAreSaidAsTheyStand(t *testing.T) {
	r := reader(locale.English())
	stopped, free, closed := company.card(issue.Resolved), company.line(issue.Decided), company.line(issue.Closed)
	stopped.Ending, free.Solutions, closed.Ending = issue.ProjectEnding, nil, issue.NoEnding
	ownerless, running, halted, moved := company.line(issue.Open), company.preview(), company.preview(), company.preview()
	ownerless.Responsible, running.Meeting, halted.Next = nil, &committee.Meeting{State: committee.Running}, calendar.Occurrence{}
	moved.Next.Moved = "Whit Monday"
	ordered, received := company.project(project.New), company.project(project.New)
	ordered.ReceivedOn, received.Contract = calendar.Date{}, ""
	tests := map[string]struct{ got, want string }{
		"a project that stops ends its issue":       {IssueResolved(r, stopped).Text, "✅ Resolved: Management stopped the project.\n> The scope is in the shared folder."},
		"what was decided in words only":            {r.whatIsDecided(free.Issue), "Ask the Lyon team first"},
		"an issue that just ended":                  {r.outcome(closed), "closed"},
		"an issue nobody is responsible for":        {r.deciders(ownerless.Issue), "Chair or Management"},
		"a meeting under way":                       {r.nextMeeting(running), "meeting under way"},
		"a committee that meets no more":            {r.nextMeeting(halted), "no next meeting"},
		"a meeting that moved":                      {r.nextMeeting(moved), "next Mon 7 Dec 09:00 (Paris), moved: Whit Monday"},
		"an order without a date":                   {r.newProject(committee.Item{Project: &ordered}), "*Borealis* · ERP roll-out (PS), order PO-1042"},
		"a date without an order":                   {r.newProject(committee.Item{Project: &received, Weeks: 2}), "*Borealis* · ERP roll-out (PS), received Thursday 26 Nov, carried over 2 weeks"},
		"a project that was stopped in the meeting": {r.launched(company.project(project.Stopped)), "stopped"},
		"a day of this year":                        {r.day(on(time.January, 5)), "Monday 5 Jan"},
		"a day of a year that is over":              {r.day(calendar.Date{Year: 2025, Month: time.January, Day: 6}), "6 Jan 2025"},
		"a day of next year":                        {r.day(calendar.Date{Year: 2027, Month: time.January, Day: 4}), "Monday 4 Jan"},
		"no day":                                    {r.day(calendar.Date{}), "–"},
		"a country without a name here":             {r.country("XX"), "XX"},
		"a scope that was agreed": {r.settled(committee.Minute{Decision: decision.Decision{Verb: "issue.scope_agreed", Note: "SOW-78"}}),
			"new scope validated by the customer (SOW-78)"},
		"a project that stops": {r.settled(committee.Minute{Decision: decision.Decision{Verb: "project.stopped", Note: "No budget"}}),
			"the project stops (No budget)"},
		"a decision in words only": {r.settled(committee.Minute{Decision: decision.Decision{Verb: "issue.decided", Note: "Wait"}}), "Wait"},
		"more people than a sentence holds": {r.persons(slices.Repeat([]directory.UserID{ana}, personsShown+3)),
			strings.Repeat("<@U0ANA>, ", personsShown-1) + "<@U0ANA> and 3 more"},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if test.got != test.want {
				t.Errorf("it is said as %q, want %q", test.got, test.want)
			}
		})
	}
}

func TestTheRecordIsSaidInWords(t *testing.T) {
	r := reader(locale.English())
	entry := func(before, after string) audit.Entry {
		return audit.Entry{Before: json.RawMessage(before), After: json.RawMessage(after)}
	}
	of := func(kind string, e audit.Entry) audit.Entry {
		e.Subject.Kind = kind
		return e
	}
	tests := map[string]struct {
		entry audit.Entry
		want  string
	}{
		"a state of a project":       {of("project", entry(`{"State":"new"}`, `{"State":"pre_kickoff"}`)), "• State: not launched → before kickoff"},
		"a state of a close-out":     {of("closeout", entry(`{"State":"waiting","ClosesOn":"2026-12-03"}`, `{"State":"signed","ClosesOn":"2026-12-03"}`)), "• State: waiting for the customer → signed"},
		"a request that is done":     {of("request", entry(`{"State":"working"}`, `{"State":"done"}`)), "• State: being carried out → carried out, the customer to be told"},
		"a requirement that is done": {of("requirement", entry(`{"State":"developing"}`, `{"State":"done"}`)), "• State: under development → developed and delivered"},
		"a severity":                 {entry(`{"Severity":"low"}`, `{"Severity":"critical"}`), "• Severity: low → critical"},
		"roles":                      {entry(`{"Roles":null}`, `{"Roles":["chair","admin"]}`), "• Roles: – → Chair, Administrator"},
		"an ending":                  {entry(`{"Ending":""}`, `{"Ending":"scope_agreed"}`), "• How it ended: – → new scope validated by the customer"},
		"a channel":                  {entry(`{"Channel":""}`, `{"Channel":"C0ERP"}`), "• Channel: – → <#C0ERP>"},
		"people":                     {entry(`{"Team":[]}`, `{"Team":["U0ANA","U0LEA"]}`), "• Team: – → <@U0ANA>, <@U0LEA>"},
		"a contract like a user ID":  {entry(`{"Contract":""}`, `{"Contract":"U1042"}`), "• Order or contract: – → U1042"},
		"a word nobody knows":        {of("issue", entry(`{"State":"open"}`, `{"State":"<!here>"}`)), "• State: open → &lt;!here&gt;"},
		"what is not shown":          {entry(`{"ID":1}`, `{"ID":2}`), ""},
		"what was only now made":     {entry(`null`, `{"State":"open"}`), ""},
		"what is no record":          {entry(`[1]`, `"x"`), ""},
	}
	for called, test := range tests {
		t.Run(called, func(t *testing.T) {
			if got := strings.Join(r.changed(test.entry), "\n"); got != test.want {
				t.Errorf("it is said as %q, want %q", got, test.want)
			}
		})
	}
}

func TestEveryStateOfTheRecordHasItsWords(t *testing.T) {
	for _, s := range request.States {
		if recordedStates["request"](string(s)).Format == "" {
			t.Errorf("a request that is %q is said as it is stored", s)
		}
	}
	for _, s := range requirement.States {
		if recordedStates["requirement"](string(s)).Format == "" {
			t.Errorf("a requirement that is %q is said as it is stored", s)
		}
	}
}

func TestReadersAreWhoTheyAre(t *testing.T) {
	m := directory.Member{ID: ana, Locale: "fr-FR", Zone: "Asia/Shanghai", Roles: []directory.Role{directory.Chair}}
	r := For(m, monday)
	if r.ID != ana || r.P != locale.French() || r.Zone.String() != "Asia/Shanghai" || !r.Has(directory.Chair) || r.Has(directory.Admin) {
		t.Errorf("Ana reads as %+v", r)
	}
	if r := Channel("en-GB", "Nowhere/Land", monday); r.Zone != time.UTC || r.P != locale.English() || r.ID != "" {
		t.Errorf("a channel reads as %+v", r)
	}
}

func TestEveryRefusalHasARemedy(t *testing.T) {
	r := reader(locale.English())
	same := map[string]string{
		"is_inactive": "is_archived", "user_not_found": "user_disabled", "posting_to_general_channel_denied": "restricted_action",
		"invalid_auth": "token_revoked", "account_inactive": "token_revoked",
	}
	for reason, like := range same {
		got, want := Notice(r, Trouble{Lane: "C0COMM", Reason: reason}).Text, Notice(r, Trouble{Lane: "C0COMM", Reason: like}).Text
		if got != want {
			t.Errorf("%s is explained as %q, want %q", reason, got, want)
		}
	}
}

func TestAKindsKeyFitsItsColumn(t *testing.T) {
	for name, want := range map[string]issue.KindKey{
		"Data not delivered": "own_data_not_delivered", "  Réseau / VPN ": "own_re9seau_vpn", "数据": "own_6570636e", "": "own_",
		strings.Repeat("long ", 40): issue.KindKey("own_" + strings.Repeat("long_", 11) + "l"),
	} {
		if got := keyOf(name); got != want || len(got) > keyLimit || strings.Trim(string(got), "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
			t.Errorf("%q gets the key %q, want %q", name, got, want)
		}
	}
}

func TestZonesAreFoundByCityOrName(t *testing.T) {
	for query, want := range map[string]string{"new york": "America/New_York", "Pacific/Chatham": "Pacific/Chatham", "SHANG": "Asia/Shanghai"} {
		if got := ZoneOptions(query).Options; len(got) != 1 || got[0].Value != want {
			t.Errorf("%q finds %d zones, want %s", query, len(got), want)
		}
	}
	if got := ZoneOptions(""); len(got.Options) == 0 || got.Options[0].Value != "Europe/Paris" {
		t.Errorf("nothing typed finds %d zones", len(got.Options))
	}
}
