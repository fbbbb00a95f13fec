package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"docket/internal/sandbox/courier"
)

// SubmitInput is what a person put into the modal on top, sent off.
type SubmitInput struct {
	User   string `json:"user"`
	ViewID string `json:"view_id"`
	Values Values `json:"values"`
}

// Submit sends a modal. Fields that are missing or malformed are refused as a Slack client does, before the app hears of them; the app's
// answer closes, replaces, stacks or marks the view.
func (s *Sandbox) Submit(ctx context.Context, in SubmitInput) Outcome {
	s.mu.Lock()
	v, payload, o := s.prepareSubmit(in)
	s.mu.Unlock()
	if payload == nil {
		return o
	}
	ack := s.deliver(ctx, "view_submission "+v.CallbackID, interactive(courier.Interactive, payload))
	o = outcome(ack)
	if !ack.OK {
		if o.Error != courier.ErrTimeout {
			o.Error = errTrouble
		}
		return o
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answerSubmit(v, ack.Body, &o)
	return o
}

func (s *Sandbox) prepareSubmit(in SubmitInput) (*View, map[string]any, Outcome) {
	u, err := s.actor(in.User)
	if err != nil {
		return nil, nil, refused(err.Error())
	}
	v, err := s.world.opened(in.ViewID, u.ID)
	if err != nil {
		return nil, nil, refused(err.Error())
	}
	if v.Type != "modal" || !s.world.top(v) {
		return nil, nil, refused("only the modal on top can be submitted")
	}
	blocks := readBlockList(v.Blocks)
	state := v.State.Values.clone()
	if err := s.fill(state, blocks, in.Values); err != nil {
		return nil, nil, refused(err.Error())
	}
	if wrong := checkForm(blocks, state); len(wrong) > 0 {
		return nil, nil, Outcome{Error: "some fields need another look", Errors: wrong}
	}
	state.handOver()
	v.State.Values = state
	p := s.basis("view_submission", u)
	p["trigger_id"], p["view"], p["response_urls"] = s.newTrigger(u.ID, true), v.payload(), s.viewResponseURLs(u, blocks, state)
	return v, p, Outcome{}
}

// viewResponseURLs are given for input blocks whose menu of conversations asks for them.
func (s *Sandbox) viewResponseURLs(u *member, blocks blockList, state stateValues) []map[string]any {
	urls := []map[string]any{}
	for b, e := range blocks.actionable() {
		if b.Type != "input" || !e.ResponseURLEnabled {
			continue
		}
		id, _ := state[b.BlockID][e.ActionID][stateKeys[e.Type]].(string)
		if ch := s.world.channel(id); ch != nil {
			urls = append(urls, map[string]any{
				"block_id": b.BlockID, "action_id": e.ActionID, "channel_id": ch.ID,
				"response_url": s.newResponseURL(&responseURL{channel: ch, user: u.ID}),
			})
		}
	}
	return urls
}

// submitAnswer is what an app may answer to a submission.
type submitAnswer struct {
	Action string            `json:"response_action"`
	View   json.RawMessage   `json:"view"`
	Errors map[string]string `json:"errors"`
}

// answerSubmit does what the app answered; what cannot be understood shows as trouble connecting and leaves the modal as it is.
func (s *Sandbox) answerSubmit(v *View, body []byte, o *Outcome) {
	body = bytes.TrimSpace(body)
	if len(body) == 0 {
		s.closeView(v)
		return
	}
	var a submitAnswer
	if json.Unmarshal(body, &a) != nil || !s.obey(v, a, o) {
		o.OK, o.Error = false, errTrouble
	}
}

func (s *Sandbox) obey(v *View, a submitAnswer, o *Outcome) bool {
	switch a.Action {
	case "clear":
		s.setStack(v.user, nil)
	case "errors":
		return markFields(v, a.Errors, o)
	case "update":
		fresh, err := s.answeredView(a.View, v)
		if err != nil {
			s.explain(o, err)
			return false
		}
		if s.world.openView(v.ID) == v {
			s.supersede(v, fresh)
			s.announceViews(v.user)
		}
	case "push":
		fresh, err := s.answeredView(a.View, nil)
		if err != nil || len(s.world.views[v.user]) >= maxStack {
			s.explain(o, err)
			return false
		}
		s.pushView(fresh, v.user)
	default:
		return false
	}
	return true
}

func (s *Sandbox) answeredView(raw json.RawMessage, old *View) (*View, error) {
	c := &call{Sandbox: s}
	v, err := c.readView(raw, "modal")
	if err != nil {
		return nil, err
	}
	return v, c.checkExternalID(v, old)
}

// explain puts into the response what Slack keeps to itself: why a view was refused.
func (s *Sandbox) explain(o *Outcome, err error) {
	if err != nil {
		o.Response = mustJSON(map[string]any{"app_answered": o.Response, "refused": s.encode(nil, err)})
	}
}

// markFields shows the app's sentences at fields; every one must name an input block.
func markFields(v *View, sentences map[string]string, o *Outcome) bool {
	blocks := readBlockList(v.Blocks)
	for id := range sentences {
		if !slices.ContainsFunc(blocks, func(b block) bool { return b.BlockID == id && b.Type == "input" }) {
			return false
		}
	}
	if len(sentences) == 0 {
		return false
	}
	o.OK, o.Error, o.Errors = false, "some fields need another look", sentences
	return true
}

// closeView takes a view off its stack, wherever it lies by now, with those above it.
func (s *Sandbox) closeView(v *View) {
	stack := s.world.views[v.user]
	if i := slices.Index(stack, v); i >= 0 {
		s.setStack(v.user, stack[:i:i])
	}
}
