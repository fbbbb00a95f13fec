package emergency

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
)

// Take says that the actor looks after the emergency: nobody else is told again.
func (e Emergency) Take(s Scene) (Emergency, change.Effects, error) {
	if err := ours(s.Actor, s.Project); err != nil {
		return e, change.Effects{}, err
	}
	if err := running(s.Project); err != nil {
		return e, change.Effects{}, err
	}
	switch {
	case e.State == Over:
		return e, change.Effects{}, e.isOver(s.Zone)
	case e.State == Taken && e.TakenBy == s.Actor.ID:
		return e, change.Effects{}, fault.Conflictf("You have taken it already. Say so when it is over.")
	case e.State == Taken:
		return e, change.Effects{}, fault.Conflictf("%s took it at %s already.", e.TakenBy.Mention(), locale.Moment{At: e.TakenAt, Zone: s.Zone})
	}
	before := e
	e.State, e.TakenBy, e.TakenAt = Taken, s.Actor.ID, s.Now
	return e, e.changed("emergency.taken", before, s), nil
}

// End says how the emergency ended. One that nobody took, a false alarm, ends
// the same way.
func (e Emergency) End(outcome string, s Scene) (Emergency, change.Effects, error) {
	if err := e.mayEnd(s.Actor, s.Project); err != nil {
		return e, change.Effects{}, err
	}
	if e.State == Over {
		return e, change.Effects{}, e.isOver(s.Zone)
	}
	switch outcome = strings.TrimSpace(outcome); {
	case outcome == "":
		return e, change.Effects{}, fault.Invalidf("Say how it ended.").In("outcome")
	case utf8.RuneCountInString(outcome) > OutcomeLimit:
		return e, change.Effects{}, fault.Invalidf("This may have at most %d characters.", OutcomeLimit).In("outcome")
	}
	before := e
	e.State, e.OverBy, e.OverAt, e.Outcome = Over, s.Actor.ID, s.Now, outcome
	return e, e.changed("emergency.over", before, s), nil
}

// Contest refuses to open the end to a member, in the zone in which they read
// times: it is not theirs to say, or it is said already.
func (c Card) Contest(by directory.Member, zone *time.Location) error {
	if err := c.mayEnd(by, c.In.Project); err != nil {
		return err
	}
	if c.State == Over {
		return c.isOver(zone)
	}
	return nil
}

func (e Emergency) isOver(zone *time.Location) error {
	return fault.Conflictf("%s ended it at %s already.", e.OverBy.Mention(), locale.Moment{At: e.OverAt, Zone: zone})
}

// mayEnd lets whoever took or raised it, the project's managers, the chair and
// Management say that it is over.
func (e Emergency) mayEnd(m directory.Member, p project.Project) error {
	if m.Active && slices.Contains([]directory.UserID{e.TakenBy, e.RaisedBy, p.Manager, p.Sales}, m.ID) {
		return nil
	}
	return directory.Permission{
		Roles:   []directory.Role{directory.Chair, directory.Management},
		Refusal: locale.Textf("Only whoever took or raised it, the project's managers, the chair or Management may say that it is over."),
	}.Check(m)
}

func (e Emergency) changed(verb string, before Emergency, s Scene) change.Effects {
	return change.Effects{
		Verb: verb, Subject: e.ID.Subject(), Before: before, After: e,
		Stale:  []outbox.Subject{e.ID.Subject(), e.round()},
		Notes:  []outbox.Note{e.news(outbox.Topic(verb), s)},
		Forget: []outbox.Subject{e.ID.Subject()},
	}
}
