package request

import (
	"slices"
	"time"

	"docket/internal/outbox"
)

// Who is who makes a move.
type Who string

// The ways somebody may make a move.
const (
	ByAll      Who = "all"      // everybody of the company
	ByAsked    Who = "asked"    // whom the state asks
	ByDispatch Who = "dispatch" // whom the state asks, and the dispatchers
	ByTeller   Who = "teller"   // who tells the customer
	ByVote     Who = "vote"     // who signs
	ByAuthor   Who = "author"   // who writes the solution
	ByAnswer   Who = "answer"   // who is asked about it
	ByItself   Who = "itself"   // nobody: somebody left, or its requirement went on
)

// Move is one way a request goes on.
type Move struct {
	Verb Verb
	From []State // none: the request is only now logged
	To   []State // none: it stays as it is
	Who  Who
	Say  []Phrase // one of which the customer is told of it; none where there is nothing new to say
}

// Moves are all the ways a request goes on: the triage of domain section 6. None
// says no, and from wherever they lead there is a way to Told.
var Moves = []Move{
	{Verb: DoLog, To: []State{Triage, Able, Charged, Wished}, Who: ByAll, Say: []Phrase{SayCharged, SayWish}},
	{Verb: DoInScope, From: []State{Triage, Sorting, Wished}, To: []State{Able}, Who: ByAsked},
	{Verb: DoOutside, From: []State{Triage, Sorting, Wished}, To: []State{Talk}, Who: ByAsked, Say: []Phrase{SayOutside, SayOver}},
	{Verb: DoUnclear, From: []State{Triage}, To: []State{Sorting}, Who: ByAsked, Say: []Phrase{SaySorting}},
	{Verb: DoWish, From: []State{Triage, Sorting, Able, Working}, To: []State{Wished}, Who: ByAsked, Say: []Phrase{SayWish}},
	{Verb: DoHandle, From: []State{Able}, To: []State{Working}, Who: ByAsked, Say: []Phrase{SayInHand}},
	{Verb: DoHand, From: []State{Able, Sorting, Handed, Working}, To: []State{Handed}, Who: ByDispatch, Say: []Phrase{SayHanded}},
	{Verb: DoPlace, From: []State{Placing}, To: []State{Handed}, Who: ByAsked, Say: []Phrase{SayHanded}},
	{Verb: DoTake, From: []State{Sorting, Handed, Placing}, To: []State{Working}, Who: ByDispatch},
	{Verb: DoGiveBack, From: []State{Handed, Working}, To: []State{Sorting}, Who: ByAsked},
	{Verb: DoLeave, From: []State{Handed, Working}, To: []State{Sorting}, Who: ByItself},
	{Verb: DoWait, From: []State{Working}, Who: ByAsked},
	{Verb: DoContinue, From: []State{Working}, Who: ByAsked},
	{Verb: DoFinish, From: []State{Working}, To: []State{Done}, Who: ByAsked, Say: []Phrase{SayDone}},
	{Verb: DoSay, From: saying, Who: ByTeller},
	{Verb: DoTell, From: []State{Done}, To: []State{Told}, Who: ByTeller},
	{Verb: DoReopen, From: []State{Told}, To: []State{Working, Handed, Sorting}, Who: ByAll, Say: []Phrase{SayInHand, SayHanded, SaySorting}},
	{Verb: DoAccept, From: []State{Charged}, To: []State{Able}, Who: ByAsked},
	{Verb: DoObject, From: []State{Charged}, To: []State{Talk}, Who: ByAsked, Say: []Phrase{SayObjection}},
	{Verb: DoAgree, From: []State{Talk}, To: []State{Able, Handed, Writing, Resting}, Who: ByAsked,
		Say: []Phrase{SayFree, SayAgreed, SaySpecial, SayResting}},
	{Verb: DoPursue, From: []State{Resting}, To: []State{Talk}, Who: ByAll, Say: []Phrase{SayOutside}},
	{Verb: DoWrite, From: []State{Writing, Signing}, To: []State{Signing}, Who: ByAuthor},
	{Verb: DoSign, From: []State{Signing}, To: []State{Placing}, Who: ByVote},
	{Verb: DoSendBack, From: []State{Signing}, To: []State{Writing}, Who: ByVote},
	{Verb: DoAsk, From: []State{Signing}, Who: ByVote},
	{Verb: DoReply, From: []State{Signing}, Who: ByAnswer},
	{Verb: DoFollow, From: []State{Wished, Done, Told, Resting}, To: []State{Wished, Done, Resting}, Who: ByItself,
		Say: []Phrase{SayWish, SayNotNow, SayResting, SayDone}},
	{Verb: DoMiss, From: States, Who: ByItself},
	{Verb: DoUntold, From: []State{Told}, To: []State{Done}, Who: ByItself},
}

// saying are the states in which something may be left to tell beside what is asked.
var saying = slices.DeleteFunc(slices.Clone(States), func(s State) bool { return s == Done || s == Told })

// Find returns the move of a verb.
func (v Verb) Find() (Move, bool) {
	n := slices.IndexFunc(Moves, func(m Move) bool { return m.Verb == v })
	if n < 0 {
		return Move{}, false
	}
	return Moves[n], true
}

// leaves reports whether the move can be made from the state.
func (m Move) leaves(from State) bool { return slices.Contains(m.From, from) }

// moved is the one way a request comes to a state: to is where the move leads, say
// what the customer is told of it, "" for nothing new. Whoever is asked there, and
// did not just press, gets the card, or word under the one they have.
func (r Request) moved(before Request, v Verb, to State, say Phrase, s Scene, notes ...outbox.Note) Outcome {
	r = r.resumed(s).rested(before, to, s)
	r.State, r.Since, r.Told, r.Untaken, r.By = to, s.Now, 0, time.Time{}, s.Actor.ID
	r.ClosedAt = time.Time{}
	if to == Told {
		r.ClosedAt = s.Now
	}
	return r.saying(say, s).changed(before, v, s, notes...)
}

// rested is the request that was over and is taken up again: its clocks stood
// meanwhile.
func (r Request) rested(before Request, to State, s Scene) Request {
	if !before.State.Over() || to.Over() {
		return r
	}
	since := before.Since
	if before.State == Told && !before.DoneAt.IsZero() {
		since = before.DoneAt
	}
	r.Clock.Pauses = append(slices.Clone(r.Clock.Pauses), Pause{From: since, Until: s.Now})
	return r
}

// resumed is the request that waits for the customer no longer.
func (r Request) resumed(s Scene) Request {
	if r.Waiting.IsZero() {
		return r
	}
	r.Waiting, r.Told = time.Time{}, 0
	r.Clock.Pauses = slices.Clone(r.Clock.Pauses)
	if n := len(r.Clock.Pauses); n > 0 && r.Clock.Pauses[n-1].Until.IsZero() {
		r.Clock.Pauses[n-1].Until = s.Now
	}
	return r
}
