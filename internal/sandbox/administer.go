package sandbox

import (
	"fmt"
	"slices"
)

// Archive archives a channel, as an administrator would by hand.
func (s *Sandbox) Archive(name string) error {
	return s.administer(name, "", "channel_archive", func(c *channel, _ string) { c.Archived = true })
}

// Invite adds a person, or the app by its bot's name, to a channel.
func (s *Sandbox) Invite(name, user string) error {
	return s.administer(name, user, "member_joined_channel", func(c *channel, id string) { c.join(id) })
}

// Remove takes a person, or the app by its bot's name, out of a channel.
func (s *Sandbox) Remove(name, user string) error {
	return s.administer(name, user, "member_left_channel", func(c *channel, id string) {
		c.Members = slices.DeleteFunc(slices.Clone(c.Members), func(m string) bool { return m == id })
	})
}

// Deactivate ends a person's membership in the workspace.
func (s *Sandbox) Deactivate(user string) error {
	return s.alter(user, func(u *member) {
		u.Deleted = true
		s.world.views[u.ID] = nil
	})
}

// Restrict makes a person's account one of a guest.
func (s *Sandbox) Restrict(user string) error {
	return s.alter(user, func(u *member) { u.Restricted = true })
}

// alter changes a person's account, and says so to whoever listens.
func (s *Sandbox) alter(user string, change func(*member)) error {
	s.mu.Lock()
	u := s.world.person(user)
	if u == nil {
		s.mu.Unlock()
		return fmt.Errorf("nobody is called %q", user)
	}
	change(u)
	s.stream.emit("user", map[string]any{"user": u.card(s.Now())})
	inner := map[string]any{"user": u.profile(s.world.team.ID, s.Now(), true, false)}
	events := s.subscribedEvent("user_change", "", inner)
	s.mu.Unlock()
	s.tell(events)
	return nil
}

func (s *Sandbox) administer(ref, user, kind string, change func(*channel, string)) error {
	s.mu.Lock()
	events, err := s.administered(ref, user, kind, change)
	s.mu.Unlock()
	s.tell(events)
	return err
}

func (s *Sandbox) administered(ref, user, kind string, change func(*channel, string)) ([]event, error) {
	c := s.world.channel(ref)
	if c == nil {
		return nil, fmt.Errorf("there is no channel %q", ref)
	}
	inner := map[string]any{"channel": c.ID}
	id := ""
	if user != "" {
		u := s.world.person(user)
		if u == nil {
			return nil, fmt.Errorf("nobody is called %q", user)
		}
		id = u.ID
		inner["user"] = id
	}
	change(c, id)
	s.stream.emit("channel", map[string]any{"channel": c.card()})
	return s.subscribedEvent(kind, c.ID, inner), nil
}

// Disconnect tells every Socket Mode connection to come again, for one of Slack's reasons: "warning", "refresh_requested" or
// "link_disabled".
func (s *Sandbox) Disconnect(reason string) { s.socket.Disconnect(reason) }
