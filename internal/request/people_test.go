package request

import (
	"slices"
	"testing"

	"docket/internal/directory"
)

func TestWhoIsAskedInEachState(t *testing.T) {
	for name, tt := range map[string]struct {
		state State
		as    func(Scene)
		want  []directory.UserID
	}{
		"the agent":                                {Triage, nil, []directory.UserID{agent}},
		"who stands in for the agent":              {Triage, func(s Scene) { s.away(agent, seller) }, []directory.UserID{seller}},
		"the dispatcher, once the agent left":      {Done, func(s Scene) { s.leaves(agent) }, []directory.UserID{dispatcher}},
		"the dispatcher, as nobody stands in":      {Done, func(s Scene) { s.away(agent, gone) }, []directory.UserID{dispatcher}},
		"the dispatcher":                           {Sorting, nil, []directory.UserID{dispatcher}},
		"Management, without a dispatcher":         {Sorting, func(s Scene) { s.leaves(dispatcher) }, []directory.UserID{boss}},
		"who stands in for the dispatcher":         {Placing, func(s Scene) { s.away(dispatcher, agent) }, []directory.UserID{agent}},
		"nobody, once all have left":               {Sorting, func(s Scene) { s.leaves(dispatcher); s.leaves(boss) }, nil},
		"the owner":                                {Working, nil, []directory.UserID{owner}},
		"who stands in for the owner":              {Handed, func(s Scene) { s.away(owner, manager) }, []directory.UserID{manager}},
		"the project's sales manager":              {Talk, nil, []directory.UserID{seller}},
		"the head of sales, without sales manager": {Talk, func(s Scene) { s.leaves(seller) }, []directory.UserID{head}},
		"the project manager":                      {Wished, nil, []directory.UserID{manager}},
		"nobody, when it is over":                  {Told, nil, nil},
		"nobody, while it rests":                   {Resting, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := scene(t)
			if tt.as != nil {
				tt.as(s)
			}
			r := Request{ID: 101, Agent: agent, Owner: owner, State: tt.state}
			if got := Reached(r.Asked(s)); !slices.Equal(got, tt.want) {
				t.Errorf("it asks %v, want %v", got, tt.want)
			}
		})
	}
}

func TestWhatItsOwnerLeavesBehindGoesToTheDispatcher(t *testing.T) {
	for name, r := range map[string]Request{"not taken": handed(t, scene(t)), "being carried out": working(t, scene(t))} {
		t.Run(name, func(t *testing.T) {
			s := scene(t)
			s.leaves(owner)
			o := r.Look(s)
			if o.Request.State != Sorting || o.Request.Owner != "" || !slices.Contains(o.Request.Turn, dispatcher) {
				t.Fatalf("it is %s with %q and asks %v", o.Request.State, o.Request.Owner, o.Request.Turn)
			}
			if got := lanes(o.Effects.Notes, "request.card"); len(got) != 1 || got[0] != "UDISPATCH" {
				t.Errorf("the card goes to %v", got)
			}
			if o.Effects.Verb != string(DoLeave) {
				t.Errorf("the record says %q", o.Effects.Verb)
			}
		})
	}
}

func TestWhoStandsInIsCalledAndNobodyTwice(t *testing.T) {
	s := scene(t)
	r := working(t, s)
	if o := r.Look(s); len(o.Effects.Notes) != 0 || len(o.Effects.Stale) != 0 {
		t.Errorf("people stayed, and somebody is called: %+v", o.Effects)
	}
	s.away(owner, manager)
	o := r.Look(s)
	if got := lanes(o.Effects.Notes, "request.card"); len(got) != 1 || got[0] != "UMANAGER" {
		t.Fatalf("the card goes to %v", got)
	}
	if again := o.Request.Look(s); len(again.Effects.Notes) != 0 {
		t.Errorf("called again: %+v", again.Effects.Notes)
	}
	if _, err := o.Request.Finish("Repaired.", s.by(owner)); err != nil {
		t.Errorf("who is away may finish all the same: %v", err)
	}
}

func TestTheDispatcherTellsTheCustomerOfAnAgentWhoLeft(t *testing.T) {
	s := scene(t)
	r := done(t, s)
	s.leaves(agent)
	o := r.Look(s)
	say, _ := o.Request.Unsaid()
	told := made(t)(o.Request.Tell(say.Mark(), "", s.by(dispatcher))).Request
	if told.State != Told {
		t.Errorf("told by the dispatcher, it is %s", told.State)
	}
}
