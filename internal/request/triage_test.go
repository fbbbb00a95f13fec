package request

import (
	"slices"
	"testing"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
)

func TestWhatIsProposedOfTheScope(t *testing.T) {
	day := func(m, d int) calendar.Date { return calendar.Date{Year: 2026, Month: 11, Day: d}.Add(30 * (m - 11)) }
	for name, tt := range map[string]struct {
		kind    Kind
		service customer.Period
		state   project.State // "" for no project
		exports bool
		want    Scope
	}{
		"a project is delivered":                           {Service, customer.Period{}, project.Running, false, Scope{Proposed: In, Because: ProjectRuns}},
		"a project is delivered, the service is over":      {Service, customer.Period{Until: day(11, 1)}, project.Running, false, Scope{Proposed: In, Because: ProjectRuns}},
		"the service is over, the project was in it":       {Service, customer.Period{Until: day(11, 1)}, project.InService, false, Scope{Proposed: Out, Because: ServiceOver, Day: day(11, 1)}},
		"in service until a day":                           {Service, customer.Period{From: day(11, 1), Until: day(12, 1)}, project.InService, false, Scope{Proposed: In, Because: InService, Day: day(12, 1)}},
		"in service on the last day":                       {Service, customer.Period{Until: day(11, 18)}, "", false, Scope{Proposed: In, Because: InService, Day: day(11, 18)}},
		"in service on the first day":                      {Service, customer.Period{From: day(11, 18)}, "", false, Scope{Proposed: In, Because: InService}},
		"in service with an open end":                      {Service, customer.Period{From: day(11, 1)}, "", false, Scope{Proposed: In, Because: InService}},
		"the service ended yesterday":                      {Service, customer.Period{Until: day(11, 17)}, "", false, Scope{Proposed: Out, Because: ServiceOver, Day: day(11, 17)}},
		"the service begins tomorrow":                      {Service, customer.Period{From: day(11, 19)}, "", false, Scope{Proposed: Out, Because: NotYet, Day: day(11, 19)}},
		"the service begins later, a project is under way": {Service, customer.Period{From: day(11, 19)}, project.Accepting, false, Scope{Proposed: In, Because: ProjectRuns}},
		"nothing is known":                                 {Service, customer.Period{}, "", false, Scope{Proposed: Unclear, Because: NoContract}},
		"the last project is over":                         {Service, customer.Period{}, project.Ended, false, Scope{Proposed: Unclear, Because: NoContract}},
		"an export that the contract includes":             {Export, customer.Period{}, "", true, Scope{Proposed: In, Because: ExportFree}},
		"an export that it does not":                       {Export, customer.Period{}, "", false, Scope{Proposed: Out, Because: ExportCosts}},
		"a wish":                                           {Wish, customer.Period{}, project.Running, false, Scope{Proposed: Unclear, Because: IsWish}},
	} {
		t.Run(name, func(t *testing.T) {
			s := scene(t)
			s.Customer.Service, s.Customer.Exports, s.Project.State = tt.service, tt.exports, tt.state
			if tt.state == "" {
				s.Project = project.Project{}
			}
			if got := Propose(tt.kind, s); got != tt.want {
				t.Errorf("proposed %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestWhereALoggedRequestBegins(t *testing.T) {
	for name, tt := range map[string]struct {
		kind    Kind
		exports bool
		state   State
		say     Phrase
		turn    directory.UserID
	}{
		"a service request":    {Service, false, Triage, "", agent},
		"an export for free":   {Export, true, Able, "", agent},
		"an export that costs": {Export, false, Charged, SayCharged, agent},
		"a wish":               {Wish, false, Wished, SayWish, manager},
	} {
		t.Run(name, func(t *testing.T) {
			s := scene(t)
			s.Customer.Exports = tt.exports
			o := made(t)(Log(Draft{Customer: 7, Kind: tt.kind, Body: "Please."}, s.by(agent)))
			say, _ := o.Request.Unsaid()
			if o.Request.State != tt.state || say.Phrase != tt.say || !slices.Contains(o.Request.Turn, tt.turn) {
				t.Errorf("it is %s, says %q, asks %v", o.Request.State, say.Phrase, o.Request.Turn)
			}
			if to := lanes(o.Effects.Notes, "request.card"); !slices.Contains(to, outbox.Lane(agent)) && tt.turn == agent {
				t.Errorf("the card goes to %v", to)
			}
		})
	}
}

func TestWhoMayLogARequest(t *testing.T) {
	s := scene(t)
	_, err := Log(Draft{Customer: 7, Kind: Service, Body: "Please."}, s.by(guest))
	refused(t, err, fault.Forbidden, "Only people of the company")
	_, err = Log(Draft{Customer: 7, Kind: Service, Body: "Please."}, s.by(gone))
	refused(t, err, fault.Forbidden, "deactivated")
	for field, d := range map[string]Draft{
		"customer": {Kind: Service, Body: "Please."}, "kind": {Customer: 7, Body: "Please."}, "body": {Customer: 7, Kind: Service, Body: " \n\u200b "},
	} {
		_, err := Log(d, s.by(agent))
		if f, ok := fault.As(err); !ok || f.Field != field {
			t.Errorf("%s: refused with %v", field, err)
		}
	}
}

func TestWhatIsHandedOverIsTakenByItsOwner(t *testing.T) {
	s := scene(t)
	o := made(t)(made(t)(logged(t, s).InScope(s.by(agent))).Request.Hand(owner, "They are patient.", s.by(agent)))
	r := o.Request
	if say, _ := r.Unsaid(); r.State != Handed || r.Owner != owner || say.Phrase != SayHanded {
		t.Fatalf("it is %s with %s, to say %q", r.State, r.Owner, say.Phrase)
	}
	if to := lanes(o.Effects.Notes, "request.card"); !slices.Equal(to, []outbox.Lane{outbox.Lane(owner)}) {
		t.Errorf("new cards go to %v", to)
	}
	if want := []directory.UserID{agent, owner}; !slices.Equal(r.Turn, want) {
		t.Errorf("it is the turn of %v, want %v: one tells, one takes", r.Turn, want)
	}
	r = made(t)(r.Take(s.by(owner))).Request
	if r.State != Working || r.Handed[0].Taken.IsZero() {
		t.Errorf("taken, it is %s, %+v", r.State, r.Handed)
	}
}

func TestACustomerHearsOnceThatItWasHandedOn(t *testing.T) {
	s := scene(t)
	r := handed(t, s)
	say, _ := r.Unsaid()
	r = made(t)(r.Tell(say.Mark(), "", s.by(agent))).Request
	r = made(t)(r.Hand(manager, "", s.by(owner))).Request
	if say, waits := r.Unsaid(); waits {
		t.Errorf("handed on again, the customer is to be told %q", say.Phrase)
	}
	back := made(t)(logged(t, s).CannotTell(s.by(agent))).Request
	back = made(t)(back.Hand(agent, "", s.by(dispatcher))).Request
	if say, _ := back.Unsaid(); say.Phrase == SayHanded {
		t.Error("the agent is to tell the customer that it goes to the agent")
	}
}

func TestWhoNamesThemselvesHasTakenIt(t *testing.T) {
	s := scene(t)
	r := made(t)(made(t)(logged(t, s).InScope(s.by(agent))).Request.Hand(agent, "", s.by(agent))).Request
	if r.State != Working || r.Owner != agent {
		t.Errorf("it is %s with %s", r.State, r.Owner)
	}
}

func TestToWhomARequestIsNotHanded(t *testing.T) {
	s := scene(t)
	r := made(t)(logged(t, s).InScope(s.by(agent))).Request
	for who, words := range map[directory.UserID]string{"": "Choose who", guest: "is a guest here", gone: "deactivated"} {
		_, err := r.Hand(who, "", s.by(agent))
		refused(t, err, fault.Invalid, words)
	}
	_, err := handed(t, s).Hand(owner, "", s.by(dispatcher))
	refused(t, err, fault.Conflict, "has it already")
}

func TestWhatNobodyTakesComesToTheDispatcher(t *testing.T) {
	s := scene(t)
	r := handed(t, s)
	if _, err := r.GiveBack(" ", s.by(owner)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("given back without a reason: %v", err)
	}
	o := made(t)(r.GiveBack("Not my part.", s.by(owner)))
	if o.Request.State != Sorting || o.Request.Owner != "" || !slices.Contains(o.Request.Turn, dispatcher) {
		t.Errorf("given back, it is %s with %q and asks %v", o.Request.State, o.Request.Owner, o.Request.Turn)
	}
	taken := made(t)(r.Take(s.by(dispatcher))).Request
	if taken.Owner != dispatcher || taken.State != Working {
		t.Errorf("the dispatcher takes it, and it is %s with %s", taken.State, taken.Owner)
	}
}

func TestWhileTheCustomerIsWaitedForTheClockStands(t *testing.T) {
	s := scene(t)
	r := working(t, s)
	r = made(t)(r.Wait(s.by(owner))).Request
	if _, err := r.Wait(s.by(owner)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("waiting twice: %v", err)
	}
	if r.Waiting.IsZero() || len(r.Clock.Pauses) != 1 {
		t.Fatalf("it waits since %v with pauses %v", r.Waiting, r.Clock.Pauses)
	}
	on := made(t)(r.Answered(s.by(owner))).Request
	if !on.Waiting.IsZero() || on.Clock.Pauses[0].Until.IsZero() {
		t.Errorf("it goes on with %v and pauses %v", on.Waiting, on.Clock.Pauses)
	}
	if !r.Clock.Pauses[0].Until.IsZero() {
		t.Error("the request before was changed")
	}
	back := made(t)(r.GiveBack("Not mine after all.", s.by(owner))).Request
	if !back.Waiting.IsZero() || back.Clock.Pauses[0].Until.IsZero() {
		t.Error("given back, it still waits for the customer")
	}
}

func TestACustomerIsToldTheNewestAlone(t *testing.T) {
	s := scene(t)
	r := handed(t, s)
	old, _ := r.Unsaid()
	r = made(t)(made(t)(r.Take(s.by(owner))).Request.Finish("Repaired.", s.by(owner))).Request
	if len(r.Words) != 1 || r.Words[0].Phrase != SayDone {
		t.Fatalf("the customer is to be told %+v", r.Words)
	}
	_, err := r.Tell(old.Mark(), "", s.by(agent))
	refused(t, err, fault.Conflict, "something newer")
	say, _ := r.Unsaid()
	_, err = r.Tell(say.Mark(), "", s.by(owner))
	refused(t, err, fault.Forbidden, "Only <@UAGENT>")
	told := made(t)(r.Tell(say.Mark(), "", s.by(agent))).Request
	if told.State != Told || told.ClosedAt.IsZero() || len(told.Turn) != 0 || told.Clock.AnsweredAt.IsZero() {
		t.Errorf("told, it is %s, closed %v, asks %v", told.State, told.ClosedAt, told.Turn)
	}
	_, err = told.Tell(say.Mark(), "", s.by(agent))
	refused(t, err, fault.Conflict, "You answered this")
}

func TestWhatIsNotSolvedIsTakenUpAgain(t *testing.T) {
	s := scene(t)
	r := done(t, s)
	say, _ := r.Unsaid()
	r = made(t)(r.Tell(say.Mark(), "", s.by(agent))).Request
	if _, err := r.Reopen(" ", s.by(agent)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("reopened without a word: %v", err)
	}
	if _, err := r.Reopen("It broke.", s.by(guest)); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("reopened by a guest: %v", err)
	}
	again := made(t)(r.Reopen("It broke again.", s.by(seller))).Request
	if again.State != Handed || again.Owner != owner || again.Reopened != 1 || again.Result != "" || !again.ClosedAt.IsZero() {
		t.Errorf("reopened, it is %s with %s, result %q", again.State, again.Owner, again.Result)
	}
	if again.Agent != agent {
		t.Errorf("its agent is %s", again.Agent)
	}
	mine := made(t)(r.Reopen("It broke again.", s.by(owner))).Request
	if mine.State != Working {
		t.Errorf("reopened by its owner, it is %s", mine.State)
	}
	s.leaves(owner)
	s.leaves(agent)
	left := made(t)(r.Reopen("It broke again.", s.by(seller))).Request
	if left.State != Sorting || left.Agent != seller || !slices.Contains(left.Turn, dispatcher) {
		t.Errorf("without owner and agent it is %s, told by %s, asks %v", left.State, left.Agent, left.Turn)
	}
}

func TestAWishFollowsItsRequirement(t *testing.T) {
	s := scene(t)
	r := made(t)(Log(Draft{Customer: 7, Kind: Wish, Body: "A dark mode, please."}, s.by(agent))).Request
	raised := r.Followed(Following{Wish: 5, Progress: Pending}, s.by(manager)).Request
	if raised.State != Wished || raised.Wish != 5 || len(raised.Asked(s)) != 0 {
		t.Errorf("raised, it is %s and asks %v", raised.State, raised.Asked(s))
	}
	for progress, want := range map[Progress]struct {
		state State
		say   Phrase
	}{Deferred: {Wished, SayNotNow}, Dormant: {Resting, SayResting}, Solved: {Done, SayDone}} {
		o := raised.Followed(Following{Wish: 5, Progress: progress, Result: "In release 4."}, s.by(boss))
		say, _ := o.Request.Unsaid()
		if o.Request.State != want.state || say.Phrase != want.say {
			t.Errorf("%s: it is %s, to say %q", progress, o.Request.State, say.Phrase)
		}
		if progress == Dormant {
			if again := o.Request.Followed(Following{Wish: 5, Progress: Pending}, s.by(boss)).Request; again.State != Wished {
				t.Errorf("taken up again, it is %s", again.State)
			}
		}
	}
	other := made(t)(r.InScope(s.by(manager))).Request
	if kept := other.Followed(Following{Wish: 5, Progress: Solved}, s.by(boss)).Request; kept.State != Able || kept.Wish != 5 {
		t.Errorf("gone another way, it is %s for wish %d", kept.State, kept.Wish)
	}
}
