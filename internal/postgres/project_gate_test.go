package postgres_test

import (
	"strings"
	"sync"
	"testing"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

// preparing takes the house's portal to its preparations and has a survey
// delivered.
func (h *house) preparing() project.Project {
	h.Helper()
	h.goTo(h.ps.PreKickoff.At(11*60, paris))
	must(h.projects.Prepare(h.Context(), h.by(manager), h.ps.ID))(h)
	return must(h.projects.Step(h.Context(), h.by(consultant), h.ps.ID, project.Draft{Gate: project.Survey, Kind: project.Delivered, Document: survey}))(h)
}

var survey = project.Document{Title: "Survey", URL: "https://files.example.com/survey.pdf"}

func (h *house) role(id directory.UserID, roles ...directory.Role) {
	h.Helper()
	h.ok(h.store.Meet(h.Context(), directory.Member{ID: id, Name: string(id), Zone: "Europe/Paris", Active: true}))
	h.ok(h.store.SetRoles(h.Context(), h.by(admin), directory.Grant{Member: id, Roles: roles}))
}

func TestWhoDidWhatWhenWithWhichDocumentIsKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.preparing()
	card := must(h.projects.Show(h.Context(), h.ps.ID))(h)
	if len(card.Steps) != 1 || card.State != project.Preparing || !card.Since.Equal(h.now()) {
		t.Fatalf("read back: %+v", card.Project)
	}
	if s := card.Steps[0]; s.ID == 0 || s.By != consultant || !s.At.Equal(h.now()) || s.Document != survey {
		t.Errorf("the step is %+v", s)
	}
	if _, err := h.sql.Exec(`UPDATE gate_step SET by_member = 'UNOBODY'`); err == nil {
		t.Error("a step can be rewritten")
	}
}

func TestOfTwentyAssessorsAtOnceTwoAssess(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	crowd := make([]directory.UserID, 20)
	for n := range crowd {
		crowd[n] = directory.UserID("UJUDGE" + string(rune('A'+n)))
		h.role(crowd[n], directory.Assessor)
	}
	h.preparing()
	var all sync.WaitGroup
	errs := make([]error, len(crowd))
	for n, who := range crowd {
		all.Go(func() {
			_, errs[n] = h.projects.Step(h.Context(), h.by(who), h.ps.ID,
				project.Draft{Gate: project.Survey, Kind: project.Assessed, Round: 1, Note: "Sound."})
		})
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		switch fault.KindOf(err) {
		case fault.None:
			won++
		case fault.Conflict:
			if !strings.Contains(err.Error(), "Already assessed by <@UJUDGE") {
				t.Errorf("who came late is told %v", err)
			}
		default:
			t.Errorf("an assessor is told %v", err)
		}
	}
	card := must(h.projects.Show(h.Context(), h.ps.ID))(h)
	if g := card.Gate(project.Survey); won != 2 || len(g.Steps) != 3 || g.Next.Kind != project.Endorsed {
		t.Errorf("%d assessed, the gate has %d steps and waits for %q", won, len(g.Steps), g.Next.Kind)
	}
}

func TestAStepThatArrivesTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.preparing()
	act := h.by(manager)
	for range 2 {
		must(h.projects.Step(h.Context(), act, h.ps.ID, project.Draft{Gate: project.Preparations, Kind: project.Confirmed}))(h)
	}
	if n := h.number(`SELECT count(*) FROM gate_step WHERE gate = 'preparations'`); n != 1 {
		t.Errorf("it was written %d times", n)
	}
}

func TestOfTwoWhoStartTheWorkOneStartsIt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.goTo(h.ps.PreKickoff.At(11*60, paris))
	var all sync.WaitGroup
	errs := make([]error, 10)
	for n := range errs {
		all.Go(func() { _, errs[n] = h.projects.Prepare(h.Context(), h.by(manager), h.ps.ID) })
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if fault.KindOf(err) != fault.Conflict {
			t.Errorf("one is told %v", err)
		}
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb = 'project.preparing'`); won != 1 || n != 1 {
		t.Errorf("%d began, %d are on record", won, n)
	}
}

func TestAStopThroughAnIssueHasEveryEffectOfAStop(t *testing.T) {
	t.Parallel()
	effects := func(h *house, stop func()) []string {
		h.role("UJUDGE", directory.Assessor)
		h.preparing()
		h.goTo(h.ps.PreKickoff.At(9*60, paris)) // an hour before the pre-kickoff, which is called off with the project
		stop()
		var said []string
		h.ok(h.sql.Select(&said, `SELECT topic || ' ' || lane FROM note
			WHERE topic IN ('project.stopped', 'invitation') AND (topic <> 'invitation' OR args->>'occasion' = 'abandoned') ORDER BY 1`))
		state := must(h.projects.Show(h.Context(), h.ps.ID))(h)
		if state.State != project.Stopped || len(state.Invitation.Guests) > 0 {
			h.Errorf("the project is %s, and %v are still invited", state.State, state.Invitation.Guests)
		}
		if n := h.number(`SELECT count(*) FROM decision WHERE verb = 'project.stopped'`); n != 1 {
			h.Errorf("%d decisions to stop", n)
		}
		return said
	}
	one := newHouse(t)
	direct := effects(one, func() { must(one.projects.Stop(one.Context(), one.by(boss), one.ps.ID, "No budget."))(one) })
	two := newHouse(t)
	through := effects(two, func() {
		i := must(two.issues.Log(two.Context(), two.by(consultant), issue.Draft{Project: two.ps.ID, Kind: "target_changed", Description: "Another target."}))(two)
		i = must(two.issues.Decide(two.Context(), two.by(boss), i.ID, issue.Choice{Solutions: []issue.SolutionKey{issue.StopProject}, Note: "Stop.", Owner: boss, Due: two.today()}))(two)
		for _, task := range i.Tasks {
			must(two.issues.FinishTask(two.Context(), two.by(boss), i.ID, task.ID))(two)
		}
		must(two.issues.Resolve(two.Context(), two.by(boss), i.ID, issue.Result{Ending: issue.ProjectEnding, Note: "No budget."}))(two)
	})
	if len(direct) < 4 || strings.Join(direct, "\n") != strings.Join(through, "\n") {
		t.Errorf("stopped directly:\n%s\nstopped through an issue:\n%s", strings.Join(direct, "\n"), strings.Join(through, "\n"))
	}
}

func TestTheFullContractIsNowhereButWhereManagementOpensIt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	secret := project.Document{Title: "Prices", URL: "https://files.example.com/secret.pdf"}
	h.ok(h.projects.SetContract(h.Context(), h.by(boss), h.ps.ID, project.Full, secret))
	h.ok(h.projects.SetContract(h.Context(), h.by(boss), h.ps.ID, project.Reduced, survey))
	if err := h.projects.SetContract(h.Context(), h.by(manager), h.ps.ID, project.Full, survey); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the manager keeps the full contract: %v", err)
	}
	if _, err := h.projects.Contract(h.Context(), h.by(manager), h.ps.ID); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the manager opens it: %v", err)
	}
	act := h.by(boss)
	for range 2 {
		if got := must(h.projects.Contract(h.Context(), act, h.ps.ID))(h); got != secret {
			t.Errorf("Management opens %+v", got)
		}
	}
	card := must(h.projects.Show(h.Context(), h.ps.ID))(h)
	if card.Reduced != survey || !card.FullKept {
		t.Errorf("the card has %+v", card)
	}
	opened := 0
	entries := must(h.store.History(h.Context(), h.ps.ID.Subject(), 0, 100))(h)
	for _, e := range entries {
		if e.Verb == "contract.opened" && e.By == boss {
			opened++
		}
		if strings.Contains(string(e.Before)+string(e.After), "secret") {
			t.Errorf("the record holds %s", e.After)
		}
	}
	if opened != 1 {
		t.Errorf("it was opened %d times on record", opened)
	}
}

func TestCandidatesComeWithTheirLoad(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	find := func(place project.Place) map[directory.UserID]project.Candidate {
		found := map[directory.UserID]project.Candidate{}
		for _, c := range must(h.projects.Candidates(h.Context(), place, "", 50))(h) {
			found[c.ID] = c
		}
		return found
	}
	i := must(h.issues.Log(h.Context(), h.by(consultant), issue.Draft{Project: h.ps.ID, Kind: "resource_unavailable", Description: "Ill."}))(h)
	must(h.issues.Decide(h.Context(), h.by(boss), i.ID, issue.Choice{Note: "Wait.", Owner: consultant, Due: h.today()}))(h)
	if c := find(project.PSPlace)[consultant]; c.Projects != 2 || c.Issues != 1 {
		t.Errorf("the consultant has %d projects and %d issues", c.Projects, c.Issues)
	}
	must(h.projects.Stop(h.Context(), h.by(boss), h.bs.ID, "No budget."))(h)
	if c := find(project.PSPlace)[consultant]; c.Projects != 1 {
		t.Errorf("a stopped project counts: %d", c.Projects)
	}
	if managers := find(project.ManagerPlace); len(managers) != 1 || managers[manager].ID == "" {
		t.Errorf("project managers are %v", managers)
	}
	if first := must(h.projects.Candidates(h.Context(), project.PSPlace, "", 1))(h); first[0].ID != consultant {
		t.Errorf("of a PS project %s comes first", first[0].ID)
	}
}

func TestWhatWaitsForAStandInIsFound(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.preparing()
	must(h.projects.Step(h.Context(), h.by(manager), h.ps.ID, project.Draft{Gate: project.Plan, Kind: project.Delivered, Document: survey}))(h)
	if got := must(h.projects.Turns(h.Context(), nobody))(h); len(got) != 0 {
		t.Errorf("%d turns wait for nobody", len(got))
	}
	h.ok(h.members.SetAbsence(h.Context(), h.by(seller), seller, directory.Absence{From: h.today(), Until: h.today(), StandIn: nobody}))
	got := must(h.projects.Turns(h.Context(), nobody))(h)
	if len(got) != 1 || got[0].Gate != project.Plan || got[0].Kind != project.Approved || got[0].In.ID != h.ps.ID || got[0].In.CustomerName != "Acme" {
		t.Errorf("what waits for who stands in: %+v", got)
	}
	if got := must(h.projects.Turns(h.Context(), seller))(h); len(got) != 0 {
		t.Errorf("%d turns wait for who is away", len(got))
	}
}

func TestASceneHoldsTheCustomerItsContactsAndTheNumbers(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if _, err := h.sql.Exec(`INSERT INTO contact (customer_id, name, email, roles, act) VALUES ($1, 'Jeanne', 'jeanne@acme.example', '{spoc}', 'contact:1')`, h.customer.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.sql.Exec(`INSERT INTO setting (key, value, by_member) VALUES ('silence_days', '{20}', 'UADMIN')`); err != nil {
		t.Fatal(err)
	}
	s := must(h.projects.Show(h.Context(), h.ps.ID))(h).Scene
	if len(s.Contacts) != 1 || s.Contacts[0].Roles[0] != customer.SPoC || s.Customer.Name != "Acme" || s.Numbers.One("silence_days") != 20 ||
		s.Home != "CPARIS" || s.Zone.String() != "Europe/Paris" || s.Today != h.today() {
		t.Errorf("the scene is %+v", s)
	}
}
