package postgres_test

import (
	"fmt"
	"sync"
	"testing"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
)

// invited counts the notes of invitations by what they are about.
func (h *house) invited(p project.ID, occasion project.Occasion) int64 {
	h.Helper()
	return h.number(`SELECT count(*) FROM note WHERE topic = 'invitation' AND subject_id = $1 AND args->>'occasion' = $2`, p, occasion)
}

func TestAStopThroughAnIssueTakesThePreKickoffBack(t *testing.T) {
	h := newHouse(t)
	if n := h.invited(h.ps.ID, project.Invited); n != 3 {
		t.Fatalf("%d were invited, want 3", n)
	}
	i := h.decide(h.log(h.ps.ID, "target_changed").ID)
	for _, task := range i.Tasks {
		must(h.issues.FinishTask(t.Context(), h.by(chair), i.ID, task.ID))(t)
	}
	act := h.by(boss)
	for range 2 {
		must(h.issues.Resolve(t.Context(), act, i.ID, issue.Result{Ending: issue.ProjectEnding, Note: "The customer left."}))(t)
	}
	if n := h.invited(h.ps.ID, project.Abandoned); n != 3 {
		t.Errorf("%d were told, want 3", n)
	}
	if n := h.number(`SELECT count(*) FROM project WHERE id = $1 AND invited = '{}' AND invitation_sequence = 2`, h.ps.ID); n != 1 {
		t.Error("the project still has guests")
	}
}

func TestAContactAddedWhileADateIsSetIsInvited(t *testing.T) {
	h := newHouse(t)
	contacts := customer.NewDesk(h.store, h.store)
	for n := range 8 {
		p := h.addProject(fmt.Sprintf("Project %d", n), project.PS)
		address := fmt.Sprintf("ana%d@acme.example", n)
		launch, add := h.by(chair), h.by(seller)
		var group sync.WaitGroup
		group.Go(func() {
			must(h.projects.Launch(t.Context(), launch, p.ID, project.Launch{
				Team:     project.Team{Manager: manager, Sales: seller, Members: []directory.UserID{consultant}},
				Schedule: project.Schedule{Day: h.today().Add(14)},
			}))(t)
		})
		group.Go(func() { must(contacts.AddContact(t.Context(), add, h.contact("Ana", address)))(t) })
		group.Wait()
		if h.number(`SELECT count(*) FROM project WHERE id = $1 AND $2 = ANY (invited)`, p.ID, address) != 1 {
			t.Errorf("%s was not invited to project %d", address, p.ID)
		}
	}
	if n := h.number(`SELECT count(*) FROM (SELECT args->>'uid', args->>'sequence', lane FROM note WHERE topic = 'invitation'
		GROUP BY 1, 2, 3 HAVING count(*) > 1) AS twice`); n != 0 {
		t.Errorf("%d people were sent one sequence twice", n)
	}
}
