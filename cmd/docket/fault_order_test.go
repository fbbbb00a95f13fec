package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"docket/bot"
	"docket/internal/directory"
	"docket/internal/sandbox"
)

// stale presses a button now, closes what opens, and returns the same press as it
// comes later from a card that was never drawn anew.
func (p person) stale(button, channel string, texts ...string) func() {
	p.t.Helper()
	p.presses(button, channel, texts...)
	for range p.demo.local.Views(p.name) {
		p.closes()
	}
	calls := p.demo.local.Calls(0)
	slices.Reverse(calls)
	n := slices.IndexFunc(calls, func(call sandbox.Call) bool { return strings.HasPrefix(call.Method, "block_actions ") })
	times := 0
	return func() {
		p.t.Helper()
		times++
		body := strings.Replace(string(calls[n].Args), `"trigger_id":"`, fmt.Sprintf(`"trigger_id":"%d.`, times), 1)
		if status, answer := p.company.delivers(delivery{path: bot.InteractionsPath, body: payload(body)}); status != 200 {
			p.t.Errorf("%s, pressed late, is answered %d %s", button, status, answer)
		}
		p.settle()
	}
}

func TestCardsOfAnOrderFromBeforeDecideNothing(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom := c.as("sofia"), c.as("tom")
	sofia.sellsAudits("Portal 2", "10")
	approve, decline := tom.stale("Approve", "tom", "PO-1001"), tom.stale("Decline…", "tom", "PO-1001")
	ask := tom.stale("Ask Sofia Brandt", "tom", "PO-1001")

	tom.presses("Decline…", "tom", "PO-1001")
	tom.submits(with("Why?", "No auditor before March."))
	for _, press := range []func(){approve, decline, ask} {
		press()
		tom.noModal()
		tom.isTold("tom", "You declined this at")
	}

	change := sofia.stale("Change", committeeRoom, "Order PO-1001")
	sofia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.fillsIn(with("Name of the project", "Portal 3"))
	sofia.submits()
	for _, press := range []func(){approve, decline, ask} {
		press()
		tom.noModal()
		tom.isTold("tom", "This changed at", "Here is the new one.", "Portal 3")
	}
	withdraw := sofia.stale("Withdraw…", committeeRoom, "Order PO-1001")
	again, answers := tom.stale("Approve", "tom", "waits for your approval"), tom.stale("Ask Sofia Brandt", "tom", "waits for your approval")
	sofia.presses("Withdraw…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Why is it withdrawn?", "They bought elsewhere."))
	for _, press := range []func(){again, answers} {
		press()
		tom.noModal()
		tom.isTold("tom", "PO-1001 was withdrawn at")
	}
	for _, press := range []func(){withdraw, change} {
		press()
		sofia.noModal()
		sofia.isTold(committeeRoom, "PO-1001")
	}
	c.in(committeeRoom).showsTimes(1, "✖ Withdrawn by Sofia Brandt.")
	c.in(committeeRoom).shows("Order PO-1001", "✖ withdrawn")
}

func TestCardsOfAnApprovedOrderFromBeforeSendNothing(t *testing.T) {
	t.Parallel()
	c, sofia := approvedIn(t, demoCmd{})
	emil := c.as("emil")
	send := sofia.stale("Mark as sent…", committeeRoom, "Order PO-1001")
	emil.presses("Mark as sent…", committeeRoom, "Order PO-1001")
	sofia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.fillsIn(with("Name of the project", "Portal 3"))
	sofia.submits()
	emil.submitting(with("Sent to", "Jeanne Petit"))
	c.settle()
	emil.reads("PO-1001 changed at", "after you opened this. Look at it again first.")
	send()
	sofia.noModal()
	sofia.isTold(committeeRoom, "PO-1001 is not approved. It may go to the customer once it is.")
	c.in(committeeRoom).hides("Sent to Jeanne Petit")

	c.approves(1001)
	c.settle()
	sofia.presses("Mark as sent…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Sent to", "Jeanne Petit"))
	c.again("view_submission order_send_form", `"id":"V`, `"id":"VX`)
	c.in(committeeRoom).showsTimes(2, "✅ Sent to Jeanne Petit · Sofia") // the card and its thread
	send()
	sofia.isTold(committeeRoom, "@sofia sent PO-1001 to Jeanne Petit at", "already.")
	receive := sofia.stale("Received back signed…", committeeRoom, "Order PO-1001")
	hugo := c.as("hugo")
	hugo.presses("Received back signed…", committeeRoom, "Order PO-1001")
	signed := []fill{with("Who signed", "Jeanne Petit"), with("On which day", "2026-11-18"), with("or a link to it", "https://files.example/signed.pdf")}
	sofia.presses("Received back signed…", committeeRoom, "Order PO-1001")
	sofia.submits(signed...)
	c.again("view_submission order_receive_form", `"id":"V`, `"id":"VX`)
	hugo.submitting(signed...)
	c.settle()
	hugo.reads("PO-1001", "already")
	receive()
	sofia.isTold(committeeRoom, "PO-1001", "already")
	c.in(committeeRoom).showsTimes(1, "The project *Portal 3* goes to the committee’s next agenda.")
	c.goTo("2026-11-23 09:00 Europe/Paris")
	c.in(committeeRoom).showsTimes(1, "New projects", "Portal 3")
}

func TestAnOrderThatIsSubmittedTwiceIsOne(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.sellsAudits("Portal 2", "10")
	c.again("view_submission order_form", `"id":"V`, `"id":"VX`)
	c.again("view_submission order_form")
	c.in(committeeRoom).showsTimes(1, "Portal 2 (PS)")
	sofia.types(committeeRoom, "/orders")
	if said := sofia.lastTold(committeeRoom); strings.Count(said, "Order PO-") != 1 {
		t.Errorf("her orders are:\n%s", said)
	}
}

func TestADraftThatWasChangedInAnotherWindowIsNotSubmittedUnread(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("LIC-ERP", "10")
	drafts, err := c.demo.house.desks.Orders.Drafts(t.Context(), "U0SOFIA001")
	c.must(err)
	elsewhere := drafts[0].Content
	elsewhere.Lines[0].Quantity *= 2
	elsewhere.Lines[0] = elsewhere.Lines[0].Summed()
	_, err = c.demo.house.desks.Orders.SaveDraft(t.Context(), directory.Act{Key: "elsewhere", By: "U0SOFIA001"}, drafts[0], elsewhere)
	c.must(err)

	sofia.submitting()
	c.settle()
	sofia.reads("This draft was changed in another window. Open it anew to go on.")
	c.in(committeeRoom).hides("PO-1001")
	for range c.demo.local.Views("sofia") {
		sofia.closes()
	}
	sofia.types(committeeRoom, "/order")
	sofia.pressesIn("Go on")
	sofia.reads("20 × 890.00 EUR")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001", "17,800.00 EUR")
}

func TestTwoFirstOrdersAtOnceBringOneStarterPack(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sellers := []person{c.as("sofia"), c.as("hugo")}
	for _, p := range sellers {
		p.types(committeeRoom, "/order new")
		p.chooses("Customer", "Acme")
		p.fillsIn(with("Name of the project", "Roll-out of "+p.name), with("Delivered by", "Professional"), with("The invoice goes to", "Ann"), with("Invoice address", "1 Main Street"))
		p.sellsLine("LIC-ERP", "1")
	}
	var both sync.WaitGroup
	for _, p := range sellers {
		both.Go(func() { p.submitting() })
	}
	both.Wait()
	c.settle()
	c.in(committeeRoom).showsTimes(1, "Order PO-", "Roll-out of", "3 lines")
	c.in(committeeRoom).showsTimes(1, "Order PO-", "Roll-out of", "1 line")
}
