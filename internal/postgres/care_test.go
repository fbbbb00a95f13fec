package postgres_test

import (
	"sync"
	"testing"
	"time"

	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/fault"
	"docket/internal/issue"
)

// inService takes the project through its close-out, and returns the first call.
func inService(h *house) (*care.Desk, care.Card) {
	h.Helper()
	e := newEnding(h, h.ps)
	link := e.sent().Link
	must(e.desk.SignByLink(h.Context(), link, "sign", e.signature()))(h)
	must(e.desk.Verify(h.Context(), h.by(manager), e.id, "They are content."))(h)
	must(e.desk.Review(h.Context(), h.by(manager), e.id, closeout.Review{Service: consultant, Satisfaction: "High", FollowUp: "Training in March",
		From: h.today(), Until: h.today().Add(364)}))(h)
	desk := care.NewDesk(h.store, h.store)
	mine := must(desk.Mine(h.Context(), consultant, 10))(h)
	if len(mine) != 1 {
		h.Fatalf("the review planned %d calls", len(mine))
	}
	return desk, mine[0]
}

func (h *house) said(topic string) int64 {
	h.Helper()
	return h.number(`SELECT count(*) FROM note WHERE topic = $1`, topic)
}

func TestACustomerInServiceIsCalledAgainAndAgain(t *testing.T) {
	h := newHouse(t)
	desk, first := inService(h)
	if want := h.today().AddMonths(1); first.Due != want || first.CustomerName != "Acme" || first.Last != nil {
		t.Fatalf("the first call is due on %s, want %s: %+v", first.Due, want, first)
	}
	h.goTo(first.Due.At(9*60, paris))
	h.sweep()
	if n := h.said("callback.due"); n != 1 {
		t.Errorf("%d people were reminded of the call", n)
	}
	act := h.by(consultant)
	for range 2 { // the second delivery changes nothing
		made := must(desk.Report(t.Context(), act, first.ID, care.Report{Outcome: care.Trouble, Note: "The export fails."}))(t)
		if made.Outcome != care.Trouble || made.DoneBy != consultant {
			t.Errorf("written down as %+v", made)
		}
	}
	raised := must(h.issues.List(t.Context(), issue.Filter{Text: "The export fails."}))(t)
	if len(raised) != 1 || raised[0].Kind != issue.LowSatisfaction || raised[0].Project != h.ps.ID {
		t.Errorf("it raised %+v", raised)
	}
	next := must(desk.Mine(t.Context(), consultant, 10))(t)
	if len(next) != 1 || next[0].Due != first.Due.AddMonths(1) || next[0].Last == nil || next[0].Last.Note != "The export fails." {
		t.Fatalf("the next call is %+v", next)
	}
	h.goTo(next[0].Due.At(9*60, paris).Add(8 * 24 * time.Hour))
	h.sweep()
	if due, late := h.said("callback.due"), h.said("callback.escalated"); due != 1 || late != 1 {
		t.Errorf("after a week without the sweeper %d were reminded and %d superiors told", due, late)
	}
	must(h.projects.Stop(t.Context(), h.by(boss), h.ps.ID, "Sold."))(t)
	if left := must(desk.Mine(t.Context(), consultant, 10))(t); len(left) != 0 {
		t.Errorf("a stopped project leaves the calls %+v", left)
	}
}

func TestOnlyOneOfManyWritesACallDown(t *testing.T) {
	h := newHouse(t)
	desk, call := inService(h)
	var all sync.WaitGroup
	kinds := make([]fault.Kind, 10)
	for n := range kinds {
		act := h.by(consultant)
		all.Go(func() {
			_, err := desk.Report(t.Context(), act, call.ID, care.Report{Outcome: care.Satisfied})
			kinds[n] = fault.KindOf(err)
		})
	}
	all.Wait()
	won := 0
	for _, k := range kinds {
		switch k {
		case fault.None:
			won++
		case fault.Conflict:
		default:
			t.Errorf("somebody is told %q", k)
		}
	}
	if open := h.number(`SELECT count(*) FROM callback WHERE done_at IS NULL`); won != 1 || open != 1 {
		t.Errorf("%d wrote it down, %d calls are open", won, open)
	}
}

func TestAServicePeriodDoesNotEndUnnoticed(t *testing.T) {
	h := newHouse(t)
	desk, _ := inService(h)
	must(h.sql.ExecContext(t.Context(), `UPDATE project SET sales = $1 WHERE id = $2`, seller, h.ps.ID))(t)
	ends := must(desk.Service(t.Context(), h.customer.ID))(t).Customer.Service.Until
	for _, before := range []int{60, 30} {
		h.goTo(ends.Add(-before).At(9*60, paris))
		h.sweep()
	}
	if n := h.said("service.ends"); n != 2 {
		t.Errorf("Sales was told %d times, want 2", n)
	}
	must(h.sql.ExecContext(t.Context(), `INSERT INTO house_document (key, document) VALUES ('service_standard', '{"url":"https://files.example/standard.pdf"}')`))(t)
	if s := must(desk.Service(t.Context(), h.customer.ID))(t); s.Standard.URL != "https://files.example/standard.pdf" {
		t.Errorf("the standard of service to be sent is %+v", s.Standard)
	}
	renewal := care.Renewal{Ends: ends, Until: ends.Add(365)}
	if _, err := desk.Renew(t.Context(), h.by(consultant), h.customer.ID, renewal); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a consultant renews: %v", err)
	}
	act := h.by(seller)
	for range 2 {
		if c := must(desk.Renew(t.Context(), act, h.customer.ID, renewal))(t); c.Service.Until != renewal.Until {
			t.Errorf("renewed until %s", c.Service.Until)
		}
	}
	if _, err := desk.Renew(t.Context(), h.by(seller), h.customer.ID, renewal); fault.KindOf(err) != fault.Conflict {
		t.Errorf("renewed twice: %v", err)
	}
	h.goTo(ends.At(9*60, paris))
	h.sweep()
	if n := h.said("service.ends"); n != 2 {
		t.Errorf("after the renewal Sales was told again: %d", n)
	}
	h.goTo(renewal.Until.Add(-60).At(9*60, paris))
	h.sweep()
	if n := h.said("service.ends"); n != 3 {
		t.Errorf("of the new period Sales was told %d times, want 3", n)
	}
	if s := must(desk.Service(t.Context(), h.customer.ID))(t); s.Settled {
		t.Error("the new period counts as settled")
	}
	must(desk.Renew(t.Context(), h.by(boss), h.customer.ID, care.Renewal{Ends: renewal.Until, Note: "They were bought."}))(t)
	if s := must(desk.Service(t.Context(), h.customer.ID))(t); !s.Settled || s.Customer.Service.Until != renewal.Until {
		t.Errorf("not renewed, it is %+v", s)
	}
}

func TestAServicePeriodWhoseEndIsWrittenDownAnewDoesNotEndUnnoticed(t *testing.T) {
	h := newHouse(t)
	inService(h)
	desk := customer.NewDesk(h.store, h.store)
	acme := must(desk.Show(t.Context(), h.customer.ID))(t)
	seen, far := acme.Mark(), acme.Service.Until
	acme.Service.Until = h.today().Add(40)
	must(desk.Change(t.Context(), h.by(seller), acme, seen))(t)
	h.sweep()
	if n := h.said("service.ends"); n != 1 {
		t.Errorf("40 days before the end Sales was told %d times", n)
	}
	h.goTo(acme.Service.Until.Add(-30).At(9*60, paris))
	h.sweep()
	if n := h.said("service.ends"); n != 2 {
		t.Errorf("30 days before the end Sales was told %d times", n)
	}
	seen, acme.Service.Until = acme.Mark(), far
	must(desk.Change(t.Context(), h.by(seller), acme, seen))(t)
	h.goTo(h.today().Add(30).At(9*60, paris))
	h.sweep()
	if n := h.said("service.ends"); n != 2 {
		t.Errorf("of an end that is far again Sales was told %d times", n-2)
	}
}

func TestNobodyIsCalledAboutAProjectThatIsNotInService(t *testing.T) {
	h := newHouse(t)
	desk := care.NewDesk(h.store, h.store)
	if _, err := desk.Service(t.Context(), h.customer.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a customer without a project in service: %v", err)
	}
	if _, err := desk.Show(t.Context(), 999); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a call that was never planned: %v", err)
	}
	if _, err := desk.Report(t.Context(), h.by(manager), 999, care.Report{Outcome: care.Satisfied}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a call that was never planned is written down: %v", err)
	}
}
