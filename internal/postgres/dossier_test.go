package postgres_test

import (
	"slices"
	"testing"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/dossier"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
)

func (h *house) dossiers() *dossier.Desk { return dossier.NewDesk(h.store, h.members) }

func TestACustomersFileHoldsTheFirstOfEachPartAndCountsTheRest(t *testing.T) {
	h := newHouse(t)
	h.clientele("Other", 2, 4)
	of := h.clientele("Crowd", 1, 30)
	f := must(h.dossiers().File(t.Context(), consultant, of))(t)
	if f.Name != "Crowd 1" || f.People.Count != 30 || f.Projects.Count != 30 || f.Rights.Count != 30 || !f.Bought {
		t.Errorf("the file is %+v", f)
	}
	if len(f.People.First) != dossier.PeopleShown || len(f.Projects.First) != dossier.ProjectsShown || len(f.Rights.First) != dossier.RightsShown {
		t.Errorf("shown are %d people, %d projects, %d rights", len(f.People.First), len(f.Projects.First), len(f.Rights.First))
	}
	for _, p := range f.People.First {
		if !slices.Contains(p.Roles, customer.SPoC) {
			t.Errorf("%s comes before a single point of contact", p.Name)
		}
	}
	want := map[string]int{"issue": 120, "request": 30, "requirement": 30, "order": 30, "closeout": 30}
	if d := diff(want, f.Open.Counts); d != "" {
		t.Errorf("under way (-want +got):\n%s", d)
	}
	if len(f.Scores) != dossier.ScoresShown || f.Scores[0].At.After(f.Scores[1].At) || f.Scores[0].Mean != 7 || !f.Scores[0].Low {
		t.Errorf("the scores are %+v", f.Scores)
	}
	if f.Next == nil || f.Last != nil {
		t.Errorf("calls are %+v and %+v", f.Next, f.Last)
	}
}

func TestACustomerWithoutAnythingHasAFile(t *testing.T) {
	h := newHouse(t)
	bare := must(customer.NewDesk(h.store, h.members).Add(t.Context(), h.by(seller), customer.Customer{Name: "Bare", Class: customer.C}))(t)
	f := must(h.dossiers().File(t.Context(), consultant, bare.ID))(t)
	f.LowScore = 0
	if d := diff(dossier.File{Customer: bare}, f); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	open := must(h.dossiers().Open(t.Context(), consultant, bare.ID, 0))(t)
	if open.Total() != 0 || len(open.Items) != 0 {
		t.Errorf("under way is %+v", open)
	}
	if _, err := h.dossiers().File(t.Context(), consultant, bare.ID+1000); fault.KindOf(err) != fault.NotFound {
		t.Errorf("nobody's file: %v", err)
	}
}

func TestWhatIsUnderWayIsReadPageByPageTheWorstFirst(t *testing.T) {
	h := newHouse(t)
	of := h.clientele("Crowd", 1, 20)
	h.sql.MustExec(`INSERT INTO emergency (project_id, committee_id, what, raised_by, raised_at, act)
		SELECT id, committee_id, 'Fire', 'UCONSULT', $2, 'fire' || id FROM project WHERE customer_id = $1 ORDER BY id LIMIT 1`, of, h.now())
	h.sql.MustExec(`UPDATE project SET state = 'ended' WHERE id = (SELECT max(id) FROM project WHERE customer_id = $1)`, of)
	h.sql.MustExec(`UPDATE issue SET project_over = true WHERE project_id = (SELECT max(id) FROM project WHERE customer_id = $1)`, of)
	h.sql.MustExec(`UPDATE request SET late_since = $2 WHERE id = (SELECT max(id) FROM request WHERE customer_id = $1)`, of, h.now())
	seen := map[outbox.Subject]bool{}
	var all []dossier.Item
	for {
		page := must(h.dossiers().Open(t.Context(), consultant, of, len(all)))(t)
		if len(page.Items) == 0 {
			if page.Total() != len(all) {
				t.Errorf("%d are counted, %d read", page.Total(), len(all))
			}
			break
		}
		all = append(all, page.Items...)
	}
	for _, i := range all {
		if seen[i.Subject] {
			t.Errorf("%v is read twice", i.Subject)
		}
		seen[i.Subject] = true
	}
	if len(all) != 1+76+20+20+20+20 {
		t.Errorf("%d are under way", len(all))
	}
	if all[0].Subject.Kind != "emergency" || all[1].Severity != issue.Critical || !all[20].Late {
		t.Errorf("the order is %+v", all[:22])
	}
}

func TestTheHistoryAroundACustomerIsReadToItsEndWithoutAGapOrARepetition(t *testing.T) {
	h := newHouse(t)
	h.log(h.ps.ID, "infrastructure_not_ready")
	h.log(h.bs.ID, "logistics")
	must(customer.NewDesk(h.store, h.members).AddContact(t.Context(), h.by(seller), h.contact("Ana", "")))(t)
	h.clientele("Other", 2, 3)
	of := h.clientele("Crowd", 1, 4)
	for _, id := range []customer.ID{of, h.customer.ID} {
		before, read := int64(0), 0
		for {
			page := must(h.dossiers().History(t.Context(), boss, id, before))(t)
			for _, e := range page[:min(len(page), dossier.PageSize)] {
				if before != 0 && e.ID >= before {
					t.Fatalf("entry %d comes after %d", e.ID, before)
				}
				before = e.ID
				read++
			}
			if len(page) <= dossier.PageSize {
				break
			}
		}
		want := h.number(`SELECT count(*) FROM audit a WHERE subject_kind = 'customer' AND subject_id = $1
			OR subject_kind = 'project' AND subject_id IN (SELECT id FROM project WHERE customer_id = $1)
			OR subject_kind = 'issue' AND subject_id IN (SELECT i.id FROM issue i JOIN project p ON p.id = i.project_id WHERE p.customer_id = $1)
			OR subject_kind = 'request' AND subject_id IN (SELECT id FROM request WHERE customer_id = $1)
			OR subject_kind = 'order' AND subject_id IN (SELECT id FROM purchase_order WHERE customer_id = $1)`, id)
		if int64(read) != want || read < 7 {
			t.Errorf("read %d entries of %d", read, want)
		}
	}
}

func TestWhatThingsCostIsKeptFromWhoMayNotReadOrders(t *testing.T) {
	h := newHouse(t)
	of := h.clientele("Crowd", 1, 3)
	for who, told := range map[directory.UserID]bool{boss: true, seller: true, consultant: false, manager: false} {
		for _, e := range must(h.dossiers().History(t.Context(), who, of, 0))(t) {
			priced := e.Subject.Kind == "order" || e.Subject.Kind == "request"
			if (e.After != nil) != (told || !priced) {
				t.Errorf("%s reads of %v: %s", who, e.Subject, e.After)
			}
		}
	}
}

func TestGuestsReadNoDossier(t *testing.T) {
	h := newHouse(t)
	desk, of := h.dossiers(), h.customer.ID
	_, file := desk.File(t.Context(), nobody, of)
	_, open := desk.Open(t.Context(), nobody, of, 0)
	_, people := desk.People(t.Context(), nobody, of, 0)
	_, history := desk.History(t.Context(), nobody, of, 0)
	for what, err := range map[string]error{"file": file, "open": open, "people": people, "history": history} {
		if fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", what, err)
		}
	}
}
