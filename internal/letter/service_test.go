package letter

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/locale"
	"docket/internal/project"
)

func TestTheStandardOfServiceGoesToTheCustomerWhoRenewed(t *testing.T) {
	s := Service{To: "Jeanne\nPetit", From: "Inès Colbert", Standard: project.Document{URL: "https://house.example/standard"},
		Until: calendar.Date{Year: 2028, Month: time.February, Day: 17}}
	for _, c := range []struct {
		in      *locale.Printer
		subject string
		says    []string
	}{
		{locale.English(), "Your service goes on until 17 Feb 2028", []string{"Dear Jeanne Petit,\n\n", "\n\nhttps://house.example/standard\n\n", "Kind regards,\nInès Colbert\n"}},
		{locale.French(), "Votre service se poursuit jusqu’au 17 févr. 2028", []string{"Bonjour Jeanne Petit,\n\n", "\n\nhttps://house.example/standard\n\n", "Inès Colbert\n"}},
	} {
		l := ServiceStandard(c.in, s)
		if spaced(l.Subject) != c.subject || l.To != "Jeanne Petit" {
			t.Errorf("to %q: %q", l.To, l.Subject)
		}
		for _, want := range c.says {
			if !strings.Contains(spaced(l.Text), want) {
				t.Errorf("the letter does not say %q:\n%s", want, l.Text)
			}
		}
	}
}
