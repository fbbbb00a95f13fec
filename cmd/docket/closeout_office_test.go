package main

import (
	"fmt"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/seed"
)

// ready is an office in which Borealis' ERP roll-out is in acceptance: Marc manages it, Inès sold it, it has a channel of
// its own, and Jeanne Petit is whom the customer names.
func ready(t testing.TB) *company {
	t.Helper()
	return theAcceptance.company(t)
}

var theAcceptance = &model{lives: func(c *company) { c.readied(europe) }}

func readyWith(t testing.TB, d demoCmd, meets committee.Committee) *company {
	t.Helper()
	d.Empty = true
	return opened(t, d).readied(meets)
}

// readied brings a company without a past to where ready is.
func (c *company) readied(meets committee.Committee) *company {
	c.t.Helper()
	c.hires(hired...)
	c.hires(directory.Grant{Member: "U0SOFIA001", Roles: []directory.Role{directory.Assessor}},
		directory.Grant{Member: "U0TOM00001", Roles: []directory.Role{directory.Assessor, directory.CustomerSuccess}})
	meets = c.setsUp(meets)
	p := c.sells("Borealis", project.Project{Name: "ERP roll-out", Type: project.PS, Committee: meets.ID, Channel: string(seed.Borealis)})
	c.knows(p.Customer, customer.Contact{Name: "Jeanne Petit", Email: "jeanne@borealis.example", Roles: []customer.ContactRole{customer.SPoC}, Locale: "fr"})
	c.carries(p, meets)
	c.goOn(time.Minute) // everybody has been told of their turns
	return c
}

func (c *company) knows(of customer.ID, person customer.Contact) {
	c.t.Helper()
	person.Customer = of
	if _, err := c.demo.house.desks.Customers.AddContact(c.t.Context(), seeded("contact:%s", person.Name), person); err != nil {
		c.t.Fatal(err)
	}
}

// The people who carry a project through its gates.
const (
	manager directory.UserID = "U0MARC0001"
	sales   directory.UserID = "U0INES0001"
	boss    directory.UserID = "U0CLARA001"
)

// carries a project from its launch to its agreed acceptance.
func (c *company) carries(p project.Project, meets committee.Committee) {
	c.t.Helper()
	desk, ctx := c.demo.house.desks.Projects, c.t.Context()
	act := func(by directory.UserID, what string) directory.Act {
		return directory.Act{Key: fmt.Sprintf("carry:%d:%s", p.ID, what), By: by}
	}
	zone, err := calendar.Zone(meets.Zone)
	c.must(err)
	today := calendar.DateOf(c.now(), zone)
	_, err = desk.Launch(ctx, act(boss, "launch"), p.ID, project.Launch{
		Team:     project.Team{Manager: manager, Sales: sales, Members: []directory.UserID{"U0PAUL0001"}, Progress: "U0NADIA001", Quality: "U0SOFIA001"},
		Schedule: project.Schedule{Day: today, Kickoff: project.Kickoff{At: 23*60 + 59, Minutes: 30}},
	})
	if err == nil {
		_, err = desk.Prepare(ctx, act(manager, "prepare"), p.ID)
	}
	c.steps(p.ID, err, act, prepared...)
	if _, err = desk.Start(ctx, act(manager, "start"), p.ID); err == nil {
		_, err = desk.Accept(ctx, act(manager, "accept"), p.ID)
	}
	c.steps(p.ID, err, act, agreed...)
}

// taken is a step of a gate, and who takes it.
type taken struct {
	gate project.GateKey
	kind project.StepKind
	by   directory.UserID
}

var prepared = []taken{
	{project.Preparations, project.Confirmed, manager}, {project.Survey, project.Delivered, manager},
	{project.Survey, project.Assessed, "U0SOFIA001"}, {project.Survey, project.Assessed, "U0TOM00001"},
	{project.Survey, project.Endorsed, boss}, {project.DataTemplate, project.Delivered, manager},
	{project.Plan, project.Delivered, manager}, {project.Plan, project.Approved, sales}, {project.Plan, project.Agreed, sales},
}

var agreed = []taken{{project.Acceptance, project.Delivered, manager}, {project.Acceptance, project.Agreed, sales}}

// steps takes them in their order, unless something failed before.
func (c *company) steps(id project.ID, before error, act func(directory.UserID, string) directory.Act, all ...taken) {
	c.t.Helper()
	if before != nil {
		c.t.Fatal(before)
	}
	desk := c.demo.house.desks.Projects
	for n, s := range all {
		card, err := desk.Show(c.t.Context(), id)
		if err == nil {
			_, err = desk.Step(c.t.Context(), act(s.by, fmt.Sprintf("%s:%d", s.gate, n)), id, project.Draft{Gate: s.gate, Kind: s.kind,
				Round: card.Gate(s.gate).Round, Document: project.Document{Title: "Paper", URL: "https://files.example/paper.pdf"}, Note: "Seen."})
		}
		if err != nil {
			c.t.Fatalf("%s %s: %v", s.gate, s.kind, err)
		}
	}
}

// closing is the close-out of the ERP roll-out as the database has it.
func (c *company) closing() closeout.Card {
	c.t.Helper()
	found, err := c.demo.house.desks.Projects.Find(c.t.Context(), "ERP roll-out", 1)
	if err != nil || len(found) != 1 {
		c.t.Fatalf("find the ERP roll-out: %d, %v", len(found), err)
	}
	card, err := c.demo.house.desks.Closeouts.OfProject(c.t.Context(), found[0].ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return card
}

// closes opens the close-out, as Nadia, who owns it then, and sends document and questionnaire.
func (c *company) closes() person {
	c.t.Helper()
	nadia := c.as("nadia")
	nadia.types("project-borealis", "/closeout borealis")
	nadia.presses("Begin close-out", "project-borealis", "ERP roll-out")
	nadia.submits(with("Who sees to it", "nadia"))
	nadia.presses("Send document", "project-borealis", "sends the final document", "Final document")
	nadia.submits(with("or a link to it", "https://files.example/acceptance.pdf"), with("Title", "Acceptance report"))
	nadia.presses("Send questionnaire", "project-borealis", "sends the questionnaire", "Final document")
	nadia.submits()
	return nadia
}

// The customer acts by the link they were sent; each act has a key of its own form.

func (c *company) customerSigns(key string) error {
	err := c.signs(c.closing().Link, key)
	c.settle()
	return err
}

func (c *company) signs(link closeout.Link, key string) error {
	_, err := c.demo.house.desks.Closeouts.SignByLink(c.t.Context(), link, key, closeout.Signature{
		Name: "Jeanne Petit", Day: calendar.DateOf(c.now(), c.now().Location()), Statement: "We accept the project as delivered."})
	return err
}

func (c *company) customerRemarks(key string, said ...string) error {
	_, err := c.demo.house.desks.Closeouts.RemarkByLink(c.t.Context(), c.closing().Link, key, said)
	c.settle()
	return err
}

func (c *company) customerAnswers(key string, points string, words string) error {
	card := c.closing()
	given := questionnaire.Answers{}
	for _, q := range card.Asked.Questions {
		switch q.Kind {
		case questionnaire.Scale:
			given[q.Key] = points
		case questionnaire.Choice:
			given[q.Key] = "0"
		case questionnaire.Text:
			given[q.Key] = words
		}
	}
	_, err := c.demo.house.desks.Closeouts.AnswerByLink(c.t.Context(), card.Link, key, given, []byte("hash"))
	c.settle()
	return err
}

// must fails on what the customer may do.
func (c *company) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// answersRemarks mends what the customer remarked on, as Clara decides it.
func (c *company) answersRemarks() {
	c.t.Helper()
	desk, today := c.demo.house.desks.Issues, calendar.DateOf(c.now(), c.now().Location())
	for _, m := range c.closing().Remarks {
		if m.Answered() {
			continue
		}
		act := directory.Act{Key: fmt.Sprintf("mend:%d", m.Issue), By: boss}
		_, err := desk.Decide(c.t.Context(), act, m.Issue, issue.Choice{Note: "Mend it", Owner: manager, Due: today.Add(1)})
		if err == nil {
			act.Key += ":done"
			_, err = desk.Resolve(c.t.Context(), act, m.Issue, issue.Result{})
		}
		c.must(err)
	}
	c.settle()
}
