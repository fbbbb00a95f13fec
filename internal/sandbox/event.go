package sandbox

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"docket/internal/sandbox/courier"
)

// lateBy is how late an event arrives under the late_event fault.
const lateBy = 90 * time.Second

// retryDelays are the waits before an event's three retries, on the sandbox's clock (docs.slack.dev/apis/events-api).
var retryDelays = []time.Duration{0, time.Minute, 5 * time.Minute}

// event is something that happened, in the form the Events API sends.
type event struct {
	kind    string // type of the inner event
	channel string
	body    json.RawMessage
}

// newEvent wraps an inner event; the caller holds s.mu.
func (s *Sandbox) newEvent(kind, channel string, inner any) event {
	w := s.world
	return event{kind: kind, channel: channel, body: mustJSON(map[string]any{
		"token": verificationToken, "team_id": w.team.ID, "api_app_id": w.app.ID, "event": inner, "type": "event_callback",
		"event_id": "Ev" + strings.ToUpper(secret()[:11]), "event_time": s.Now().Unix(), "is_ext_shared_channel": false,
		"authorizations": []any{map[string]any{
			"enterprise_id": nil, "team_id": w.team.ID, "user_id": w.app.UserID, "is_bot": true, "is_enterprise_install": false,
		}},
		"event_context": "4-" + secret(),
	})}
}

// subscribedEvent is an event as a list: of one, or of none when the app did not subscribe.
func (s *Sandbox) subscribedEvent(kind, channel string, inner map[string]any) []event {
	if !s.manifest.subscribed(kind) {
		return nil
	}
	inner["type"], inner["event_ts"] = kind, s.world.ids.timestamp(s.Now())
	return []event{s.newEvent(kind, channel, inner)}
}

// tell delivers events in the background. The caller must not hold s.mu.
func (s *Sandbox) tell(events []event) {
	for _, e := range events {
		s.inflight.run(func() { s.send(s.life, e) })
	}
}

// send delivers an event for the first time, as the faults will have it: once, twice, or late. One that is late, or one too many, counts as
// acknowledged.
func (s *Sandbox) send(ctx context.Context, e event) courier.Ack {
	e, ok := s.meter(e)
	if !ok {
		return courier.Ack{OK: true}
	}
	switch s.eventFault(e) {
	case FaultLateEvent:
		s.later(lateBy, func() { s.attempt(s.life, e, 0, "") })
		return courier.Ack{OK: true}
	case FaultDuplicateEvent:
		s.inflight.run(func() { s.attempt(s.life, e, 0, "") })
	}
	return s.attempt(ctx, e, 0, "")
}

func (s *Sandbox) eventFault(e event) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.strikes(e.kind, []string{e.channel}, FaultLateEvent, FaultDuplicateEvent)
}

// attempt delivers an event once and plans the next attempt when it failed.
func (s *Sandbox) attempt(ctx context.Context, e event, retry int, reason string) courier.Ack {
	ack := s.deliver(ctx, "event "+e.kind, courier.Delivery{
		Kind: courier.Event, Body: e.body, Payload: e.body, RetryNum: retry, RetryReason: reason,
	})
	if !ack.OK && !ack.NoRetry && retry < len(retryDelays) {
		s.later(retryDelays[retry], func() { s.attempt(s.life, e, retry+1, ack.Error) })
	}
	return ack
}

// later does something in the background after a while on the sandbox's clock.
func (s *Sandbox) later(wait time.Duration, do func()) {
	if wait == 0 {
		s.inflight.run(do)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.schedule(due{at: s.Now().Add(wait), do: func(context.Context) { s.inflight.run(do) }})
}
