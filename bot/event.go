package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/inbox"
	"docket/internal/outbox"
	"docket/internal/patience"
)

// envelope is what docket reads of an Events API delivery; an event's own fields
// are read when it is dealt with.
type envelope struct {
	Type      string `json:"type"`
	Challenge string `json:"challenge"`
	EventID   string `json:"event_id"`
	Event     struct {
		Type    string          `json:"type"`
		Tab     string          `json:"tab"`
		User    json.RawMessage `json:"user"` // an ID, or a whole user
		Channel json.RawMessage `json:"channel"`
	} `json:"event"`
}

// event stores a delivery before it is acknowledged. The same event may come
// again, also in another order; it is stored once.
func (b *Bot) event(ctx context.Context, body []byte) (string, reply, error) {
	var e envelope
	if err := json.Unmarshal(body, &e); err != nil || bytes.Contains(body, []byte(`\u0000`)) {
		return "", nil, errMalformed // the database holds no NUL
	}
	switch {
	case e.Type == "url_verification":
		return e.Type, map[string]string{"challenge": e.Challenge}, nil
	case e.Type != "event_callback" || e.EventID == "":
		return e.Type, nil, nil // app_rate_limited and the like: nothing to keep
	}
	_, err := patience.Within(ctx, func() (bool, error) {
		return b.Events.Receive(ctx, inbox.Event{ID: e.EventID, Received: b.Now(), Body: body})
	})
	return e.Event.Type, nil, err
}

// Handle deals with a stored event. It implements inbox.Handler.
func (b *Bot) Handle(ctx context.Context, stored inbox.Event) error {
	var e envelope
	if err := json.Unmarshal(stored.Body, &e); err != nil {
		return fmt.Errorf("read event %s: %w", stored.ID, err)
	}
	switch e.Event.Type {
	case meetEvent:
		return b.meet(ctx, directory.UserID(text(e.Event.User)))
	case "app_home_opened":
		if e.Event.Tab != "home" && e.Event.Tab != "" {
			return nil
		}
		return b.showHome(ctx, directory.UserID(text(e.Event.User)))
	case "team_join", "user_change":
		var u slack.User
		if err := json.Unmarshal(e.Event.User, &u); err != nil {
			return fmt.Errorf("read user of event %s: %w", stored.ID, err)
		}
		return b.changed(ctx, u)
	case "app_uninstalled", "tokens_revoked":
		b.Log.ErrorContext(ctx, "slack ended the installation", "event", e.Event.Type)
	}
	return nil
}

// changed asks Slack about somebody of whom an event says something new: events
// come in any order, and this one may be out of date. Most tell of a status or a
// picture, and cost no request.
func (b *Bot) changed(ctx context.Context, u slack.User) error {
	team, err := b.team(ctx)
	if err != nil {
		return err
	}
	said, person := member(u, team.TeamID)
	if !person {
		return nil
	}
	known, err := b.Desks.Directory.Member(ctx, said.ID)
	if err != nil {
		return err
	}
	if said.Name == known.Name && said.Email == known.Email && said.Zone == known.Zone && said.Active == known.Active && said.Guest == known.Guest &&
		(said.Locale == known.Locale || said.Locale == "") {
		return nil
	}
	return b.meet(ctx, said.ID)
}

// meetEvent is docket's own event: somebody has acted whom it does not know.
const meetEvent = "docket_meet"

func meetBody(id directory.UserID) []byte {
	body, _ := json.Marshal(map[string]any{"type": "event_callback", "event": map[string]any{"type": meetEvent, "user": id}})
	return body
}

// meet asks Slack who somebody is.
func (b *Bot) meet(ctx context.Context, id directory.UserID) error {
	u, err := b.API.GetUserInfoContext(ctx, string(id), slack.GetUserInfoOptionIncludeLocale(true))
	if code := slackCode(err); code == "user_not_found" || code == "user_not_visible" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("meet %s: %w", id, err)
	}
	return b.met(ctx, *u)
}

func (b *Bot) met(ctx context.Context, users ...slack.User) error {
	team, err := b.team(ctx)
	if err != nil {
		return err
	}
	members := make([]directory.Member, 0, len(users))
	for _, u := range users {
		if m, ok := member(u, team.TeamID); ok {
			members = append(members, m)
		}
	}
	defer b.people.forget()
	return b.Desks.Directory.Meet(ctx, members...)
}

// MeetAll takes in every member of the workspace.
func (b *Bot) MeetAll(ctx context.Context) error {
	users, err := b.API.GetUsersContext(ctx)
	if limited := (*slack.RateLimitedError)(nil); errors.As(err, &limited) {
		return fmt.Errorf("list members: slack asks to wait %s: %w", limited.RetryAfter, err)
	}
	if err != nil {
		return fmt.Errorf("list members: %w", err)
	}
	return b.met(ctx, users...)
}

// showHome has somebody's Home tab drawn, now and whenever it changes.
func (b *Bot) showHome(ctx context.Context, id directory.UserID) error {
	m, err := b.Desks.Directory.Member(ctx, id)
	if err != nil {
		return err
	}
	return b.Notes.Say(ctx, []outbox.Note{{Topic: outbox.Home, Subject: outbox.Subject{Kind: "member", ID: m.Number},
		Channel: outbox.Lane(id), Key: "home:" + string(id), Priority: outbox.Click}})
}

func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}
