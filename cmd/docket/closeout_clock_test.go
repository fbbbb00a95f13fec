package main

import (
	"testing"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/seed"
	"docket/internal/setting"
)

func TestTheDaysOfSilenceAreThoseOfTheCommitteesCalendar(t *testing.T) {
	t.Parallel()
	shanghai := committee.Committee{Name: "Customer committee Asia", Channel: seed.Asia, Zone: "Asia/Shanghai", Cron: committee.DefaultCron,
		Locale: "en-GB", Members: []directory.UserID{"U0WEI00001"}}
	howe := committee.Committee{Name: "Customer committee Pacific", Channel: seed.Asia, Zone: "Australia/Lord_Howe", Cron: committee.DefaultCron,
		Locale: "en-GB", Members: []directory.UserID{"U0WEI00001"}}
	for called, test := range map[string]struct {
		meets                        committee.Committee
		sent, still, closed, morning string // wall times; the close is kept quiet until the morning
		last                         string
	}{
		"when summer time ends": {europe, "2026-10-20 10:30 Europe/Paris", "2026-11-04 23:59 Europe/Paris",
			"2026-11-05 00:00 Europe/Paris", "2026-11-05 09:00 Europe/Paris", "Wednesday 4 Nov"},
		"when summer time begins": {europe, "2027-03-22 10:30 Europe/Paris", "2027-04-06 23:59 Europe/Paris",
			"2027-04-07 00:00 Europe/Paris", "2027-04-07 09:00 Europe/Paris", "Tuesday 6 Apr"},
		"when summer time begins by half an hour": {howe, "2026-09-25 10:30 Australia/Lord_Howe", "2026-10-10 23:59 Australia/Lord_Howe",
			"2026-10-11 00:00 Australia/Lord_Howe", "2026-10-11 09:00 Australia/Lord_Howe", "Saturday 10 Oct"},
		"when summer time ends by half an hour": {howe, "2027-03-25 10:30 Australia/Lord_Howe", "2027-04-09 23:59 Australia/Lord_Howe",
			"2027-04-10 00:00 Australia/Lord_Howe", "2027-04-10 09:00 Australia/Lord_Howe", "Friday 9 Apr"},
		"where it is tomorrow already": {shanghai, "2026-11-18 23:30 Asia/Shanghai", "2026-12-03 16:59 Europe/Paris",
			"2026-12-03 17:00 Europe/Paris", "2026-12-04 09:00 Asia/Shanghai", "Thursday 3 Dec"},
	} {
		t.Run(called, func(t *testing.T) {
			t.Parallel()
			c := readyWith(t, demoCmd{Today: when(t, test.sent)}, test.meets)
			c.closes()
			c.in(room).shows("Close-out", "It closes by itself after "+test.last)
			c.goTo(test.still)
			c.in(room).hides("Close-out", "Closed by silence")
			c.goTo(test.closed)
			c.in(room).shows("Close-out", "Closed by silence: no answer for 15 days, until "+test.last)
			c.in(room).hides("document sent")
			c.goTo(test.morning)
			c.in(room).showsTimes(1, "Closed by silence", "document sent")
		})
	}
}

func TestAfterAnOutageTheLastReminderIsTheOnlyOneAndTheCloseIsThatOfItsDay(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.sleepsUntil("2026-11-30 12:00 Europe/Paris")
	nadia.dm().showsTimes(1, "Borealis has not answered for")
	c.sleepsUntil("2026-12-09 12:00 Europe/Paris")
	c.in(room).showsTimes(1, "Closed by silence: no answer for 15 days, until Thursday 3 Dec", "document sent")
	if n := nadia.dm().count("Borealis has not answered for"); n != 0 {
		t.Errorf("%d reminders still ask for what is over", n)
	}
}

func TestADaysNumberCanBeChangedForWhatComesNext(t *testing.T) {
	t.Parallel()
	c := ready(t)
	desk := c.demo.house.desks.Settings
	act := func(key string) directory.Act { return directory.Act{Key: key, By: seed.Admin} }
	c.must(desk.Set(t.Context(), act("a reminder"), setting.SilenceReminders, []int{5, 10, 14}, []int{5}))
	c.must(desk.Set(t.Context(), act("seven days"), setting.SilenceDays, []int{15}, []int{7}))
	c.closes()
	c.in(room).shows("Close-out", "It closes by itself after Wednesday 25 Nov")
}

func TestWhoIsAwayIsStoodInForInACloseOut(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia, lea := c.closes(), c.as("lea")
	nadia.types("general", "/docket away")
	nadia.submits(with("First", "2026-11-22"), with("Last", "2026-11-25"), with("Who stands in", "lea"))
	c.goTo("2026-11-23 09:00 Europe/Paris")
	nadia.dm().hides("Borealis has not answered")
	lea.dm().showsTimes(1, "Borealis n’a pas répondu depuis 5 jours.", "après le jeudi 3 déc.")
	lea.presses("Relancer le client", "lea", "Borealis n’a pas répondu")
	lea.dm().shows("À envoyer à Jeanne Petit")
	lea.presses("Voir la clôture", "lea", "Borealis n’a pas répondu")
	lea.reads("Clôture", "Borealis", "jour 5 sur 15")
}

func TestAnOwnerWhoLeftIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	if err := c.demo.local.Deactivate("nadia"); err != nil {
		t.Fatal(err)
	}
	c.goTo("2026-11-23 09:00 Europe/Paris")
	nadia.dm().hides("has not answered")
	c.as("marc").dm().showsTimes(1, "Borealis n’a pas répondu depuis 5 jours.")
}
