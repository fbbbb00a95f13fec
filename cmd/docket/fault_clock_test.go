package main

import (
	"testing"

	"docket/internal/directory"
	"docket/internal/seed"
	"docket/internal/setting"
)

// sets one of the numbers of the business, as the administrator.
func (c *company) setsNumbers(k setting.Key, seen, values []int) {
	c.t.Helper()
	act := directory.Act{Key: "numbers:" + string(k) + setting.Words(values), By: seed.Admin}
	c.must(c.demo.house.desks.Settings.Set(c.t.Context(), act, k, seen, values))
	c.settle()
}

// relocates the committee: its wall times are those of another zone from now on.
func (c *company) relocates(zone string) {
	c.t.Helper()
	all, err := c.demo.house.desks.Committees.Committees(c.t.Context())
	c.must(err)
	moved := all[0]
	moved.Zone = zone
	_, err = c.demo.house.desks.Committees.SetUp(c.t.Context(), seeded("relocate:%s", zone), moved)
	c.must(err)
	c.settle()
}

func TestDaysThatRunEndAsTheCustomerWasToldThoughTheNumberChanges(t *testing.T) {
	t.Parallel()
	for name, days := range map[string]int{"fewer": 10, "more": 30} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := ready(t)
			nadia := c.closes()
			c.goTo("2026-11-23 10:00 Europe/Paris")
			c.setsNumbers(setting.SilenceReminders, []int{5, 10, 14}, []int{5, 9})
			c.setsNumbers(setting.SilenceDays, []int{15}, []int{days})
			c.goTo("2026-12-03 23:58 Europe/Paris")
			nadia.types(room, "/closeout borealis")
			nadia.isTold(room, "day 15 of 15", "after Thursday 3 Dec")
			c.in(room).hides("Closed by silence")
			c.goTo("2026-12-04 09:00 Europe/Paris")
			c.in(room).showsTimes(1, "Closed by silence: no answer for 15 days, until Thursday 3 Dec", "document sent")
		})
	}
}

func TestADocumentSentAgainCountsTheDaysOfToday(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.goTo("2026-11-23 10:00 Europe/Paris")
	c.setsNumbers(setting.SilenceReminders, []int{5, 10, 14}, []int{5, 9})
	c.setsNumbers(setting.SilenceDays, []int{15}, []int{10})
	nadia.presses("Send document again", room, "Close-out", "The customer’s turn")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"))
	c.in(room).shows("Close-out", "version 2", "It closes by itself after Thursday 3 Dec")
	c.goTo("2026-12-04 09:00 Europe/Paris")
	c.in(room).showsTimes(1, "Closed by silence: no answer for 10 days, until Thursday 3 Dec", "document sent Monday 23 Nov")
}

func TestDaysOfRemindersCountFromTheNextOne(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	const asked = "Borealis has not answered for"
	c.goTo("2026-11-24 10:00 Europe/Paris")
	nadia.dm().showsTimes(1, asked)
	c.setsNumbers(setting.SilenceReminders, []int{5, 10, 14}, []int{5, 12})
	c.goTo("2026-11-28 10:00 Europe/Paris")
	nadia.dm().showsTimes(1, asked)
	c.goTo("2026-11-30 10:00 Europe/Paris")
	nadia.dm().showsTimes(2, asked)
	nadia.dm().shows(asked + " 12 days")
	c.goTo("2026-12-02 10:00 Europe/Paris")
	nadia.dm().showsTimes(2, asked)
	c.goTo("2026-12-04 09:00 Europe/Paris")
	c.in(room).showsTimes(1, "Closed by silence", "document sent")
}

func TestTheLastDayEndsAtTheMidnightOfTheZoneTheCommitteeMovedTo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ zone, still, closed string }{
		{"Asia/Shanghai", "2026-12-03 23:59 Asia/Shanghai", "2026-12-04 00:00 Asia/Shanghai"},
		{"America/New_York", "2026-12-03 23:59 America/New_York", "2026-12-04 00:00 America/New_York"},
	} {
		t.Run(test.zone, func(t *testing.T) {
			t.Parallel()
			c := ready(t)
			c.closes()
			c.goTo("2026-12-02 10:00 Europe/Paris")
			c.relocates(test.zone)
			c.goTo(test.still)
			c.in(room).hides("Closed by silence")
			c.goTo(test.closed)
			c.in(room).shows("Close-out", "Closed by silence: no answer for 15 days, until Thursday 3 Dec")
			c.goTo("2026-12-04 09:00 " + test.zone)
			c.in(room).showsTimes(1, "Closed by silence", "document sent Wednesday 18 Nov")
			c.as("nadia").dm().showsTimes(1, "⏳ Borealis · ERP roll-out: closed by silence, the review is to do")
		})
	}
}

func TestAfterAnOutageACloseIsThatOfItsDayAndIsNotSaidAtNight(t *testing.T) {
	t.Parallel()
	for name, wakes := range map[string]string{"before the morning": "2026-12-09 03:00 Europe/Paris", "in the evening": "2026-12-08 22:30 Europe/Paris"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := ready(t)
			nadia := c.closes()
			c.sleepsUntil(wakes)
			c.in(room).shows("Close-out", "Closed by silence: no answer for 15 days, until Thursday 3 Dec")
			c.in(room).hides("Closed by silence", "document sent")
			nadia.dm().hides("⏳ Borealis · ERP roll-out: closed by silence, the review is to do")
			c.goTo("2026-12-09 09:00 Europe/Paris")
			c.in(room).showsTimes(1, "Closed by silence: no answer for 15 days, until Thursday 3 Dec", "document sent Wednesday 18 Nov")
			nadia.dm().showsTimes(1, "⏳ Borealis · ERP roll-out: closed by silence, the review is to do")
		})
	}
}

func TestAnOwnerWhoLeavesInTheMiddleIsReplacedAndNothingIsLost(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.goTo("2026-11-24 10:00 Europe/Paris")
	nadia.dm().showsTimes(1, "Borealis has not answered for")
	c.must(c.demo.local.Deactivate("nadia"))
	c.settle() // docket hears of it
	c.must(c.customerRemarks("form-1", "The archive is missing."))
	marc := c.as("marc")
	marc.dm().shows("Borealis · ERP roll-out", "1 remarque à traiter")
	c.answersRemarks()
	marc.presses("Send corrected document", room, "Close-out", "1 of 1 answered")
	marc.submits(with("ou un lien", "https://files.example/second.pdf"))
	marc.presses("Change owner or contact", room, "Close-out", "version 2")
	marc.submits(with("Qui s’en charge", "lea"))
	c.goTo("2026-11-29 09:00 Europe/Paris")
	c.as("lea").dm().showsTimes(1, "Borealis n’a pas répondu depuis 5 jours.")
}
