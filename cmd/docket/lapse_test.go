package main

import "testing"

func TestAMeetingNobodyStartedIsPutAwayWhenTheNextAgendaComes(t *testing.T) {
	t.Parallel()
	c := office(t)
	room := c.in("committee-europe")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	c.goTo(monday)
	room.shows("Monday 23 Nov", "Start meeting")

	c.goTo("2026-11-30 09:00 Europe/Paris")
	room.shows("Monday 23 Nov", "Not held")
	room.showsTimes(1, "Start meeting")
	room.shows("Monday 30 Nov", "Start meeting", "carried over 1 week")
}
