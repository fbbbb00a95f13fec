package main

import "testing"

// hands logs a request of Delta Clinics, in scope, and hands it to somebody.
func (p person) hands(what, to string) {
	p.t.Helper()
	p.brings("Delta", what)
	p.answers("Yes")
	p.answers("Hand over…")
	p.submits(with("Who carries it out?", to))
	p.answers("I told them")
}

func TestWhatNobodyTakesReachesTheDispatcherAndTheAgenda(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc, tom, room := c.as("paul"), c.as("marc"), c.as("tom"), c.in("committee-europe")
	paul.hands("The export button does nothing.", "marc")
	c.goTo("2026-11-18 11:29 Europe/Paris")
	marc.dm().hides("elle vous attend depuis")
	c.goTo("2026-11-18 11:31 Europe/Paris")
	marc.dm().showsTimes(1, "R-101", "elle vous attend depuis 1 heure. La prenez-vous")
	tom.dm().hides("R-101")
	c.goTo("2026-11-18 14:31 Europe/Paris")
	tom.dm().showsTimes(1, "R-101", "nobody has answered for 4 hours; handed to Marc")
	marc.dm().showsTimes(1, "R-101", "elle vous attend depuis")
	tom.types("general", "/requests queue")
	tom.isTold("general", "Requests nobody has taken", "🟠 R-101 · *Delta Clinics*", "not taken yet · Marc", "4 hours")
	c.goTo("2026-11-23 09:00 Europe/Paris")
	room.shows("*Requests nobody has taken · 1*", "🟠 R-101 · *Delta Clinics* · The export button does nothing: not taken yet · Marc")
	marc.answers("Je la prends", "*R-101*")
	room.shows("*Requests nobody has taken · 1* · 0 left", "✅ R-101")
	tom.dm().shows("✅ R-101", "being carried out")
}

func TestTheNightTheWeekendAndHolidaysDoNotCount(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc := c.as("paul"), c.as("marc")
	c.goTo("2026-12-24 17:30 Europe/Paris") // a Thursday; Friday is Christmas
	paul.hands("The export button does nothing.", "marc")
	c.goTo("2026-12-28 09:25 Europe/Paris")
	marc.dm().hides("elle vous attend depuis")
	c.goTo("2026-12-28 09:31 Europe/Paris")
	marc.dm().showsTimes(1, "R-101", "elle vous attend depuis")
}

func TestWhoStandsInIsReminded(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc, lea := c.as("paul"), c.as("marc"), c.as("lea")
	paul.hands("The export button does nothing.", "marc")
	marc.types("general", "/docket away")
	marc.submits(with("Premier", "2026-11-18"), with("Dernier", "2026-11-20"), with("Qui", "lea"))
	c.goTo("2026-11-18 11:31 Europe/Paris")
	lea.dm().showsTimes(1, "R-101", "elle vous attend depuis 1 heure")
	marc.dm().hides("elle vous attend depuis")
}

func TestTheAgentIsRemindedToTellTheCustomerUntilTheyHave(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul := c.as("paul")
	paul.brings("Delta", "The export button does nothing.")
	paul.answers("Yes")
	paul.answers("I do it")
	paul.answers("I told them")
	paul.answers("Done…")
	paul.submits(with("What was done?", "Repaired."))
	c.goTo("2026-11-18 14:31 Europe/Paris")
	paul.dm().showsTimes(1, "R-101", "the customer has not been told yet, for 4 hours.")
	c.goTo("2026-11-19 09:31 Europe/Paris") // eight working hours
	paul.dm().showsTimes(2, "R-101", "the customer has not been told yet")
	c.goTo("2026-11-19 13:31 Europe/Paris")
	paul.dm().showsTimes(3, "R-101", "the customer has not been told yet")
	paul.answers("I told them", "*Delta Clinics*")
	paul.dm().showsTimes(0, "R-101", "the customer has not been told yet")
	c.goTo("2026-11-23 18:00 Europe/Paris")
	paul.dm().showsTimes(0, "R-101", "the customer has not been told yet")
}

func TestAServiceLevelThatIsBrokenIsToldAboveAndStandsOnTheAgenda(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc, nadia, room := c.as("paul"), c.as("marc"), c.as("nadia"), c.in("committee-europe")
	paul.brings("Delta", "The export button does nothing.")
	paul.dm().shows("R-101", "first answer within 4 h of working time, by Wed 18 Nov 14:30")
	paul.answers("Yes")
	paul.answers("I do it")
	c.goTo("2026-11-18 14:31 Europe/Paris")
	marc.dm().showsTimes(1, "🔴 R-101", "le client n’a pas de première réponse, en retard depuis")
	paul.dm().shows("R-101", "🔴 first answer within 4 h of working time, late since")
	paul.answers("I told them")
	marc.dm().shows("✅ R-101")
	paul.dm().shows("R-101", "to be done within 40 h of working time")

	c.goTo("2026-11-24 15:31 Europe/Paris") // 40 working hours after 10:30 on Wednesday, and one more
	marc.dm().showsTimes(1, "🔴 R-101", "non traitée à temps, en retard depuis")
	nadia.dm().hides("R-101")
	c.goTo("2026-11-30 09:00 Europe/Paris")
	room.shows("*Broken service levels · 1*", "🔴 R-101", "being carried out · Paul", "late since")
	paul.answers("Done…", "*R-101*")
	paul.submits(with("What was done?", "Repaired."))
	room.shows("*Broken service levels · 1* · 0 left", "✅ R-101")
}

func TestTheClockStandsWhileTheCustomerIsWaitedFor(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc := c.as("paul"), c.as("marc")
	paul.brings("Delta", "The export button does nothing.")
	paul.answers("Yes")
	paul.answers("I do it")
	paul.answers("I told them")
	c.goTo("2026-11-18 17:30 Europe/Paris")
	paul.answers("Waiting for the customer")
	paul.dm().shows("R-101", "to be done within 40 h of working time, the clock stands with 33 h left")
	c.goTo("2026-12-09 09:00 Europe/Paris")
	marc.dm().hides("R-101")
	paul.answers("The customer answered")
	paul.dm().shows("R-101", "to be done within 40 h of working time, by Mon 14 Dec 15:00")
	c.goTo("2026-12-14 14:59 Europe/Paris") // three days of nine hours, and six hours
	marc.dm().hides("R-101")
	c.goTo("2026-12-14 15:01 Europe/Paris")
	marc.dm().shows("🔴 R-101", "non traitée à temps")
}

func TestEachCommitteeCountsItsOwnHoursAndHolidays(t *testing.T) {
	t.Parallel()
	meets := europe
	meets.Name, meets.Zone, meets.Country = "Customer committee Asia", "Asia/Shanghai", "CN"
	c := officeWith(t, demoCmd{Today: when(t, "2026-09-30 17:30 Asia/Shanghai")}, meets) // the first week of October is a holiday there
	paul := c.as("paul")
	paul.brings("Delta", "The terminals are dark.")
	paul.dm().shows("R-101", "first answer within 4 h of working time, by Thu 8 Oct 06:30")
	c.goTo("2026-10-08 11:59 Asia/Shanghai")
	paul.dm().shows("R-101", "first answer within 4 h")
	c.goTo("2026-10-08 12:31 Asia/Shanghai")
	paul.dm().shows("R-101", "🔴 first answer within 4 h of working time, late since")
}

func TestTheAgentIsAskedWhatTheCustomerSaysToTheCharge(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, tom := c.as("paul"), c.as("tom")
	paul.brings("Delta", "All invoices of 2024, please.", with("Kind", "Export of data"))
	paul.answers("I told them")
	paul.dm().shows("R-101", "*What does the customer say about the charge?*", "the clock stands")
	c.goTo("2026-11-20 10:29 Europe/Paris")
	paul.dm().showsTimes(1, "R-101 ", "it has waited for the customer for")
	c.goTo("2026-11-24 10:31 Europe/Paris")
	paul.dm().showsTimes(2, "R-101 ", "it has waited for the customer for")
	tom.dm().hides("R-101")
	paul.answers("They accept")
	paul.dm().showsTimes(0, "it has waited for the customer for")
}

func TestAGuestIsShownNoRequest(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul, iris := c.as("paul"), c.as("iris")
	paul.brings("Delta", "The export button does nothing.")
	paul.answers("Yes")
	for _, typed := range []string{"/request R-101", "/request The export button of Delta", "/requests", "/requests R-101", "/requests Delta"} {
		iris.types("ext-lumen", typed)
		iris.isTold("ext-lumen", "Only people of the company may do this.")
		iris.noModal()
	}
}
