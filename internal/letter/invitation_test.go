package letter

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/locale"
	"docket/internal/project"
)

func TestAnInvitationSaysWhatWhenAndWhereInItsReadersLanguage(t *testing.T) {
	a := project.InvitationArgs{
		Occasion: project.Invited, UID: "4a-7@docket", Sequence: 1, Starts: time.Date(2026, 12, 9, 9, 0, 0, 0, time.UTC), Minutes: 90,
		Zone: "Europe/Paris", Place: "Room 4", Project: "ERP roll-out", Customer: "Acme",
		Organizer: calendar.Person{Name: "Marc Delorme"}, To: calendar.Person{Name: "Vera Lind", Email: "vera@acme.example"},
	}
	for _, tt := range []struct {
		name     string
		language *locale.Printer
		change   func(*project.InvitationArgs)
		subject  string
		text     string
		method   string
	}{
		{"an invitation", locale.English(), func(*project.InvitationArgs) {}, "Invitation: pre-kickoff of ERP roll-out",
			"Hello Vera Lind,\n\nwe invite you to the pre-kickoff of our project ERP roll-out:\n\nWednesday 9 Dec\n10:00 to 11:30 (Europe/Paris)\nRoom 4\n\nKind regards\nMarc Delorme\n", "REQUEST"},
		{"in French, without a place", locale.French(), func(a *project.InvitationArgs) { a.Place = "" }, "Invitation\u00a0: pré-lancement de ERP roll-out",
			"Bonjour Vera Lind,\n\nnous vous invitons au pré-lancement de notre projet ERP roll-out\u00a0:\n\nmercredi 9 déc.\nde 10:00 à 11:30 (Europe/Paris)\n\nCordialement\nMarc Delorme\n", "REQUEST"},
		{"a change", locale.English(), func(a *project.InvitationArgs) { a.Occasion = project.Changed }, "Changed: pre-kickoff of ERP roll-out",
			"Hello Vera Lind,\n\nthe pre-kickoff of our project ERP roll-out has changed. It is now:\n\nWednesday 9 Dec\n10:00 to 11:30 (Europe/Paris)\nRoom 4\n\nKind regards\nMarc Delorme\n", "REQUEST"},
		{"an end, from nobody to nobody by name", locale.English(), func(a *project.InvitationArgs) {
			a.Occasion, a.To.Name, a.Organizer.Name = project.Abandoned, "", ""
		}, "Called off: pre-kickoff of ERP roll-out",
			"Hello,\n\nthe pre-kickoff of our project ERP roll-out is called off. It was planned for:\n\nWednesday 9 Dec\n10:00 to 11:30 (Europe/Paris)\nRoom 4\n", "CANCEL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := a
			tt.change(&a)
			l := Invitation(tt.language, a, "noreply@docket.example")
			if l.Subject != tt.subject || l.Text != tt.text {
				t.Errorf("%s\n\n%s", l.Subject, l.Text)
			}
			if content := string(l.Calendar.Content); l.Calendar.Method != tt.method || !strings.Contains(content, "METHOD:"+tt.method+"\r\n") ||
				!strings.Contains(content, "mailto:noreply@docket.example") {
				t.Errorf("%s of\n%s", l.Calendar.Method, content)
			}
		})
	}
}
