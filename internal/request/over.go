package request

import (
	"fmt"
	"slices"

	"docket/internal/directory"
	"docket/internal/outbox"
)

// overs is word to those responsible for the customer that somebody asks for something
// after the service period ended, which was not renewed (domain, section 6, case 5).
// Who has the card is not told again.
func (r Request) overs(s Scene) []outbox.Note {
	if r.Scope.Because != ServiceOver {
		return nil
	}
	var notes []outbox.Note
	for _, user := range Reached(s.seats([]directory.UserID{s.Project.Manager, s.Customer.Success})) {
		if user != s.Actor.ID && !slices.Contains(r.Shown, user) && !slices.Contains(Reached(s.first(authors(s)...)), user) {
			notes = append(notes, outbox.Note{Topic: "request.over", Subject: r.ID.newsSubject(),
				Channel: outbox.Lane(user), Priority: outbox.Click, Key: fmt.Sprintf("request.over:%d:%s:%s", r.ID, user, s.Press)})
		}
	}
	return notes
}
