package care

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/reminder"
	"docket/internal/request"
)

// Scene is what a rule may look at beside what it changes.
type Scene struct {
	project.Scene
	NextID  ID         // for a call that is only now being planned
	Issue   issue.ID   // for an issue that is raised
	Kind    issue.Kind // what a customer's complaint is raised as
	Project project.Project
	Days    calendar.Days // the committee's working days
	Rhythm  Rhythm
	Diary   Diary         // of whoever gets the call that is planned, given or tried again
	Asked   request.Scene // in which a request of the customer is logged

	Standard project.Document // of service, the house's; for a service period alone
}

// Made is what a rule makes.
type Made struct {
	CallBack CallBack
	Next     *CallBack        // the call after this one
	Raised   *issue.Outcome   // by what the customer said
	Asked    *request.Outcome // what the customer asked for
	Effects  change.Effects
}

// alarm is the next of the days' mornings; none when all are past.
func (s Scene) alarm(kind reminder.Kind, of outbox.Subject, days []calendar.Date) []reminder.Reminder {
	var next time.Time
	for _, day := range days {
		if at := day.At(calendar.Morning, s.Zone); at.After(s.Now) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	if next.IsZero() {
		return nil
	}
	return []reminder.Reminder{{Kind: kind, Subject: of, Due: next,
		Key: fmt.Sprintf("%s:%d:%s:%s", kind, of.ID, next.UTC().Format("20060102T1504"), s.Press)}}
}

// reach returns the users as they can be reached now, each once; Management when
// there is nobody.
func (s Scene) reach(users ...directory.UserID) []directory.UserID {
	var to []directory.UserID
	for _, u := range users {
		if u == "" || !s.People[u].Active {
			continue
		}
		if u = s.People.Reach(u, s.Now); !slices.Contains(to, u) {
			to = append(to, u)
		}
	}
	if len(to) == 0 {
		return s.People.Superiors("", s.Now)
	}
	return to
}
