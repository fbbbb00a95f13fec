package request

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// NudgeKind says what somebody is reminded of.
type NudgeKind string

// The kinds of nudges.
const (
	ToAnswer NudgeKind = "answer"  // the request waits for their answer
	ToTell   NudgeKind = "tell"    // the customer is still to be told
	Untaken  NudgeKind = "untaken" // nobody has answered for long; to whom it goes up
	Breach   NudgeKind = "breach"  // a service level is broken
	ToAsk    NudgeKind = "ask"     // the customer has not answered for long; has it, meanwhile?
)

// NudgeArgs is what a nudge carries to its renderer. It is moot once the request has
// moved on.
type NudgeArgs struct {
	Kind  NudgeKind `json:"kind"`
	State State     `json:"state"`
	Since time.Time `json:"since"` // of the state, of the words to be said, or of the waiting
	Level LevelKind `json:"level,omitempty"`
}

// looked is what a part of a look does: the request after it, what it says, and its
// next moment, zero for none.
type looked struct {
	request Request
	notes   []outbox.Note
	next    time.Time
}

// parts are what is looked after in a request, each by itself.
var parts = []func(Request, Scene) looked{Request.lookAnswer, Request.lookSigning, Request.lookTelling, Request.lookWaiting, Request.lookLevels}

// Look is what happens when a moment of the request has come, or people have changed:
// whoever left or is away is replaced, whoever it waits for is reminded, those above
// are told in the end, a broken service level is reported. After a while in which
// nobody looked, the last that is due is said and nothing twice.
func (r Request) Look(s Scene) Outcome {
	if r.rests() {
		return Outcome{Request: r, Effects: change.Effects{Forget: []outbox.Subject{r.ID.Subject()}}}
	}
	o := r.peopled(s)
	r, e := o.Request, o.Effects
	for _, part := range parts {
		l := part(r, s)
		r, e.Notes = l.request, append(e.Notes, l.notes...)
	}
	return Outcome{Request: r, Effects: r.watched(e, s)}
}

// rests reports whether nobody has anything to do about the request, or to tell.
func (r Request) rests() bool {
	_, waits := r.Unsaid()
	return r.State.Over() && !waits
}

// watched remembers the next moment of the request, and nothing else of it.
func (r Request) watched(e change.Effects, s Scene) change.Effects {
	e.Forget = append(e.Forget, r.ID.Subject())
	if r.rests() {
		return e
	}
	var next time.Time
	for _, part := range parts {
		if at := part(r, s).next; !at.IsZero() && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	if next.IsZero() {
		return e
	}
	e.Remind = append(e.Remind, reminder.Reminder{Kind: LookKind, Subject: r.ID.Subject(), Due: next,
		Key: fmt.Sprintf("%s:%d:%s:%s", LookKind, r.ID, next.UTC().Format("20060102T150405"), s.Press)})
	return e
}

// untaken are the states in which nobody carries the request out though somebody
// could: who is asked is reminded, the dispatcher is told, and then it stands on the
// agenda. So does a wish of which nobody makes a requirement.
var untaken = []State{Triage, Sorting, Able, Handed, Placing}

// unraised reports whether it is a wish of which nobody has made a requirement.
func (r Request) unraised() bool { return r.State == Wished && r.Wish == 0 }

// patience is after how many working hours who is asked in the present state is
// reminded; after the last of them it goes up. None where nobody is asked by the
// request itself.
func (r Request) patience(s Scene) []int {
	switch {
	case slices.Contains(untaken, r.State):
		return s.Numbers.List(setting.TakeHours)
	case r.State == Talk, r.State == Writing, r.unraised():
		return s.Numbers.List(setting.TalkHours)
	}
	return nil
}

// lookAnswer reminds who is asked, and tells those above in the end.
func (r Request) lookAnswer(s Scene) looked {
	stages := r.patience(s)
	reached, next := ladder(r.Since, stages, r.Told, s)
	if reached <= r.Told {
		return looked{request: r, next: next}
	}
	r.Told = reached
	args := NudgeArgs{Kind: ToAnswer, State: r.State, Since: r.Since}
	to := Reached(r.Asked(s))
	if reached == len(stages) && reached > 1 || len(to) == 0 {
		args.Kind, to = Untaken, r.above(s)
	}
	if reached == len(stages) && (slices.Contains(untaken, r.State) || r.unraised()) {
		r.Untaken = s.Now
	}
	return looked{request: r, notes: r.nudges(args, reached, to, s), next: next}
}

// above are those who are told that nobody answers: the dispatchers, and where it
// waits for those or for Sales their superiors.
func (r Request) above(s Scene) []directory.UserID {
	asked := Reached(r.Asked(s))
	if dispatchers := Reached(s.seats(s.People.Holding(directory.Dispatcher))); r.State != Talk && r.State != Writing && !slices.Equal(dispatchers, asked) && len(dispatchers) > 0 {
		return dispatchers
	}
	return s.superiors(asked)
}

// superiors are those above any of the people; Management where there is nobody.
func (s Scene) superiors(of []directory.UserID) []directory.UserID {
	var up []directory.UserID
	for _, user := range of {
		up = append(up, s.People.Superiors(user, s.Now)...)
	}
	if len(up) == 0 {
		up = s.People.Superiors("", s.Now)
	}
	slices.Sort(up)
	return slices.Compact(up)
}

// lookTelling reminds who has something to tell the customer, again and again until
// they have.
func (r Request) lookTelling(s Scene) looked {
	say, waits := r.Unsaid()
	if !waits {
		return looked{request: r}
	}
	reached, next := every(s.Numbers.One(setting.TellHours), say.Since, say.Reminded, s)
	if reached <= say.Reminded {
		return looked{request: r, next: next}
	}
	r.Words = slices.Clone(r.Words)
	r.Words[len(r.Words)-1].Reminded = reached
	args := NudgeArgs{Kind: ToTell, State: r.State, Since: say.Since}
	return looked{request: r, notes: r.nudges(args, reached, Reached(r.Tellers(s)), s), next: next}
}

// lookWaiting asks who waits for the customer whether it has answered, again and
// again: the clocks stand meanwhile, and nothing else would.
func (r Request) lookWaiting(s Scene) looked {
	if r.Waiting.IsZero() {
		return looked{request: r}
	}
	stages := s.Numbers.List(setting.TalkHours)
	reached, next := every(stages[len(stages)-1], r.Waiting, r.Told, s)
	if reached <= r.Told {
		return looked{request: r, next: next}
	}
	r.Told = reached
	args := NudgeArgs{Kind: ToAsk, State: r.State, Since: r.Waiting}
	return looked{request: r, notes: r.nudges(args, reached, Reached(r.Asked(s)), s), next: next}
}

// lookLevels reports a service level once it is broken, to those above whoever has
// the request.
func (r Request) lookLevels(s Scene) looked {
	l := looked{request: r.lateness(s)}
	for _, level := range r.Levels(s.Hours, s.Now) {
		switch {
		case !level.Met.IsZero() || slices.Contains(r.Clock.Broken, level.Kind):
		case level.Due.IsZero(): // the clock stands
		case s.Now.Before(level.Due):
			if l.next.IsZero() || level.Due.Before(l.next) {
				l.next = level.Due
			}
		default:
			l.request.Clock.Broken = append(slices.Clone(l.request.Clock.Broken), level.Kind)
			args := NudgeArgs{Kind: Breach, State: r.State, Since: level.Due, Level: level.Kind}
			l.notes = append(l.notes, r.nudges(args, 0, s.superiors(r.having(s)), s)...)
		}
	}
	return l
}

// having are those who have the request in hand: its owner, else whose turn it is.
func (r Request) having(s Scene) []directory.UserID {
	if r.Owner != "" && s.People[r.Owner].Active {
		return []directory.UserID{r.Owner}
	}
	return r.Turn
}

// lateness is the request with since when a service level is broken that is still to
// be met.
func (r Request) lateness(s Scene) Request {
	r.Late = time.Time{}
	for _, l := range r.Levels(s.Hours, s.Now) {
		if late := l.Met.IsZero() && !l.Due.IsZero() && !s.Now.Before(l.Due); late && (r.Late.IsZero() || l.Due.Before(r.Late)) {
			r.Late = l.Due
		}
	}
	return r
}

// ladder is how many of the stages, in working hours, have passed since an instant,
// and when the next one comes after those that were said; zero after the last.
func ladder(since time.Time, stages []int, said int, s Scene) (reached int, next time.Time) {
	for n, hours := range stages {
		at := s.Hours.Add(since, time.Duration(hours)*time.Hour)
		switch {
		case !at.After(s.Now):
			reached = n + 1
		case n >= said && next.IsZero():
			next = at
		}
	}
	return reached, next
}

// every is how often so many working hours have passed since an instant, and when
// they will have the next time, those aside that were said.
func every(hours int, since time.Time, said int, s Scene) (reached int, next time.Time) {
	round := time.Duration(hours) * time.Hour
	reached = int(s.Hours.Between(since, s.Now) / round)
	return reached, s.Hours.Add(since, time.Duration(max(reached, said)+1)*round)
}

// nudges are short messages to some people, one for each stage.
func (r Request) nudges(args NudgeArgs, stage int, to []directory.UserID, s Scene) []outbox.Note {
	notes := make([]outbox.Note, 0, len(to))
	for _, user := range to {
		notes = append(notes, outbox.Note{Topic: "request.nudge", Subject: r.ID.Subject(), Channel: outbox.Lane(user), Args: outbox.Args(args),
			Priority: outbox.Approval, NotBefore: s.decent(),
			Key: fmt.Sprintf("request.nudge:%d:%s:%s:%d:%d:%s", r.ID, args.Kind, args.Level, args.Since.Unix(), stage, user)})
	}
	return notes
}
