package main

import (
	"io"
	"mime/quotedprintable"
	"strings"
	"testing"

	"docket/internal/mailtest"
)

const jeanne = "jeanne@borealis.example"

// letters are what Jeanne got, each with its subject, as a person reads it.
func letters(t *testing.T, post *mailtest.Server) []string {
	t.Helper()
	var all []string
	for _, l := range post.To(jeanne) {
		m := l.Parsed(t)
		words, err := io.ReadAll(quotedprintable.NewReader(m.Body))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, m.Header.Get("Subject")+"\n"+strings.ReplaceAll(string(words), "\u00a0", " "))
	}
	return all
}

func TestWithMailTheCustomerIsWrittenToAndRemindedInTheirLanguage(t *testing.T) {
	t.Parallel()
	post, server := mailing(t)
	c := theAcceptance.with(t, demoCmd{Mailer: server})
	invited := len(letters(t, post))
	nadia := c.closes()
	nadia.dm().hides("To be sent to")
	got := letters(t, post)[invited:]
	if len(got) != 2 || missing(got[0], []string{"Bonjour Jeanne Petit,", "Acceptance report", "/c/", "Nadia Roux"}) != "" ||
		missing(got[1], []string{"deux minutes", "/c/", "jeudi 3 déc."}) != "" {
		t.Fatalf("Jeanne got %d letters: %q", len(got), got)
	}

	c.goTo("2026-11-23 09:00 Europe/Paris")
	nadia.dm().showsTimes(1, "Borealis has not answered for 5 days.", "Jeanne Petit (jeanne@borealis.example) is reminded by e-mail too.", "Open close-out")
	if got = letters(t, post)[invited:]; len(got) != 3 || missing(got[2], []string{"Nous n’avons pas encore eu votre réponse", "/c/"}) != "" {
		t.Fatalf("Jeanne got %d letters: %q", len(got), got)
	}
	nadia.presses("Remind the customer", room, "Close-out", "The customer’s turn")
	nadia.isTold(room, "Jeanne Petit (jeanne@borealis.example) is reminded by e-mail.")
	nadia.presses("Remind the customer", room, "Close-out", "The customer’s turn")
	nadia.isTold(room, "@nadia reminded the customer today. Once a day is enough.")
	if got = letters(t, post)[invited:]; len(got) != 4 {
		t.Fatalf("Jeanne got %d letters: %q", len(got), got)
	}
}
