package sandbox

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"docket/internal/sandbox/blockkit"
)

const maxStack = 3

// View is a modal or a Home tab as Slack describes it.
type View struct {
	ID              string          `json:"id"`
	TeamID          string          `json:"team_id"`
	Type            string          `json:"type"`
	Title           json.RawMessage `json:"title,omitempty"`
	Submit          json.RawMessage `json:"submit"`
	CloseText       json.RawMessage `json:"close"`
	Blocks          json.RawMessage `json:"blocks"`
	PrivateMetadata string          `json:"private_metadata"`
	CallbackID      string          `json:"callback_id"`
	ExternalID      string          `json:"external_id"`
	State           viewState       `json:"state"`
	Hash            string          `json:"hash"`
	ClearOnClose    bool            `json:"clear_on_close"`
	NotifyOnClose   bool            `json:"notify_on_close"`
	RootViewID      string          `json:"root_view_id"`
	PreviousViewID  *string         `json:"previous_view_id"`
	AppID           string          `json:"app_id"`
	BotID           string          `json:"bot_id"`
	InstalledTeam   string          `json:"app_installed_team_id"`

	user string
}

type viewState struct {
	Values stateValues `json:"values"`
}

// readView checks what the app sent as a view of the given type and gives its blocks the IDs they lack.
func readView(raw json.RawMessage, kind string) (*View, error) {
	if len(raw) > blockkit.MaxViewSize {
		return nil, refuse("view_too_large")
	}
	if problems := blockkit.View(raw, "/view"); len(problems) > 0 {
		return nil, badBlocks("invalid_arguments", problems)
	}
	var sent struct {
		Type            string          `json:"type"`
		Title           json.RawMessage `json:"title"`
		Submit          json.RawMessage `json:"submit"`
		Close           json.RawMessage `json:"close"`
		Blocks          json.RawMessage `json:"blocks"`
		PrivateMetadata string          `json:"private_metadata"`
		CallbackID      string          `json:"callback_id"`
		ExternalID      string          `json:"external_id"`
		ClearOnClose    bool            `json:"clear_on_close"`
		NotifyOnClose   bool            `json:"notify_on_close"`
	}
	if err := json.Unmarshal(raw, &sent); err != nil {
		return nil, refuse("invalid_arguments").messages("[ERROR] must be a valid view object [json-pointer:/view]")
	}
	if sent.Type != kind {
		return nil, refuse("invalid_arguments").messages(fmt.Sprintf("[ERROR] must be a valid enum value: %s [json-pointer:/view/type]", kind))
	}
	return &View{
		Type: sent.Type, Title: sent.Title, Submit: sent.Submit, CloseText: sent.Close, Blocks: withIDs(sent.Blocks),
		PrivateMetadata: sent.PrivateMetadata, CallbackID: sent.CallbackID, ExternalID: sent.ExternalID, ClearOnClose: sent.ClearOnClose,
		NotifyOnClose: sent.NotifyOnClose,
	}, nil
}

// readView checks what the app sent as a view, and that the app may read what people put into it.
func (c *call) readView(raw json.RawMessage, kind string) (*View, error) {
	v, err := readView(raw, kind)
	if err != nil {
		return nil, err
	}
	for _, e := range readBlockList(v.Blocks).actionable() {
		if e.Type == "file_input" && !c.holds("files:read") {
			return nil, c.missingScope("files:read")
		}
	}
	return v, nil
}

// place gives a new view its identity. The caller holds s.mu, as in all below.
func (s *Sandbox) place(v *View, user string) {
	w := s.world
	v.ID, v.TeamID, v.AppID, v.BotID, v.InstalledTeam = w.ids.next("V"), w.team.ID, w.app.ID, w.app.BotID, w.team.ID
	v.RootViewID, v.user, v.Hash = v.ID, user, newHash(s.Now())
	v.State.Values = initialState(readBlockList(v.Blocks))
}

// supersede puts new content into an open view. What people had put in stays where block and action have the same IDs.
func (s *Sandbox) supersede(old, fresh *View) {
	fresh.ID, fresh.TeamID, fresh.AppID, fresh.BotID, fresh.InstalledTeam = old.ID, old.TeamID, old.AppID, old.BotID, old.InstalledTeam
	fresh.RootViewID, fresh.PreviousViewID, fresh.user, fresh.Hash = old.RootViewID, old.PreviousViewID, old.user, newHash(s.Now())
	blocks := readBlockList(fresh.Blocks)
	fresh.State.Values = initialState(blocks)
	fresh.State.Values.merge(old.State.Values.kept(blocks))
	*old = *fresh
}

func newHash(now time.Time) string { return fmt.Sprintf("%d.%s", now.Unix(), secret()[:8]) }

func (s *Sandbox) pushView(v *View, user string) {
	stack := s.world.views[user]
	s.place(v, user)
	if len(stack) > 0 {
		below := stack[len(stack)-1]
		v.RootViewID, v.PreviousViewID = below.RootViewID, &below.ID
	}
	s.setStack(user, append(stack, v))
}

func (s *Sandbox) setStack(user string, stack []*View) {
	s.world.views[user] = stack
	s.announceViews(user)
}

func (s *Sandbox) announceViews(user string) {
	s.stream.emit("views", map[string]any{"user": user, "views": append([]*View{}, s.world.views[user]...)})
}

func (s *Sandbox) announceHome(v *View) {
	s.stream.emit("home", map[string]any{"user": v.user, "view": v})
}

// openView finds an open modal or published Home by ID.
func (w *world) openView(id string) *View {
	return w.findView(func(v *View) bool { return v.ID == id })
}

func (w *world) findView(match func(*View) bool) *View {
	for _, stack := range w.views {
		if i := slices.IndexFunc(stack, match); i >= 0 {
			return stack[i]
		}
	}
	for _, home := range w.homes {
		if match(home) {
			return home
		}
	}
	return nil
}

// checkExternalID refuses an external_id that another view has.
func (c *call) checkExternalID(v, old *View) error {
	if v.ExternalID == "" {
		return nil
	}
	if c.world.findView(func(other *View) bool { return other != old && other.ExternalID == v.ExternalID }) != nil {
		return refuse("duplicate_external_id")
	}
	return nil
}
