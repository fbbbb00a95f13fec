package sandbox

import (
	"context"
	"errors"
	"fmt"

	"docket/internal/sandbox/courier"
)

// PressInput is a press on a button or a choice in a menu, in a message (Channel and TS) or in a view (ViewID). Value is what was chosen;
// for a button it tells apart buttons of the same action. Values are what the other fields hold at that moment.
type PressInput struct {
	User     string `json:"user"`
	ActionID string `json:"action_id"`
	BlockID  string `json:"block_id,omitempty"`
	Value    any    `json:"value,omitempty"`
	Values   Values `json:"values,omitempty"`
	Channel  string `json:"channel,omitempty"`
	TS       string `json:"ts,omitempty"`
	ViewID   string `json:"view_id,omitempty"`
}

// Press presses a button or picks from a menu. Elements inside input blocks only tell the app when their block says dispatch_action.
func (s *Sandbox) Press(ctx context.Context, in PressInput) Outcome {
	s.mu.Lock()
	payload, err := s.pressPayload(in)
	s.mu.Unlock()
	if err != nil {
		return refused(err.Error())
	}
	if payload == nil {
		return Outcome{OK: true}
	}
	return outcome(s.deliver(ctx, "block_actions "+in.ActionID, interactive(courier.Interactive, payload)))
}

// pressPayload is nil when the press changes a field and the app is not told.
func (s *Sandbox) pressPayload(in PressInput) (map[string]any, error) {
	if in.ViewID != "" {
		return s.pressInView(in)
	}
	return s.pressInMessage(in)
}

func (s *Sandbox) pressInView(in PressInput) (map[string]any, error) {
	u, err := s.actor(in.User)
	if err != nil {
		return nil, err
	}
	v, err := s.world.opened(in.ViewID, u.ID)
	if err != nil {
		return nil, err
	}
	if !s.world.top(v) {
		return nil, fmt.Errorf("view %s lies under another", v.ID)
	}
	action, err := s.act(in, readBlockList(v.Blocks), v.State.Values)
	if err != nil || action == nil {
		return nil, err
	}
	p := s.basis("block_actions", u)
	p["container"] = map[string]any{"type": "view", "view_id": v.ID}
	p["view"], p["actions"], p["trigger_id"] = v.payload(), []any{action}, s.newTrigger(u.ID, v.Type == "modal")
	return p, nil
}

func (s *Sandbox) pressInMessage(in PressInput) (map[string]any, error) {
	u, ch, err := s.placeOf(in.User, in.Channel)
	if err != nil {
		return nil, err
	}
	m := ch.seen(in.TS, u.ID)
	if m == nil {
		return nil, fmt.Errorf("%s sees no message %s in %s", u.Name, in.TS, ch.title())
	}
	blocks := m.actionBlocks()
	if m.state == nil {
		m.state = initialState(blocks)
	}
	state := m.state.clone() // what one person chooses is not what the next one sees
	action, err := s.act(in, blocks, state)
	if err != nil || action == nil {
		return nil, err
	}
	p := s.basis("block_actions", u)
	container := map[string]any{"type": "message", "message_ts": m.TS, "channel_id": ch.ID, "is_ephemeral": m.EphemeralTo != "", "is_app_unfurl": false}
	if m.ThreadTS != "" {
		container["thread_ts"] = m.ThreadTS
	}
	p["container"], p["channel"] = container, map[string]any{"id": ch.ID, "name": ch.payloadName()}
	p["state"], p["actions"], p["trigger_id"] = viewState{Values: state}, []any{action}, s.newTrigger(u.ID, false)
	p["response_url"] = s.newResponseURL(&responseURL{channel: ch, user: u.ID, source: m})
	if m.EphemeralTo == "" { // Slack leaves ephemeral messages out
		p["message"] = m.outward(false)
	}
	return p, nil
}

// act finds the element, puts the values into the state, and describes the action; nil when the app is not told.
func (s *Sandbox) act(in PressInput, blocks blockList, state stateValues) (map[string]any, error) {
	b, e, err := blocks.pressed(in)
	if err != nil {
		return nil, err
	}
	if err := s.fill(state, blocks, in.Values); err != nil {
		return nil, err
	}
	action := map[string]any{
		"action_id": e.ActionID, "block_id": b.BlockID, "type": e.Type, "action_ts": s.world.ids.timestamp(s.Now()),
	}
	if err := s.describe(action, b, e, in.Value, state); err != nil {
		return nil, err
	}
	if b.Type == "input" && !b.DispatchAction {
		return nil, nil
	}
	return action, nil
}

// describe adds to an action what its element carries, and keeps a new value in the state.
func (s *Sandbox) describe(action map[string]any, b *block, e *element, value any, state stateValues) error {
	switch e.Type {
	case "button", "workflow_button", "icon_button":
		if len(e.Text) > 0 {
			action["text"] = e.Text
		}
		if e.Value != "" {
			action["value"] = e.Value
		}
		if e.Style != "" {
			action["style"] = e.Style
		}
		return nil
	case "overflow":
		chosen, err := s.choose(e, plain(value))
		action["selected_option"] = chosen
		return err
	}
	entry := state[b.BlockID][e.ActionID]
	if value != nil {
		var err error
		if entry, err = s.enter(e, value); err != nil {
			return fmt.Errorf("%s: %w", e.ActionID, err)
		}
		state.set(b.BlockID, e.ActionID, entry)
	}
	for key, held := range entry {
		action[key] = held
	}
	if len(e.Placeholder) > 0 {
		action["placeholder"] = e.Placeholder
	}
	return nil
}

// pressed finds the one element a press is about.
func (l blockList) pressed(in PressInput) (*block, *element, error) {
	type match struct {
		b *block
		e *element
	}
	var found []match
	for b, e := range l.actionable() {
		if e.ActionID != in.ActionID || in.BlockID != "" && b.BlockID != in.BlockID {
			continue
		}
		if e.Type == "button" && in.Value != nil && fmt.Sprint(in.Value) != e.Value {
			continue
		}
		found = append(found, match{b: b, e: e})
	}
	switch len(found) {
	case 0:
		return nil, nil, fmt.Errorf("there is nothing here to press called %s", in.ActionID)
	case 1:
		return found[0].b, found[0].e, nil
	default:
		return nil, nil, errors.New("several things here are called " + in.ActionID + "; say which by block_id or value")
	}
}
