package main

import "testing"

const monday = "2026-11-23 09:00 Europe/Paris"

func TestAMeetingIsStartedJoinedAndEndedByWhoMay(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul, nadia, clara, tom := c.as("paul"), c.as("nadia"), c.as("clara"), c.as("tom")
	room := c.in("committee-europe")
	c.goTo(monday)

	paul.presses("Start meeting", "committee-europe", "Start meeting")
	paul.isTold("committee-europe", "Only the chair or Management starts and ends the meeting.")
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	room.shows("Running since", "here: Nadia Roux", "I’m here", "End meeting")
	tom.presses("I’m here", "committee-europe", "End meeting")
	room.shows("here: Nadia Roux and Tom Ashby")
	tom.presses("I’m here", "committee-europe", "End meeting")
	tom.isTold("committee-europe", "You are on the list already.")
	paul.presses("End meeting", "committee-europe", "End meeting")
	paul.isTold("committee-europe", "Only the chair or Management starts and ends the meeting.")
	clara.presses("End meeting", "committee-europe", "End meeting")

	room.shows("Customer committee Europe", "✅ Ended")
	room.showsTimes(1, "Minutes of Customer committee Europe", "present: Nadia Roux and Tom Ashby")
}

func TestWhatIsDecidedBeforeDuringAndAfterAMeetingIsMinutedInItsPlace(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, nadia, room := c.as("clara"), c.as("nadia"), c.in("committee-europe")
	for _, what := range []string{"Before it.", "During it.", "After it."} {
		c.as("paul").raises("Human resource unavailable", what)
	}
	clara.decides("Before it.", with("Who", "marc"), with("In your own words", "Decided early"))

	c.goTo(monday)
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	clara.decides("During it.", with("Who", "marc"), with("In your own words", "Decided together"))
	nadia.presses("End meeting", "committee-europe", "End meeting")
	room.shows("Minutes of Customer committee Europe", "Decided together", "Decided early, Marc Delorme until Wednesday 25 Nov (before the meeting, by Clara Voss)", "Carried over · 1")

	clara.decides("After it.", with("Who", "marc"), with("In your own words", "Decided late"))
	c.goTo("2026-11-30 09:00 Europe/Paris")
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	nadia.presses("End meeting", "committee-europe", "End meeting")
	room.showsTimes(1, "Minutes of", "Decided late", "before the meeting")
	room.showsTimes(1, "Minutes of", "Decided early")
	room.showsTimes(1, "Minutes of", "Decided together")
}

func TestADecisionThatNoLongerHoldsStaysInTheMinutesAndSaysSo(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, nadia := c.as("clara"), c.as("nadia")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	c.goTo(monday)
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	clara.decides("To decide", with("Who", "marc"), with("In your own words", "Wait a week"))
	clara.presses("Change decision", "committee-europe", "Sofia is ill.")
	clara.submits(with("In your own words", "Wait two weeks"))
	nadia.presses("End meeting", "committee-europe", "End meeting")

	c.in("committee-europe").shows("Minutes of", "Wait a week", "superseded later", "Wait two weeks")
}

func TestMinutesAreListedReadAndExported(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia, paul := c.as("nadia"), c.as("paul")
	c.goTo(monday)
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	nadia.presses("End meeting", "committee-europe", "End meeting")

	paul.presses("Export as Markdown", "committee-europe", "Minutes of")
	paul.dm().shows("file minutes-2026-11-23.md")

	paul.types("committee-europe", "/agenda minutes")
	paul.isTold("committee-europe", "Meetings of Customer committee Europe", "1 attended")
	paul.presses("Minutes", "committee-europe", "Meetings of")
	paul.isTold("committee-europe", "Minutes of Customer committee Europe", "present: Nadia Roux")
}

func TestWhatIsNotDecidedIsCarriedOverAndSaysForHowLong(t *testing.T) {
	t.Parallel()
	c := office(t)
	room := c.in("committee-europe")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	c.goTo(monday)
	room.shows("Start meeting", "Human resource unavailable, new", "1 to decide")
	c.goTo("2026-11-30 09:00 Europe/Paris")
	room.shows("Start meeting", "carried over 1 week", "0 new since Monday 23 Nov")
	c.goTo("2026-12-14 09:00 Europe/Paris")
	room.shows("Start meeting", "⚠️ carried over 3 weeks", "1 carried over 3 weeks or more")
}

func TestTheAgendaCanBeSeenBeforehandByOnePersonAlone(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")
	paul.raises("Human resource unavailable", "Sofia is ill.")
	paul.types("committee-europe", "/agenda")
	paul.isTold("committee-europe", "Customer committee Europe", "next Mon 23 Nov 09:00", "1 to decide", "Human resource unavailable", "Only you see this.")
	c.in("committee-europe").hides("Only you see this.")
}
