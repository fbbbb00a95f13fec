package main

import (
	"strings"
	"testing"
	"time"

	"docket/internal/connect/mail"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/mailtest"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/sandbox"
)

// mailing is a mail server, and docket's way to it.
func mailing(t testing.TB) (*mailtest.Server, *mail.Server) {
	t.Helper()
	post := mailtest.New(t)
	server, err := mail.Open("smtp://"+post.Addr(), "docket <docket@house.example>")
	if err != nil {
		t.Fatal(err)
	}
	return post, server
}

// writing is an office with a mail server, whose customer Sigma Foods has Ana to
// be written to in French.
func writing(t testing.TB, p *outbox.Pacing) (*company, *mailtest.Server) {
	t.Helper()
	post, server := mailing(t)
	return officeWith(t, demoCmd{Mailer: server, Pacing: p}, europe), post
}

// impatient gives a request so long, and looks into what has no clear end a
// second later instead of after half a minute.
func impatient(timeout time.Duration) *outbox.Pacing {
	p := outbox.DefaultPacing()
	p.Timeout, p.Letter, p.Settle, p.Lease = timeout, timeout, timeout+time.Second, timeout+time.Second
	return &p
}

const ana = "ana@sigma.example"

// invites has a project of Sigma Foods launched, to which Ana is invited.
func (c *company) invites() {
	c.t.Helper()
	p := c.sells("Sigma Foods", project.Project{Name: "Cold chain", Type: project.PS, Committee: c.committee()})
	_, err := c.demo.house.desks.Customers.AddContact(c.t.Context(), seeded("contact:ana"), customer.Contact{
		Customer: p.Customer, Name: "Ana Ruiz", Email: ana, Roles: []customer.ContactRole{customer.SPoC}, Locale: "fr"})
	if err != nil {
		c.t.Fatal(err)
	}
	c.launches(p, "U0MARC0001", "U0PAUL0001")
	c.settle()
}

// got fails unless Ana got so many letters; it returns the last one.
func got(t testing.TB, post *mailtest.Server, want int) mailtest.Letter {
	t.Helper()
	letters := post.To(ana)
	if len(letters) != want {
		t.Fatalf("Ana got %d letters, not %d: %+v", len(letters), want, letters)
	}
	if want == 0 {
		return mailtest.Letter{}
	}
	return letters[want-1]
}

func TestACustomersContactGetsALetter(t *testing.T) {
	t.Parallel()
	c, post := writing(t, nil)
	c.invites()
	letter := got(t, post, 1)
	header := letter.Parsed(t).Header
	if letter.From != "docket@house.example" || header.Get("To") != `"Ana Ruiz" <ana@sigma.example>` || header.Get("Auto-Submitted") != "auto-generated" ||
		header.Get("Reply-To") != `"Marc Delorme" <marc@harbour-finch.example>` {
		t.Errorf("the letter is\n%s", letter.Source)
	}
	if !strings.Contains(letter.Source, "text/calendar; method=REQUEST") || !strings.Contains(letter.Source, "projet") {
		t.Errorf("the letter invites nobody, or not in French:\n%s", letter.Source)
	}
	c.waits(24 * time.Hour)
	got(t, post, 1)
}

func TestALetterWaitsForAMailServerThatIsAwayAndSlackDoesNot(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]struct{ step, says string }{
		"it breaks off":           {"CONNECT", mailtest.Cut},
		"it asks for patience":    {"RCPT", "450 4.2.0 greylisted"},
		"it refuses the letter":   {".", "451 4.3.0 try later"},
		"it knows docket no more": {"MAIL", "550 5.7.1 not allowed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, post := writing(t, nil)
			post.Fail(answer.step, answer.says, 100)
			c.invites()
			c.as("paul").dm().shows("Cold chain")
			got(t, post, 0)
			c.waits(30 * time.Minute)
			c.as("ada").dm().hides("e-mail to ana@sigma.example")
			for range 12 {
				c.waits(15 * time.Minute)
			}
			told := c.as("ada").dm().count("ana@sigma.example") + c.as("marc").dm().count("e-mail", "ana@sigma.example")
			if told != 1 {
				t.Errorf("of a letter that waits for hours %d are told", told)
			}
			got(t, post, 0)
			post.Mend()
			c.waits(15 * time.Minute)
			got(t, post, 1)
			c.waits(24 * time.Hour)
			got(t, post, 1)
		})
	}
}

func TestALetterThatIsRefusedIsToldToWhoIsResponsible(t *testing.T) {
	t.Parallel()
	c, post := writing(t, nil)
	post.Fail("RCPT", "550 5.1.1 <ana@sigma.example> unknown", 1)
	c.invites()
	c.as("marc").dm().showsTimes(1, "L’e-mail à ana@sigma.example n’est pas arrivé", "550 5.1.1")
	c.as("ada").dm().hides("ana@sigma.example")
	c.waits(3 * 24 * time.Hour)
	got(t, post, 0)
	c.as("marc").dm().showsTimes(1, "n’est pas arrivé")
}

func TestALetterOfWhichNobodyKnowsComesTwiceAtMostAndSaysSo(t *testing.T) {
	t.Parallel()
	for name, cuts := range map[string]int{"once": 1, "always": 100} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, post := writing(t, impatient(4*time.Second)) // the answer is cut: nothing waits so long
			post.Fail(".", mailtest.Cut, cuts)
			c.invites()
			c.waits(24 * time.Hour)
			first, second := post.To(ana)[0].Parsed(t).Header, got(t, post, 2).Parsed(t).Header
			if id := first.Get("Message-Id"); id == "" || second.Get("Message-Id") != id {
				t.Errorf("the letters are %q and %q", id, second.Get("Message-Id"))
			}
			c.as("marc").dm().showsTimes(min(1, cuts-1), "Impossible de savoir si l’e-mail à ana@sigma.example est arrivé")
		})
	}
}

func TestAFileIsHandedOverOnceWhateverBecomesOfTheAnswer(t *testing.T) {
	t.Parallel()
	for _, fault := range []sandbox.Fault{
		{Kind: sandbox.FaultDeliveredThenTimeout, Method: "files.completeUploadExternal", Count: 2},
		{Kind: sandbox.FaultTimeout, Method: "files.completeUploadExternal", Count: 2},
		{Kind: sandbox.FaultServerError, Method: "files.completeUploadExternal", Count: 2},
		{Kind: sandbox.FaultConnectionCut, Method: "files.getUploadURLExternal", Count: 2},
		{Kind: sandbox.FaultRateLimited, Method: "files.getUploadURLExternal", Count: 2},
	} {
		t.Run(fault.Kind, func(t *testing.T) {
			t.Parallel()
			c := theOffice.with(t, demoCmd{Pacing: impatient(time.Second)})
			c.settle()
			c.failing(fault)
			p := c.sells("Sigma Foods", project.Project{Name: "Cold chain", Type: project.PS, Committee: c.committee()})
			c.launches(p, "U0MARC0001", "U0PAUL0001")
			c.settle()
			c.waits(time.Minute)
			for _, who := range []string{"marc", "paul", "ines"} {
				if files := c.as(who).filesOf("Cold chain"); files != 1 {
					t.Errorf("%s is handed %d files", who, files)
				}
			}
		})
	}
}

// filesOf counts the files docket handed the person whose title holds the words.
func (p person) filesOf(words string) int {
	n := 0
	for _, m := range p.dm().all() {
		for _, f := range m.Files {
			if strings.Contains(f.Title, words) {
				n++
			}
		}
	}
	return n
}

// committee is the office's.
func (c *company) committee() directory.CommitteeID {
	c.t.Helper()
	all, err := c.demo.house.desks.Committees.Committees(c.t.Context())
	if err != nil || len(all) == 0 {
		c.t.Fatalf("%d committees, %v", len(all), err)
	}
	return all[0].ID
}
