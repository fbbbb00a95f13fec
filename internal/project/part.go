package project

import (
	"slices"
	"time"

	"docket/internal/directory"
	"docket/internal/locale"
)

// Part is what somebody is in a project.
type Part string

// The parts people play. Where nobody plays the manager's or the sales manager's,
// because they left or may not, those above them do.
const (
	PartManager    Part = "manager"    // the project manager, else Management
	PartSales      Part = "sales"      // the project's sales manager, else heads of sales and Management
	PartTeam       Part = "team"       // those in the team
	PartAssessor   Part = "assessor"   // whoever holds the role
	PartManagement Part = "management" // whoever holds the role
)

// Text says who that is, as part of a sentence.
func (p Part) Text() locale.Text { return partWords[p] }

var partWords = map[Part]locale.Text{
	PartManager:    locale.Textf("the project manager"),
	PartSales:      locale.Textf("the sales manager"),
	PartTeam:       locale.Textf("the project’s team"),
	PartAssessor:   locale.Textf("assessors"),
	PartManagement: locale.Textf("Management"),
}

// cast is who there is, and when: absences are looked up at the instant.
type cast struct {
	people directory.People
	at     time.Time
}

// players are those who play the part, without the ones who have to stay apart.
func (p Project) players(part Part, apart []directory.UserID, c cast) []directory.UserID {
	var all []directory.UserID
	switch part {
	case PartManager:
		all = c.or(c.able(apart, p.Manager), apart, directory.Management)
	case PartSales:
		all = c.or(c.able(apart, p.Sales), apart, directory.SalesLead, directory.Management)
	case PartTeam:
		all = c.able(apart, p.Team...)
	case PartAssessor:
		all = c.or(nil, apart, directory.Assessor)
	case PartManagement:
		all = c.or(nil, apart, directory.Management)
	}
	return all
}

// able are those of the users who are there and need not stay apart. Somebody
// docket has not met is there.
func (c cast) able(apart []directory.UserID, users ...directory.UserID) []directory.UserID {
	var able []directory.UserID
	for _, u := range users {
		m, met := c.people[u]
		if u != "" && (m.Active || !met) && !slices.Contains(apart, u) {
			able = append(able, u)
		}
	}
	return able
}

// or is the first of several: those given, or else those who hold the roles.
func (c cast) or(given, apart []directory.UserID, roles ...directory.Role) []directory.UserID {
	if len(given) > 0 {
		return given
	}
	var holders []directory.UserID
	for id, m := range c.people {
		if m.Has(roles...) {
			holders = append(holders, id)
		}
	}
	slices.Sort(holders)
	return c.able(apart, holders...)
}

// reached are the users, each as they can be reached: a stand-in for somebody who
// is away, unless that one has to stay apart.
func (c cast) reached(users, apart []directory.UserID) []directory.UserID {
	var there []directory.UserID
	for _, u := range users {
		there = append(there, c.people.Reach(u, c.at))
	}
	slices.Sort(there)
	return slices.Compact(c.able(apart, there...))
}

// plays reports whether the user plays one of the parts, or stands in for
// somebody who does.
func (p Project) plays(user directory.UserID, parts []Part, apart []directory.UserID, c cast) bool {
	return slices.ContainsFunc(parts, func(part Part) bool {
		players := p.players(part, apart, c)
		return slices.Contains(players, user) || slices.Contains(c.reached(players, apart), user)
	})
}

// choice names parts as a sentence does: "the project manager or the team".
func choice(parts []Part) locale.Choice {
	said := make(locale.Choice, len(parts))
	for n, part := range parts {
		said[n] = part.Text()
	}
	return said
}
