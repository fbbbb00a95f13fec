package issue

import (
	"fmt"
	"strconv"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// Scene is what a rule may look at beside the issue itself, as it is when the
// press arrives.
type Scene struct {
	Press   string           // the act's key
	NextID  ID               // for an issue that is only now being raised
	Actor   directory.Member // nobody when the clock acts
	People  directory.People // those the press names; everybody when the clock acts
	Project project.Project
	Kind    Kind
	Home    outbox.Lane    // Slack channel in which the issue lives: the project's, else its committee's
	Zone    *time.Location // of the project's committee
	Days    calendar.Days  // the committee's working days
	Now     time.Time
	Numbers setting.Numbers
}

// Outcome is what a rule makes of an issue.
type Outcome struct {
	Issue   Issue
	Effects change.Effects
	Stops   string // why its project stops with it, by the project's own rule; "" when it goes on
}

// CardKey is the key of the note that is an issue's card.
func (id ID) CardKey() string { return "issue.card:" + strconv.FormatInt(int64(id), 10) }

// news is a line in the thread under the issue's card. It tells of a moment and
// is never drawn again, so its subject is not the issue.
func (i Issue) news(topic outbox.Topic, s Scene) outbox.Note {
	return outbox.Note{Topic: topic, Subject: outbox.Subject{Kind: "issue_news", ID: int64(i.ID)}, Channel: s.Home, Parent: i.ID.CardKey(),
		Key: fmt.Sprintf("%s:%d:%s", topic, i.ID, s.Press), Priority: outbox.Click}
}
