package request

import (
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
)

// press is something somebody does with a request.
type press func(Request, Scene) (Outcome, error)

// presses are all that people can do, in words that are accepted.
var presses = map[string]press{
	"in scope":      Request.InScope,
	"out of scope":  Request.OutOfScope,
	"cannot tell":   Request.CannotTell,
	"a wish":        Request.AsWish,
	"I do it":       Request.Handle,
	"hand to owner": func(r Request, s Scene) (Outcome, error) { return r.Hand(owner, "", s) },
	"hand to agent": func(r Request, s Scene) (Outcome, error) { return r.Hand(agent, "", s) },
	"take":          Request.Take,
	"give back":     func(r Request, s Scene) (Outcome, error) { return r.GiveBack("Not mine.", s) },
	"wait":          Request.Wait,
	"go on":         Request.Answered,
	"done":          func(r Request, s Scene) (Outcome, error) { return r.Finish("Done.", s) },
	"told":          tell,
	"reopen":        func(r Request, s Scene) (Outcome, error) { return r.Reopen("Not solved.", s) },
	"accept":        Request.Accept,
	"object":        Request.Object,
	"free":          agree(Agreement{How: Free}, ""),
	"charged":       agree(Agreement{How: ForMoney, Terms: "By the hour."}, owner),
	"special":       agree(Agreement{How: Special}, ""),
	"not pursued":   agree(Agreement{How: NotPursued, Terms: "Not this year."}, ""),
	"pursue":        Request.Pursue,
	"write": func(r Request, s Scene) (Outcome, error) {
		return r.Write("Two days on site, "+s.Press+".", r.Round(), s)
	},
	"sign":      vote(approval.Yes),
	"send back": vote(approval.No),
}

func tell(r Request, s Scene) (Outcome, error) {
	say, _ := r.Unsaid()
	return r.Tell(say.Mark(), "", s)
}

func agree(a Agreement, to directory.UserID) press {
	return func(r Request, s Scene) (Outcome, error) { return r.Agree(a, to, s) }
}

func vote(c approval.Choice) press {
	return func(r Request, s Scene) (Outcome, error) {
		step, err := r.Approval.May([]string{stepSeller, stepSales}, r.Round(), s.approval())
		if err != nil {
			return Outcome{}, err
		}
		return r.Sign(step, approval.Ballot{Round: r.Round(), Choice: c, Note: "Otherwise, please."}, s)
	}
}

// onwards is what somebody does in each state to bring a request to its end.
var onwards = map[State][]string{
	Triage: {"in scope"}, Sorting: {"take"}, Able: {"I do it"}, Charged: {"accept"}, Handed: {"take"}, Working: {"done"}, Talk: {"free"},
	Writing: {"write"}, Signing: {"sign"}, Placing: {"take"}, Wished: {"in scope"}, Done: {"told"}, Resting: {"pursue"},
}

var everybody = []directory.UserID{agent, owner, manager, seller, head, dispatcher, boss, guest, gone}

// carriedOut carries a request from where it stands to the customer who is told, by
// presses of whoever is asked.
func carriedOut(r Request, s Scene) (Request, error) {
	for range 20 {
		if r.State == Told {
			return r, nil
		}
		next, err := r.step(s)
		if err != nil {
			return r, err
		}
		s.Now, r = s.Now.Add(1), next
	}
	return r, errors.New("it goes round in circles")
}

// step is one press on the way; a wish that its requirement answers follows it.
func (r Request) step(s Scene) (Request, error) {
	if r.Wish != 0 && (r.State == Wished || r.State == Resting) {
		return r.Followed(Following{Wish: r.Wish, Progress: Solved, Result: "Developed."}, s.by(boss)).Request, nil
	}
	for _, name := range onwards[r.State] {
		for _, who := range everybody {
			o, err := presses[name](r, s.by(who))
			if err == nil {
				return o.Request, nil
			}
			if fault.KindOf(err) == fault.Internal {
				return r, err
			}
		}
	}
	return r, errors.New("nobody can go on in " + string(r.State))
}

func TestFromWhereverARequestStandsItIsCarriedOutAndTheCustomerTold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := scene(t)
		s.Customer.Exports = rapid.Bool().Draw(rt, "exports")
		kind := rapid.SampledFrom(Kinds).Draw(rt, "kind")
		o, err := Log(Draft{Customer: 7, Kind: kind, Body: "Please."}, s.by(agent))
		if err != nil {
			rt.Fatal(err)
		}
		names := slices.Sorted(maps.Keys(presses))
		r := o.Request
		for range rapid.IntRange(0, 25).Draw(rt, "presses") {
			s.Now = s.Now.Add(rapid.SampledFrom([]time.Duration{time.Minute, time.Hour, 26 * time.Hour}).Draw(rt, "later"))
			disturb(rt, s)
			r = r.Look(s).Request
			name, who := rapid.SampledFrom(names).Draw(rt, "press"), rapid.SampledFrom(everybody).Draw(rt, "who")
			next, err := presses[name](r, s.by(who))
			switch {
			case err == nil:
				uphold(rt, r, next, s)
				r = next.Request
			case fault.KindOf(err) == fault.Internal:
				rt.Fatalf("%s by %s in %s: %v", name, who, r.State, err)
			}
		}
		r = r.Look(s).Request
		if end, err := carriedOut(r, s); err != nil {
			rt.Fatalf("from %s to %s: %v", r.State, end.State, err)
		}
	})
}

// disturb has somebody leave, be away or come back, never the last who could act.
func disturb(rt *rapid.T, s Scene) {
	who := rapid.SampledFrom([]directory.UserID{agent, owner, manager, seller, dispatcher}).Draw(rt, "somebody")
	m := s.People[who]
	switch rapid.IntRange(0, 9).Draw(rt, "happens") {
	case 0:
		m.Active = !m.Active
	case 1:
		m.Absences = []directory.Absence{{From: s.Today, Until: s.Today.Add(400), StandIn: rapid.SampledFrom(everybody).Draw(rt, "stand-in")}}
	case 2:
		m.Absences = nil
	}
	s.People[who] = m
}

// uphold fails where a change breaks what holds of every request.
func uphold(rt *rapid.T, before Request, o Outcome, s Scene) {
	r := o.Request
	move, _ := Verb(o.Effects.Verb).Find()
	switch {
	case !slices.Contains(States, r.State):
		rt.Fatalf("there is no state %q", r.State)
	case r.State != before.State && !slices.Contains(move.To, r.State):
		rt.Fatalf("%s leads from %s to %s, which Moves does not know", move.Verb, before.State, r.State)
	case !move.leaves(before.State):
		rt.Fatalf("%s was made from %s", move.Verb, before.State)
	case (r.State == Told) == r.ClosedAt.IsZero():
		rt.Fatalf("%s, closed %v", r.State, r.ClosedAt)
	case r.Owner == "" && slices.Contains([]State{Handed, Working, Done, Told}, r.State):
		rt.Fatalf("%s without an owner", r.State)
	case !r.Waiting.IsZero() && r.State != Working && r.State != Charged:
		rt.Fatalf("%s, waiting for the customer", r.State)
	case r.State == Charged && unsaid(r) != r.Waiting.IsZero():
		rt.Fatalf("the customer is to hear of the charge: %v, waited for since %v", unsaid(r), r.Waiting)
	case !r.State.Over() && len(r.Turn) == 0 && !(r.State == Wished && r.Wish != 0):
		rt.Fatalf("%s, and it is nobody's turn", r.State)
	}
	said := len(r.Words) - len(before.Words)
	if say, waits := r.Unsaid(); waits && say.Since.Equal(s.Now.Add(time.Minute)) && said > 0 && !slices.Contains(move.Say, say.Phrase) {
		rt.Fatalf("%s has the customer told %q, which Moves does not know", move.Verb, say.Phrase)
	}
}

func unsaid(r Request) bool {
	_, waits := r.Unsaid()
	return waits
}
