package requirement

import (
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// told is news for each of the users alone, as they can be reached; whoever acts knows
// it.
func (r Requirement) told(s Scene, args NewsArgs, users ...directory.UserID) []outbox.Note {
	var notes []outbox.Note
	args.By, args.Alone = s.Actor.ID, true
	for _, u := range s.present(users...) {
		if u != s.Actor.ID {
			notes = append(notes, outbox.Note{Topic: "requirement.news", Subject: r.ID.newsSubject(), Channel: outbox.Lane(u), Priority: outbox.Click,
				NotBefore: s.decent(), Args: outbox.Args(args), Key: fmt.Sprintf("requirement.news:%d:%s:%s:%s", r.ID, args.Verb, u, s.Press)})
		}
	}
	return notes
}

// newsSubject is how what is said once and never drawn again points at the requirement.
func (id ID) newsSubject() outbox.Subject {
	return outbox.Subject{Kind: "requirement_news", ID: int64(id)}
}

// decent is when something may be said that nobody pressed a button for; zero is now.
func (s Scene) decent() time.Time {
	if s.Actor.ID != "" {
		return time.Time{}
	}
	return calendar.Decent(s.Now, s.Zone)
}
