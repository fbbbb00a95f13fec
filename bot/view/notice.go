package view

import (
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Trouble is a refusal of Slack that an administrator has to know of.
type Trouble struct {
	Lane   outbox.Lane // "" when it holds for the whole token
	Reason string      // Slack's word
}

// remedy is what a refusal means, and what to do about it.
type remedy struct{ means, todo locale.Text }

var remedies = map[string]remedy{
	"not_in_channel": {locale.Textf("docket is not a member of %s."),
		locale.Textf("Write `/invite @docket` there; what it says from then on arrives.")},
	"channel_not_found": {locale.Textf("docket cannot see %s: it is private and docket is not in it, or it is gone."),
		locale.Textf("Invite docket there, or choose another channel with `/docket committee`.")},
	"is_archived": {locale.Textf("%s is archived."),
		locale.Textf("Restore it in Slack, or choose another channel with `/docket committee`.")},
	"restricted_action": {locale.Textf("Somebody has restricted who may post in %s."),
		locale.Textf("Allow docket to post there in the channel’s settings.")},
	"user_disabled": {locale.Textf("%s is deactivated in Slack."),
		locale.Textf("Give what waits for them to somebody else: open it and change the decision.")},
	"messages_tab_disabled": {locale.Textf("docket may not write direct messages to %s: its Messages tab is switched off."),
		locale.Textf("Switch on the Messages tab under App Home in the app’s settings.")},
	"missing_scope": {locale.Textf("The app lacks a permission it needs for %s."),
		locale.Textf("Compare its scopes with `docket manifest`, and install it again.")},
}

var tokenRemedy = remedy{locale.Textf("Slack no longer accepts docket’s token for %s."),
	locale.Textf("Install the app again and start docket with the new token. What waits is sent then.")}

var tokenReasons = map[string]bool{"invalid_auth": true, "token_revoked": true, "token_expired": true,
	"account_inactive": true, "not_authed": true, "org_login_required": true}

func remedyFor(t Trouble) remedy {
	reason := canonical(t)
	if tokenReasons[reason] {
		return tokenRemedy
	}
	if known, ok := remedies[reason]; ok {
		return known
	}
	return remedy{locale.Textf("Slack refuses what docket says in %s."),
		locale.Textf("`docket doctor` says what is wrong.")}
}

// canonical is the one of several words Slack has for the same thing.
func canonical(t Trouble) string {
	switch t.Reason {
	case "is_inactive":
		return "is_archived"
	case "channel_not_found":
		if isUserID(string(t.Lane)) {
			return "user_disabled" // there are no direct messages with somebody who left
		}
	case "user_not_found", "user_not_visible", "cannot_dm_bot":
		return "user_disabled"
	case "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "posting_to_general_channel_denied":
		return "restricted_action"
	}
	return t.Reason
}

// Notice tells an administrator what Slack refuses, and what to do.
func Notice(r Reader, t Trouble) Message {
	it := remedyFor(t)
	said := "⚠️ " + locale.Text{Format: it.means.Format, Args: []any{r.where(t.Lane)}}.Localize(r.P) + " " + it.todo.Localize(r.P)
	return say(said, section(said), aside(r.P.T("Slack’s word: `%s`", name(t.Reason))))
}

func (r Reader) where(l outbox.Lane) string {
	switch {
	case l == "":
		return r.P.T("the whole workspace")
	case isUserID(string(l)):
		return mention(directory.UserID(l))
	}
	return channelLink(string(l))
}
