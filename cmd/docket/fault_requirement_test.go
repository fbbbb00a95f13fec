package main

import (
	"context"
	"testing"
	"time"

	"docket/internal/requirement"
	"docket/internal/sandbox"
)

func TestEverythingOfARequirementIsSaidOnceHoweverSlackFails(t *testing.T) {
	t.Parallel()
	for _, fault := range wrong {
		t.Run(fault.Kind, func(t *testing.T) {
			t.Parallel()
			c := theAssessors.with(t, demoCmd{Pacing: impatient(time.Second)})
			marc, tom, nadia, room := c.as("marc"), c.as("tom"), c.as("nadia"), c.in(committeeRoom)
			c.failing(fault)
			marc.wishes("Invoices as XML")
			c.waits(2 * time.Minute)
			room.showsTimes(1, "REQ-101", "Under evaluation")
			tom.dm().showsTimes(1, "REQ-101", "Evaluate")

			c.failing(fault)
			tom.evaluates("REQ-101")
			c.waits(2 * time.Minute)
			room.showsTimes(1, "REQ-101", "1 of 2 evaluations")
			c.goTo("2026-11-20 08:59 Europe/Paris")
			c.failing(fault)
			c.waits(30 * time.Minute)
			marc.dm().showsTimes(1, "Évolutions de la semaine", "REQ-101")
			nadia.dm().showsTimes(1, "Requirements of the week", "REQ-101")

			nadia.presses("Decide now…", committeeRoom, "REQ-101")
			c.failing(fault)
			nadia.submits(with("What becomes of it?", "Develop"), with("Why is it decided", "The customer waits."))
			c.waits(2 * time.Minute)
			room.showsTimes(1, "Nadia Roux decided: it is developed.")
			room.showsTimes(1, "REQ-101", "To be scheduled: Marc Delorme", "*Develop*")
		})
	}
}

func TestARoomThatRefusesStopsNoRequirementAndNoList(t *testing.T) {
	t.Parallel()
	for kind, told := range map[string]string{
		sandbox.FaultNotInChannel:    "docket is not a member of",
		sandbox.FaultArchivedChannel: "is archived.",
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			c := weighing(t)
			marc, tom, clara := c.as("marc"), c.as("tom"), c.as("clara")
			c.failing(sandbox.Fault{Kind: kind, Channel: committeeRoom})
			marc.wishes("Invoices as XML")
			c.as("ada").dm().showsTimes(1, told)
			tom.evaluates("REQ-101")
			c.goTo("2026-11-20 09:00 Europe/Paris")
			clara.dm().showsTimes(1, "Requirements of the week", "REQ-101", "Effort: small 1")
			marc.dm().showsTimes(1, "Évolutions de la semaine", "REQ-101")
			c.as("ada").dm().showsTimes(1, told)
			c.mends()
			clara.types("general", "/requirement REQ-101")
			clara.isTold("general", "REQ-101", "1 of 2 evaluations")
		})
	}
}

func TestAnAssessorWhoLeftSlackStopsNoListOfTheWeek(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	c.failing(sandbox.Fault{Kind: sandbox.FaultUserDeactivated, Channel: "marc"})
	c.as("marc").wishes("Invoices as XML")
	c.as("tom").evaluates("REQ-101")
	c.goTo("2026-11-20 09:00 Europe/Paris")
	c.as("ada").dm().showsTimes(1, "@marc is deactivated in Slack.")
	c.as("ines").dm().showsTimes(1, "Évolutions de la semaine", "REQ-101")
	c.as("nadia").dm().showsTimes(1, "Requirements of the week", "REQ-101")
}

func TestAPressOnARequirementWhileTheDatabaseHangsIsAnsweredInTimeAndCountsLater(t *testing.T) {
	t.Parallel()
	const motion = 3
	c, w := slowly(t, motion)
	theAssessors.lives(c)
	clara := c.as("clara")
	c.as("marc").wishes("Invoices as XML")
	clara.presses("Decide now…", committeeRoom, "REQ-101")
	w.slower.Store(int64(motion * 6 * time.Second))
	out := clara.submitting(with("What becomes of it?", "Develop"), with("Why is it decided", "The customer waits."))
	if !out.OK || out.AckMS > motion*3000 {
		t.Fatalf("a decision is acknowledged so: %+v", out)
	}
	clara.reads("That did not work, and it is not your doing.")
	w.slower.Store(0)
	clara.closes()
	until(t, time.Minute, "be decided", func(ctx context.Context) (bool, string) {
		card, err := c.demo.house.desks.Requirements.Show(ctx, 101)
		if err == nil && card.State == requirement.Evaluating && len(c.demo.local.Views("clara")) > 0 {
			clara.submitting()
		}
		return err == nil && card.State != requirement.Evaluating, string(card.State)
	})
	c.settle()
	c.in(committeeRoom).showsTimes(1, "Clara Voss decided: it is developed.")
}
