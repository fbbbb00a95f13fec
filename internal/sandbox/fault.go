package sandbox

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Kinds of fault one can put into the workspace.
const (
	FaultNone                 = "none"                   // clears all
	FaultRateLimited          = "rate_limited"           // 429 with Retry-After
	FaultServerError          = "server_error"           // 500 before anything is done
	FaultTimeout              = "timeout"                // no answer, and nothing is done
	FaultDeliveredThenTimeout = "delivered_then_timeout" // it is done, but the answer never comes
	FaultConnectionCut        = "connection_cut"         // the connection breaks before anything is done
	FaultSlow                 = "slow"                   // the answer takes two seconds
	FaultDuplicateEvent       = "duplicate_event"        // an event is delivered twice with the same event_id
	FaultLateEvent            = "late_event"             // an event arrives ninety seconds late
	FaultExpiredTrigger       = "expired_trigger"        // triggers are too old when used
	FaultArchivedChannel      = "archived_channel"       // the channel counts as archived
	FaultNotInChannel         = "not_in_channel"         // the bot counts as having been removed
	FaultUserDeactivated      = "user_deactivated"       // the user (given as channel) counts as deactivated
	FaultTokenRevoked         = "token_revoked"          // the token counts as revoked
)

var faultKinds = []string{
	FaultRateLimited, FaultServerError, FaultTimeout, FaultDeliveredThenTimeout, FaultConnectionCut, FaultSlow, FaultDuplicateEvent,
	FaultLateEvent, FaultExpiredTrigger, FaultArchivedChannel, FaultNotInChannel, FaultUserDeactivated, FaultTokenRevoked,
}

// Fault is something going wrong on purpose. Method and Channel narrow it down; Method may be an event's type. Count is how many times
// it strikes, Rate how likely it strikes; with neither, it strikes every time until it is cleared.
type Fault struct {
	ID      string  `json:"id"`
	Kind    string  `json:"kind"`
	Method  string  `json:"method"`
	Channel string  `json:"channel"`
	Count   int     `json:"count"`
	Rate    float64 `json:"rate"`

	limited bool // whether Count was given
}

// faults are those active now. The dice are seeded, so that a run can be repeated.
type faults struct {
	active []*Fault
	last   int
	dice   *rand.Rand
}

// AddFault puts a fault into the workspace; FaultNone clears all of them.
func (s *Sandbox) AddFault(f Fault) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Kind == FaultNone {
		s.faults = faults{}
		s.announceFaults()
		return nil
	}
	if !slices.Contains(faultKinds, f.Kind) {
		return fmt.Errorf("there is no fault %q; there are %s", f.Kind, strings.Join(faultKinds, ", "))
	}
	if f.Rate < 0 || f.Rate > 1 || f.Count < 0 {
		return fmt.Errorf("a fault's rate lies between 0 and 1 and its count is not negative")
	}
	if c := s.world.channel(f.Channel); c != nil {
		f.Channel = c.ID
	} else if u := s.world.person(f.Channel); u != nil {
		f.Channel = u.ID
	}
	s.faults.last++
	f.ID, f.limited = fmt.Sprintf("F%d", s.faults.last), f.Count > 0
	s.faults.active = append(s.faults.active, &f)
	s.announceFaults()
	return nil
}

// strikes says which of the kinds hits now, and uses one of its counts up; the caller holds s.mu.
func (s *Sandbox) strikes(method string, targets []string, kinds ...string) string {
	for _, f := range s.faults.active {
		if !slices.Contains(kinds, f.Kind) || !f.meets(method, targets) || !s.faults.roll(f.Rate) {
			continue
		}
		if f.limited {
			f.Count--
			s.faults.active = slices.DeleteFunc(s.faults.active, func(g *Fault) bool { return g.limited && g.Count == 0 })
			s.announceFaults()
		}
		return f.Kind
	}
	return ""
}

func (f *Fault) meets(method string, targets []string) bool {
	return (f.Method == "" || f.Method == method) && (f.Channel == "" || slices.Contains(targets, f.Channel))
}

func (f *faults) roll(rate float64) bool {
	if rate == 0 {
		return true
	}
	if f.dice == nil {
		f.dice = rand.New(rand.NewPCG(1, 2))
	}
	return f.dice.Float64() < rate
}

func (s *Sandbox) announceFaults() {
	s.stream.emit("fault", map[string]any{"faults": s.faultList()})
}

func (s *Sandbox) faultList() []Fault {
	list := []Fault{}
	for _, f := range s.faults.active {
		list = append(list, *f)
	}
	return list
}
