package request

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Handle says that whoever is asked carries it out.
func (r Request) Handle(s Scene) (Outcome, error) {
	if err := r.admit(DoHandle, s); err != nil {
		return Outcome{}, err
	}
	before := r
	return r.given(s.Actor.ID, "", s).taken(s).moved(before, DoHandle, Working, SayInHand, s), nil
}

// Hand gives it to somebody to carry out, who has to take it. Who names themselves
// has taken it.
func (r Request) Hand(to directory.UserID, note string, s Scene) (Outcome, error) {
	v := DoHand
	if r.State == Placing {
		v = DoPlace
	}
	if err := r.admit(v, s); err != nil {
		return Outcome{}, err
	}
	note = strings.TrimSpace(note)
	if err := r.mayHave(to, note, s); err != nil {
		return Outcome{}, err
	}
	if take, _ := DoTake.Find(); to == s.Actor.ID && take.leaves(r.State) {
		return r.Take(s)
	}
	if to == s.Actor.ID && r.State == Able {
		return r.Handle(s)
	}
	before := r
	r = r.given(to, note, s)
	return r.moved(before, v, Handed, r.handing(), s), nil
}

// handing is what the customer is told of it: nothing where it came back to the agent,
// or where they know already that it was handed on.
func (r Request) handing() Phrase {
	knows := slices.ContainsFunc(r.Words, func(t Telling) bool { return t.Phrase == SayHanded && t.By != "" })
	if r.Owner == r.Agent || knows {
		return ""
	}
	return SayHanded
}

// mayHave refuses to hand the request to somebody who cannot take it.
func (r Request) mayHave(to directory.UserID, note string, s Scene) error {
	m, known := s.People[to]
	switch {
	case to == "" || !known:
		return fault.Invalidf("Choose who carries it out.").In("owner")
	case to == r.Owner && s.People[to].Active:
		return fault.Conflictf("%s has it already.", to.Mention()).In("owner")
	case !m.Active:
		return fault.Invalidf("%s is deactivated in Slack; choose somebody else.", m.Name).In("owner")
	case !directory.Staff.Admits(m):
		return fault.Invalidf("%s is a guest here; choose somebody of the company.", to.Mention()).In("owner")
	}
	return limited(note, "note")
}

// limited refuses a note that is too long for its field.
func limited(text, field string) error {
	if utf8.RuneCountInString(text) > NoteLimit {
		return fault.Invalidf("This may have at most %d characters.", NoteLimit).In(field)
	}
	return nil
}

// Take says that whoever presses carries it out.
func (r Request) Take(s Scene) (Outcome, error) {
	if r.State == Working && s.Actor.Active && s.Actor.ID != r.Owner {
		return Outcome{}, fault.Conflictf("%s took it at %s already.", r.Owner.Mention(), locale.Moment{At: r.Since, Zone: s.Zone})
	}
	if err := r.admit(DoTake, s); err != nil {
		return Outcome{}, err
	}
	before := r
	if r.State != Handed || !sits(s.Actor.ID, s.seats([]directory.UserID{r.Owner})) {
		r = r.given(s.Actor.ID, "", s)
	}
	return r.taken(s).moved(before, DoTake, Working, "", s), nil
}

// GiveBack hands it to the dispatcher, who finds somebody else.
func (r Request) GiveBack(note string, s Scene) (Outcome, error) {
	if err := r.admit(DoGiveBack, s); err != nil {
		return Outcome{}, err
	}
	if note = strings.TrimSpace(note); note == "" {
		return Outcome{}, fault.Invalidf("Say why, so that the dispatcher finds the right person.").In("note")
	}
	if err := limited(note, "note"); err != nil {
		return Outcome{}, err
	}
	before := r
	return r.given("", note, s).moved(before, DoGiveBack, Sorting, "", s), nil
}

// given is the request in somebody's hands, or the dispatcher's.
func (r Request) given(to directory.UserID, note string, s Scene) Request {
	r.Owner = to
	r.Handed = append(slices.Clone(r.Handed), Handing{To: to, By: s.Actor.ID, At: s.Now, Note: note})
	return r
}

// taken is the request that whoever presses carries out.
func (r Request) taken(s Scene) Request {
	r.Owner = s.Actor.ID
	r.Handed = slices.Clone(r.Handed)
	r.Handed[len(r.Handed)-1].Taken = s.Now
	return r
}
