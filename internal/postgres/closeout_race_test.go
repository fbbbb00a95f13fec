package postgres_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/postgres"
	"docket/internal/project"
)

// together does n things at once and counts how they end: 0 for what succeeds.
func together(t *testing.T, n int, do func(n int) error) map[fault.Kind]int {
	t.Helper()
	var mu sync.Mutex
	ends := map[fault.Kind]int{}
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			err := do(i)
			mu.Lock()
			defer mu.Unlock()
			ends[fault.KindOf(err)]++
			if fault.KindOf(err) == fault.Internal {
				t.Error(err)
			}
		})
	}
	all.Wait()
	return ends
}

func TestTwentySignaturesAtOnceAreOne(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	link := e.sent().Link
	ends := together(t, 20, func(n int) error {
		_, err := e.desk.SignByLink(t.Context(), link, fmt.Sprint(n), e.signature())
		return err
	})
	if ends[fault.None] != 1 || ends[fault.NotFound] != 19 {
		t.Errorf("they ended %v", ends)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb = 'closeout.signed'`); n != 1 || e.looks() != 1 {
		t.Errorf("%d signatures on record, %d looks", n, e.looks())
	}
}

func TestOneFormSentTwentyTimesAtOnceIsOne(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	link := e.sent().Link
	for what, send := range map[string]func() error{
		"answers": func() error {
			_, err := e.desk.AnswerByLink(t.Context(), link, "answers", e.answers(), []byte{1})
			return err
		},
		"remarks": func() error {
			_, err := e.desk.RemarkByLink(t.Context(), link, "remarks", []string{"One.", "Two."})
			return err
		},
	} {
		if ends := together(t, 20, func(int) error { return send() }); ends[fault.None] != 20 {
			t.Errorf("%s ended %v", what, ends)
		}
	}
	c := e.card()
	if len(c.Remarks) != 2 || c.AnsweredAt.IsZero() || h.number(`SELECT count(*) FROM issue WHERE project_id = $1`, h.ps.ID) != 2 {
		t.Errorf("there are %+v", c.Remarks)
	}
}

func TestTheCustomerTheClockAndTheOwnerAtTheSameMoment(t *testing.T) {
	for round := range 6 {
		h := newHouse(t)
		e := newEnding(h, h.ps)
		c := e.sent()
		h.turn(c.ClosesOn.At(24*60-1, paris))
		h.pass(time.Minute)
		var closed atomic.Int32
		count := func(err error) error {
			if err == nil {
				closed.Add(1)
			}
			return err
		}
		ends := together(t, 21, func(n int) error {
			key := fmt.Sprintf("%d:%d", round, n)
			switch n % 3 {
			case 0:
				_, err := e.desk.SignByLink(t.Context(), c.Link, key, e.signature())
				return count(err)
			case 1:
				_, err := e.desk.RemarkByLink(t.Context(), c.Link, key, []string{"Not yet."})
				return err
			}
			_, err := h.reminders.Sweep(t.Context(), h.now())
			return err
		})
		got := e.card()
		switch got.State {
		case closeout.Signed:
			if len(got.Remarks) > 0 || closed.Load() != 1 {
				t.Errorf("signed by %d with remarks %+v: %v", closed.Load(), got.Remarks, ends)
			}
		case closeout.Silent:
			if len(got.Remarks) > 0 || closed.Load() != 0 || got.Signature != nil {
				t.Errorf("silent with %+v and %+v: %v", got.Remarks, got.Signature, ends)
			}
		case closeout.Remarked:
			if len(got.Remarks) == 0 || closed.Load() != 0 {
				t.Errorf("remarked with %+v, signed by %d: %v", got.Remarks, closed.Load(), ends)
			}
		default:
			t.Errorf("it is %s: %v", got.State, ends)
		}
		if e.looks() != 1 {
			t.Errorf("%s with %d looks", got.State, e.looks())
		}
	}
}

func TestTwoPeopleAtOnceEndOrOpenACloseOutOnce(t *testing.T) {
	h := newHouse(t)
	desk := closeout.NewDesk(h.store)
	h.accepted(h.ps)
	ends := together(t, 10, func(int) error {
		_, err := desk.Open(t.Context(), h.by(seller), h.ps.ID, closeout.Opening{})
		return err
	})
	if ends[fault.None] != 1 || ends[fault.Conflict] != 9 {
		t.Errorf("opening ended %v", ends)
	}
	e := &ending{house: h, desk: desk, id: must(desk.OfProject(t.Context(), h.ps.ID))(t).ID}
	e.sent()
	must(desk.RecordSignature(t.Context(), h.by(seller), e.id, closeout.Signature{Name: "Ana", Day: h.today(), Evidence: report}))(t)
	must(desk.Verify(t.Context(), h.by(seller), e.id, "Fine."))(t)
	ends = together(t, 10, func(int) error {
		_, err := desk.Review(t.Context(), h.by(manager), e.id, e.review())
		return err
	})
	if ends[fault.None] != 1 || ends[fault.Conflict] != 9 || h.number(`SELECT count(*) FROM callback`) != 1 {
		t.Errorf("reviewing ended %v", ends)
	}
}

func TestASignatureAndARemarkOpenedAgainAtTheSameMoment(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	link := e.sent().Link
	id := must(e.desk.RemarkByLink(t.Context(), link, "r", []string{"The logo is old."}))(t).Remarks[0].Issue
	e.resolved(id)
	must(e.desk.SendDocument(t.Context(), h.by(manager), e.id, report, e.card().Round))(t)
	ends := together(t, 2, func(n int) error {
		if n == 0 {
			_, err := h.issues.Reopen(t.Context(), h.by(consultant), id, "Still old.")
			return err
		}
		_, err := e.desk.SignByLink(t.Context(), link, "s", e.signature())
		return err
	})
	h.sweep()
	got := e.card()
	if i := must(h.issues.Show(t.Context(), id))(t); i.State != issue.Open {
		t.Errorf("the issue is %s", i.State)
	}
	if got.State != closeout.Signed && got.State != closeout.Remarked || (got.State == closeout.Remarked) != (ends[fault.Conflict] == 1) {
		t.Errorf("it is %s: %v", got.State, ends)
	}
}

func TestOfSeveralWhoSendTheDocumentOneDoes(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	for round := range 2 { // the first, and one in its place
		wins(t, race(h, 6, func(act directory.Act, _ int) error {
			act.By = manager
			_, err := e.desk.SendDocument(t.Context(), act, e.id, report, round)
			return err
		}))
	}
	wins(t, race(h, 6, func(act directory.Act, _ int) error {
		act.By = manager
		_, err := e.desk.SendQuestionnaire(t.Context(), act, e.id)
		return err
	}))
	if c := e.card(); c.Round != 2 {
		t.Errorf("the document was sent %d times", c.Round)
	}
}

func TestAStoppedProjectsCloseOutIsDrawnAnewOnItsPageOfTheAgenda(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	h.turn(monday)
	h.pass(time.Minute)
	must(h.sql.ExecContext(t.Context(), `UPDATE agenda_page SET number = 1 WHERE number = 0`))(t) // as one of many
	wanted := func() int64 {
		return h.number(`SELECT coalesce(sum(wanted), 0) FROM note WHERE subject_kind = 'agenda_page' AND subject_id =
			(SELECT page_id FROM agenda_item WHERE subject_kind = 'closeout' AND subject_id = $1)`, e.id)
	}
	before := wanted()
	must(h.projects.Stop(t.Context(), h.by(boss), h.ps.ID, "No budget is left."))(t)
	if after := wanted(); after <= before {
		t.Errorf("%d drawings were wanted, and %d are", before, after)
	}
}

func TestAProjectStoppedWhileItsCloseOutChanges(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	link := e.sent().Link
	together(t, 12, func(n int) error {
		var err error
		switch n % 3 {
		case 0:
			_, err = h.projects.Stop(t.Context(), h.by(boss), h.ps.ID, "No budget is left.")
		case 1:
			_, err = e.desk.RemarkByLink(t.Context(), link, fmt.Sprint(n), []string{"x"})
		default:
			_, err = e.desk.SendDocument(t.Context(), h.by(manager), e.id, report, 1)
		}
		return err
	})
	if c := e.card(); c.State != closeout.Dropped || e.looks() != 0 || e.projectState() != project.Stopped {
		t.Errorf("it is %s with %d looks", c.State, e.looks())
	}
}

// The first who come after a start prepare the statements, while others hold every
// connection in transactions that wait for one close-out.
func TestMoreCustomersThanConnectionsOnADocketThatHasJustStarted(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	link := e.sent().Link
	fresh := closeout.NewDesk(postgres.NewStore(h.db, h.now))
	ends := together(t, 60, func(n int) error {
		if n%2 == 0 {
			_, err := e.desk.RemarkByLink(t.Context(), link, fmt.Sprint(n), []string{"Not yet."})
			return err
		}
		_, err := fresh.RemarkByLink(t.Context(), link, fmt.Sprint(n), []string{"Not yet."})
		return err
	})
	if ends[fault.None] != 60 || len(e.card().Remarks) != 60 {
		t.Errorf("they ended %v", ends)
	}
}
