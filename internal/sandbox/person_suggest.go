package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"docket/internal/sandbox/blockkit"
	"docket/internal/sandbox/courier"
)

// SuggestInput is what a person typed into a menu whose options come from the app, in a view or in a message.
type SuggestInput struct {
	User     string `json:"user"`
	ViewID   string `json:"view_id,omitempty"`
	Channel  string `json:"channel,omitempty"`
	TS       string `json:"ts,omitempty"`
	BlockID  string `json:"block_id,omitempty"`
	ActionID string `json:"action_id"`
	Query    string `json:"query"`
}

// Suggest asks the app for options. A query shorter than the menu's min_query_length is not sent and offers nothing.
func (s *Sandbox) Suggest(ctx context.Context, in SuggestInput) Outcome {
	s.mu.Lock()
	payload, err := s.suggestPayload(in)
	s.mu.Unlock()
	if err != nil {
		return refused(err.Error())
	}
	if payload == nil {
		return Outcome{OK: true, Response: json.RawMessage(`{"options":[]}`)}
	}
	ack := s.deliver(ctx, "block_suggestion "+in.ActionID, interactive(courier.Options, payload))
	o := outcome(ack)
	if !ack.OK {
		return o
	}
	if problems := blockkit.Options(ack.Body); len(problems) > 0 || !s.remember(in.ActionID, ack.Body) {
		o.OK, o.Error = false, errTrouble
		o.Response = mustJSON(map[string]any{"app_answered": o.Response, "refused": problems})
	}
	return o
}

func (s *Sandbox) suggestPayload(in SuggestInput) (map[string]any, error) {
	u, err := s.actor(in.User)
	if err != nil {
		return nil, err
	}
	p := s.basis("block_suggestion", u)
	var blocks blockList
	if in.ViewID != "" {
		blocks, err = s.suggestInView(p, in, u)
	} else {
		blocks, err = s.suggestInMessage(p, in)
	}
	if err != nil {
		return nil, err
	}
	for b, e := range blocks.actionable() {
		if e.ActionID != in.ActionID || in.BlockID != "" && b.BlockID != in.BlockID {
			continue
		}
		if e.Type != "external_select" && e.Type != "multi_external_select" {
			return nil, errors.New("the options of " + in.ActionID + " do not come from the app")
		}
		if utf8.RuneCountInString(in.Query) < e.minQuery() {
			return nil, nil
		}
		p["action_id"], p["block_id"], p["value"] = e.ActionID, b.BlockID, in.Query
		return p, nil
	}
	return nil, fmt.Errorf("there is no menu %s here", in.ActionID)
}

// suggestInView shows the view without its state, as Slack does.
func (s *Sandbox) suggestInView(p map[string]any, in SuggestInput, u *member) (blockList, error) {
	v, err := s.world.opened(in.ViewID, u.ID)
	if err != nil {
		return nil, err
	}
	bare := *v
	bare.State.Values = stateValues{}
	p["view"], p["container"] = bare.payload(), map[string]any{"type": "view", "view_id": v.ID}
	return readBlockList(v.Blocks), nil
}

func (s *Sandbox) suggestInMessage(p map[string]any, in SuggestInput) (blockList, error) {
	u, ch, err := s.placeOf(in.User, in.Channel)
	if err != nil {
		return nil, err
	}
	m := ch.seen(in.TS, u.ID)
	if m == nil {
		return nil, fmt.Errorf("%s sees no message %s in %s", u.Name, in.TS, ch.title())
	}
	p["container"] = map[string]any{"type": "message", "message_ts": m.TS, "channel_id": ch.ID, "is_ephemeral": m.EphemeralTo != ""}
	p["channel"] = map[string]any{"id": ch.ID, "name": ch.payloadName()}
	if m.EphemeralTo == "" {
		p["message"] = m.outward(false)
	}
	return m.actionBlocks(), nil
}

// maxOffered is how many options of one menu are remembered.
const maxOffered = 1000

// remember keeps the options offered, the latest first, so that one of them can be chosen.
func (s *Sandbox) remember(action string, body []byte) bool {
	var offer element
	if json.Unmarshal(body, &offer) != nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	all := slices.Concat(offer.allOptions(), s.world.offered[action])
	s.world.offered[action] = all[:min(maxOffered, len(all))]
	return true
}
