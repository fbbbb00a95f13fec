package sandbox

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// app is the one app installed in the workspace, with its bot.
type app struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	UserID string `json:"bot_user_id"`
	BotID  string `json:"bot_id"`
}

// world is the state of the workspace: all that a reset throws away. The sandbox's mutex guards it.
type world struct {
	ids      ids
	team     Team
	app      app
	users    []*member
	channels []*channel
	groups   []Usergroup

	triggers     map[string]*trigger
	responseURLs map[string]*responseURL
	views        map[string][]*View  // by user, bottom to top
	homes        map[string]*View    // by user
	offered      map[string][]option // by action_id, what the app suggested
	files        map[string]*File
	scheduled    []*scheduledMessage
	bookmarks    []map[string]any
	agenda       []due
}

func emptyWorld(team Team) *world {
	return &world{
		triggers: map[string]*trigger{}, responseURLs: map[string]*responseURL{}, views: map[string][]*View{}, homes: map[string]*View{},
		offered: map[string][]option{}, files: map[string]*File{}, team: team,
	}
}

func newWorld(seed Workspace, m *manifest, now time.Time) (*world, error) {
	w := emptyWorld(seed.Team)
	if w.team.ID == "" {
		w.team.ID = w.ids.next("T")
	}
	w.app = app{ID: w.ids.next("A"), Name: m.botName(), UserID: w.ids.next("U"), BotID: w.ids.next("B")}
	for _, u := range seed.Users {
		w.users = append(w.users, newMember(&w.ids, u))
	}
	w.users = append(w.users, newMember(&w.ids, User{
		ID: w.app.UserID, Name: slug(w.app.Name), RealName: w.app.Name, Bot: true, TZ: "America/Los_Angeles", Locale: "en-US",
	}))
	for _, c := range seed.Channels {
		if err := w.addChannel(c, now); err != nil {
			return nil, err
		}
	}
	for _, g := range seed.Groups {
		if err := w.addGroup(g); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *world) addChannel(seed Channel, now time.Time) error {
	c := &channel{
		ID: seed.ID, Name: seed.Name, Kind: kindChannel, Archived: seed.Archived, Topic: seed.Topic, Purpose: seed.Purpose, Created: now,
	}
	if c.ID == "" {
		c.ID = w.ids.next("C")
	}
	if seed.Private {
		c.Kind = kindPrivate
	}
	members, err := w.memberIDs(seed.Members)
	if err != nil {
		return fmt.Errorf("seed channel %s: %w", seed.Name, err)
	}
	c.Members = members
	if seed.Bot {
		c.join(w.app.UserID)
	}
	w.channels = append(w.channels, c)
	return nil
}

func (w *world) addGroup(g Usergroup) error {
	if g.ID == "" {
		g.ID = w.ids.next("S")
	}
	users, err := w.memberIDs(g.Users)
	if err != nil {
		return fmt.Errorf("seed user group %s: %w", g.Handle, err)
	}
	g.Users = users
	w.groups = append(w.groups, g)
	return nil
}

func (w *world) memberIDs(references []string) ([]string, error) {
	found := make([]string, 0, len(references))
	for _, ref := range references {
		u := w.person(ref)
		if u == nil {
			return nil, fmt.Errorf("nobody is called %q", ref)
		}
		found = append(found, u.ID)
	}
	return found, nil
}

// user finds a member by ID.
func (w *world) user(id string) *member {
	i := slices.IndexFunc(w.users, func(m *member) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return w.users[i]
}

// person finds a member by ID, name or @name, as people call each other.
func (w *world) person(ref string) *member {
	if u := w.user(ref); u != nil {
		return u
	}
	name := strings.TrimPrefix(ref, "@")
	i := slices.IndexFunc(w.users, func(m *member) bool { return m.Name == name })
	if i < 0 {
		return nil
	}
	return w.users[i]
}

// channel finds a conversation by ID, name or #name.
func (w *world) channel(ref string) *channel {
	name := strings.TrimPrefix(ref, "#")
	i := slices.IndexFunc(w.channels, func(c *channel) bool { return c.ID == ref || c.Name != "" && c.Name == name })
	if i < 0 {
		return nil
	}
	return w.channels[i]
}

// directMessage is the conversation of two users, opened when there is none yet.
func (w *world) directMessage(a, b string, now time.Time) (c *channel, opened bool) {
	for _, c := range w.channels {
		if c.Kind == kindIM && c.has(a) && c.has(b) {
			return c, false
		}
	}
	c = &channel{ID: w.ids.next("D"), Kind: kindIM, Members: []string{a, b}, Created: now}
	w.channels = append(w.channels, c)
	return c, true
}
