package bot

import (
	"context"
	"net/url"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/feed"
	"docket/internal/letter"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
)

// drawInvitation is for one member.
func (b *Bot) drawInvitation(r view.Reader, args project.InvitationArgs) view.Message {
	return view.Invitation(r, args, b.noreply())
}

// writeInvitation is for a customer's contact.
func (b *Bot) writeInvitation(_ context.Context, d outbox.Delivery) (letter.Letter, error) {
	args, err := carried[project.InvitationArgs](d)
	return letter.Invitation(locale.For(args.Locale), args, b.noreply()), err
}

// noreply invites in the name of a project manager who has no e-mail address. A
// calendar needs somebody who invites; nobody reads what is answered there.
func (b *Bot) noreply() string {
	if u, err := url.Parse(b.PublicURL); err == nil && u.Hostname() != "" {
		return "noreply@" + u.Hostname()
	}
	return "noreply@docket.invalid"
}

// calendar is the command /docket calendar: the link of the caller's feed.
func (b *Bot) calendar(ctx context.Context, c call) (answer, error) {
	return b.calendarLink(ctx, c, b.Desks.Feeds.Link, false)
}

func (b *Bot) renewCalendar(ctx context.Context, c call) (answer, error) {
	return b.calendarLink(ctx, c, b.Desks.Feeds.Renew, true)
}

func (b *Bot) calendarLink(ctx context.Context, c call, of func(context.Context, directory.Act) (feed.Secret, error), renewed bool) (answer, error) {
	if b.PublicURL == "" {
		return say(view.CalendarNowhere(c.Reader)), nil
	}
	secret, err := of(ctx, c.Act)
	return say(view.CalendarLink(c.Reader, b.PublicURL, secret, renewed)), err
}
