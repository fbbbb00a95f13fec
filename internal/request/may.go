package request

import (
	"slices"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// MayWork says who logs requests and takes them up again: everybody of the company.
var MayWork = directory.Staff

// May refuses the moves to whoever could not make one of them as the request stands.
// It is for opening a form: the desk asks again.
func (c Card) May(verbs []Verb, by directory.Member, now time.Time) error {
	s := c.Scene
	s.Actor, s.Now = by, now
	var first error
	for _, v := range verbs {
		err := c.admit(v, s)
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

// Open are the moves that the person can make on the card, in the order of Moves.
func (c Card) Open(by directory.Member) []Verb {
	s := c.Scene
	s.Actor = by
	var open []Verb
	for _, m := range Moves {
		if m.leaves(c.State) && c.theirs(m, s) {
			open = append(open, m.Verb)
		}
	}
	return open
}

// admit refuses a move that comes too late, and one that is somebody else's.
func (r Request) admit(v Verb, s Scene) error {
	m, ok := v.Find()
	switch {
	case !s.Actor.Active:
		return fault.Forbiddenf("This account is deactivated in Slack.")
	case !ok || !m.leaves(r.State):
		return r.late(s)
	case !r.theirs(m, s):
		return r.others(m, s)
	}
	return nil
}

// theirs reports whether the actor is among those who make the move.
func (r Request) theirs(m Move, s Scene) bool {
	switch m.Who {
	case ByAll:
		return MayWork.Check(s.Actor) == nil
	case ByItself:
		return false
	}
	return s.Actor.Active && sits(s.Actor.ID, r.entitled(m, s))
}

// entitled are those who make the move.
func (r Request) entitled(m Move, s Scene) []Seat {
	switch m.Who {
	case ByTeller:
		_, waits := r.Unsaid()
		if !waits {
			return nil
		}
		return r.Tellers(s)
	case ByVote:
		return r.signers()
	case ByAnswer:
		return r.answerers(s)
	case ByAuthor:
		return s.first(authors(s)...)
	case ByDispatch:
		return slices.Concat(r.Asked(s), s.seats(s.People.Holding(directory.Dispatcher)))
	}
	return r.Asked(s)
}

// late is the answer to a press that somebody was quicker than.
func (r Request) late(s Scene) error {
	at := locale.Moment{At: r.Since, Zone: s.Zone}
	switch r.By {
	case s.Actor.ID:
		return fault.Conflictf("You answered this at %s already. %s", at, r.stands(s))
	case "":
		return fault.Conflictf("%s changed at %s. %s", r.ID.Number(), at, r.stands(s))
	}
	return fault.Conflictf("Already answered by %s at %s, you are second. %s", r.By.Mention(), at, r.stands(s))
}

// others is the answer to a press by somebody whose turn it is not.
func (r Request) others(m Move, s Scene) error {
	if m.Who == ByAll {
		return MayWork.Check(s.Actor)
	}
	if m.Who == ByTeller {
		if _, waits := r.Unsaid(); !waits {
			return fault.Conflictf("The customer knows already. %s", r.stands(s))
		}
	}
	who := r.entitled(m, s)
	if len(who) == 0 {
		return fault.Forbiddenf("Today nobody can answer this; an administrator has to name a dispatcher.")
	}
	return fault.Forbiddenf("Only %s may answer this now.", names(who))
}

// named is how many people a sentence names.
const named = 5

// names says the people of the seats.
func names(seats []Seat) locale.Choice {
	var who locale.Choice
	for n, st := range seats {
		switch {
		case n >= named || slices.Contains(seats[:n], st):
		case st.By == st.Holder:
			who = append(who, st.Holder.Mention())
		default:
			who = append(who, locale.Textf("%s or, while they are away, %s", st.Holder.Mention(), st.By.Mention()))
		}
	}
	return who
}

// stands says how the request stands now, in a sentence.
func (r Request) stands(s Scene) locale.Text {
	seats := r.Asked(s)
	if text, ok := standing[r.State]; ok && len(seats) > 0 {
		return locale.Text{Format: text.Format, Args: []any{names(seats)}}
	}
	switch r.State {
	case Told:
		return locale.Textf("It is carried out and the customer was told.")
	case Resting:
		return locale.Textf("The customer does not pursue it for now.")
	case Wished:
		return locale.Textf("Its requirement is under way.")
	}
	return locale.Textf("It waits for somebody who can answer.")
}

// standing says who does what next in a state; its argument is who.
var standing = map[State]locale.Text{
	Triage:  locale.Textf("%s says whether it is in scope."),
	Sorting: locale.Textf("%s says where it goes."),
	Able:    locale.Textf("%s says who carries it out."),
	Charged: locale.Textf("%s asks the customer about the charge."),
	Handed:  locale.Textf("%s has it and is to take it."),
	Working: locale.Textf("%s carries it out."),
	Talk:    locale.Textf("%s talks with the customer about it."),
	Writing: locale.Textf("%s writes the solution."),
	Signing: locale.Textf("%s signs the solution."),
	Placing: locale.Textf("%s hands it to somebody."),
	Wished:  locale.Textf("%s raises the requirement."),
	Done:    locale.Textf("%s tells the customer that it is done."),
}
