package main

import (
	"strings"
	"testing"
)

// homeShows fails unless the Home tab, opened anew, holds all the texts.
func (p person) homeShows(texts ...string) {
	p.t.Helper()
	p.opensHome()
	p.atHome(texts...)
}

func TestALateApprovalStandsOnTheAgendaOnHomeAndInTheReport(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom, emil, clara := c.as("sofia"), c.as("tom"), c.as("emil"), c.as("clara")
	sofia.sellsAudits("Portal 2", "20")
	tom.homeShows("To approve", "PO-1001", "Customer Success · 0 min of 48 h")
	sofia.homeShows("Your orders", "PO-1001", "Portal 2 · Customer Success (Tom Ashby)")
	tom.types("general", "/docket report")
	tom.isTold("general", "1 to decide", "To approve", "PO-1001")

	c.goTo("2026-11-23 09:00 Europe/Paris")
	agenda := c.in(committeeRoom)
	agenda.shows("Start meeting", "Late approvals · 1", "PO-1001", "Customer Success (Clara Voss, Nadia Roux, Tom Ashby and Wei Zhang)", "late since Fri 20 Nov 10:30", "new")
	tom.homeShows("PO-1001", "Customer Success · ⚠️", "of 48 h")
	clara.presses("Open", committeeRoom, "Late approvals · 1", "PO-1001")
	clara.reads("PO-1001", "Portal 2")
	clara.closes()

	tom.approvesAsSold("PO-1001")
	agenda.shows("Start meeting", "Late approvals · 1* · 0 left", "✅ Order PO-1001", "in approval")
	emil.presses("Approve", "emil", "waits for your approval")
	c.as("hugo").presses("Approve", "hugo", "waits for your approval")
	agenda.shows("Start meeting", "✅ Order PO-1001", "approved, to be sent")
	sofia.homeShows("Your orders", "approved, to be sent")
	if said := plain(tom.home().Blocks); strings.Contains(said, "To approve") {
		t.Errorf("Tom still has to approve:\n%s", said)
	}

	clara.types("general", "/docket report approvals")
	clara.isTold("general", "*Customer Success* · 1 decided · ⚠️ 1 late", "🟥🟥🟥🟥🟥🟥🟥🟥🟥🟥", "*Finance* · 1 decided")
	csv := c.exports("approvals")
	if !strings.HasPrefix(csv, "order,revision,step,role,decision,opened_at,decided_at,hours,late\nPO-1001,1,customer_success,customer_success,approved,2026-11-18T") ||
		strings.Count(csv, "\n") != 4 || strings.Count(csv, ",true\n") != 1 {
		t.Errorf("exported is\n%s", csv)
	}

	c.goTo("2026-11-30 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 30 Nov", "Orders to send · 1", "PO-1001", "approved Monday 23 Nov, to be sent by Sofia Brandt, new")
	sofia.presses("Mark as sent…", committeeRoom, "Order PO-1001", "Sold by Sofia Brandt")
	sofia.submits(with("Sent to", "Jeanne Petit"))
	agenda.shows("Start meeting", "Monday 30 Nov", "Orders to send · 1* · 0 left", "✅ Order PO-1001", "sent to the customer")
}

func TestWhatIsApprovedInAMeetingStandsInItsMinutes(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.as("sofia").sellsAudits("Portal 2", "10")
	c.goTo("2026-11-23 09:00 Europe/Paris")
	nadia := c.as("nadia")
	nadia.presses("Start meeting", committeeRoom, "Start meeting", "Monday 23 Nov")
	c.as("tom").approvesAsSold("PO-1001")
	nadia.presses("End meeting", committeeRoom, "End meeting")
	c.in(committeeRoom).shows("Minutes of", "Order PO-1001", "approved for Customer Success, by Tom Ashby")
}
