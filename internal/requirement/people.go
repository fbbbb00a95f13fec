package requirement

import (
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
)

// above are the superiors of somebody who is known.
func (s Scene) above(of directory.UserID) []directory.UserID {
	if of == "" {
		return nil
	}
	return s.People.Superiors(of, s.Now)
}

// first is the first circle in which anybody can be reached.
func (s Scene) first(circles ...[]directory.UserID) []directory.UserID {
	for _, c := range circles {
		if len(s.present(c...)) > 0 {
			return c
		}
	}
	return nil
}

// present are the users as they can be reached now, sorted, each once; nobody for who
// left, or where nobody is named: the clock, which acts as nobody, is among the people.
func (s Scene) present(users ...directory.UserID) []directory.UserID {
	var to []directory.UserID
	for _, u := range users {
		if at := s.People.Reach(u, s.Now); u != "" && s.People[u].Active && s.People[at].Active {
			to = append(to, at)
		}
	}
	slices.Sort(to)
	return slices.Compact(to)
}

// turns is the next instant at which somebody else may be reached for the users,
// because an absence begins or ends; zero for none.
func (s Scene) turns(users []directory.UserID) (next time.Time) {
	users = slices.Clone(users)
	for n := 0; n < len(users); n++ {
		m := s.People[users[n]]
		for _, a := range m.Absences {
			for _, day := range []calendar.Date{a.From, a.Until.Add(1)} {
				if at := day.At(0, m.Location()); at.After(s.Now) {
					next = sooner(next, at)
				}
			}
			if !slices.Contains(users, a.StandIn) {
				users = append(users, a.StandIn)
			}
		}
	}
	return next
}

// sooner is the first of two instants; zero is never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
