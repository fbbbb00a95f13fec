package requirement

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
)

func TestWhoSaysWhenItIsThere(t *testing.T) {
	for _, tt := range []struct {
		name string
		so   func(d *deal)
		by   directory.UserID
		may  bool
	}{
		{"the project's manager", func(*deal) {}, pavel, true},
		{"an assessor", func(*deal) {}, ana, true},
		{"Management", func(*deal) {}, mona, true},
		{"not the sales manager", func(*deal) {}, ines, false},
		{"who stands in for the manager", func(d *deal) { d.away(pavel, carl, 0, 2) }, carl, true},
		{"any project manager once theirs has left", func(d *deal) {
			d.leaves(pavel)
			d.people[carl] = directory.Member{ID: carl, Active: true, Roles: []directory.Role{directory.ProjectManager}}
		}, carl, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := confirmed(t)
			tt.so(d)
			err := d.plans(tt.by, 14, calendar.Date{})
			if tt.may && err != nil {
				t.Error(err)
			}
			if !tt.may {
				refused(t, err, fault.Forbidden, "")
			}
		})
	}
}

func TestHowItIsPlanned(t *testing.T) {
	d := confirmed(t)
	today := calendar.DateOf(d.now, d.zone)
	refused(t, d.plans(pavel, -1, calendar.Date{}), fault.Invalid, "day")
	refused(t, d.take(d.Schedule(Plan{}, calendar.Date{}, d.scene(pavel))), fault.Invalid, "day")
	refused(t, d.take(d.Begin(d.scene(pavel))), fault.Conflict, "")
	d.must(d.plans(pavel, 14, calendar.Date{}))
	if d.State != Scheduled || d.PlannedFor != today.Add(14) || d.Release != "2.4" {
		t.Fatalf("%s for %s in %s", d.State, d.PlannedFor, d.Release)
	}
	refused(t, d.plans(pavel, 14, today.Add(14)), fault.Conflict, "") // as it is
	refused(t, d.plans(ana, 15, calendar.Date{}), fault.Conflict, "") // pavel was faster
	refused(t, d.take(d.Deliver("there", d.scene(pavel))), fault.Conflict, "")
	d.must(d.take(d.Begin(d.scene(pavel))))
	refused(t, d.take(d.Begin(d.scene(ana))), fault.Conflict, "")
	refused(t, d.take(d.Deliver(" ", d.scene(pavel))), fault.Invalid, "result")
	d.must(d.take(d.Deliver("CSV and XML", d.scene(pavel))))
	refused(t, d.take(d.Deliver("again", d.scene(ana))), fault.Conflict, "")
	if d.State != Done || d.Result != "CSV and XML" || len(d.Turn) > 0 || !d.due().IsZero() {
		t.Errorf("%s, %q, turn %v, looked at %s", d.State, d.Result, d.Turn, d.due())
	}
}

func TestWhoeverIsConcernedIsToldOnceThatAPlanMoved(t *testing.T) {
	d := developing(t)
	d.RaisedBy = carl
	d.must(d.plans(ana, 15, d.PlannedFor))
	heard := map[string]int{}
	for _, n := range d.last.Effects.Notes {
		heard[said(n)]++
	}
	for _, want := range []string{"carl requirement.scheduled", "ines requirement.scheduled", "pavel requirement.scheduled", "cproject requirement.scheduled"} {
		if heard[want] != 1 {
			t.Errorf("%s: %d times", want, heard[want])
		}
	}
	if d.State != Developing || len(heard) != 4 {
		t.Errorf("%s, said %v", d.State, heard)
	}
}

func TestWhatIsLateAgainstItsPlanIsReminded(t *testing.T) {
	d := developing(t) // for Monday the 14th
	same(t, "said", d.turnTo("2027-01-10 12:00"), "Mon 14 09:00 pavel reminded", "Tue 15 09:00 pavel reminded", "Thu 17 09:00 mona raised")
	if !d.Overdue(calendar.DateOf(d.now, d.zone)) {
		t.Error("it is not late")
	}
}

func TestALookOnAHolidayWaitsForAWorkingDay(t *testing.T) {
	d := confirmed(t)
	d.must(d.plans(pavel, 25, calendar.Date{})) // Christmas Day, a Friday
	same(t, "said", d.turnTo("2026-12-28 12:00"), "Mon 28 09:00 pavel reminded")
}

func TestATrackerIsFollowed(t *testing.T) {
	day := calendar.Date{Year: 2026, Month: time.December, Day: 14}
	for _, tt := range []struct {
		name  string
		says  []Progress
		state State
		notes int // of the last word
	}{
		{"scheduled", []Progress{{State: Scheduled, Plan: Plan{Day: day}}}, Scheduled, 3},
		{"moved", []Progress{{State: Scheduled, Plan: Plan{Day: day}}, {State: Scheduled, Plan: Plan{Day: day.Add(1)}}}, Scheduled, 3},
		{"the same again says nothing", []Progress{{State: Scheduled, Plan: Plan{Day: day}}, {State: Scheduled, Plan: Plan{Day: day}}}, Scheduled, 0},
		{"begun without a plan", []Progress{{State: Developing}}, Developing, 1},
		{"begun and planned at once", []Progress{{State: Developing, Plan: Plan{Day: day}}}, Developing, 4},
		{"done at once", []Progress{{State: Done, Result: "there"}}, Done, 3},
		{"late word goes back no stage", []Progress{{State: Done}, {State: Developing}}, Done, 0},
		{"nor to the plan", []Progress{{State: Developing, Plan: Plan{Day: day}}, {State: Scheduled, Plan: Plan{Day: day}}}, Developing, 0},
		{"a plan that moves while it is developed", []Progress{{State: Developing, Plan: Plan{Day: day}}, {State: Scheduled, Plan: Plan{Day: day.Add(2)}}}, Developing, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := confirmed(t)
			d.Ticket = Ticket{Tracker: "jira", Key: "DEV-77"}
			for _, p := range tt.says {
				d.must(d.take(d.Follow(p, d.scene(""))))
			}
			if d.State != tt.state || len(d.last.Effects.Notes) != tt.notes {
				t.Errorf("%s with %d notes", d.State, len(d.last.Effects.Notes))
			}
		})
	}
}

func TestWhatATrackerSaysTooEarlyIsRefused(t *testing.T) {
	d := newDeal(t)
	for _, p := range []Progress{{State: Developing}, {State: Done}, {State: Scheduled, Plan: Plan{Day: calendar.DateOf(d.now, d.zone)}}} {
		refused(t, d.take(d.Follow(p, d.scene(""))), fault.Conflict, "")
	}
	for _, p := range []Progress{{}, {State: ToSchedule}, {State: Scheduled}} {
		refused(t, d.take(d.Follow(p, d.scene(""))), fault.Invalid, "")
	}
}

func TestWhatStandsInAnotherTrackerIsNotPlannedHere(t *testing.T) {
	d := confirmed(t)
	d.Ticket = Ticket{Tracker: "jira", Key: "DEV-77"}
	refused(t, d.plans(pavel, 14, calendar.Date{}), fault.Conflict, "")
	refused(t, d.take(d.Begin(d.scene(pavel))), fault.Conflict, "")
	refused(t, d.take(d.Deliver("there", d.scene(pavel))), fault.Conflict, "")
}

func TestWhatWasPutOffComesUpOnItsDay(t *testing.T) {
	d := newDeal(t)
	d.decide(PutOff) // until Wednesday 30 December
	if d.State != NotNow || len(d.Turn) > 0 {
		t.Fatalf("%s, turn %v", d.State, d.Turn)
	}
	d.now = d.due()
	if got := d.now.Format("Mon 2 Jan 15:04"); got != "Wed 30 Dec 09:00" {
		t.Fatalf("it is looked at %s", got)
	}
	d.must(d.take(d.Looked(d.scene("")), nil))
	if d.State != Evaluating || len(d.Evaluations) != 0 || len(d.Earlier) != 1 {
		t.Fatalf("%s with %d evaluations, %d of before", d.State, len(d.Evaluations), len(d.Earlier))
	}
	same(t, "turn", d.Turn, ana)
	if !d.calls(ana) {
		t.Error("the assessor is not asked")
	}
}

func TestWhatWasPutOffUntilAHolidayComesUpTheDayAfter(t *testing.T) {
	d := newDeal(t)
	d.decide(PutOff)
	d.Outcome.ReviewOn = calendar.Date{Year: 2026, Month: time.December, Day: 25}
	d.must(d.take(d.Looked(d.scene("")), nil))
	if got := d.due().Format("Mon 2 Jan 15:04"); got != "Mon 28 Dec 09:00" {
		t.Errorf("it is looked at %s", got)
	}
}

func TestWhatWasPutOffComesUpWhenTheCustomerAsks(t *testing.T) {
	d := newDeal(t)
	refused(t, d.take(d.Review(d.scene(ines))), fault.Conflict, "")
	d.decide(PutOff)
	refused(t, d.take(d.Review(d.scene(carl))), fault.Forbidden, "")
	d.must(d.take(d.Review(d.scene(ines))))
	if last, _ := d.Last(Evaluating); d.State != Evaluating || last.By != ines {
		t.Errorf("%s because of %+v", d.State, last)
	}
}
