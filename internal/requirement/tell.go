package requirement

import (
	"fmt"
	"time"

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

// evening is when nobody is written to any more who pressed no button, until the
// morning: in minutes after midnight, in the committee's zone.
const evening = 20 * 60

// decent is when something may be said that nobody pressed a button for; zero is now.
func (s Scene) decent() time.Time {
	switch {
	case s.Actor.ID != "":
		return time.Time{}
	case s.Now.Before(s.Today.At(morning, s.Zone)):
		return s.Today.At(morning, s.Zone)
	case s.Now.Before(s.Today.At(evening, s.Zone)):
		return time.Time{}
	}
	return s.Today.Add(1).At(morning, s.Zone)
}
