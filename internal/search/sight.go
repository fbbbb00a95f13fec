package search

import (
	"slices"
	"strings"
	"time"

	"docket/internal/directory"
	"docket/internal/order"
)

// Sight is what somebody may see. Everybody in the company sees customers, projects,
// issues, requests and requirements; orders are seen by those who read orders, and by
// who takes part in one.
type Sight struct {
	orders bool               // all of them
	people []directory.UserID // as whom they take part: themselves, and those for whom they stand in
	roles  []directory.Role
}

// Unhidden is the sight of whoever may see everything.
var Unhidden = Sight{orders: true}

// See says what a member may see at an instant. The people are those among whom
// somebody may be away and have the member as stand-in. Whoever is not of the company
// sees nothing: that is a fault.
func See(m directory.Member, people directory.People, at time.Time) (Sight, error) {
	if err := directory.Staff.Check(m); err != nil {
		return Sight{}, err
	}
	s := Sight{orders: order.MayRead.Check(m) == nil, people: []directory.UserID{m.ID}, roles: m.Roles}
	for u := range people {
		if u != m.ID && people.Reach(u, at) == m.ID {
			s.people = append(s.people, u)
		}
	}
	slices.Sort(s.people)
	return s, nil
}

// Everything reports whether nothing is hidden.
func (s Sight) Everything() bool { return s.orders }

// lexemes is a question that what may be seen answers; "" where all may be.
func (s Sight) lexemes(k Kind, letter string) string {
	if k != Orders || s.orders {
		return ""
	}
	var all []string
	for _, u := range s.people {
		all = append(all, quoted(letter+personMark+string(u)))
	}
	for _, r := range s.roles {
		all = append(all, quoted(letter+roleMark+string(r)))
	}
	return "(" + strings.Join(all, " | ") + ")"
}

// quoted is a word in a tsquery.
func quoted(word string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", "''").Replace(word) + "'"
}
