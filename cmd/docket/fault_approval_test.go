package main

import (
	"testing"
	"time"

	"docket/internal/sandbox"
)

func TestEverythingOfAnApprovalIsSaidOnceHoweverSlackFails(t *testing.T) {
	t.Parallel()
	for _, fault := range wrong {
		t.Run(fault.Kind, func(t *testing.T) {
			t.Parallel()
			c := theShop.with(t, demoCmd{Pacing: impatient(time.Second)})
			sofia, tom := c.as("sofia"), c.as("tom")
			sofia.writes("Delta", "Portal 2")
			sofia.sellsLine("AUDIT-STD", "2", with("Discount", "10"))
			c.failing(fault)
			sofia.submits()
			c.waits(2 * time.Minute)
			c.in(committeeRoom).showsTimes(1, "Order PO-1001")
			sofia.dm().showsTimes(1, "Order PO-1001")
			tom.dm().showsTimes(1, "PO-1001", "waits for your approval")

			tom.presses("Ask Sofia Brandt", "tom", "PO-1001")
			c.failing(fault)
			tom.submits(with("What would you like to know?", "On site or from here?"))
			c.waits(2 * time.Minute)
			sofia.dm().showsTimes(1, "Tom Ashby asks before approving")
			sofia.presses("Answer", "sofia", "Tom Ashby asks before approving")
			c.failing(fault)
			sofia.submits(with("Your answer", "From here."))
			c.waits(2 * time.Minute)
			tom.dm().showsTimes(1, "Sofia Brandt answered. The clock goes on.")

			c.goTo("2026-11-19 10:20 Europe/Paris")
			c.failing(fault)
			c.waits(30 * time.Minute)
			tom.dm().showsTimes(1, "has waited for your approval since")
			c.goTo("2026-11-20 10:20 Europe/Paris")
			c.failing(fault)
			c.waits(30 * time.Minute)
			c.as("nadia").dm().showsTimes(1, "has not been approved in time. You may decide too.")

			tom.presses("Approve", committeeRoom, "PO-1001")
			c.failing(fault)
			tom.submits(with("Can it be done as sold?", "Yes"), with("Do we have the people?", "Yes"))
			c.waits(2 * time.Minute)
			c.in(committeeRoom).showsTimes(1, "Customer Success: approved by")
			sofia.dm().showsTimes(1, "The order can go to the customer.")
			for _, name := range []string{"tom", "nadia"} {
				c.as(name).dm().hides("waits for your approval")
				c.as(name).dm().hides("You may decide too.")
			}
		})
	}
}

func TestAnArchivedChannelDoesNotStopAnApproval(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom := c.as("sofia"), c.as("tom")
	sofia.sellsAudits("Portal 2", "10")
	c.failing(sandbox.Fault{Kind: sandbox.FaultArchivedChannel, Channel: committeeRoom})
	tom.presses("Ask Sofia Brandt", "tom", "PO-1001")
	tom.submits(with("What would you like to know?", "On site or from here?"))
	sofia.presses("Answer", "sofia", "Tom Ashby asks before approving")
	sofia.submits(with("Your answer", "From here."))
	tom.dm().shows("Sofia Brandt answered. The clock goes on.")
	tom.approvesAsSold("waits for your approval")
	sofia.dm().shows("The order can go to the customer.")
	c.as("ada").dm().showsTimes(1, "is archived.")
	sofia.presses("Mark as sent…", "sofia", "Order PO-1001", "approved, to be sent")
	sofia.submits(with("Sent to", "Jeanne Petit"))
	c.mends()
	sofia.types("general", "/order PO-1001")
	sofia.isTold("general", "Order PO-1001", "sent to the customer")
}

func TestAnOutageLeavesOneReminderOfAnApprovalAndSaysThatItIsLate(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		wakes            string
		reminded, raised int
	}{
		"over 24 hours": {"2026-11-19 15:00 Europe/Paris", 1, 0},
		"over 48 hours": {"2026-11-20 15:00 Europe/Paris", 0, 1},
		"over 72 hours": {"2026-11-21 15:00 Europe/Paris", 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := shop(t)
			c.as("sofia").sellsAudits("Portal 2", "10")
			tom, nadia := c.as("tom"), c.as("nadia")
			c.sleepsUntil(tt.wakes)
			tom.dm().showsTimes(tt.reminded, "has waited for your approval since")
			nadia.dm().showsTimes(tt.raised, "has not been approved in time. You may decide too.")
			if tt.raised > 0 {
				c.in(committeeRoom).shows("PO-1001", "late since Fri 20 Nov 10:30")
			}
			c.goTo("2026-11-23 12:00 Europe/Paris")
			tom.dm().showsTimes(tt.reminded, "has waited for your approval since")
			nadia.dm().showsTimes(1, "has not been approved in time. You may decide too.")
			c.in(committeeRoom).showsTimes(1, "Order PO-1001", "late since Fri 20 Nov 10:30", "Withdraw…")
		})
	}
}

func TestFormsOfOrdersThatOpenTooLateAreAskedForAgain(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom, emil := c.as("sofia"), c.as("tom"), c.as("emil")
	late := func(p person, button, channel string, texts ...string) {
		t.Helper()
		c.failing(sandbox.Fault{Kind: sandbox.FaultExpiredTrigger, Count: 1})
		p.presses(button, channel, texts...)
		p.noModal()
		p.isTold(channel, "That took too long to open. Press again.")
		p.presses(button, channel, texts...)
	}
	c.failing(sandbox.Fault{Kind: sandbox.FaultExpiredTrigger, Count: 1})
	sofia.types(committeeRoom, "/order new")
	sofia.noModal()
	sofia.isTold(committeeRoom, "That took too long to open.")
	sofia.sellsAudits("Portal 2", "10")
	for _, button := range []string{"Approve", "Ask Sofia Brandt", "Decline…"} {
		late(tom, button, committeeRoom, "Order PO-1001")
		tom.closes()
	}
	for _, button := range []string{"Lines", "History", "Withdraw…", "Change"} {
		late(sofia, button, committeeRoom, "Order PO-1001")
		sofia.closes()
	}
	tom.presses("Ask Sofia Brandt", committeeRoom, "Order PO-1001")
	tom.submits(with("What would you like to know?", "Where?"))
	late(sofia, "Answer", committeeRoom, "Tom Ashby asks before approving")
	sofia.submits(with("Your answer", "Here."))
	tom.approvesAsSold("waits for your approval")
	late(sofia, "Mark as sent…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Sent to", "Jeanne Petit"))
	late(sofia, "Received back signed…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Who signed", "Jeanne Petit"), with("On which day", "2026-11-18"), with("or a link to it", "https://files.example/signed.pdf"))
	late(emil, "Check invoice…", committeeRoom, "Order PO-1001")
	emil.submits()
	emil.closes()
	late(emil, "Hold…", committeeRoom, "Invoice of PO-1001")
	emil.closes()
	tom.types(committeeRoom, "/consume delta")
	late(tom, "Log use", committeeRoom, "Process audit")
	tom.submits(with("How much was used?", "1"))
	tom.reads("1 of 2 left")
}
