package sandbox

import (
	"context"

	"docket/internal/sandbox/courier"
)

// CloseInput closes the modal on top by its Close button, or with All the whole stack by its X.
type CloseInput struct {
	User   string `json:"user"`
	ViewID string `json:"view_id"`
	All    bool   `json:"all,omitempty"`
}

// CloseModal closes a modal. The app hears of it only if the view says notify_on_close; closing the stack tells of its root.
func (s *Sandbox) CloseModal(ctx context.Context, in CloseInput) Outcome {
	s.mu.Lock()
	v, payload, err := s.prepareClose(in)
	s.mu.Unlock()
	if err != nil {
		return refused(err.Error())
	}
	if payload == nil {
		return Outcome{OK: true}
	}
	return outcome(s.deliver(ctx, "view_closed "+v.CallbackID, interactive(courier.Interactive, payload)))
}

func (s *Sandbox) prepareClose(in CloseInput) (*View, map[string]any, error) {
	u, err := s.actor(in.User)
	if err != nil {
		return nil, nil, err
	}
	v, err := s.world.opened(in.ViewID, u.ID)
	if err != nil {
		return nil, nil, err
	}
	if in.All {
		v = s.world.views[u.ID][0]
	}
	s.closeView(v)
	if !v.NotifyOnClose {
		return v, nil, nil
	}
	p := s.basis("view_closed", u)
	p["view"], p["is_cleared"] = v.payload(), in.All
	return v, p, nil
}
