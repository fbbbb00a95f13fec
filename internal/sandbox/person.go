package sandbox

import (
	"encoding/json"
	"fmt"
	"net/url"

	"docket/internal/sandbox/courier"
)

// verificationToken is the deprecated token of every payload; no app should look at it.
const verificationToken = "sandbox-verification-token"

// actor is the person who does something, by ID or name; the caller holds s.mu.
func (s *Sandbox) actor(ref string) (*member, error) {
	u := s.world.person(ref)
	switch {
	case u == nil:
		return nil, fmt.Errorf("nobody is called %q", ref)
	case u.Deleted:
		return nil, fmt.Errorf("%s is deactivated and can do nothing", u.Name)
	case u.Bot:
		return nil, fmt.Errorf("%s is a bot, not a person", u.Name)
	}
	return u, nil
}

// placeOf is a person in a conversation; another person, or the app, stands for the direct message with them.
func (s *Sandbox) placeOf(user, conversation string) (*member, *channel, error) {
	u, err := s.actor(user)
	if err != nil {
		return nil, nil, err
	}
	c := s.world.channel(conversation)
	if c == nil {
		if other := s.world.person(conversation); other != nil && other.ID != u.ID {
			return u, s.directMessage(u.ID, other.ID), nil
		}
		return nil, nil, fmt.Errorf("there is no conversation %q", conversation)
	}
	if !c.has(u.ID) {
		return nil, nil, fmt.Errorf("%s is not a member of %s", u.Name, c.title())
	}
	return u, c, nil
}

// title is how a person would call the conversation.
func (c *channel) title() string {
	if c.Kind == kindIM {
		return "that direct message"
	}
	return "#" + c.Name
}

// basis is what all interaction payloads share.
func (s *Sandbox) basis(kind string, u *member) map[string]any {
	w := s.world
	return map[string]any{
		"type": kind, "token": verificationToken, "api_app_id": w.app.ID, "enterprise": nil, "is_enterprise_install": false,
		"team": map[string]any{"id": w.team.ID, "domain": w.team.Domain},
		"user": map[string]any{"id": u.ID, "username": u.Name, "name": u.Name, "team_id": w.team.ID},
	}
}

// interactive is a delivery of an interaction payload, in a form's one field.
func interactive(kind string, payload map[string]any) courier.Delivery {
	raw := mustJSON(payload)
	return courier.Delivery{
		Kind: kind, Body: []byte(url.Values{"payload": {string(raw)}}.Encode()), Payload: raw, AcceptsResponse: true,
	}
}

// seen finds a message a person sees in a conversation: everybody's, or one only for this person.
func (c *channel) seen(ts, user string) *Message {
	if m := c.message(ts); m != nil {
		return m
	}
	return c.ephemeral(ts, user)
}

// opened finds a view a person has before them.
func (w *world) opened(id, user string) (*View, error) {
	v := w.openView(id)
	if v == nil || v.user != user {
		return nil, fmt.Errorf("%s has no view %s open", user, id)
	}
	return v, nil
}

// top reports whether a modal is the one on top, the only one that can be used.
func (w *world) top(v *View) bool {
	stack := w.views[v.user]
	return v.Type == "home" || len(stack) > 0 && stack[len(stack)-1] == v
}

// payload is the view as interaction payloads show it.
func (v *View) payload() json.RawMessage { return mustJSON(v) }
