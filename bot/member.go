package bot

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"docket/internal/directory"
)

// team is the workspace docket is installed in, as Slack says; it is asked once.
func (b *Bot) team(ctx context.Context) (*slack.AuthTestResponse, error) {
	if known := b.workspace.Load(); known != nil {
		return known, nil
	}
	who, err := b.API.AuthTestContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask which workspace this is: %w", err)
	}
	b.workspace.Store(who)
	return who, nil
}

// member is what Slack says of a user, to the workspace with the ID; false for bots,
// which are no members.
func member(u slack.User, workspace string) (directory.Member, bool) {
	name := u.RealName
	if name == "" {
		name = u.Name
	}
	return directory.Member{ID: directory.UserID(u.ID), Name: name, Email: u.Profile.Email,
		Locale: u.Locale, Zone: u.TZ, Active: !u.Deleted, Guest: guest(u, workspace)}, !u.IsBot && u.ID != "USLACKBOT"
}

// guest reports whether somebody is not of the workspace's company: with a guest
// account of one channel or several, or from the other side of a shared channel
// (docs.slack.dev/reference/objects/user-object). Of a deactivated account Slack says
// less; nobody acts by it.
func guest(u slack.User, workspace string) bool {
	return u.IsRestricted || u.IsUltraRestricted || u.IsStranger || u.TeamID != "" && u.TeamID != workspace
}
