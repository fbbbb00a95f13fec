package requirement

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
)

func TestHowASignatureThatDoesNotCountIsAnswered(t *testing.T) {
	for _, tt := range []struct {
		name  string
		so    func(d *deal)
		by    directory.UserID
		step  string
		round int
		words string
	}{
		{"somebody was faster", func(d *deal) { d.must(d.signs(mona, "management", 1)) }, gina, "management", 1,
			"Already approved by <@U0MONA> at Mon 30 Nov 10:00, you are second."},
		{"the same person signs twice", func(d *deal) { d.people[ines] = manages(d.people[ines]) }, ines, "management", 1,
			"You signed this at Mon 30 Nov 10:00; another signature has to be somebody else’s. Today that is <@U0GINA> or <@U0MONA>."},
		{"the price was changed", func(d *deal) { d.must(d.agrees(ines, 510000, 1)) }, mona, "management", 1,
			"This changed at Mon 30 Nov 10:00, after the card you pressed was drawn. Here is the new one."},
		{"the customer does not want to pay", func(d *deal) { d.must(d.take(d.Refuse("too dear", d.scene(ines)))) }, mona, "management", 1,
			"This approval ended at Mon 30 Nov 10:00; nothing is to be decided any more."},
		{"it was declined", func(d *deal) { d.must(d.declines(gina, "management", 1)) }, mona, "management", 1,
			"Already declined by <@U0GINA> at Mon 30 Nov 10:00, you are second."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDeal(t)
			d.must(d.agrees(ines, 480000, 0))
			tt.so(d)
			err := d.signs(tt.by, tt.step, tt.round)
			refused(t, err, fault.Conflict, "")
			if err != nil && err.Error() != tt.words {
				t.Errorf("said %q", err)
			}
		})
	}
}

func manages(m directory.Member) directory.Member {
	m.Roles = append(m.Roles, directory.Management)
	return m
}

func TestOnlyManagementSignsForManagement(t *testing.T) {
	d := newDeal(t)
	d.must(d.agrees(ines, 480000, 0))
	refused(t, d.signs(sol, "management", 1), fault.Forbidden, "")
	refused(t, newDeal(t).signs(mona, "management", 1), fault.Conflict, "")
}

func TestADeclinedPriceGoesBackToTheSalesManagerWithTheReason(t *testing.T) {
	d := newDeal(t)
	d.must(d.agrees(ines, 480000, 0))
	refused(t, d.take(d.Sign("management", approval.Ballot{Round: 1, Choice: approval.No}, d.scene(mona))), fault.Invalid, "note")
	d.now = d.now.Add(time.Hour)
	d.must(d.declines(mona, "management", 1))
	last, _ := d.Last(Negotiating)
	if d.State != Negotiating || last.Note != "too cheap" || last.By != mona || !d.calls(ines) {
		t.Errorf("it is %s because of %+v", d.State, last)
	}
	if got := d.last.Effects.Decision; got == nil || got.Verb != "requirement.price_declined" || got.Note != "too cheap" {
		t.Errorf("decided %+v", got)
	}
}

func TestEachSignatureIsADecision(t *testing.T) {
	d := newDeal(t)
	d.must(d.agrees(ines, 480000, 0))
	for _, by := range []directory.UserID{ines, mona} {
		got := d.last.Effects.Decision
		if got == nil || got.By != by || got.Verb != "requirement.signed" {
			t.Fatalf("%s decided %+v", by, got)
		}
		if by == ines {
			d.must(d.signs(mona, "management", 1))
		}
	}
	same(t, "turn", d.Turn, pavel)
}

func TestManagementIsRemindedToSign(t *testing.T) {
	d := newDeal(t)
	d.must(d.agrees(ines, 480000, 0))
	same(t, "said", d.turnTo("2026-12-04 12:00"), "Tue 1 10:00 gina reminded", "Tue 1 10:00 mona reminded")
}

func TestWhoeverStandsInForManagementSigns(t *testing.T) {
	d := newDeal(t)
	d.leaves(gina)
	d.away(mona, carl, 0, 3)
	d.must(d.agrees(ines, 480000, 0))
	same(t, "turn", d.Turn, carl)
	d.must(d.signs(carl, "management", 1))
	if v := d.Approval.Steps[1].Votes[0]; v.For != mona || d.State != ToSchedule {
		t.Errorf("%+v, %s", v, d.State)
	}
}

func TestWhereNobodyMaySignTheSalesManagerIsTold(t *testing.T) {
	d := newDeal(t)
	d.leaves(mona)
	d.leaves(gina)
	d.must(d.agrees(sol, 480000, 0))
	var heard []string
	for _, n := range d.last.Effects.Notes {
		heard = append(heard, said(n))
	}
	same(t, "said", heard, "cproject requirement.agreed", "ines turn", "ines requirement.vacant")
}
