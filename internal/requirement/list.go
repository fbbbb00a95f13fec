package requirement

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// Part is a part of the weekly list.
type Part string

// The parts.
const (
	Evaluated Part = "evaluating"
	Decided   Part = "decided" // since the last list
	Returns   Part = "returns" // put off, and coming up again before the next list
)

// Parts lists them in the order people see them.
var Parts = []Part{Evaluated, Decided, Returns}

// Listed is a requirement on the weekly list, and who answers for its project.
type Listed struct {
	ID      ID
	Part    Part
	Manager directory.UserID
	Sales   directory.UserID
}

// ListArgs is what the list of one person carries to its renderer: the first of each
// part, and how many there are.
type ListArgs struct {
	Committee directory.CommitteeID `json:"committee"`
	First     map[Part][]ID         `json:"first"`
	Total     map[Part]int          `json:"total"`
}

// ListItems is how many requirements of each part a list shows.
const ListItems = 10

// ListSubject is how reminders, the record and notes point at a committee's lists.
func ListSubject(of directory.CommitteeID) outbox.Subject {
	return outbox.Subject{Kind: "requirement_list", ID: int64(of)}
}

// Distribute sends the list round: to Management whole, to project and sales managers
// what is theirs, to each as they can be reached. Key is that of the week; where there
// is nothing to say, nothing is sent. The list of the week after is remembered while
// something waits.
func Distribute(of directory.CommitteeID, key string, all []Listed, waits bool, s Scene) change.Effects {
	mine := map[directory.UserID][]Listed{}
	for _, l := range all {
		to := s.present(s.People.Holding(directory.Management)...)
		for _, u := range []directory.UserID{l.Manager, l.Sales} {
			to = append(to, s.present(s.first([]directory.UserID{u}, s.above(u))...)...)
		}
		slices.Sort(to)
		for _, u := range slices.Compact(to) {
			mine[u] = append(mine[u], l)
		}
	}
	e := change.Effects{Subject: ListSubject(of)}
	for u, lines := range mine {
		e.Verb = "requirement.listed"
		e.Notes = append(e.Notes, outbox.Note{Topic: "requirement.list", Subject: ListSubject(of), Channel: outbox.Lane(u), Priority: outbox.Digest,
			Args: outbox.Args(list(of, lines)), Key: key + ":" + string(u)})
	}
	if waits {
		e.Remind = s.listing(of)
	}
	return e
}

func list(of directory.CommitteeID, lines []Listed) ListArgs {
	a := ListArgs{Committee: of, First: map[Part][]ID{}, Total: map[Part]int{}}
	for _, l := range lines {
		if a.Total[l.Part]++; len(a.First[l.Part]) < ListItems {
			a.First[l.Part] = append(a.First[l.Part], l.ID)
		}
	}
	return a
}

// listing is the reminder of a committee's next list, the same for everybody who asks.
func (s Scene) listing(of directory.CommitteeID) []reminder.Reminder {
	day, at := s.NextList()
	return []reminder.Reminder{{Kind: ListKind, Subject: ListSubject(of), Due: at, Key: fmt.Sprintf("%s:%d:%s", ListKind, of, day)}}
}

// NextList is the next time a list goes round: in the morning of its day of the week,
// or of the first working day after. The day names it, moved or not.
func (s Scene) NextList() (calendar.Date, time.Time) {
	weekday := time.Weekday(s.Numbers.One(setting.EvaluationDay) % 7)
	// Nothing from before the last working day can still be waiting for its turn.
	for day := s.Days.LastWorkday(s.Today).Add(1); ; day = day.Add(1) {
		if at := s.workday(day).At(calendar.Morning, s.Zone); day.Weekday() == weekday && at.After(s.Now) {
			return day, at
		}
	}
}
