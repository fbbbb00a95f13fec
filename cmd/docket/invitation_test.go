package main

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/emersion/go-ical"

	"docket/internal/customer"
	"docket/internal/project"
)

// entry is an event in somebody's calendar.
type entry struct {
	sequence  string
	summary   string
	starts    time.Time
	place     string
	attendees []string // addresses
}

// diary is a calendar program: it keeps events by their UID.
type diary map[string]entry

// opens a file as a calendar program does that knows RFC 5546. Two parsers that
// know nothing of docket have to read the same.
func (d diary) opens(t testing.TB, content []byte) {
	t.Helper()
	one, err := ical.NewDecoder(bytes.NewReader(content)).Decode()
	if err != nil {
		t.Fatalf("%v in:\n%s", err, content)
	}
	two, err := ics.ParseCalendar(bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%v in:\n%s", err, content)
	}
	if len(one.Events()) != len(two.Events()) {
		t.Fatalf("one parser reads %d events, the other %d in:\n%s", len(one.Events()), len(two.Events()), content)
	}
	method := one.Props.Get(ical.PropMethod).Value
	for n, e := range one.Events() {
		d.takes(t, method, e, two.Events()[n])
	}
}

func (d diary) takes(t testing.TB, method string, e ical.Event, same *ics.VEvent) {
	t.Helper()
	read := func(name string) string {
		text, err := e.Props.Text(name)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	uid, starts := read(ical.PropUID), must(e.DateTimeStart(time.UTC))
	if other, err := same.GetStartAt(); err != nil || same.Id() != uid || !other.Equal(starts) {
		t.Fatalf("the parsers read %s %s and %s %s, %v", uid, starts, same.Id(), other, err)
	}
	is := entry{summary: read(ical.PropSummary), starts: starts, place: read(ical.PropLocation)}
	if sequence := e.Props.Get(ical.PropSequence); sequence != nil {
		is.sequence = sequence.Value
	}
	for _, a := range same.Attendees() {
		is.attendees = append(is.attendees, a.Email())
	}
	switch was, known := d[uid]; {
	case known && method != "PUBLISH" && is.sequence <= was.sequence:
		t.Fatalf("%s: sequence %s after %s", uid, is.sequence, was.sequence)
	case method == "CANCEL":
		delete(d, uid)
	default:
		d[uid] = is
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// diary is the person's, who opens every calendar file docket sent them, in order.
func (p person) diary() diary {
	p.t.Helper()
	d := diary{}
	for _, m := range p.dm().all() {
		for _, f := range m.Files {
			if strings.HasSuffix(f.Name, ".ics") {
				d.opens(p.t, p.downloads(f.URLPrivate))
			}
		}
	}
	return d
}

// downloads a file of the local Slack.
func (c *company) downloads(url string) []byte {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), http.MethodGet, url, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+c.demo.bot)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		c.t.Fatalf("download %s: %s, %v", url, answer.Status, err)
	}
	return content
}

// of is the one event about a project.
func (d diary) of(t testing.TB, project string) (uid string, e entry) {
	t.Helper()
	about := maps.Clone(d)
	maps.DeleteFunc(about, func(_ string, e entry) bool { return !strings.Contains(e.summary, project) })
	if len(about) != 1 {
		t.Fatalf("the calendar holds %d events about %q: %v", len(about), project, d)
	}
	uid = slices.Collect(maps.Keys(about))[0]
	return uid, d[uid]
}

// portal is the office's PS project.
func (c *company) portal() project.Project {
	c.t.Helper()
	found, err := c.demo.house.desks.Projects.Find(c.t.Context(), "portal", 1)
	if err != nil || len(found) != 1 {
		c.t.Fatalf("find the portal: %d, %v", len(found), err)
	}
	return found[0].Project
}

// moves the portal's pre-kickoff, as Nadia does.
func (c *company) moves(fills ...fill) {
	c.t.Helper()
	nadia := c.as("nadia")
	nadia.types("general", "/project portal")
	nadia.presses("Move the pre-kickoff", "general", "Patient portal")
	nadia.submits(fills...)
}

// sets a pre-kickoff where none is set.
func (c *company) sets(fills ...fill) {
	c.t.Helper()
	nadia := c.as("nadia")
	nadia.types("general", "/project portal")
	nadia.presses("Set the pre-kickoff", "general", "Patient portal")
	nadia.submits(fills...)
}

// drops its date.
func (c *company) drops() { c.t.Helper(); c.moves(with("Day of the pre-kickoff", nil)) }

// staffs the portal, as Nadia does.
func (c *company) staffs(team ...string) {
	c.t.Helper()
	nadia := c.as("nadia")
	nadia.types("general", "/project portal")
	nadia.presses("Change the team", "general", "Patient portal")
	nadia.submits(with("Team", team))
}

// thursday is another day for the pre-kickoff, with a place.
var thursday = []fill{with("Day of the pre-kickoff", "2026-11-26"), with("Time", "14:00"), with("Length", "90 minutes"), with("Place", "Room 4; ground floor")}

func TestAPreKickoffStandsInEverybodysCalendarAndMovesThere(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.settle()
	paul, marc := c.as("paul"), c.as("marc")
	paul.dm().shows("You are invited to the pre-kickoff of *Patient portal* (Delta Clinics)", "Wed 25 Nov 10:00")
	marc.dm().shows("Invitation au pré-lancement de *Patient portal* (Delta Clinics)")
	uid, e := paul.diary().of(t, "Patient portal")
	if e.summary != "Pre-kickoff: Patient portal (Delta Clinics)" || !e.starts.Equal(when(t, "2026-11-25 10:00 Europe/Paris")) ||
		len(e.attendees) != 3 || e.sequence != "1" {
		t.Errorf("Paul's calendar holds %+v", e)
	}

	c.moves(thursday...)
	paul.dm().shows("has changed", "Thu 26 Nov 14:00", "Room 4; ground floor")
	for _, who := range []string{"paul", "marc", "ines"} {
		same, moved := c.as(who).diary().of(t, "Patient portal")
		if same != uid || !moved.starts.Equal(when(t, "2026-11-26 14:00 Europe/Paris")) || moved.place != "Room 4; ground floor" || moved.sequence != "2" {
			t.Errorf("%s has %s as %+v", who, same, moved)
		}
	}

	c.drops()
	paul.dm().shows("is called off", "Thu 26 Nov 14:00")
	if d := paul.diary(); len(d) != 0 {
		t.Errorf("Paul still has %v", d)
	}
	c.sets(thursday...)
	if same, e := paul.diary().of(t, "Patient portal"); same != uid || e.sequence != "4" {
		t.Errorf("it comes back as %s with sequence %s", same, e.sequence)
	}
}

func TestWhoJoinsOrLeavesIsToldAlone(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.settle()
	c.staffs("Paul", "Sofia")
	paul, sofia := c.as("paul"), c.as("sofia")
	uid, _ := sofia.diary().of(t, "Patient portal")
	paul.dm().showsTimes(1, "file pre-kickoff")
	if same, e := paul.diary().of(t, "Patient portal"); same != uid || e.sequence != "1" {
		t.Errorf("Paul has %s, Sofia %s", same, uid)
	}
	c.staffs("Paul")
	sofia.dm().shows("takes place without you")
	if d := sofia.diary(); len(d) != 0 {
		t.Errorf("Sofia still has %v", d)
	}
	paul.dm().showsTimes(1, "file pre-kickoff")
}

func TestAStoppedProjectTakesItsPreKickoffBack(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.settle()
	clara, paul := c.as("clara"), c.as("paul")
	clara.types("general", "/project portal")
	clara.presses("Stop the project", "general", "Patient portal")
	clara.submits(with("Why does it stop?", "The clinic was sold."))
	paul.dm().shows("*Patient portal* (Delta Clinics) is stopped, and its pre-kickoff", "with it")
	if d := paul.diary(); len(d) != 0 {
		t.Errorf("Paul still has %v", d)
	}
	c.as("ines").diary().of(t, "Invoice capture")
}

func TestWithoutMailTheManagerPassesTheInvitationOn(t *testing.T) {
	t.Parallel()
	c := office(t)
	of := c.portal().Customer
	for _, contact := range []customer.Contact{
		{Customer: of, Name: `Vera "V" Lind; ATTENDEE`, Email: "vera@delta.example"}, {Customer: of, Name: "Noor"},
	} {
		c.writesDown(contact)
	}
	marc := c.as("marc")
	marc.dm().shows("Pour le client", "le pré-lancement de *Patient portal*", "transmettez le fichier à Vera")
	c.moves(thursday...)
	marc.dm().shows("a changé", "transmettez le fichier à Vera", "(vera@delta.example)")
	marc.dm().hides("Noor")
	c.as("paul").dm().hides("send the file on")
	_, e := marc.diary().of(t, "Patient portal")
	if !slices.Contains(e.attendees, "vera@delta.example") || len(e.attendees) != 4 {
		t.Errorf("invited are %q", e.attendees)
	}
}
