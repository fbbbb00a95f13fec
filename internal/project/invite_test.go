package project

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// inviting is the eve of a pre-kickoff, with a contact who can be written to and
// one who cannot.
func inviting() Scene {
	s := scene(manager)
	s.Zone, s.Press = time.UTC, "press:1"
	s.Now = today.At(9*60, time.UTC)
	s.Customer = customer.Customer{Name: "Acme", Locale: "fr"}
	s.Contacts = []customer.Contact{{ID: 1, Name: "Vera", Email: "vera@acme.example"}, {ID: 2, Name: "Noor"}}
	return s
}

func launched() Project {
	return Project{ID: 7, Name: "Portal", State: PreKickoff, Manager: manager.ID, Team: []directory.UserID{expert.ID, helper.ID},
		PreKickoff: today.Add(1), Kickoff: DefaultKickoff}
}

// told is who gets what, in order.
func told(notes []outbox.Note) (all []string) {
	for _, n := range notes {
		all = append(all, string(argsOf(n).Occasion)+" "+string(n.Channel))
	}
	slices.Sort(all)
	return all
}

func argsOf(n outbox.Note) InvitationArgs {
	var a InvitationArgs
	if err := json.Unmarshal(n.Args, &a); err != nil {
		panic(err)
	}
	return a
}

func TestWhoIsToldOfAPreKickoff(t *testing.T) {
	s := inviting()
	first, _ := launched().invite(Project{ID: 7}, s)
	for _, tt := range []struct {
		name   string
		change func(*Project, *Scene)
		want   []string
	}{
		{"nothing changed, nobody is told", func(*Project, *Scene) {}, nil},
		{"another time is told to all", func(p *Project, _ *Scene) { p.Kickoff.At = 14 * 60 },
			[]string{"changed UEXPERT", "changed UHELPER", "changed UMANAGER"}},
		{"so is another day", func(p *Project, _ *Scene) { p.PreKickoff = today.Add(2) },
			[]string{"changed UEXPERT", "changed UHELPER", "changed UMANAGER"}},
		{"and another place", func(p *Project, _ *Scene) { p.Kickoff.Place = "Room 4" },
			[]string{"changed UEXPERT", "changed UHELPER", "changed UMANAGER"}},
		{"who joins is invited alone", func(p *Project, _ *Scene) { p.Quality = boss.ID }, []string{"invited UBOSS"}},
		{"who leaves is taken out alone", func(p *Project, _ *Scene) { p.Team = []directory.UserID{expert.ID} },
			[]string{"uninvited UHELPER"}},
		{"whoever follows as well stays when the team changes", func(p *Project, _ *Scene) {
			p.Team, p.Progress = []directory.UserID{expert.ID}, helper.ID
		}, nil},
		{"a dropped date is told to all", func(p *Project, _ *Scene) { p.PreKickoff = calendar.Date{} },
			[]string{"called_off UEXPERT", "called_off UHELPER", "called_off UMANAGER"}},
		{"so is a stop", func(p *Project, _ *Scene) { p.State = Stopped },
			[]string{"abandoned UEXPERT", "abandoned UHELPER", "abandoned UMANAGER"}},
		{"preparations that begin on the day take nothing back", func(p *Project, _ *Scene) { p.State = Preparing }, nil},
		{"a stop after the meeting takes nothing back", func(p *Project, s *Scene) {
			p.State, s.Now = Stopped, today.Add(1).At(11*60+1, time.UTC)
		}, nil},
		{"nor does somebody join what is over", func(p *Project, s *Scene) {
			p.Quality, s.Now = boss.ID, today.Add(1).At(11*60, time.UTC)
		}, nil},
		{"a meeting that was held is held again on another day", func(p *Project, s *Scene) {
			p.PreKickoff, s.Now = today.Add(5), today.Add(2).At(0, time.UTC)
		}, []string{"changed UEXPERT", "changed UHELPER", "changed UMANAGER"}},
		{"a contact who got an address is passed on by the manager", func(_ *Project, s *Scene) {
			s.Contacts = append(s.Contacts, customer.Contact{ID: 3, Email: "new@acme.example"})
		}, []string{"invited UMANAGER"}},
		{"absence does not matter", func(_ *Project, s *Scene) {
			away := helper
			away.Absences = []directory.Absence{{From: today, Until: today.Add(9), StandIn: boss.ID}}
			s.People = directory.People{manager.ID: manager, expert.ID: expert, helper.ID: away}
		}, nil},
		{"who left Slack cannot be told", func(_ *Project, s *Scene) {
			gone := helper
			gone.Active = false
			s.People = directory.People{manager.ID: manager, expert.ID: expert, helper.ID: gone}
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, s := first, s
			p.Team, s.Contacts = slices.Clone(p.Team), slices.Clone(s.Contacts)
			tt.change(&p, &s)
			after, notes := p.invite(first, s)
			if got := told(notes); !slices.Equal(got, tt.want) {
				t.Errorf("told %q, want %q", got, tt.want)
			}
			if again, twice := after.invite(after, s); len(twice) > 0 || again.Invitation.Sequence != after.Invitation.Sequence {
				t.Errorf("asked again, told %q", told(twice))
			}
		})
	}
}

func TestTheManagerPassesOnWhatContactsGet(t *testing.T) {
	_, notes := launched().invite(Project{ID: 7}, inviting())
	for _, n := range notes {
		a := argsOf(n)
		want := 0
		if n.Channel == outbox.Lane(manager.ID) {
			want = 1
		}
		if len(a.Forward) != want || want == 1 && a.Forward[0].Email != "vera@acme.example" {
			t.Errorf("%s is asked to pass on to %v", n.Channel, a.Forward)
		}
		if len(a.People) != 4 {
			t.Errorf("%d people are named as invited, want 4", len(a.People))
		}
	}
}

func TestContactsGetLettersInTheirLanguageForWhichTheManagerAnswers(t *testing.T) {
	s := inviting()
	s.Mail = true
	s.Contacts = append(s.Contacts, customer.Contact{ID: 3, Name: "Kim", Email: "kim@acme.example", Locale: "en"})
	_, notes := launched().invite(Project{ID: 7}, s)
	want := []string{"invited UEXPERT", "invited UHELPER", "invited UMANAGER", "invited mailto:kim@acme.example", "invited mailto:vera@acme.example"}
	if got := told(notes); !slices.Equal(got, want) {
		t.Fatalf("told %q, want %q", got, want)
	}
	for _, n := range notes {
		a := argsOf(n)
		if len(a.Forward) > 0 {
			t.Errorf("%s is asked to pass on what is sent", n.Channel)
		}
		address, letter := n.Channel.Mail()
		if language := map[string]string{"kim@acme.example": "en", "vera@acme.example": "fr"}[address]; letter &&
			(a.Locale != language || a.Responsible != outbox.Lane(manager.ID)) {
			t.Errorf("%s is written to in %q, %s answers for it", address, a.Locale, a.Responsible)
		}
	}
}

func TestTwoProjectsNeverShareAName(t *testing.T) {
	one, other := inviting(), inviting()
	other.Press = "press:2"
	seen := map[string]bool{}
	for _, s := range []Scene{one, other} {
		for _, id := range []ID{7, 8} {
			p := launched()
			p.ID = id
			p, _ = p.invite(Project{}, s)
			if seen[p.Invitation.UID] {
				t.Errorf("%s is given twice", p.Invitation.UID)
			}
			seen[p.Invitation.UID] = true
		}
	}
}

// entry is what one guest's calendar holds of the pre-kickoff.
type entry struct {
	sequence int
	starts   time.Time
	place    string
	there    bool
}

// TestCalendarsKeepUpWithTheProject has a project change at random and applies
// each message as a calendar does: whatever happened, those invited have what
// is so, and nobody else has anything.
func TestCalendarsKeepUpWithTheProject(t *testing.T) {
	crew := []directory.UserID{manager.ID, expert.ID, helper.ID, boss.ID}
	rapid.Check(t, func(t *rapid.T) {
		s := inviting()
		p := Project{ID: 7, Name: "Portal", State: New, Kickoff: DefaultKickoff}
		calendars, keys := map[string]entry{}, map[string]bool{}
		for step := range rapid.IntRange(1, 12).Draw(t, "steps") {
			before := p
			s.Now = s.Now.Add(time.Minute)
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				p.State, p.PreKickoff = PreKickoff, today.Add(rapid.IntRange(1, 3).Draw(t, "day"))
			case 1:
				p.PreKickoff = calendar.Date{}
			case 2:
				p.Team = rapid.SliceOfDistinct(rapid.SampledFrom(crew), func(u directory.UserID) directory.UserID { return u }).Draw(t, "team")
			case 3:
				p.Kickoff.Place = rapid.SampledFrom([]string{"", "Room 4", "Room 5"}).Draw(t, "place")
			case 4:
				p.Manager = rapid.SampledFrom(crew).Draw(t, "manager")
			case 5:
				if step > 8 {
					p.State = Stopped
				}
			}
			var notes []outbox.Note
			p, notes = p.invite(before, s)
			for _, n := range notes {
				if keys[n.Key] {
					t.Fatalf("the key %s comes twice: its message would be dropped", n.Key)
				}
				keys[n.Key] = true
				keep(t, calendars, n)
			}
			for guest, e := range calendars {
				want := p.comes(s) && slices.Contains(p.guests(s), Guest(guest))
				if e.there != want || want && (!e.starts.Equal(p.starts(s)) || e.place != p.Kickoff.Place) {
					t.Fatalf("%s has %+v, the project is %+v", guest, e, p)
				}
			}
			for _, g := range p.guests(s) {
				if _, member := g.member(); member && p.comes(s) && !calendars[string(g)].there {
					t.Fatalf("%s was not invited", g)
				}
			}
		}
	})
}

// keep does what a calendar does with a message: the higher sequence wins. Only
// the manager's copy that is for others alone stays out of the manager's own.
func keep(t *rapid.T, calendars map[string]entry, n outbox.Note) {
	a := argsOf(n)
	guest := string(n.Channel)
	if !slices.ContainsFunc(a.People, func(p calendar.Person) bool { return p.Name == a.To.Name }) {
		return
	}
	if a.Sequence <= calendars[guest].sequence && a.UID != "" {
		t.Fatalf("%s hears sequence %d after %d", guest, a.Sequence, calendars[guest].sequence)
	}
	calendars[guest] = entry{sequence: a.Sequence, starts: a.Starts, place: a.Place, there: a.Occasion.Method() == calendar.Request}
}
