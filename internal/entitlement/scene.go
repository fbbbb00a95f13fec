package entitlement

import (
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/setting"
)

// Scene is what a rule may look at beside the entitlement itself.
type Scene struct {
	Press   string           // the act's key
	Actor   directory.Member // nobody when the clock acts
	People  directory.People // who acts, who is responsible, all of Customer Success and Management, and who stands in for them
	Success directory.UserID // the customer success manager of the customer; "" for none
	Zone    *time.Location   // of the committee
	Today   calendar.Date    // in that zone
	Now     time.Time
	Numbers setting.Numbers
}

// Made is what a rule makes of an entitlement.
type Made struct {
	Entitlement Entitlement
	Use         *Use // that was written down
	Effects     change.Effects
}

// Rule changes an entitlement in a scene, or refuses with a fault.
type Rule func(Entitlement, Scene) (Made, error)

// Watchers are who is warned: the customer success manager as they can be reached,
// else all of Customer Success, else Management.
func (s Scene) Watchers() []directory.UserID {
	if m := s.People[s.Success]; s.Success != "" && m.Active {
		return []directory.UserID{s.People.Reach(s.Success, s.Now)}
	}
	var all []directory.UserID
	for _, id := range s.People.Holding(directory.CustomerSuccess) {
		all = append(all, s.People.Reach(id, s.Now))
	}
	if len(all) == 0 {
		return s.People.Superiors("", s.Now)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// may refuses whoever neither has the right nor is warned in the place of somebody
// who has.
func (s Scene) may(p directory.Permission) error {
	if s.Actor.Active && slices.Contains(s.Watchers(), s.Actor.ID) {
		return nil
	}
	return p.Check(s.Actor)
}

// decent is when somebody may be told of what the clock found: by day, at once.
func (s Scene) decent() time.Time { return calendar.Decent(s.Now, s.Zone) }
