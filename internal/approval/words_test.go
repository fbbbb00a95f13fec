package approval_test

import (
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
)

func TestAQuestionAndItsAnswerSaySomething(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	if _, _, err := w.run.Ask("customer_success", " \n\t", 1, w.scene("Marc")); err == nil {
		t.Error("a question of blanks is asked")
	} else if kind, field := kinds(err); kind != "invalid" || field != "question" {
		t.Errorf("a question of blanks: %v", err)
	}
	asked, o, err := w.run.Ask("customer_success", "  Which rack? ", 1, w.scene("Marc"))
	if err != nil {
		t.Fatal(err)
	}
	w.take(asked, o)
	if st, _ := w.run.Step("customer_success"); st.Asked[0].Text != "Which rack?" {
		t.Errorf("it asks %q", st.Asked[0].Text)
	}
	if _, _, _, err := w.run.Answer("customer_success", " \n", 1, w.scene("Ines")); err == nil {
		t.Error("an answer of blanks is one")
	} else if kind, field := kinds(err); kind != "invalid" || field != "answer" {
		t.Errorf("an answer of blanks: %v", err)
	}
	if _, x, _, err := w.run.Answer("customer_success", " The left one. ", 1, w.scene("Ines")); err != nil || x.Answer != "The left one." {
		t.Errorf("the answer is %q, %v", x.Answer, err)
	}
}

func TestTheRolesOfAPolicyAreEachNamedOnce(t *testing.T) {
	p := approval.Policy{Steps: []approval.Rule{{Role: directory.Finance}, {Role: directory.SalesLead}, {Role: directory.Finance}}}
	same(t, "the roles", p.Roles(), directory.Finance, directory.SalesLead)
}

func TestASuperiorIsCalledOnceHoweverLateItGets(t *testing.T) {
	w := newWorld(t)
	p := approval.Policy{Steps: []approval.Rule{{Key: "cs", Role: directory.CustomerSuccess, Stage: 1}}}
	w.begin(p, sold())
	w.turnTo("2026-12-04 10:00")
	st, _ := w.run.Step("cs")
	same(t, "superiors", st.Up, "Carla", "Bob", "Gina")
}

func TestAPolicyAsksTwentyPeopleAtMost(t *testing.T) {
	for need, fine := range map[int]bool{-1: false, 0: true, 20: true, 21: false} {
		p := approval.Policy{Steps: []approval.Rule{{Key: "cs", Role: directory.CustomerSuccess, Stage: 1, Need: need}}}
		if err := p.Check(nil); (err == nil) != fine {
			t.Errorf("%d: %v", need, err)
		}
	}
}

func TestWhoIsAwayAndWhoStandsInAnswerAndWhoLeftIsAnsweredFor(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	same(t, "the seller answers", w.run.Answers(w.scene("")), "Ines")
	w.away("Ines", "Otto", "2026-11-30", "2026-12-04")
	same(t, "while the seller is away", w.run.Answers(w.scene("")), "Otto", "Ines")
	w.leaves("Otto")
	same(t, "when who stands in left, a superior too", w.run.Answers(w.scene("")), "Ines", "Sam")
	w.leaves("Ines")
	same(t, "when both left", w.run.Answers(w.scene("")), "Sam")
}
