package care

import (
	"maps"
	"time"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// Staff are the people to whom calls may fall.
type Staff struct {
	People directory.People
	Open   map[directory.UserID]int // how many open calls each active member of Customer Success has
}

// Caller is whose the customer's next call is: the customer success manager's, else
// whoever had the last one, else whoever of Customer Success has fewest. Where there
// is none of them, it falls to those of the project, and then to Management.
func (s Staff) Caller(c customer.Customer, last directory.UserID, p project.Project, now time.Time) directory.UserID {
	for _, u := range []directory.UserID{c.Success, last, s.leastBusy(), p.Manager, p.Sales} {
		if s.there(u) {
			return u
		}
	}
	if up := s.People.Superiors("", now); len(up) > 0 {
		return up[0]
	}
	return last
}

// Share says whose each of the calls is now. Each stays with whoever has it while they
// are there; with successFirst, one that is not due yet goes to the customer
// success manager.
func (s Staff) Share(calls []Planned, successFirst bool, now time.Time) map[directory.UserID][]Planned {
	s.Open = maps.Clone(s.Open)
	shares := map[directory.UserID][]Planned{}
	for _, c := range calls {
		to := c.Assigned
		if !s.there(to) || successFirst && c.Free() {
			to = s.Caller(c.Of, c.Assigned, c.In, now)
		}
		if _, counted := s.Open[to]; counted && to != c.Assigned {
			s.Open[to]++
		}
		shares[to] = append(shares[to], c)
	}
	return shares
}

func (s Staff) there(u directory.UserID) bool { return u != "" && s.People[u].Active }

func (s Staff) leastBusy() directory.UserID {
	var least directory.UserID
	for u, calls := range s.Open {
		if least == "" || calls < s.Open[least] || calls == s.Open[least] && u < least {
			least = u
		}
	}
	return least
}
