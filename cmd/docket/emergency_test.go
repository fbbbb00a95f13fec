package main

import (
	"sync"
	"testing"

	"docket/internal/sandbox"
)

// raisesEmergency raises one from a message in the committee's channel.
func (p person) raisesEmergency(what string, fills ...fill) {
	p.t.Helper()
	p.uses("raise_emergency_from_message", p.says("committee-europe", what))
	p.submits(append([]fill{with("Project", "portal")}, fills...)...)
}

func TestAnEmergencyReachesItsPeopleAtNightAndAgainUntilSomebodyTakesIt(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul, marc, ines, clara, room := c.as("paul"), c.as("marc"), c.as("ines"), c.as("clara"), c.in("committee-europe")
	c.goTo("2026-11-21 03:10 Europe/Paris")
	paul.raisesEmergency("The server room is flooded.")
	room.shows("Emergency", "Patient portal (PS)", "Nobody has taken it. Told: @marc and @ines", "The server room is flooded.", "from this message")
	marc.dm().showsTimes(1, "The server room is flooded.")
	ines.dm().showsTimes(1, "The server room is flooded.")

	c.goTo("2026-11-21 03:26 Europe/Paris")
	marc.dm().shows("The server room is flooded.", "rappel 1")
	marc.dm().showsTimes(1, "The server room is flooded.", "Nouveau message ci-dessous")
	c.goTo("2026-11-21 03:42 Europe/Paris")
	clara.dm().hides("flooded")
	c.goTo("2026-11-21 03:58 Europe/Paris")
	marc.dm().showsTimes(4, "The server room is flooded.")
	clara.dm().shows("Nobody has taken it, though those responsible were told 3 times", "The server room is flooded.")
	c.as("nadia").dm().shows("Nobody has taken it, though those responsible were told 3 times")

	ines.presses("Je m’en charge", "ines", "The server room is flooded.")
	room.shows("Emergency", "Taken by @ines, Sat 21 Nov 03:58")
	room.shows("Inès", "looks after it.")
	for _, told := range []person{marc, clara} {
		for _, m := range told.dm().all() {
			if countButtons(m.Blocks, "I take it")+countButtons(m.Blocks, "Je m’en charge") > 0 {
				t.Errorf("%s may still take it in:\n%s", told.name, wordsOf(m))
			}
		}
	}
	c.goTo("2026-11-21 12:00 Europe/Paris")
	marc.dm().showsTimes(4, "The server room is flooded.")

	paul.opensHome()
	paul.atHome("Emergencies", "Patient portal", "taken by Inès")
	ines.presses("It is over", "committee-europe", "Taken by @ines")
	ines.isRefused("Comment", "Dites comment cela s’est terminé.", with("Comment", " "))
	ines.submits(with("Comment", "Pumped out."))
	room.shows("✅ Over, says Inès", "Pumped out.")
	room.shows("Emergency", "How it ended:", "Pumped out.")
	paul.presses("History", "committee-europe", "How it ended:")
	paul.reads("Emergency · #1", "ended the emergency", "took the emergency", "told of it again", "docket, by the clock", "raised the emergency")
}

func TestAnEmergencyIsRaisedFromTheProjectsCard(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul, marc := c.as("paul"), c.as("marc")
	paul.types("general", "/project portal")
	paul.presses("Raise an emergency", "general", "Patient portal (PS)")
	paul.reads("Raise an emergency", "Delta Clinics", "The project manager and the sales manager are told at once")
	paul.isRefused("What has happened?", "Say in a sentence what has happened.", with("What", " "))
	paul.submits(with("What", "The <!channel> server room is *flooded*."))
	c.in("committee-europe").shows("Emergency", "Nobody has taken it", "The <!channel> server room is *flooded*.")
	marc.opensHome()
	marc.atHome("Urgences", "Patient portal", "personne ne s’en charge depuis")
	marc.pressesAtHome("Je m’en charge", "Patient portal")
	marc.atHome("Urgences", "Marc Delorme s’en charge")
	paul.presses("It is over", "committee-europe", "Taken by @marc")
	paul.submits(with("How", "A false alarm."))
	c.in("committee-europe").shows("✅ Over, says Paul", "A false alarm.")
	if said := plain(marc.home().Blocks); missing(said, []string{"Urgences"}) == "" {
		t.Errorf("what is over is still at home:\n%s", said)
	}
}

func TestWhoIsAwayIsStoodInForInAnEmergency(t *testing.T) {
	t.Parallel()
	c := office(t)
	marc := c.as("marc")
	marc.types("general", "/docket away")
	marc.submits(with("Premier", "2026-11-16"), with("Dernier", "2026-11-20"), with("Qui", "lea"))
	c.as("paul").raisesEmergency("The server room is flooded.")
	c.as("lea").dm().showsTimes(1, "The server room is flooded.")
	c.as("ines").dm().showsTimes(1, "The server room is flooded.")
	marc.dm().hides("flooded")
}

func TestOfTwentyPeopleWhoTakeAnEmergencyAtOnceOneTakesItAndTheOthersAreTold(t *testing.T) {
	t.Parallel()
	c, people := crowd(t, 20)
	c.as("paul").raisesEmergency("The server room is flooded.")
	takes := make([]func() sandbox.Outcome, len(people))
	for n, p := range people {
		takes[n] = p.aims("I take it", "committee-europe", "Nobody has taken it")
	}
	var all sync.WaitGroup
	for n, take := range takes {
		all.Go(func() {
			if out := take(); !out.OK {
				t.Errorf("%s takes it: %+v", people[n].name, out)
			}
		})
	}
	all.Wait()
	c.settle()

	c.in("committee-europe").showsTimes(1, "looks after it.")
	told := 0
	for _, p := range people {
		if missing(p.lastTold("committee-europe"), []string{"took it at Wed 18 Nov 10:3", "already."}) == "" {
			told++
		}
	}
	if told != len(people)-1 {
		t.Errorf("%d of %d people are told that somebody was first", told, len(people))
	}
}

func TestNoEmergencyIsToldAnyMoreOnceItsProjectIsStopped(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul, clara, marc := c.as("paul"), c.as("clara"), c.as("marc")
	paul.raisesEmergency("The server room is flooded.")
	clara.types("general", "/project portal")
	clara.presses("Stop the project", "general", "Patient portal")
	clara.submits(with("Why does it stop?", "The clinic was sold."))
	c.goTo("2026-11-18 18:00 Europe/Paris")
	marc.dm().showsTimes(1, "The server room is flooded.")
	c.in("committee-europe").shows("Emergency", "The project is over: stopped")
	paul.uses("raise_emergency_from_message", paul.says("committee-europe", "Too late."))
	paul.isRefused("Project", "Patient portal is over; there is no emergency in it any more.", with("Project", "portal"))
}

func TestWhoIsNotOfTheCompanyRaisesNoEmergency(t *testing.T) {
	t.Parallel()
	c := office(t)
	iris := c.as("iris")
	iris.uses("raise_emergency_from_message", iris.says("ext-lumen", "I am bored."))
	iris.noModal()
	iris.isTold("ext-lumen", "Only people of the company may do this.")
	c.in("committee-europe").hides("Nobody has taken it")
}

func TestAnEmergencyStandsOnTheNextAgendaUntilItIsOver(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul, marc, room := c.as("paul"), c.as("marc"), c.in("committee-europe")
	c.goTo("2026-11-23 08:50 Europe/Paris")
	paul.raisesEmergency("The server room is flooded.")
	paul.raisesEmergency("The import loses orders.")
	marc.presses("I take it", "committee-europe", "Nobody has taken it", "The import loses orders.")
	c.goTo(monday)
	room.shows("Start meeting", "🔴 2 emergencies", "Emergencies · 2", "🔴 *Delta Clinics* · Patient portal (PS): The server room is flooded., new",
		"nobody has taken it since", "⏳ *Delta Clinics* · Patient portal (PS): The import loses orders., new", "taken by Marc Delorme")

	nadia := c.as("nadia")
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	marc.presses("I take it", "committee-europe", "End meeting", "The server room is flooded.")
	marc.presses("It is over", "committee-europe", "End meeting", "The server room is flooded.")
	marc.submits(with("Comment", "Pumped out."))
	room.shows("End meeting", "Emergencies · 2", "1 left", "✅ *Delta Clinics* · Patient portal (PS): The server room is flooded.", "over: Pumped out.")
	nadia.presses("End meeting", "committee-europe", "End meeting")
	room.shows("Minutes of", "Come to an end · 1", "The emergency at Delta Clinics · Patient portal is over: Pumped out.",
		"Carried over · 1", "Marc Delorme looks after the emergency at Delta Clinics · Patient portal, new")

	nadia.types("general", "/agenda")
	nadia.isTold("general", "Emergencies · 2* · 1 left", "The import loses orders., carried over 1 week")
	marc.presses("It is over", "committee-europe", "Taken by @marc", "The import loses orders.")
	marc.submits(with("Comment", "Orders are whole again."))
	c.goTo("2026-11-30 09:00 Europe/Paris")
	room.shows("Start meeting", "Emergencies · 2* · 0 left", "over: Orders are whole again.")
	c.goTo("2026-12-07 09:00 Europe/Paris")
	room.shows("Start meeting", "Monday 7 Dec", "Nothing to decide")
}

func TestTheEmergenciesOfAStoppedProjectLeaveTheAgenda(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, room := c.as("clara"), c.in("committee-europe")
	c.as("paul").raisesEmergency("The server room is flooded.")
	clara.types("general", "/agenda")
	clara.isTold("general", "Emergencies · 1")
	clara.types("general", "/project portal")
	clara.presses("Stop the project", "general", "Patient portal")
	clara.submits(with("Why does it stop?", "The clinic was sold."))
	c.goTo(monday)
	room.shows("Start meeting", "Nothing to decide")
	room.hides("Start meeting", "Emergencies")
}
