package requirement

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/money"
)

// Whatever people do and in whichever order: nothing that is paid for is developed
// without two signatures, by two people, of the price that stands.
func TestNothingThatIsPaidForIsDevelopedUnsigned(t *testing.T) {
	begun := 0
	rapid.Check(t, func(r *rapid.T) {
		d := newDeal(t)
		who := rapid.SampledFrom([]directory.UserID{ines, nora, pavel, sol, mona, gina, ana, carl})
		round := rapid.IntRange(0, 3)
		for range rapid.IntRange(5, 40).Draw(r, "acts") {
			d.now = d.now.Add(time.Hour)
			before := d.State
			d.happens(r, who, round)
			if d.State == Developing && before != Developing || d.State == Done && before != Done {
				begun++
				d.paid(r)
			}
		}
	})
	if begun == 0 {
		t.Error("nothing was ever developed: this shows nothing")
	}
}

func (d *deal) happens(r *rapid.T, who *rapid.Generator[directory.UserID], round *rapid.Generator[int]) {
	by := who.Draw(r, "who")
	step := rapid.SampledFrom([]string{"sales_manager", "management"}).Draw(r, "step")
	switch rapid.IntRange(0, 17).Draw(r, "act") {
	case 0, 1:
		_ = d.agrees(by, int64(rapid.IntRange(0, 3).Draw(r, "amount")), d.round())
	case 2:
		_ = d.take(d.Refuse("no", d.scene(by)))
	case 3:
		_ = d.take(d.Resume(d.scene(by)))
	case 4, 5, 6:
		_ = d.signs(by, step, round.Draw(r, "round"))
	case 7:
		if rapid.IntRange(0, 3).Draw(r, "declines") == 0 {
			_ = d.declines(by, step, round.Draw(r, "round"))
		}
	case 8:
		_ = d.plans(by, rapid.IntRange(0, 5).Draw(r, "days"), d.PlannedFor)
	case 9:
		_ = d.take(d.Begin(d.scene(by)))
	case 10:
		_ = d.take(d.Follow(Progress{State: rapid.SampledFrom(States).Draw(r, "word"), Plan: Plan{Day: calendar.DateOf(d.now, d.zone)}}, d.scene("")))
	case 11:
		d.must(d.take(d.Looked(d.scene("")), nil))
	default:
		d.onward()
	}
}

// paid holds a requirement whose development has just begun against what had to be so.
func (d *deal) paid(r *rapid.T) {
	run := d.Approval
	if run.Round != d.Price.Round || run.State != approval.Approved || run.Facts.Amount != d.Price.Amount || run.Facts.Currency != money.Currency("EUR") {
		r.Fatalf("developed at %+v with round %d %s of %d", *d.Price, run.Round, run.State, run.Facts.Amount)
	}
	var who []directory.UserID
	for _, st := range run.Steps {
		for _, v := range st.Votes {
			if v.Choice != approval.Yes || v.At.Before(d.Price.At) || slices.Contains(who, v.By) {
				r.Fatalf("%s counts %+v", st.Key, v)
			}
			who = append(who, v.By)
		}
	}
	if len(who) != 2 {
		r.Fatalf("signed by %v", who)
	}
}

// From every state in which anything a person did has left a requirement, people can
// get it done.
func TestEveryRequirementCanBeDone(t *testing.T) {
	seen := map[State]bool{}
	rapid.Check(t, func(r *rapid.T) {
		d := newDeal(t)
		who := rapid.SampledFrom([]directory.UserID{ines, pavel, sol, mona, ana})
		if c := rapid.SampledFrom(Choices).Draw(r, "choice"); c != ForPayment {
			d.decide(c)
		}
		for range rapid.IntRange(0, 20).Draw(r, "acts") {
			d.now = d.now.Add(time.Hour)
			d.happens(r, who, rapid.IntRange(1, 3))
		}
		seen[d.State] = true
		for range 10 {
			d.now = d.now.Add(time.Hour)
			d.onward()
		}
		if d.State != Done {
			r.Fatalf("it ends %s", d.State)
		}
	})
	for _, s := range []State{Negotiating, Confirming, ToSchedule, Scheduled, Developing, NotNow, Unpaid} {
		if !seen[s] {
			t.Errorf("no requirement was ever %s: this shows less than it says", s)
		}
	}
}

// onward takes the next step towards its being done.
func (d *deal) onward() {
	switch d.State {
	case Evaluating:
		d.decide(ForPayment)
	case NotNow:
		d.must(d.take(d.Review(d.scene(ines))))
	case Unpaid:
		d.must(d.take(d.Resume(d.scene(ines))))
	case Negotiating:
		d.must(d.agrees(ines, 1, d.round()))
	case Confirming:
		by, step := ines, "sales_manager"
		if st, _ := d.Approval.Step(step); st.State == approval.Approved {
			by, step = gina, "management"
			if slices.Contains(d.signed(), gina) {
				by = mona
			}
		}
		d.must(d.signs(by, step, d.round()))
	case ToSchedule:
		d.must(d.plans(pavel, 1, d.PlannedFor))
	case Scheduled:
		d.must(d.take(d.Begin(d.scene(pavel))))
	case Developing:
		d.must(d.take(d.Deliver("there", d.scene(pavel))))
	}
}
