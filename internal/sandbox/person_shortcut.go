package sandbox

import (
	"context"
	"fmt"

	"docket/internal/sandbox/courier"
)

// ShortcutInput is a shortcut somebody uses: a global one, or with Channel and TS one on a message.
type ShortcutInput struct {
	User       string `json:"user"`
	CallbackID string `json:"callback_id"`
	Channel    string `json:"channel,omitempty"`
	TS         string `json:"ts,omitempty"`
}

// Shortcut uses a global or a message shortcut.
func (s *Sandbox) Shortcut(ctx context.Context, in ShortcutInput) Outcome {
	s.mu.Lock()
	payload, err := s.shortcutPayload(in)
	s.mu.Unlock()
	if err != nil {
		return refused(err.Error())
	}
	label := fmt.Sprint(payload["type"], " ", in.CallbackID)
	return outcome(s.deliver(ctx, label, interactive(courier.Interactive, payload)))
}

func (s *Sandbox) shortcutPayload(in ShortcutInput) (map[string]any, error) {
	if in.TS != "" {
		return s.messageShortcut(in)
	}
	u, err := s.actor(in.User)
	if err != nil {
		return nil, err
	}
	if !s.manifest.shortcut(in.CallbackID, "global") {
		return nil, fmt.Errorf("there is no shortcut %q", in.CallbackID)
	}
	p := s.basis("shortcut", u)
	p["callback_id"], p["trigger_id"], p["action_ts"] = in.CallbackID, s.newTrigger(u.ID, false), s.world.ids.timestamp(s.Now())
	return p, nil
}

func (s *Sandbox) messageShortcut(in ShortcutInput) (map[string]any, error) {
	u, ch, err := s.placeOf(in.User, in.Channel)
	if err != nil {
		return nil, err
	}
	if !s.manifest.shortcut(in.CallbackID, "message") {
		return nil, fmt.Errorf("there is no message shortcut %q", in.CallbackID)
	}
	m := ch.message(in.TS)
	if m == nil {
		return nil, fmt.Errorf("there is no message %s in %s", in.TS, ch.title())
	}
	p := s.basis("message_action", u)
	p["callback_id"], p["trigger_id"], p["action_ts"] = in.CallbackID, s.newTrigger(u.ID, false), s.world.ids.timestamp(s.Now())
	p["channel"] = map[string]any{"id": ch.ID, "name": ch.payloadName()}
	p["message"], p["message_ts"] = m.outward(false), m.TS
	p["response_url"] = s.newResponseURL(&responseURL{channel: ch, user: u.ID})
	return p, nil
}
