package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Trouble is a refusal of Slack or of a mail server that somebody has to know of.
type Trouble struct {
	Lane   outbox.Lane // "" when it holds for the whole token
	Reason string      // Slack's word; for a letter what it comes to, and the mail server's own words behind it
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
	reason := t.Lane.Reason(t.Reason)
	if tokenReasons[reason] {
		return tokenRemedy
	}
	if known, ok := remedies[reason]; ok {
		return known
	}
	return remedy{locale.Textf("Slack refuses what docket says in %s."),
		locale.Textf("`docket doctor` says what is wrong.")}
}

// mailRemedies are what becomes of letters.
var mailRemedies = map[string]remedy{
	outbox.MailRefused: {locale.Textf("The e-mail to %s did not arrive: it was refused."),
		locale.Textf("Check the address with `/customer`, and tell them in another way meanwhile.")},
	outbox.MailBusy: {locale.Textf("The e-mail to %s has been waiting for an hour: their mail server asks for patience."),
		locale.Textf("docket goes on trying for two days. If it is urgent, tell them in another way.")},
	outbox.MailUnclear: {locale.Textf("Nobody knows whether the e-mail to %s arrived: the mail server broke off twice."),
		locale.Textf("Ask them whether it came.")},
	outbox.MailGivenUp: {locale.Textf("The e-mail to %s could not be sent for two days and is given up."),
		locale.Textf("Tell them in another way.")},
	outbox.MailOff: {locale.Textf("The e-mail to %s was not sent: docket has no mail server."),
		locale.Textf("Tell them in another way. `DOCKET_SMTP_URL` names a mail server for the next one.")},
	outbox.MailUnreachable: {locale.Textf("The mail server has not answered for an hour; what waits begins with an e-mail to %s."),
		locale.Textf("`docket doctor` says what is wrong. What waits is sent when the server answers again.")},
	outbox.MailLogin: {locale.Textf("The mail server has not let docket write for an hour; what waits begins with an e-mail to %s."),
		locale.Textf("Check `DOCKET_SMTP_URL` and `DOCKET_MAIL_FROM` with `docket doctor`. What waits is sent when the server lets it through.")},
}

// Notice tells somebody what is refused, and what to do.
func Notice(r Reader, t Trouble) Message {
	if _, mail := t.Lane.Mail(); mail {
		return r.mailNotice(t)
	}
	it := remedyFor(t)
	said := "⚠️ " + locale.Text{Format: it.means.Format, Args: []any{r.where(t.Lane)}}.Localize(r.P) + " " + it.todo.Localize(r.P)
	return say(said, section(said), aside(r.P.T("Slack’s word: `%s`", name(t.Reason))))
}

// mailNotice tells of a letter, in the mail server's words where it said any.
func (r Reader) mailNotice(t Trouble) Message {
	what, words, _ := strings.Cut(t.Reason, " ")
	if what == outbox.MailGivenUp {
		_, words, _ = strings.Cut(words, " ")
	}
	it, known := mailRemedies[what]
	if !known {
		it = remedy{locale.Textf("The e-mail to %s was not sent."), locale.Textf("Tell them in another way.")}
	}
	said := "⚠️ " + locale.Text{Format: it.means.Format, Args: []any{r.where(t.Lane)}}.Localize(r.P) + " " + it.todo.Localize(r.P)
	blocks := []slack.Block{section(said)}
	if words != "" {
		blocks = append(blocks, aside(r.P.T("The mail server’s words: `%s`", name(words))))
	}
	return say(said, blocks...)
}

func (r Reader) where(l outbox.Lane) string {
	address, isMail := l.Mail()
	switch {
	case l == "":
		return r.P.T("the whole workspace")
	case isMail:
		return name(address)
	case isUserID(string(l)):
		return mention(directory.UserID(l))
	}
	return channelLink(string(l))
}
