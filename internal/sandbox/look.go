package sandbox

import (
	"net/http"
	"slices"
	"strings"
)

// state is the workspace at a glance, as the page draws it.
func (s *Sandbox) state() map[string]any {
	w, now := s.world, s.Now()
	users, channels := []any{}, []any{}
	for _, u := range w.users {
		users = append(users, u.card(now))
	}
	for _, c := range w.channels {
		channels = append(channels, c.card())
	}
	return map[string]any{
		"seq": s.stream.last(), "team": w.team, "users": users, "channels": channels, "app": w.app, "clock": s.clockState(),
		"commands": s.commands(), "shortcuts": orEmpty(s.manifest.Features.Shorts), "views": w.views, "homes": w.homes, "faults": s.faultList(),
	}
}

func (s *Sandbox) commands() []any {
	list := []any{}
	for _, c := range s.manifest.Features.Commands {
		list = append(list, map[string]any{"command": c.Command, "description": c.Description, "usage_hint": c.UsageHint})
	}
	return list
}

func (s *Sandbox) serveState(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	raw := mustJSON(s.state())
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, raw)
}

// Messages are those of a conversation, oldest first, with threads and metadata; ephemeral ones only of the given user. The channel
// may be an ID or a name, and the name or ID of a person stands for the direct message between that person and the app. It is empty
// for a conversation that does not exist.
func (s *Sandbox) Messages(channel, user string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := []Message{}
	c := s.conversation(channel)
	if c == nil {
		return list
	}
	for _, m := range c.messages {
		list = append(list, m.snapshot())
	}
	if u := s.world.person(user); u != nil {
		for _, m := range c.ephemerals {
			if m.EphemeralTo == u.ID {
				list = append(list, m.snapshot())
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Message) int { return strings.Compare(a.TS, b.TS) })
	return list
}

func (s *Sandbox) conversation(ref string) *channel {
	if c := s.world.channel(ref); c != nil {
		return c
	}
	u := s.world.person(ref)
	if u == nil {
		return nil
	}
	for _, c := range s.world.channels {
		if c.Kind == kindIM && c.has(u.ID) && c.has(s.world.app.UserID) {
			return c
		}
	}
	return nil
}

func (s *Sandbox) serveMessages(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, mustJSON(map[string]any{"messages": s.Messages(r.FormValue("channel"), r.FormValue("user"))}))
}

// ID is the identifier of a conversation or a person by name, empty when there is none of that name.
func (s *Sandbox) ID(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.world.channel(name); c != nil {
		return c.ID
	}
	if u := s.world.person(name); u != nil {
		return u.ID
	}
	return ""
}

// Views is a user's stack of modals, bottom to top. User is an ID or a name.
func (s *Sandbox) Views(user string) []View {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := []View{}
	if u := s.world.person(user); u != nil {
		for _, v := range s.world.views[u.ID] {
			list = append(list, v.copy())
		}
	}
	return list
}

// Home is a user's Home tab as last published; ok is false when there is none.
func (s *Sandbox) Home(user string) (v View, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.world.person(user)
	if u == nil || s.world.homes[u.ID] == nil {
		return View{}, false
	}
	return s.world.homes[u.ID].copy(), true
}

func (v *View) copy() View {
	c := *v
	c.State.Values = v.State.Values.clone()
	return c
}

func (s *Sandbox) serveViews(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, mustJSON(map[string]any{"views": s.Views(r.FormValue("user"))}))
}
