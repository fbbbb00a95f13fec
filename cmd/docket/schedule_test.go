package main

import (
	"testing"

	"docket/internal/calendar"
	"docket/internal/committee"
)

// starting is a demo whose clock begins at a wall time.
func starting(t *testing.T, wall string) demoCmd { return demoCmd{Today: when(t, wall)} }

func TestAnAgendaComesAtItsWallTimeOnBothSidesOfTheChangeOfClocks(t *testing.T) {
	t.Parallel()
	c := theOffice.with(t, starting(t, "2026-10-14 10:30 Europe/Paris"))
	room := c.in("committee-europe")
	for _, monday := range []string{"19", "26"} { // the clocks go back on the 25th
		c.goTo("2026-10-" + monday + " 08:59 Europe/Paris")
		room.hides("Start meeting", "Monday "+monday+" Oct")
		c.goTo("2026-10-" + monday + " 09:00 Europe/Paris")
		room.showsTimes(1, "Start meeting", "Monday "+monday+" Oct")
	}
	room.hides("Posted late")
}

func TestAnHourThatDoesNotExistIsMadeUpForAndOneThatComesTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	night := europe
	night.Cron, night.Country = "30 2 * * 0", ""
	c := officeWith(t, starting(t, "2026-10-21 10:30 Europe/Paris"), night)
	room := c.in("committee-europe")
	c.goTo("2026-10-25 12:00 Europe/Paris")
	room.showsTimes(1, "Start meeting")

	spring := officeWith(t, starting(t, "2027-03-24 10:30 Europe/Paris"), night)
	room = spring.in("committee-europe")
	spring.goTo("2027-03-28 01:59 Europe/Paris")
	room.showsTimes(0, "Start meeting")
	spring.goTo("2027-03-28 03:00 Europe/Paris")
	room.showsTimes(1, "Start meeting")
	room.hides("Posted late")
}

func TestAnAgendaInShanghaiComesAtNineThere(t *testing.T) {
	t.Parallel()
	asia := europe
	asia.Name, asia.Channel, asia.Zone, asia.Country = "Customer committee Asia", "C0ASIA0001", "Asia/Shanghai", "CN"
	c := officeWith(t, demoCmd{}, asia)
	c.goTo("2026-11-23 08:59 Asia/Shanghai")
	c.in("committee-asia").hides("Start meeting")
	c.goTo("2026-11-23 09:00 Asia/Shanghai")
	c.in("committee-asia").showsTimes(1, "Start meeting", "Monday 23 Nov")
}

func TestAHolidayMovesTheAgendaToTheNextWorkingDay(t *testing.T) {
	t.Parallel()
	for holiday, tell := range map[string]struct {
		start, off, comes string
		own               []calendar.Override
	}{
		"Lundi de Pâques": {start: "2027-03-24", off: "2027-03-29", comes: "2027-03-30"},
		"Founders' day":   {start: "2026-11-18", off: "2026-11-23", comes: "2026-11-24", own: []calendar.Override{{Day: day(t, "2026-11-23"), Name: "Founders' day"}}},
		"Nouvel an":       {start: "2028-12-27", off: "2029-01-01", comes: "2029-01-02"},
	} {
		t.Run(holiday, func(t *testing.T) {
			t.Parallel()
			meets := europe
			meets.Overrides = tell.own
			c := officeWith(t, starting(t, tell.start+" 10:30 Europe/Paris"), meets)
			room := c.in("committee-europe")
			c.goTo(tell.off + " 23:59 Europe/Paris")
			room.hides("Start meeting")
			c.goTo(tell.comes + " 09:00 Europe/Paris")
			room.showsTimes(1, "Start meeting", "Moved from Monday", holiday)
			room.hides("Posted late")
		})
	}
}

func day(t *testing.T, iso string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAfterAnOutageTheMissedAgendaComesLateOnceAndSaysSo(t *testing.T) {
	t.Parallel()
	for missed, back := range map[string]string{"one": "2026-11-23 14:10", "several": "2026-12-15 11:00"} {
		t.Run(missed, func(t *testing.T) {
			t.Parallel()
			c := office(t)
			c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
			c.sleepsUntil(back + " Europe/Paris")
			room := c.in("committee-europe")
			room.showsTimes(1, "Start meeting")
			room.shows("Start meeting", "Posted late", "Human resource unavailable")
			c.goTo("2026-12-21 09:00 Europe/Paris")
			room.showsTimes(1, "Posted late")
		})
	}
}

func TestAChangedScheduleMovesTheNextAgenda(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia, room := c.as("nadia"), c.in("committee-europe")
	nadia.types("general", "/docket committee")
	nadia.presses("Settings", "general", "Committees", "Customer committee Europe")
	nadia.submits(with("Meets every", "Friday"), with("At", "14:30"))
	nadia.dm().shows("The settings of Customer committee Europe are saved.", "Fri 20 Nov 14:30")

	c.goTo("2026-11-20 14:30 Europe/Paris")
	room.showsTimes(1, "Start meeting", "Friday 20 Nov")
	c.goTo("2026-11-23 12:00 Europe/Paris")
	room.showsTimes(1, "Start meeting")
}

func TestSettingsThatMakeNoSenseAreRefusedBesideTheirField(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia := c.as("nadia")
	nadia.types("general", "/docket committee")
	nadia.presses("New committee", "general", "Committees")
	complete := []fill{with("Name", "Board"), with("Channel", "general")}
	nadia.isRefused("Another rhythm", "", append(complete, with("Another rhythm", "every monday"))...)
	nadia.isRefused("Another rhythm", "", append(complete, with("Another rhythm", "0 9 31 2 *"))...)
	nadia.isRefused("Days of your own", "", append(complete, with("Another rhythm", "0 9 1-7 * 1"), with("Days of your own", "Christmas"))...)
	nadia.submits(append(complete, with("Another rhythm", "0 9 1-7 * 1"), with("Days of your own", "2026-12-24 Christmas Eve"))...)
	nadia.noModal()

	all, err := c.demo.house.desks.Committees.Committees(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("there are %d committees, %v", len(all), err)
	}
	for _, bad := range []committee.Committee{
		{Name: "x", Channel: "C1", Zone: "Mars/Olympus", Cron: "0 9 * * 1"},
		{Name: "x", Channel: "C1", Zone: "Europe/Paris", Cron: "0 9 * * 1", Country: "XX"},
	} {
		if err := bad.Check(); err == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
}
