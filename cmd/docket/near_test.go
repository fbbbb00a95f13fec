package main

import (
	"testing"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/project"
	"docket/internal/seed"
)

func TestWhatIsDecidedElsewhereWaitsForNobodyHere(t *testing.T) {
	t.Parallel()
	c := office(t)
	asia := c.setsUp(committee.Committee{Name: "Customer committee Asia", Channel: seed.Asia, Zone: "Asia/Shanghai", Cron: committee.DefaultCron,
		Members: []directory.UserID{"U0WEI00001"}})
	c.sells("Huaxing Motors", project.Project{Name: "Supplier platform", Type: project.PS, Committee: asia.ID})
	c.logs("Supplier platform", "The factory is closed.")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")

	marc := c.as("marc")
	marc.types("committee-europe", "/docket report")
	marc.isTold("committee-europe", "Patient portal")
	if said := marc.lastTold("committee-europe"); missing(said, []string{"Supplier platform"}) == "" {
		t.Errorf("Marc is shown what the other committee decides:\n%s", said)
	}
}
