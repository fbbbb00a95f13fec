package sandbox

import (
	"fmt"
	"maps"
	"time"
)

// triggerLife is how long a trigger_id may be used, once (docs.slack.dev/interactivity/handling-user-interaction).
const triggerLife = 3 * time.Second

// sweepEvery is after how many new triggers or response URLs the old ones are thrown away.
const sweepEvery = 1000

// trigger lets the app open a view for whoever just did something.
type trigger struct {
	user  string
	modal bool // whether it came from a modal, on which a view may be pushed
	at    time.Time
	used  bool
}

// newTrigger gives out a trigger; the caller holds s.mu.
func (s *Sandbox) newTrigger(user string, modal bool) string {
	now := s.Now()
	if len(s.world.triggers)%sweepEvery == 0 {
		maps.DeleteFunc(s.world.triggers, func(_ string, t *trigger) bool { return now.Sub(t.at) > time.Hour })
	}
	id := fmt.Sprintf("%d.%d.%s", now.UnixMilli(), len(s.world.triggers)+1, secret())
	s.world.triggers[id] = &trigger{user: user, modal: modal, at: now}
	return id
}

// exchange uses a trigger up.
func (c *call) exchange() (*trigger, error) {
	id := c.args["trigger_id"]
	if id == "" {
		return nil, missingField("trigger_id")
	}
	t := c.world.triggers[id]
	switch {
	case t == nil:
		return nil, refuse("invalid_trigger_id")
	case t.used:
		return nil, refuse("exchanged_trigger_id")
	case c.now.Sub(t.at) > c.triggerLife():
		return nil, refuse("expired_trigger_id")
	}
	t.used = true
	return t, nil
}

// triggerLife is three seconds of the clock, and of real time too while the clock runs faster: an app cannot answer faster than it can.
func (s *Sandbox) triggerLife() time.Duration {
	return time.Duration(float64(triggerLife) * max(1, s.clock.speed()))
}
