package emergency

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// Scene is what a rule may look at beside the emergency itself.
type Scene struct {
	Press   string           // the act's key
	NextID  ID               // for an emergency that is only now being raised
	Actor   directory.Member // nobody when the clock acts
	People  directory.People // everybody: stand-ins and superiors may be anybody
	Project project.Project
	Home    outbox.Lane    // Slack channel in which the project lives: its own, else its committee's
	Zone    *time.Location // of the committee
	Now     time.Time
	Numbers setting.Numbers
}

// Rule changes an emergency in a scene, or refuses with a fault.
type Rule func(Emergency, Scene) (Emergency, change.Effects, error)

// ours refuses whoever has no part in the company's work: everybody of the company
// has, and everybody in the project.
func ours(m directory.Member, p project.Project) error {
	if m.Active && slices.Contains(crew(p), m.ID) {
		return nil
	}
	return directory.Staff.Check(m)
}

// crew are the people of the project, from its manager down.
func crew(p project.Project) []directory.UserID {
	return slices.DeleteFunc(append([]directory.UserID{p.Manager, p.Sales}, p.Team...), func(u directory.UserID) bool { return u == "" })
}

// running refuses a project in which nothing happens any more.
func running(p project.Project) error {
	if p.Over() {
		return fault.Conflictf("%s is over; there is no emergency in it any more.", p.Name)
	}
	return nil
}

// news is a line in the thread under the emergency's card. It tells of a moment
// and is never drawn again, so its subject is not the emergency.
func (e Emergency) news(topic outbox.Topic, s Scene) outbox.Note {
	return outbox.Note{Topic: topic, Subject: outbox.Subject{Kind: "emergency_news", ID: int64(e.ID)}, Channel: s.Home,
		Parent: e.ID.CardKey(), Key: fmt.Sprintf("%s:%d:%s", topic, e.ID, s.Press), Priority: outbox.Click}
}
