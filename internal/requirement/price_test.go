package requirement

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

func TestWhoAgreesOnThePrice(t *testing.T) {
	for _, tt := range []struct {
		name string
		so   func(d *deal)
		by   directory.UserID
		may  bool
	}{
		{"the project's sales manager", func(*deal) {}, ines, true},
		{"another sales manager does not", func(*deal) {}, nora, false},
		{"a head of sales", func(*deal) {}, sol, true},
		{"Management", func(*deal) {}, gina, true},
		{"the project's manager does not", func(*deal) {}, pavel, false},
		{"an assessor does not", func(*deal) {}, ana, false},
		{"who stands in for the sales manager", func(d *deal) { d.away(ines, carl, 0, 3) }, carl, true},
		{"the sales manager who is away, too", func(d *deal) { d.away(ines, carl, 0, 3) }, ines, true},
		{"any sales manager once theirs has left", func(d *deal) { d.leaves(ines) }, nora, true},
		{"any sales manager where the project has none", func(d *deal) { d.project.Sales = "" }, nora, true},
		{"nobody who has left", func(d *deal) { d.leaves(sol) }, sol, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDeal(t)
			tt.so(d)
			err := d.agrees(tt.by, 480000, 0)
			if tt.may && err != nil {
				t.Error(err)
			}
			if !tt.may {
				refused(t, err, fault.Forbidden, "")
			}
		})
	}
}

func TestWhatAPriceIs(t *testing.T) {
	for _, tt := range []struct {
		name  string
		price Price
		field string
	}{
		{"an amount in a currency", Price{Amount: 1, Currency: "EUR"}, ""},
		{"not nothing", Price{Currency: "EUR"}, "amount"},
		{"not less", Price{Amount: -1, Currency: "EUR"}, "amount"},
		{"not more than can be counted", Price{Amount: money.Limit + 1, Currency: "EUR"}, "amount"},
		{"not without a currency", Price{Amount: 1}, "currency"},
		{"in one there is", Price{Amount: 1, Currency: "EURO"}, "currency"},
		{"with terms that can be read", Price{Amount: 1, Currency: "EUR", Terms: strings.Repeat("é", NoteLimit)}, ""},
		{"and no longer ones", Price{Amount: 1, Currency: "EUR", Terms: strings.Repeat("é", NoteLimit+1)}, "terms"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDeal(t)
			err := d.take(d.Agree(tt.price, 0, d.scene(ines)))
			if tt.field == "" && err != nil {
				t.Error(err)
			}
			if tt.field != "" {
				refused(t, err, fault.Invalid, tt.field)
			}
		})
	}
}

func TestWhoeverAgreedOnThePriceSignsWithIt(t *testing.T) {
	for _, tt := range []struct {
		name  string
		by    directory.UserID
		waits []directory.UserID
	}{
		{"the sales manager, and Management is asked", ines, []directory.UserID{gina, mona}},
		{"Management, and the sales manager is asked", mona, []directory.UserID{ines}},
		{"the head of sales signs for nobody", sol, []directory.UserID{gina, ines, mona}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDeal(t)
			d.must(d.agrees(tt.by, 480000, 0))
			same(t, "turn", d.Turn, tt.waits...)
			if d.State != Confirming {
				t.Errorf("it is %s", d.State)
			}
		})
	}
}

func TestAChangedPriceMakesSignaturesVoid(t *testing.T) {
	for _, tt := range []struct {
		name string
		d    func(t testing.TB) *deal
	}{
		{"while it is signed", func(t testing.TB) *deal { d := newDeal(t); d.must(d.agrees(ines, 480000, 0)); return d }},
		{"once it is signed", confirmed},
		{"once it is scheduled", func(t testing.TB) *deal {
			d := confirmed(t)
			d.must(d.plans(pavel, 14, calendar.Date{}))
			return d
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := tt.d(t)
			d.now = d.now.Add(time.Hour)
			d.must(d.agrees(ines, 510000, 1))
			if d.State != Confirming || d.Confirmed() || d.Price.Round != 2 || d.Approval.Round != 2 {
				t.Fatalf("it is %s with %+v", d.State, d.Price)
			}
			refused(t, d.signs(mona, "management", 1), fault.Conflict, "")
			if !d.calls(gina) || !d.calls(mona) {
				t.Error("Management does not get the new price")
			}
			d.must(d.signs(mona, "management", 2))
			if d.State != ToSchedule || !d.Confirmed() {
				t.Errorf("it is %s", d.State)
			}
		})
	}
}

func TestAPriceIsWrittenDownOverTheOneThatWasSeen(t *testing.T) {
	d := newDeal(t)
	d.must(d.agrees(ines, 480000, 0))
	refused(t, d.agrees(sol, 510000, 0), fault.Conflict, "")
	if d.Price.Amount != 480000 {
		t.Errorf("the price is %d", d.Price.Amount)
	}
}

func TestThePriceStandsOnceTheWorkHasBegun(t *testing.T) {
	d := developing(t)
	refused(t, d.agrees(ines, 510000, 1), fault.Conflict, "")
	refused(t, d.take(d.Refuse("too dear", d.scene(ines))), fault.Conflict, "")
	d.must(d.take(d.Deliver("there", d.scene(pavel))))
	refused(t, d.agrees(ines, 510000, 1), fault.Conflict, "")
}

func TestNothingIsPaidForWhatIsDevelopedAnyway(t *testing.T) {
	d := newDeal(t)
	d.decide(Develop)
	refused(t, d.agrees(ines, 480000, 0), fault.Conflict, "")
	refused(t, d.take(d.Refuse("too dear", d.scene(ines))), fault.Conflict, "")
}

func TestWhatTheCustomerDoesNotPayRestsUntilTheyDo(t *testing.T) {
	d := newDeal(t)
	d.must(d.agrees(ines, 480000, 0))
	refused(t, d.take(d.Refuse(" ", d.scene(ines))), fault.Invalid, "note")
	d.must(d.take(d.Refuse("next year", d.scene(ines))))
	if last, _ := d.Last(Unpaid); d.State != Unpaid || len(d.Turn) > 0 || !d.due().IsZero() || last.Note != "next year" {
		t.Fatalf("it is %s, turn %v, looked at %s", d.State, d.Turn, d.due())
	}
	refused(t, d.signs(mona, "management", 1), fault.Conflict, "")
	refused(t, d.agrees(ines, 480000, 1), fault.Conflict, "")
	refused(t, d.take(d.Refuse("next year", d.scene(ines))), fault.Conflict, "")
	refused(t, d.take(d.Resume(d.scene(carl))), fault.Forbidden, "")
	d.must(d.take(d.Resume(d.scene(pavel))))
	same(t, "turn", d.Turn, ines)
	refused(t, d.take(d.Resume(d.scene(ines))), fault.Conflict, "")
	d.must(d.agrees(ines, 450000, 1))
	d.must(d.signs(gina, "management", 2))
	if d.State != ToSchedule {
		t.Errorf("it is %s", d.State)
	}
}

func TestTheSalesManagerIsRemindedToTalk(t *testing.T) {
	for _, tt := range []struct {
		name string
		so   func(d *deal)
		turn []directory.UserID
		want []string
	}{
		{"after one working day, their superior after two", func(*deal) {}, []directory.UserID{ines}, []string{"Mon 30 18:00 ines reminded", "Tue 1 17:00 sol raised"}},
		{"who stands in gets it", func(d *deal) { d.away(ines, nora, 0, 4) }, []directory.UserID{nora}, []string{"Mon 30 18:00 nora reminded", "Tue 1 17:00 sol raised", "Sat 5 00:00 ines turn"}},
		{"who comes to stand in gets it then", func(d *deal) { d.away(ines, nora, 1, 4) }, []directory.UserID{ines},
			[]string{"Mon 30 18:00 ines reminded", "Tue 1 00:00 nora turn", "Tue 1 17:00 sol raised", "Sat 5 00:00 ines turn"}},
		{"their superior does once they have left", func(d *deal) { d.leaves(ines) }, []directory.UserID{sol}, []string{"Mon 30 18:00 sol reminded", "Tue 1 17:00 mona raised"}},
		{"heads of sales where nobody sells", func(d *deal) { d.project.Sales = "" }, []directory.UserID{sol}, []string{"Mon 30 18:00 sol reminded", "Tue 1 17:00 mona raised"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDeal(t)
			tt.so(d)
			d.decide(ForPayment)
			same(t, "turn", d.Turn, tt.turn...)
			same(t, "said", d.turnTo("2026-12-08 12:00"), tt.want...)
		})
	}
}

func TestNobodyIsRemindedTwiceAfterAnOutage(t *testing.T) {
	d := newDeal(t)
	d.now = d.now.AddDate(0, 0, 7)
	d.must(d.take(d.Looked(d.scene("")), nil))
	if len(d.last.Effects.Notes) != 1 || said(d.last.Effects.Notes[0]) != "sol raised" || !d.due().IsZero() {
		t.Errorf("said %v, looked at again %s", d.last.Effects.Notes, d.due())
	}
}

// calls reports whether the last act sent the person their card.
func (d *deal) calls(u directory.UserID) bool {
	for _, n := range d.last.Effects.Notes {
		if n.Topic == "requirement.turn" && string(n.Channel) == string(u) {
			return true
		}
	}
	return false
}
