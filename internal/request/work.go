package request

import (
	"slices"
	"strings"
	"time"

	"docket/internal/fault"
	"docket/internal/locale"
)

// Wait says that the customer has to answer before it goes on; the clocks stand.
func (r Request) Wait(s Scene) (Outcome, error) {
	if err := r.admit(DoWait, s); err != nil {
		return Outcome{}, err
	}
	if !r.Waiting.IsZero() {
		return Outcome{}, fault.Conflictf("%s waits for the customer since %s already.", r.ID.Number(), locale.Moment{At: r.Waiting, Zone: s.Zone})
	}
	return r.waits(s).changed(r, DoWait, s), nil
}

// waits is the request that waits for the customer from now on.
func (r Request) waits(s Scene) Request {
	r.Waiting, r.Told = s.Now, 0
	r.Clock.Pauses = append(slices.Clone(r.Clock.Pauses), Pause{From: s.Now})
	return r
}

// Answered says that the customer answered; the clocks go on.
func (r Request) Answered(s Scene) (Outcome, error) {
	if err := r.admit(DoContinue, s); err != nil {
		return Outcome{}, err
	}
	if r.Waiting.IsZero() {
		return Outcome{}, fault.Conflictf("It goes on already. %s", r.stands(s))
	}
	before := r
	return r.resumed(s).changed(before, DoContinue, s), nil
}

// Finish says what was done. The agent tells the customer.
func (r Request) Finish(result string, s Scene) (Outcome, error) {
	if err := r.admit(DoFinish, s); err != nil {
		return Outcome{}, err
	}
	if result = strings.TrimSpace(result); result == "" {
		return Outcome{}, fault.Invalidf("Write what was done.").In("result")
	}
	if err := limited(result, "result"); err != nil {
		return Outcome{}, err
	}
	before := r
	return r.done(result, s).moved(before, DoFinish, Done, SayDone, s), nil
}

// done is the request that was carried out by whoever acts.
func (r Request) done(result string, s Scene) Request {
	r.Result, r.DoneBy, r.DoneAt = result, s.Actor.ID, s.Now
	return r
}

// Reopen takes a request up again of which the customer says that it is not solved.
// It goes to whoever carried it out; the agent who can no longer be reached is
// replaced by whoever heard of it.
func (r Request) Reopen(reason string, s Scene) (Outcome, error) {
	if err := r.admit(DoReopen, s); err != nil {
		return Outcome{}, err
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return Outcome{}, fault.Invalidf("Write what the customer says.").In("reason")
	}
	if err := limited(reason, "reason"); err != nil {
		return Outcome{}, err
	}
	before := r
	r.Result, r.DoneBy, r.DoneAt, r.Reopened = "", "", time.Time{}, r.Reopened+1
	if !s.People[r.Agent].Active {
		r.Agent = s.Actor.ID
	}
	switch {
	case !s.People[r.Owner].Active:
		return r.given("", reason, s).moved(before, DoReopen, Sorting, SaySorting, s), nil
	case r.Owner == s.Actor.ID:
		return r.given(r.Owner, reason, s).taken(s).moved(before, DoReopen, Working, SayInHand, s), nil
	}
	return r.given(r.Owner, reason, s).moved(before, DoReopen, Handed, SayHanded, s), nil
}
