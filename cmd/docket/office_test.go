package main

import (
	"fmt"
	"testing"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
	"docket/internal/seed"
)

// hired are the roles and managers of a small office.
var hired = []directory.Grant{
	{Member: "U0CLARA001", Roles: []directory.Role{directory.Management}},
	{Member: "U0NADIA001", Roles: []directory.Role{directory.Chair, directory.Management}, Manager: "U0CLARA001"},
	{Member: "U0MARC0001", Roles: []directory.Role{directory.ProjectManager}, Manager: "U0NADIA001"},
	{Member: "U0LEA00001", Roles: []directory.Role{directory.ProjectManager}, Manager: "U0NADIA001"},
	{Member: "U0INES0001", Roles: []directory.Role{directory.SalesManager}, Manager: "U0CLARA001"},
	{Member: "U0PAUL0001", Roles: []directory.Role{directory.Consultant}, Manager: "U0MARC0001"},
	{Member: "U0WEI00001", Roles: []directory.Role{directory.Chair, directory.Management}},
}

// europe is the small office's committee.
var europe = committee.Committee{
	Name: "Customer committee Europe", Channel: seed.Europe, Zone: "Europe/Paris", Cron: committee.DefaultCron, Country: "FR",
	Locale: "en-GB", Members: []directory.UserID{"U0NADIA001", "U0MARC0001", "U0LEA00001", "U0INES0001"},
}

// office is a company of today: Marc manages Delta Clinics' Patient portal (PS),
// Léa Gamma Logistics' Invoice capture (BS), and their committee meets in
// #committee-europe on Mondays at 09:00.
func office(t testing.TB) *company {
	t.Helper()
	return theOffice.company(t)
}

var theOffice = &model{lives: func(c *company) { c.furnished(europe) }}

// officeWith is an office whose committee has other settings.
func officeWith(t testing.TB, d demoCmd, meets committee.Committee) *company {
	t.Helper()
	d.Empty = true
	return opened(t, d).furnished(meets)
}

// furnished gives a company without a past its people, committee and projects.
func (c *company) furnished(meets committee.Committee) *company {
	c.t.Helper()
	c.hires(hired...)
	meets = c.setsUp(meets)
	portal := c.sells("Delta Clinics", project.Project{Name: "Patient portal", Type: project.PS, Committee: meets.ID, Contract: "PO-1023"})
	capture := c.sells("Gamma Logistics", project.Project{Name: "Invoice capture", Type: project.BS, Committee: meets.ID})
	c.launches(portal, "U0MARC0001", "U0PAUL0001")
	c.launches(capture, "U0LEA00001", "U0TOM00001")
	return c
}

func seeded(format string, args ...any) directory.Act {
	return directory.Act{Key: "office:" + fmt.Sprintf(format, args...), By: seed.Admin}
}

func (c *company) hires(grants ...directory.Grant) {
	c.t.Helper()
	for _, g := range grants {
		if err := c.demo.house.desks.Directory.SetRoles(c.t.Context(), seeded("hire:%s", g.Member), g); err != nil {
			c.t.Fatal(err)
		}
	}
}

func (c *company) setsUp(meets committee.Committee) committee.Committee {
	c.t.Helper()
	saved, err := c.demo.house.desks.Committees.SetUp(c.t.Context(), seeded("committee:%s", meets.Name), meets)
	if err != nil {
		c.t.Fatal(err)
	}
	return saved
}

// sells makes a project known with its customer.
func (c *company) sells(to string, p project.Project) project.Project {
	c.t.Helper()
	buyer, err := c.demo.house.desks.Customers.Add(c.t.Context(), seeded("customer:%s", to), customer.Customer{Name: to, Class: customer.B})
	if err != nil {
		c.t.Fatal(err)
	}
	p.Customer = buyer.ID
	added, err := c.demo.house.desks.Projects.Add(c.t.Context(), seeded("project:%s", p.Name), p)
	if err != nil {
		c.t.Fatal(err)
	}
	return added
}

func (c *company) launches(p project.Project, manager, consultant directory.UserID) {
	c.t.Helper()
	act := seeded("launch:%d", p.ID)
	act.By = "U0CLARA001"
	_, err := c.demo.house.desks.Projects.Launch(c.t.Context(), act, p.ID, project.Launch{
		Team:     project.Team{Manager: manager, Sales: "U0INES0001", Members: []directory.UserID{consultant}},
		Schedule: project.Schedule{Day: calendar.DateOf(c.now(), c.now().Location()).Add(7)},
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// logs an issue of a project, as Paul; far faster than typing.
func (c *company) logs(in, description string) issue.Issue {
	c.t.Helper()
	found, err := c.demo.house.desks.Projects.Find(c.t.Context(), in, 1)
	if err != nil || len(found) != 1 {
		c.t.Fatalf("find %s: %d, %v", in, len(found), err)
	}
	logged, err := c.demo.house.desks.Issues.Log(c.t.Context(), directory.Act{Key: "office:" + description, By: "U0PAUL0001"},
		issue.Draft{Project: found[0].ID, Kind: "resource_unavailable", Description: description})
	if err != nil {
		c.t.Fatal(err)
	}
	return logged
}
