package main

import (
	"log/slog"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
)

// behind is another docket of the company, whose clock was turned back by so much. It
// does what is due by that, now, and is gone.
func (c *company) behind(by time.Duration) *house {
	c.t.Helper()
	m := c.demo
	h, err := build(c.t.Context(), settings{
		databaseURL: c.databaseURL, api: m.client(m.page), signingSecret: m.signing, publicURL: "http://" + m.page.Addr().String(),
		pageSecret: m.secrets.bot, pacing: pacing(), now: func() time.Time { return c.now().Add(-by) }, log: slog.New(slog.DiscardHandler),
	})
	c.must(err)
	h.sweeper.Sweep(c.t.Context())
	c.t.Cleanup(func() { c.must(h.close(c.t.Context())) })
	return h
}

func TestAClockTurnedBackOverARequirementsRemindersSaysNothingTwice(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	tom, marc := c.as("tom"), c.as("marc")
	marc.wishes("Invoices as XML")
	c.goTo("2026-11-20 09:00 Europe/Paris")
	for _, by := range []time.Duration{time.Minute, time.Hour, 50 * time.Hour} {
		c.behind(by)
		c.settle()
		tom.dm().showsTimes(1, "has waited for you")
		marc.dm().showsTimes(1, "Évolutions de la semaine")
	}
	c.goTo("2026-11-24 09:00 Europe/Paris")
	tom.dm().showsTimes(2, "has waited for you")
	c.goTo("2026-11-27 09:00 Europe/Paris")
	marc.dm().showsTimes(2, "Évolutions de la semaine")
}

func TestAClockTurnedBackOverACallSaysNothingTwice(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	tom := c.as("tom")
	c.goTo("2026-12-18 09:00 Europe/Paris")
	for _, by := range []time.Duration{time.Hour, 30 * time.Hour} {
		c.behind(by)
		c.settle()
		tom.dm().showsTimes(1, "Call *Borealis* today")
	}
	c.goTo("2026-12-20 09:00 Europe/Paris")
	tom.dm().showsTimes(2, "Call *Borealis* today")
}

func TestAVoteGivenByAClockTurnedBackCountsAndItsReminderIsNotSaidTwice(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom := c.as("sofia"), c.as("tom")
	sofia.sellsAudits("Portal 2", "10")
	c.goTo("2026-11-19 10:40 Europe/Paris")
	tom.dm().showsTimes(1, "has waited for your approval since")
	h := c.behind(30 * time.Hour) // before the order was submitted
	c.settle()
	tom.dm().showsTimes(1, "has waited for your approval since")
	yes := approval.Ballot{Round: 1, Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}}
	_, err := h.desks.Orders.Vote(t.Context(), directory.Act{Key: "vote", By: "U0TOM00001"}, 1001, "customer_success", yes)
	c.must(err)
	c.settle()
	sofia.dm().showsTimes(1, "The order can go to the customer.")
	c.goTo("2026-11-23 12:00 Europe/Paris")
	c.as("nadia").dm().hides("You may decide too.")
}
