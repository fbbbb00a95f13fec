package postgres_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

func TestTwentyPeopleDecideOneIssueAtOnce(t *testing.T) {
	h := newHouse(t)
	i := h.log(h.ps.ID, "resource_unavailable")
	var decided, told atomic.Int32
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			_, err := h.issues.Decide(t.Context(), h.by(chair), i.ID, issue.Choice{Note: "Mine.", Owner: manager, Due: h.today()})
			switch {
			case err == nil:
				decided.Add(1)
			case fault.KindOf(err) == fault.Conflict:
				told.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if decided.Load() != 1 || told.Load() != 19 {
		t.Errorf("%d decided and %d were told, want 1 and 19", decided.Load(), told.Load())
	}
	if n := h.number(`SELECT count(*) FROM decision WHERE subject_kind = 'issue'`); n != 1 {
		t.Errorf("%d decisions were kept", n)
	}
}

func TestAnIssueIsKeptAsItWasLogged(t *testing.T) {
	h := newHouse(t)
	logged := h.log(h.ps.ID, "target_changed")
	card := must(h.store.Issue(t.Context(), logged.ID))(t)
	if diff := diff(logged, card.Issue); diff != "" {
		t.Errorf("written and read differ:\n%s", diff)
	}
	if card.ProjectName != "Portal" || card.CustomerName != "Acme" || card.Home != "CPARIS" || card.Manager != manager {
		t.Errorf("the card says %q of %q in %s under %s", card.ProjectName, card.CustomerName, card.Home, card.Manager)
	}
	if n := h.number(`SELECT count(*) FROM note WHERE key = $1 AND lane = 'CPARIS'`, logged.ID.CardKey()); n != 1 {
		t.Errorf("%d cards are to be posted", n)
	}
}

func TestADecisionReplacesAnotherAndBothAreKept(t *testing.T) {
	h := newHouse(t)
	i := h.decide(h.log(h.ps.ID, "resource_unavailable").ID)
	first := i.Decision
	i = h.decide(i.ID)
	card := must(h.store.Issue(t.Context(), i.ID))(t)
	if len(card.Decisions) != 2 || card.Decisions[1].Supersedes != first || card.Decision != card.Decisions[1].ID {
		t.Errorf("decisions are %+v", card.Decisions)
	}
	if diff := diff(i, card.Issue); diff != "" {
		t.Errorf("written and read differ:\n%s", diff)
	}
}

func TestAReopenedIssueIsDecidedAnewByWhoeverSawIt(t *testing.T) {
	h := newHouse(t)
	i := h.decide(h.log(h.ps.ID, "infrastructure_not_ready").ID)
	i = must(h.issues.Reopen(t.Context(), h.by(nobody), i.ID, "It came back."))(t)
	if len(i.Tasks) != 0 {
		t.Errorf("an open task outlived its decision: %+v", i.Tasks)
	}
	i = h.decide(i.ID)
	card := must(h.store.Issue(t.Context(), i.ID))(t)
	if len(card.Decisions) != 2 || card.Decisions[1].Supersedes != card.Decisions[0].ID {
		t.Errorf("decisions are %+v", card.Decisions)
	}
}

func TestTasksAreDoneBeforeTheIssueIsResolved(t *testing.T) {
	h := newHouse(t)
	i := h.decide(h.log(h.ps.ID, "infrastructure_not_ready").ID)
	if len(i.Tasks) != 1 || i.Tasks[0].ID == 0 || i.Tasks[0].Owner != manager {
		t.Fatalf("tasks are %+v", i.Tasks)
	}
	if _, err := h.issues.Resolve(t.Context(), h.by(manager), i.ID, issue.Result{}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("resolved with a task open: %v", err)
	}
	i = must(h.issues.FinishTask(t.Context(), h.by(manager), i.ID, i.Tasks[0].ID))(t)
	h.pass(time.Minute)
	must(h.issues.Resolve(t.Context(), h.by(manager), i.ID, issue.Result{}))(t)
	i = must(h.issues.Close(t.Context(), h.by(manager), i.ID))(t)
	card := must(h.store.Issue(t.Context(), i.ID))(t)
	if diff := diff(i, card.Issue); diff != "" || card.State != issue.Closed {
		t.Errorf("written and read differ:\n%s", diff)
	}
}

func TestManagementEndsAScopeIssueByStoppingTheProject(t *testing.T) {
	h := newHouse(t)
	other := h.log(h.ps.ID, "resource_unavailable")
	i := h.decide(h.log(h.ps.ID, "target_changed").ID)
	for _, task := range i.Tasks {
		must(h.issues.FinishTask(t.Context(), h.by(chair), i.ID, task.ID))(t)
	}
	stop := issue.Result{Ending: issue.ProjectEnding, Note: "No budget is left."}
	if _, err := h.issues.Resolve(t.Context(), h.by(chair), i.ID, stop); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the chair stopped a project: %v", err)
	}
	must(h.issues.Resolve(t.Context(), h.by(boss), i.ID, stop))(t)
	card := must(h.store.Project(t.Context(), h.ps.ID))(t)
	if card.State != project.Stopped || card.Note != stop.Note {
		t.Errorf("the project is %s, %q", card.State, card.Note)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb IN ('issue.resolved', 'project.stopped')`); n != 2 {
		t.Errorf("%d entries of the record", n)
	}
	left := must(h.store.Preview(t.Context(), h.committee.ID))(t)
	for _, item := range left.Items {
		if item.Issue != nil && item.Issue.ID == other.ID {
			t.Error("an issue of a stopped project is on the agenda")
		}
	}
	if _, err := h.issues.Log(t.Context(), h.by(consultant), issue.Draft{Project: h.ps.ID, Kind: "resource_unavailable", Description: "x"}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an issue was raised in a stopped project: %v", err)
	}
}

func TestTheSameActAgainIsQuiet(t *testing.T) {
	h := newHouse(t)
	act := h.by(consultant)
	draft := issue.Draft{Project: h.ps.ID, Kind: "resource_unavailable", Description: "Once."}
	first := must(h.issues.Log(t.Context(), act, draft))(t)
	again := must(h.issues.Log(t.Context(), act, draft))(t)
	if diff := diff(first, again); diff != "" {
		t.Errorf("the second time made something else:\n%s", diff)
	}
	act = h.by(chair)
	choice := issue.Choice{Note: "Once.", Owner: manager, Due: h.today()}
	decided := must(h.issues.Decide(t.Context(), act, first.ID, choice))(t)
	again = must(h.issues.Decide(t.Context(), act, first.ID, choice))(t)
	if diff := diff(decided, again); diff != "" {
		t.Errorf("the second time decided something else:\n%s", diff)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE subject_kind = 'issue'`); n != 2 {
		t.Errorf("%d entries of the record, want 2", n)
	}
}

func TestTheSameActAtTheSameMomentMakesOneIssue(t *testing.T) {
	h := newHouse(t)
	act := h.by(consultant)
	ids := make(chan issue.ID, 8)
	var all sync.WaitGroup
	for range cap(ids) {
		all.Go(func() {
			i, err := h.issues.Log(t.Context(), act, issue.Draft{Project: h.bs.ID, Kind: "logistics", Description: "Twice."})
			if err != nil {
				t.Error(err)
			}
			ids <- i.ID
		})
	}
	all.Wait()
	close(ids)
	first := <-ids
	for id := range ids {
		if id != first {
			t.Errorf("issues %d and %d came of one act", first, id)
		}
	}
}

func TestRefusalsLeaveNothingBehind(t *testing.T) {
	h := newHouse(t)
	i := h.log(h.ps.ID, "resource_unavailable")
	before := h.number(`SELECT (SELECT count(*) FROM audit) + (SELECT count(*) FROM note) + (SELECT count(*) FROM issue)`)
	choice := issue.Choice{Note: "x", Owner: manager, Due: h.today()}
	for name, c := range map[string]struct {
		kind fault.Kind
		try  func() error
	}{
		"whoever is not responsible does not decide": {fault.Forbidden, func() error {
			_, err := h.issues.Decide(t.Context(), h.by(nobody), i.ID, choice)
			return err
		}},
		"an issue that is not there is not decided": {fault.NotFound, func() error {
			_, err := h.issues.Decide(t.Context(), h.by(chair), 999999, choice)
			return err
		}},
		"a project that is not there has no issues": {fault.NotFound, func() error {
			_, err := h.issues.Log(t.Context(), h.by(chair), issue.Draft{Project: 999999, Kind: "logistics", Description: "x"})
			return err
		}},
		"a kind that is not in the catalogue is not raised": {fault.Invalid, func() error {
			_, err := h.issues.Log(t.Context(), h.by(chair), issue.Draft{Project: h.ps.ID, Kind: "nonsense", Description: "x"})
			return err
		}},
		"a kind of the other business is not raised": {fault.Invalid, func() error {
			_, err := h.issues.Log(t.Context(), h.by(chair), issue.Draft{Project: h.ps.ID, Kind: "logistics", Description: "x"})
			return err
		}},
	} {
		if err := c.try(); fault.KindOf(err) != c.kind {
			t.Errorf("%s: got %v", name, err)
		}
	}
	after := h.number(`SELECT (SELECT count(*) FROM audit) + (SELECT count(*) FROM note) + (SELECT count(*) FROM issue)`)
	if before != after {
		t.Errorf("%d rows were written", after-before)
	}
}

func TestTheRecordIsReadAndNeverChanged(t *testing.T) {
	h := newHouse(t)
	i := h.decide(h.log(h.ps.ID, "resource_unavailable").ID)
	history := must(h.store.History(t.Context(), i.ID.Subject(), 0, 10))(t)
	if len(history) != 2 || history[0].Verb != "issue.decided" || history[0].By != chair || string(history[1].Before) != "" {
		t.Errorf("history is %+v", history)
	}
	if older := must(h.store.History(t.Context(), i.ID.Subject(), 1, 10))(t); len(older) != 1 || older[0].Verb != "issue.logged" {
		t.Errorf("older history is %+v", older)
	}
	walked := int64(0)
	for entry, err := range h.store.All(t.Context()) {
		h.ok(err)
		if entry.ID <= 0 {
			t.Errorf("entry %+v", entry)
		}
		walked++
	}
	if n := h.number(`SELECT count(*) FROM audit`); walked != n {
		t.Errorf("walked %d of %d entries", walked, n)
	}
	for _, table := range []string{"audit", "decision", "minute"} {
		for _, attempt := range []string{"DELETE FROM " + table, "UPDATE " + table + " SET id = id", "TRUNCATE " + table + " CASCADE"} {
			if table == "minute" {
				attempt = "DELETE FROM minute"
			}
			if _, err := h.sql.Exec(attempt); err == nil {
				t.Errorf("%s was allowed", attempt)
			}
		}
	}
}

func TestWhoIsLateIsRemindedThenTheirSuperiorsAreTold(t *testing.T) {
	h := newHouse(t)
	i := h.log(h.ps.ID, "resource_unavailable")
	due := h.today().Add(1) // a Thursday
	must(h.issues.Decide(t.Context(), h.by(chair), i.ID, issue.Choice{Note: "Do it.", Owner: manager, Due: due}))(t)
	said := func(topic outbox.Topic, lane directory.UserID) int64 {
		return h.number(`SELECT count(*) FROM note WHERE topic = $1 AND lane = $2`, topic, lane)
	}
	h.turn(due.At(8*60, paris))
	if said("action.due", manager) != 0 {
		t.Error("reminded before the day")
	}
	h.turn(due.At(9*60, paris))
	if said("action.due", manager) != 1 || said("action.overdue", manager) != 0 {
		t.Error("not reminded on the day")
	}
	h.turn(due.Add(1).At(9*60, paris))
	if said("action.overdue", manager) != 1 {
		t.Error("not reminded the day after")
	}
	h.turn(due.Add(10).At(9*60, paris))
	if said("action.escalated", boss) != 1 || said("action.overdue", manager) != 1 {
		t.Error("Management was not told once")
	}
	if n := h.number(`SELECT count(*) FROM reminder WHERE kind = 'issue.check' AND done_at IS NULL`); n != 0 {
		t.Errorf("%d checks are left after the last stage", n)
	}
}

func TestAnUnknownErrorIsNotAFault(t *testing.T) {
	h := newHouse(t)
	h.ok(h.db.Close())
	_, err := h.issues.Show(t.Context(), 1)
	if err == nil || fault.KindOf(err) != fault.Internal || errors.Is(err, t.Context().Err()) && t.Context().Err() != nil {
		t.Errorf("got %v", err)
	}
}

func TestAnIssueIsAssignedBeforeItIsDecided(t *testing.T) {
	h := newHouse(t)
	draft := issue.Draft{Project: h.ps.ID, Kind: issue.CustomerRemark, Description: "The logo is old.", Owner: consultant}
	i := must(h.issues.Log(t.Context(), h.by(manager), draft))(t)
	card := must(h.issues.Show(t.Context(), i.ID))(t)
	if d := diff(i, card.Issue); d != "" || card.Proposed() != consultant {
		t.Errorf("assigned to %s, proposed is %s: %s", card.Owner, card.Proposed(), d)
	}
	todo := must(h.issues.Todo(t.Context(), consultant))(t)
	if len(todo.Actions) != 1 || todo.Actions[0].ID != i.ID {
		t.Errorf("what waits for who it is assigned to: %+v", todo.Actions)
	}
	if todo = must(h.issues.Todo(t.Context(), nobody))(t); len(todo.Actions) != 0 {
		t.Errorf("what waits for somebody else: %+v", todo.Actions)
	}
	must(h.projects.Stop(t.Context(), h.by(boss), h.ps.ID, "No budget is left."))(t)
	if todo = must(h.issues.Todo(t.Context(), consultant))(t); len(todo.Actions) != 0 {
		t.Errorf("what waits when the project is over: %+v", todo.Actions)
	}
}
