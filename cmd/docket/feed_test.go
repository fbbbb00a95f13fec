package main

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

var feedLink = regexp.MustCompile(`http://[^\s\x60]+/feeds/[\w-]+\.ics`)

// followed is the link the person was shown last.
func (p person) followed() string {
	p.t.Helper()
	link := feedLink.FindString(p.lastTold("general"))
	if link == "" {
		p.t.Fatalf("%s is shown no link but:\n%s", p.name, p.lastTold("general"))
	}
	return link
}

// fetches what stands behind a link, as a calendar program that has the tag of an
// earlier answer.
func (c *company) fetches(link, known string) (*http.Response, []byte) {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), http.MethodGet, link, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if known != "" {
		r.Header.Set("If-None-Match", known)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer, body
}

// follows a link that has to be good.
func (c *company) follows(link string) diary {
	c.t.Helper()
	answer, body := c.fetches(link, "")
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "text/calendar; charset=utf-8" {
		c.t.Fatalf("the feed answers %s %s", answer.Status, answer.Header)
	}
	d := diary{}
	d.opens(c.t, body)
	return d
}

func TestAPersonFollowsTheirDatesInACalendar(t *testing.T) {
	t.Parallel()
	c := office(t)
	marc := c.as("marc")
	marc.types("general", "/docket calendar")
	d := c.follows(marc.followed())
	_, kickoff := d.of(t, "Patient portal")
	if !kickoff.starts.Equal(when(t, "2026-11-25 10:00 Europe/Paris")) {
		t.Errorf("the pre-kickoff is %+v", kickoff)
	}
	meetings := 0
	for _, e := range d {
		if e.summary == "Customer committee Europe" {
			meetings++
		}
	}
	if meetings < 12 {
		t.Errorf("the feed holds %d meetings of three months", meetings)
	}

	c.moves(thursday...)
	c.logs("portal", "Sofia is ill.")
	c.goTo(monday)
	c.as("clara").decides("Sofia is ill.", with("Who", "marc"), with("In your own words", "Tom stands in."), with("Until", "2026-12-07"))
	d = c.follows(marc.followed())
	if _, e := d.of(t, "Pré-lancement"); e.place != "Room 4; ground floor" {
		t.Errorf("the pre-kickoff is %+v", e)
	}
	if _, e := d.of(t, "Échéance"); !strings.Contains(e.summary, "Patient portal, Delta Clinics") || e.starts.Format("2006-01-02") != "2026-12-07" {
		t.Errorf("what is due is %+v", e)
	}
}

func TestACalendarThatHasTheFeedIsNotSentItAgain(t *testing.T) {
	t.Parallel()
	c := office(t)
	marc := c.as("marc")
	marc.types("general", "/docket calendar")
	link := marc.followed()
	first, _ := c.fetches(link, "")
	tag := first.Header.Get("ETag")
	if again, body := c.fetches(link, tag); again.StatusCode != http.StatusNotModified || len(body) != 0 {
		t.Errorf("unchanged, it answers %s with %d bytes", again.Status, len(body))
	}
	c.moves(thursday...)
	if again, _ := c.fetches(link, tag); again.StatusCode != http.StatusOK {
		t.Errorf("changed, it answers %s", again.Status)
	}
}

func TestALinkThatWasRenewedOrOfSomebodyWhoLeftOpensNothing(t *testing.T) {
	t.Parallel()
	c := office(t)
	marc := c.as("marc")
	marc.types("general", "/docket calendar")
	old := marc.followed()
	marc.types("general", "/docket calendar")
	if again := marc.followed(); again != old {
		t.Fatal("asked twice, the link is another one")
	}
	marc.presses("Renouveler le lien", "general", "Copiez le lien")
	marc.isTold("general", "Votre agenda a un nouveau lien")
	renewed := marc.followed()
	c.follows(renewed)

	wrong := strings.Replace(renewed, "/feeds/", "/feeds/x", 1)
	dead, said := c.fetches(old, "")
	never, same := c.fetches(wrong, "")
	if dead.StatusCode != http.StatusNotFound || never.StatusCode != http.StatusNotFound || string(said) != string(same) {
		t.Errorf("the old link answers %s %q, a wrong one %s %q", dead.Status, said, never.Status, same)
	}

	m, err := c.demo.house.desks.Directory.Member(t.Context(), "U0MARC0001")
	if err != nil {
		t.Fatal(err)
	}
	m.Active = false
	if err := c.demo.house.desks.Directory.Meet(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if left, _ := c.fetches(renewed, ""); left.StatusCode != http.StatusNotFound {
		t.Errorf("after Marc left, his feed answers %s", left.Status)
	}
}

func TestNobodySeesTheLinkOfAnother(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.as("marc").types("general", "/docket calendar")
	c.as("paul").types("general", "/docket calendar")
	if c.as("marc").followed() == c.as("paul").followed() {
		t.Error("Marc and Paul share a link")
	}
	c.in("general").hides("/feeds/")
	made := 0
	for e, err := range c.demo.house.desks.Record.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Verb == "feed.made" {
			made++
			if len(e.Before)+len(e.After) > 0 {
				t.Errorf("the record keeps %s %s of a feed", e.Before, e.After)
			}
		}
	}
	if made != 2 {
		t.Errorf("the record says %d times that a feed was made", made)
	}
}
