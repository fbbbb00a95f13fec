package main

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"docket/internal/customer"
	"docket/internal/letter"
	"docket/internal/outbox"
)

// pillarBox takes letters and delivers none.
type pillarBox struct {
	mu   sync.Mutex
	all  []letter.Letter
	sent []string // addresses
}

// Send implements bot.Mailer.
func (b *pillarBox) Send(_ context.Context, l letter.Letter, to string, _ outbox.ID) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.all, b.sent = append(b.all, l), append(b.sent, to)
	return nil
}

// last is the latest letter to an address, and how many there were.
func (b *pillarBox) last(t testing.TB, to string) (letter.Letter, int) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	n, found := 0, letter.Letter{}
	for i, address := range b.sent {
		if address == to {
			n, found = n+1, b.all[i]
		}
	}
	if n == 0 {
		t.Fatalf("nothing was sent to %s but to %q", to, b.sent)
	}
	return found, n
}

// writesDown somebody at a customer, as the administrator does.
func (c *company) writesDown(contact customer.Contact) customer.Contact {
	c.t.Helper()
	desk, act := c.demo.house.desks.Customers, seeded("contact:%s:%s:%t", contact.Name, contact.Email, contact.Retired)
	saved, err := contact, error(nil)
	if contact.ID == 0 {
		saved, err = desk.AddContact(c.t.Context(), act, contact)
	} else if now, missing := desk.Contact(c.t.Context(), contact.ID); missing == nil {
		saved, err = desk.ChangeContact(c.t.Context(), act, contact, now.Mark())
	}
	if err != nil {
		c.t.Fatal(err)
	}
	c.settle()
	return saved
}

func TestACustomersPeopleAreInvitedByLetter(t *testing.T) {
	t.Parallel()
	post := &pillarBox{}
	c := theOffice.with(t, demoCmd{Mailer: post})
	c.settle()
	of := c.portal().Customer
	vera := c.writesDown(customer.Contact{Customer: of, Name: "Vera Lind", Email: "vera@delta.example", Locale: "fr"})
	c.writesDown(customer.Contact{Customer: of, Name: "Noor"})

	her := diary{}
	read := func(letters int, texts ...string) {
		t.Helper()
		l, n := post.last(t, "vera@delta.example")
		if said := l.Subject + "\n" + l.Text; n != letters || missing(said, texts) != "" || l.To != "Vera Lind" {
			t.Fatalf("letter %d to %s says\n%s", n, l.To, said)
		}
		if !strings.Contains(string(l.Calendar.Content), "METHOD:"+l.Calendar.Method+"\r\n") {
			t.Errorf("the letter says %s, its calendar\n%s", l.Calendar.Method, l.Calendar.Content)
		}
		her.opens(t, l.Calendar.Content)
	}
	read(1, "Invitation : pré-lancement de Patient portal", "Bonjour Vera Lind,", "mercredi 25 nov.", "de 10:00 à 11:00 (Europe/Paris)", "Marc Delorme")
	c.as("marc").dm().hides("transmettez le fichier")
	uid, e := her.of(t, "Patient portal")
	if hers, _ := c.as("paul").diary().of(t, "Patient portal"); hers != uid || !slices.Contains(e.attendees, "marc@harbour-finch.example") {
		t.Errorf("Vera has %s as %+v, Paul %s", uid, e, hers)
	}

	c.moves(thursday...)
	read(2, "Modifié : pré-lancement de Patient portal", "jeudi 26 nov.", "Room 4; ground floor")
	her.of(t, "Patient portal")

	vera.Retired = true
	c.writesDown(vera)
	l, n := post.last(t, "vera@delta.example")
	if her.opens(t, l.Calendar.Content); n != 3 || len(her) != 0 || missing(l.Subject+l.Text, []string{"Without you: pre-kickoff of Patient portal", "Hello,"}) != "" {
		t.Errorf("letter %d says %q and leaves %v", n, l.Subject, her)
	}
}
