package main

import (
	"fmt"
	"sync"
	"testing"

	"docket/internal/directory"
	"docket/internal/sandbox"
)

// crowd are so many managers who join a small office.
func crowd(t *testing.T, n int) (*company, []person) {
	t.Helper()
	guests := make([]sandbox.User, n)
	grants := make([]directory.Grant, n)
	for i := range guests {
		name := fmt.Sprintf("guest%d", i+1)
		guests[i] = sandbox.User{ID: fmt.Sprintf("U0GUEST%03d", i+1), Name: name, RealName: "Guest " + name, TZ: "Europe/Paris", Locale: "en-GB"}
		grants[i] = directory.Grant{Member: directory.UserID(guests[i].ID), Roles: []directory.Role{directory.Management}}
	}
	c := theOffice.with(t, demoCmd{Guests: guests})
	c.hires(grants...)
	people := make([]person, n)
	for i, g := range guests {
		if err := c.demo.local.Invite("committee-europe", g.Name); err != nil {
			t.Fatal(err)
		}
		people[i] = c.as(g.Name)
	}
	return c, people
}

func TestOfTwentyPeopleWhoDecideAtOnceOneDecidesAndNineteenAreTold(t *testing.T) {
	t.Parallel()
	c, people := crowd(t, 20)
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	for _, p := range people {
		if out := p.pressing("Decide", "committee-europe", "Sofia is ill."); !out.OK {
			t.Fatalf("%s opens the form: %+v", p.name, out)
		}
	}

	var all sync.WaitGroup
	for _, p := range people {
		all.Go(func() {
			if out := p.submitting(with("In your own words", "As "+p.name+" says."), with("Who", "marc")); !out.OK {
				t.Errorf("%s decides: %+v", p.name, out)
			}
		})
	}
	all.Wait()
	c.settle()

	c.in("committee-europe").showsTimes(1, "✅ Decided by")
	told := 0
	for _, p := range people {
		if len(c.demo.local.Views(p.name)) == 0 {
			continue // whose decision it is
		}
		p.reads("Already decided by", "yours came second", "Wed 18 Nov 10:3")
		told++
	}
	if told != len(people)-1 {
		t.Errorf("%d of %d people are told that somebody was first", told, len(people))
	}
}
