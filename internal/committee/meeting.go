package committee

import (
	"slices"
	"time"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// MeetingID names a meeting.
type MeetingID int64

// Subject is how the rest of the house points at the meeting.
func (id MeetingID) Subject() outbox.Subject { return outbox.Subject{Kind: "meeting", ID: int64(id)} }

// State is a stage of a meeting.
type State string

// The stages of a meeting.
const (
	Posted  State = "posted" // the agenda stands
	Running State = "running"
	Ended   State = "ended"  // the minutes stand
	Lapsed  State = "lapsed" // never started; a later agenda stands
)

// Meeting is one occurrence of a committee.
type Meeting struct {
	ID        MeetingID
	Committee directory.CommitteeID
	Wall      string // the occurrence, in the committee's wall time: "2026-11-30T09:00"
	DueAt     time.Time
	PostedAt  time.Time
	Moved     string // the public holiday that moved it, "" when none did
	State     State
	StartedBy directory.UserID
	StartedAt time.Time
	EndedBy   directory.UserID
	EndedAt   time.Time
	Attended  []directory.UserID
}

// lateAfter is how long after its time an agenda counts as posted late.
const lateAfter = 5 * time.Minute

// Late reports whether the agenda was posted late.
func (m Meeting) Late() bool { return m.PostedAt.Sub(m.DueAt) > lateAfter }

// MayRun says who starts and ends a meeting.
var MayRun = directory.Permission{
	Roles:   []directory.Role{directory.Chair, directory.Management},
	Refusal: locale.Textf("Only the chair or Management starts and ends the meeting."),
}

// Scene is what a rule may look at beside the meeting itself.
type Scene struct {
	Actor directory.Member
	Zone  *time.Location
	Now   time.Time
	Head  PageID // the agenda's first message
}

// Rule changes a meeting in a scene, or refuses with a fault.
type Rule func(Meeting, Scene) (Meeting, change.Effects, error)

// Start opens the meeting: from now on decisions go to its minutes.
func (m Meeting) Start(s Scene) (Meeting, change.Effects, error) {
	if err := MayRun.Check(s.Actor); err != nil {
		return m, change.Effects{}, err
	}
	switch m.State {
	case Running:
		return m, change.Effects{}, fault.Conflictf("%s started the meeting at %s already.",
			m.StartedBy.Mention(), locale.Moment{At: m.StartedAt, Zone: s.Zone})
	case Ended:
		return m, change.Effects{}, fault.Conflictf("This meeting has ended. What is decided now goes into the next minutes.")
	case Lapsed:
		return m, change.Effects{}, fault.Conflictf("This meeting was not held. Start the one whose agenda came after it.")
	}
	before := m
	m.State, m.StartedBy, m.StartedAt = Running, s.Actor.ID, s.Now
	m.Attended = m.with(s.Actor.ID)
	return m, m.changed("meeting.started", before, s), nil
}

// Join notes that somebody is there.
func (m Meeting) Join(s Scene) (Meeting, change.Effects, error) {
	switch {
	case m.State != Running:
		return m, change.Effects{}, fault.Conflictf("The meeting is not running; attendance is taken while it runs.")
	case slices.Contains(m.Attended, s.Actor.ID):
		return m, change.Effects{}, fault.Conflictf("You are on the list already.")
	}
	before := m
	m.Attended = m.with(s.Actor.ID)
	return m, m.changed("meeting.joined", before, s), nil
}

// End closes the meeting and has the minutes posted.
func (m Meeting) End(s Scene) (Meeting, change.Effects, error) {
	if err := MayRun.Check(s.Actor); err != nil {
		return m, change.Effects{}, err
	}
	switch m.State {
	case Posted, Lapsed:
		return m, change.Effects{}, fault.Conflictf("The meeting has not started.")
	case Ended:
		return m, change.Effects{}, fault.Conflictf("%s ended the meeting at %s already.",
			m.EndedBy.Mention(), locale.Moment{At: m.EndedAt, Zone: s.Zone})
	}
	before := m
	m.State, m.EndedBy, m.EndedAt = Ended, s.Actor.ID, s.Now
	return m, m.changed("meeting.ended", before, s), nil
}

func (m Meeting) with(u directory.UserID) []directory.UserID {
	return slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(m.Attended), u))))
}

func (m Meeting) changed(verb string, before Meeting, s Scene) change.Effects {
	return change.Effects{Verb: verb, Subject: m.ID.Subject(), Before: before, After: m,
		Stale: []outbox.Subject{s.Head.Subject()}}
}
