package sandbox

import (
	"time"
)

// maxEventsPerHour is how many events an app gets from one workspace in sixty minutes (docs.slack.dev/apis/events-api, "Rate limiting").
const maxEventsPerHour = 30_000

// eventMeter counts events in windows of an hour, and in which minute the app was last told that there are too many.
type eventMeter struct {
	window time.Time
	count  int
	told   time.Time
}

// take counts an event. Of those beyond the limit the app gets nothing but, once a minute, the news that it is so.
func (m *eventMeter) take(now time.Time) (deliver, tell bool) {
	if now.Sub(m.window) >= time.Hour {
		m.window, m.count = now, 0
	}
	m.count++
	if m.count <= maxEventsPerHour {
		return true, false
	}
	minute := now.Truncate(time.Minute)
	tell = minute.After(m.told)
	m.told = minute
	return false, tell
}

// meter lets an event through, or puts the news of too many in its place; ok is false when there is nothing to deliver.
func (s *Sandbox) meter(e event) (_ event, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	deliver, tell := s.metered.take(now)
	if deliver {
		return e, true
	}
	return event{kind: "app_rate_limited", body: mustJSON(map[string]any{
		"type": "app_rate_limited", "token": verificationToken, "team_id": s.world.team.ID, "api_app_id": s.world.app.ID,
		"minute_rate_limited": now.Truncate(time.Minute).Unix(),
	})}, tell
}
