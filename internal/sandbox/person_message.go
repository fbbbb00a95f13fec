package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// MessageInput is a message somebody writes. @name and #name may be typed plainly.
type MessageInput struct {
	User     string `json:"user"`
	Channel  string `json:"channel"`
	Text     string `json:"text"`
	ThreadTS string `json:"thread_ts,omitempty"`
}

// Say writes a message as a person, and delivers the events the app subscribed to before it returns. The response is the message.
func (s *Sandbox) Say(ctx context.Context, in MessageInput) Outcome {
	s.mu.Lock()
	m, events, err := s.say(in)
	var raw json.RawMessage
	if err == nil {
		raw = mustJSON(m)
	}
	s.mu.Unlock()
	if err != nil {
		return refused(err.Error())
	}
	o := Outcome{OK: true, Response: raw}
	for _, e := range events {
		ack := s.send(ctx, e)
		o.Status, o.AckMS = ack.Status, o.AckMS+ack.Took.Milliseconds()
	}
	return o
}

func (s *Sandbox) say(in MessageInput) (*Message, []event, error) {
	u, ch, err := s.placeOf(in.User, in.Channel)
	if err != nil {
		return nil, nil, err
	}
	m := &Message{Type: "message", User: u.ID, Team: s.world.team.ID, Text: s.world.asTyped(in.Text)}
	switch {
	case strings.TrimSpace(in.Text) == "":
		return nil, nil, fmt.Errorf("an empty message is not sent")
	case ch.Archived:
		return nil, nil, fmt.Errorf("%s is archived", ch.title())
	}
	if in.ThreadTS != "" {
		parent := ch.message(in.ThreadTS)
		if parent == nil {
			return nil, nil, fmt.Errorf("there is no message %s in %s", in.ThreadTS, ch.title())
		}
		m.ThreadTS = parent.TS
		if parent.ThreadTS != "" {
			m.ThreadTS = parent.ThreadTS
		}
	}
	return m, s.write(ch, m), nil
}

// OpenHome opens the App Home tab as a person.
func (s *Sandbox) OpenHome(ctx context.Context, user string) Outcome {
	s.mu.Lock()
	u, err := s.actor(user)
	if err != nil {
		s.mu.Unlock()
		return refused(err.Error())
	}
	e, subscribed := s.homeOpened(u)
	s.mu.Unlock()
	if !subscribed {
		return Outcome{OK: true}
	}
	return outcome(s.send(ctx, e))
}

func (s *Sandbox) homeOpened(u *member) (event, bool) {
	if !s.manifest.homeTab() || !s.manifest.subscribed("app_home_opened") {
		return event{}, false
	}
	ch := s.openDirect(u.ID)
	inner := map[string]any{
		"type": "app_home_opened", "user": u.ID, "channel": ch.ID, "tab": "home", "event_ts": s.world.ids.timestamp(s.Now()),
	}
	if home := s.world.homes[u.ID]; home != nil {
		inner["view"] = home.payload()
	}
	return s.newEvent("app_home_opened", ch.ID, inner), true
}

// Event delivers an inner event of the Events API as it is, if the app subscribed to it.
func (s *Sandbox) Event(ctx context.Context, inner json.RawMessage) Outcome {
	var about struct {
		Type        string          `json:"type"`
		ChannelType string          `json:"channel_type"`
		Channel     json.RawMessage `json:"channel"`
	}
	if err := json.Unmarshal(inner, &about); err != nil || about.Type == "" {
		return refused("an event is a JSON object with a type")
	}
	subscription := about.Type
	if about.ChannelType != "" {
		subscription += "." + map[string]string{"channel": "channels", "group": "groups"}[about.ChannelType]
		if about.ChannelType == "im" || about.ChannelType == "mpim" {
			subscription = about.Type + "." + about.ChannelType
		}
	}
	if !s.manifest.subscribed(subscription) {
		return refused("the app is not subscribed to " + subscription)
	}
	var channel string
	_ = json.Unmarshal(about.Channel, &channel) // some events carry an object here, which no fault is about
	s.mu.Lock()
	e := s.newEvent(about.Type, channel, inner)
	s.mu.Unlock()
	return outcome(s.send(ctx, e))
}
