package request

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/setting"
)

// LevelKind names a service level.
type LevelKind string

// The service levels.
const (
	FirstAnswer LevelKind = "answer"  // the customer was told something
	Resolution  LevelKind = "resolve" // it is carried out
)

// Level is a service level as it stands, in working hours of the committee. The time
// in which the request waits for the customer does not count.
type Level struct {
	Kind     LevelKind
	Promised time.Duration
	Spent    time.Duration // until now, or until it was met
	Due      time.Time     // when the promise is, or was, broken; zero while the clock stands with time left, and when the clock was met
	Met      time.Time     // zero while it is not
	Stands   bool          // the clock stands
}

// Broken reports whether the promise is broken, or was when it was met at last. What
// is met at the last moment is in time.
func (l Level) Broken() bool {
	return l.Spent > l.Promised || l.Met.IsZero() && l.Spent == l.Promised
}

// Left is the working time that is left; none once it is broken.
func (l Level) Left() time.Duration { return max(l.Promised-l.Spent, 0) }

// promised is the clock of a request that is only now logged: what the settings say
// for the customer's class. It keeps its promise when they change.
func promised(class customer.Class, n setting.Numbers) Clock {
	at := map[customer.Class]int{customer.A: 0, customer.B: 1}
	of, known := at[class]
	if !known {
		of = 2
	}
	return Clock{Answer: n.List(setting.AnswerHours)[of], Resolve: n.List(setting.ResolveHours)[of]}
}

// Levels are the request's service levels as they stand at an instant. One that the
// request was never promised is not among them.
func (r Request) Levels(hours calendar.Hours, now time.Time) []Level {
	all := make([]Level, 0, 2)
	for _, l := range []Level{
		{Kind: FirstAnswer, Promised: time.Duration(r.Clock.Answer) * time.Hour, Met: r.Clock.AnsweredAt},
		{Kind: Resolution, Promised: time.Duration(r.Clock.Resolve) * time.Hour, Met: r.resolvedAt()},
	} {
		if l.Promised > 0 && !(l.Kind == Resolution && r.developed()) {
			all = append(all, l.timed(r.OpenedAt, r.Clock.Pauses, hours, now))
		}
	}
	return all
}

// developed reports whether a requirement answers the request, which takes the time
// that development takes.
func (r Request) developed() bool { return r.State == Wished || r.Wish != 0 }

// resolvedAt is when it was carried out, zero while it is not.
func (r Request) resolvedAt() time.Time {
	if r.State == Done || r.State == Told {
		return r.DoneAt
	}
	return time.Time{}
}

// timed measures a level over the stretches in which its clock ran.
func (l Level) timed(from time.Time, pauses []Pause, hours calendar.Hours, now time.Time) Level {
	until := now
	if !l.Met.IsZero() {
		until = l.Met
	}
	for _, p := range pauses {
		if !p.From.Before(until) {
			break
		}
		l = l.ran(from, p.From, hours)
		from = p.Until
		if p.Until.IsZero() || p.Until.After(until) {
			l.Stands = true
			return l
		}
	}
	ran := l.ran(from, until, hours)
	if ran.Due.IsZero() && l.Met.IsZero() {
		ran.Due = hours.Add(from, l.Promised-l.Spent)
	}
	return ran
}

// ran adds a stretch in which the clock ran.
func (l Level) ran(from, until time.Time, hours calendar.Hours) Level {
	worked := hours.Between(from, until)
	if l.Due.IsZero() && l.Spent+worked > l.Promised {
		l.Due = hours.Add(from, l.Promised-l.Spent)
	}
	l.Spent += worked
	return l
}
