package request

import (
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/outbox"
)

// later is the scene after so many working hours.
func (s Scene) later(hours int) Scene {
	s.Now = s.Hours.Add(s.Now, time.Duration(hours)*time.Hour)
	return s
}

// nudged are who is reminded of what, one to each of the looks, so many working hours
// after one another; a look at which nobody or more than one is reminded has "".
func nudged(r Request, s Scene, hours ...int) []outbox.Lane {
	said := make([]outbox.Lane, 0, len(hours))
	for _, h := range hours {
		s = s.later(h)
		o := r.Look(s)
		r = o.Request
		lane := outbox.Lane("")
		if to := lanes(o.Effects.Notes, "request.nudge"); len(to) == 1 {
			lane = to[0]
		}
		said = append(said, lane)
	}
	return said
}

func TestWhoWaitsForTheCustomerIsAskedAgainAndAgain(t *testing.T) {
	s := scene(t)
	r := working(t, s)
	say, _ := r.Unsaid()
	r = made(t)(r.Tell(say.Mark(), "", s.by(agent))).Request
	r = made(t)(r.Wait(s.by(owner))).Request
	want := []outbox.Lane{"", "UOWNER", "", "UOWNER", "UOWNER"}
	for n, got := range nudged(r, s.by(owner), 15, 1, 15, 1, 16) {
		if got != want[n] {
			t.Errorf("at look %d %q is asked, want %q", n, got, want[n])
		}
	}
	r = made(t)(r.Answered(s.by(owner))).Request
	if got := nudged(r, s.by(owner), 16); got[0] != "" {
		t.Errorf("the customer has answered, and %s is asked", got[0])
	}
}

func TestACustomerWhoKnowsTheChargeIsWaitedFor(t *testing.T) {
	s := scene(t)
	r := made(t)(Log(Draft{Customer: 7, Kind: Export, Body: "All our invoices, please."}, s.by(agent))).Request
	if !r.Waiting.IsZero() {
		t.Fatal("it waits for a customer who does not know the charge")
	}
	say, _ := r.Unsaid()
	r = made(t)(r.Tell(say.Mark(), "", s.by(agent))).Request
	if levels := r.Levels(s.Hours, s.later(40).Now); !levels[1].Stands {
		t.Errorf("the clock runs while the customer thinks it over: %+v", levels[1])
	}
	if got := nudged(r, s.by(agent), 4, 12); got[0] != "" || got[1] != "UAGENT" {
		t.Errorf("asked are %q", got)
	}
	for name, answer := range map[string]func(Scene) (Outcome, error){"accepts": r.Accept, "objects": r.Object} {
		if o := made(t)(answer(s.by(agent))); !o.Request.Waiting.IsZero() {
			t.Errorf("the customer %s, and it waits for them still", name)
		}
	}
}

func TestTheClockGoesOnWhenTheChargeDidNotReachTheCustomer(t *testing.T) {
	s := scene(t)
	s.Customer.Channel = "CACME"
	r := made(t)(Log(Draft{Customer: 7, Kind: Export, Body: "All our invoices, please."}, s.by(agent))).Request
	say, _ := r.Unsaid()
	o := made(t)(r.Send(say.Mark(), "It costs 100 EUR.", s.by(agent)))
	missed := o.Request.Missed(o.Request.Words[0].Note, "channel_not_found", s).Request
	if !missed.Waiting.IsZero() || missed.State != Charged {
		t.Errorf("%s waits since %v", missed.State, missed.Waiting)
	}
}

func TestAWishNobodyRaisesReachesTheAgendaUntilSomebodyDoes(t *testing.T) {
	s := scene(t)
	r := made(t)(Log(Draft{Customer: 7, Kind: Wish, Body: "A dark mode."}, s.by(agent))).Request
	r = r.Look(s.by(agent).later(8)).Request
	if !r.Untaken.IsZero() {
		t.Fatal("it is on the agenda after the first reminder")
	}
	r = r.Look(s.by(agent).later(16)).Request
	if r.Untaken.IsZero() {
		t.Fatal("nobody has raised it, and it is not on the agenda")
	}
	s.Actor = directory.Member{}
	if r = r.Followed(Following{Wish: 5, Progress: Pending}, s).Request; !r.Untaken.IsZero() {
		t.Error("it is raised, and on the agenda still")
	}
}
