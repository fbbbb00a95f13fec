package view

import (
	"time"

	"docket/internal/directory"
	"docket/internal/project"
)

// projectCard is a project with its gates: Marc manages it, Léa sells it, Ana is in its team.
func (f fixture) projectCard(state project.State) project.Card {
	l := f.project(state)
	l.Since = monday.AddDate(0, 0, -5)
	if state != project.New {
		l.Kickoff = project.Kickoff{At: 10 * 60, Minutes: 60, Place: f.written("Room 4")}
	}
	return project.Card{Line: l, Committee: f.written("Customer committee"), MeetingHome: "C0COMM", Zone: "Europe/Paris", Locale: "en-GB",
		Home: "C0ERP", Reduced: f.paper("Contract, reduced"), Standard: f.paper("Standard of service"), Tariff: project.Document{Title: f.written("Tariff 2026"), File: "F0TARIFF"},
		Scene: project.Scene{People: f.cast(), Zone: paris, Today: on(time.November, 30), Now: monday}}
}

// cast are the people of a project, one for each part.
func (f fixture) cast() directory.People {
	who := func(id directory.UserID, name string, roles ...directory.Role) directory.Member {
		return directory.Member{ID: id, Name: f.written(name), Active: true, Roles: roles}
	}
	return directory.People{
		marc: who(marc, "Marc", directory.ProjectManager), lea: who(lea, "Léa", directory.SalesManager), ana: who(ana, "Ana", directory.Consultant, directory.Assessor),
		"U0WEI": who("U0WEI", "Wei", directory.Assessor), "U0CLARA": who("U0CLARA", "Clara", directory.Management),
	}
}

func (f fixture) paper(title string) project.Document {
	return project.Document{Title: f.written(title), URL: "https://files.example.com/" + "paper.pdf"}
}

func (f fixture) step(gate project.GateKey, kind project.StepKind, by directory.UserID) project.Step {
	s := project.Step{ID: 1, Gate: gate, Kind: kind, By: by, At: monday.Add(-26 * time.Hour)}
	switch kind {
	case project.Delivered:
		s.Document = f.paper("Document v2")
	case project.Assessed, project.Disagreed:
		s.Note = f.written("Two racks are too many.\nOne will do.")
	}
	return s
}

// preparing is a project at its gates: one passed, one half-way, one turned down, one untouched.
func (f fixture) preparing() project.Card {
	c := f.projectCard(project.Preparing)
	c.Steps = []project.Step{
		f.step(project.Preparations, project.Confirmed, marc), f.step(project.Survey, project.Delivered, marc),
		f.step(project.Survey, project.Assessed, "U0WEI"), f.step(project.Plan, project.Delivered, marc), f.step(project.Plan, project.Disagreed, lea),
	}
	return c
}

// ready is a project whose gates are all passed.
func (f fixture) ready(state project.State) project.Card {
	c := f.projectCard(state)
	c.Steps = []project.Step{
		f.step(project.Preparations, project.Confirmed, marc), f.step(project.Survey, project.Delivered, marc),
		f.step(project.Survey, project.Assessed, "U0WEI"), f.step(project.Survey, project.Assessed, ana), f.step(project.Survey, project.Endorsed, "U0CLARA"),
		f.step(project.DataTemplate, project.Delivered, marc), f.step(project.Plan, project.Delivered, marc),
		f.step(project.Plan, project.Approved, lea), f.step(project.Plan, project.Agreed, marc),
	}
	c.Progress, c.Quality = ana, lea
	return c
}
