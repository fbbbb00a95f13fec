package main

import "testing"

func TestHelpShowsWhatOneMayDoWithOnesRoles(t *testing.T) {
	t.Parallel()
	c := office(t)
	for _, who := range []struct {
		name  string
		shown []string
		not   string
	}{
		{"paul", []string{"/issue list acme", "Your roles: Consultant"}, "/docket committee"},
		{"nadia", []string{"/docket committee", "/project add", "Chair and Management"}, "/docket kinds"},
		{"ada", []string{"/docket roles", "/docket kinds", "/docket committee"}, ""},
		{"emil", []string{"none yet", "`/docket roles` shows the administrators"}, "/project add"},
	} {
		p := c.as(who.name)
		p.types("general", "/docket")
		p.isTold("general", who.shown...)
		if who.not != "" && missing(p.lastTold("general"), []string{who.not}) == "" {
			t.Errorf("%s is offered %s:\n%s", who.name, who.not, p.lastTold("general"))
		}
	}
}

func TestACommandThatIsWrongOrHalfTypedIsAnsweredByWhatWouldHaveWorked(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")
	for typed, answer := range map[string][]string{
		"/docket agneda":        {"“agneda” says nothing to `/docket`", "`/docket agenda`"},
		"/issue nosuchproject":  {"“nosuchproject” says nothing to `/issue`", "`/issue list acme`"},
		"/issue help":           {"This is what `/issue` understands", "`/issue 12`"},
		"/issue 4711":           {"issue", "That issue is no longer there."},
		"/issue list":           {"No issue here. `/issue` logs one."},
		"/agenda atlantis":      {"“atlantis” says nothing to `/agenda`", "`/agenda minutes`"},
		"/project atlantis":     {"atlantis"},
		"/project help":         {"`/project add ERP roll-out`"},
		"/docket report":        {"Nothing waits for you."},
		"/docket roles":         {"Who does what", "Administrator"},
		"/docket <!channel> *x": {"says nothing to `/docket`"},
	} {
		paul.types("general", typed)
		if said := paul.lastTold("general"); missing(said, answer) != "" {
			t.Errorf("%s is answered without %q:\n%s", typed, missing(said, answer), said)
		}
	}
}

func TestALoneCommandFindsTheChannelsCommittee(t *testing.T) {
	t.Parallel()
	c := office(t)
	asia := europe
	asia.Name, asia.Channel, asia.Zone, asia.Country = "Customer committee Asia", "C0ASIA0001", "Asia/Shanghai", "CN"
	c.setsUp(asia)
	clara := c.as("clara")

	clara.types("committee-asia", "/agenda")
	clara.isTold("committee-asia", "Customer committee Asia", "next", "Nothing to decide")
	clara.types("general", "/agenda")
	clara.isTold("general", "Which committee’s agenda?", "Customer committee Europe")
	clara.presses("Show agenda", "general", "Which committee’s agenda?", "Customer committee Europe")
	clara.isTold("general", "Customer committee Europe", "Only you see this.")
	clara.types("general", "/agenda europe")
	clara.isTold("general", "Customer committee Europe", "Earlier meetings")
	clara.types("general", "/docket agenda asia")
	clara.isTold("general", "Customer committee Asia")
}

func TestAFrenchSpeakerReadsFrenchAndTheChannelItsCommitteesLanguage(t *testing.T) {
	t.Parallel()
	c := office(t)
	marc := c.as("marc")
	marc.types("general", "/docket")
	marc.isTold("general", "Vos rôles")
	marc.types("committee-europe", "/issue portal")
	marc.reads("Description", "Type de problème")

	french := europe
	french.Name, french.Channel, french.Locale = "Comité de Borealis", "C0BOREAL01", "fr"
	c.setsUp(french)
	c.goTo("2026-11-23 09:00 Europe/Paris")
	c.in("committee-europe").shows("Start meeting")
	c.in("project-borealis").shows("Ouvrir la réunion", "lundi 23")
}
