package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/entitlement"
	"docket/internal/invoice"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

// about is what there is to draw of one noun, in the notes that tell of it and in what
// its buttons open: the thing as it is now, and the language and zone of the channel it
// belongs to.
type about[ID recorded, Card any] struct {
	bot  *Bot
	show func(context.Context, ID) (Card, error)
	home func(Card) (language, zone string)
}

// opens is a button that opens a sheet about the thing.
func (a about[ID, Card]) opens(draw func(view.Reader, Card) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := load(ctx, c, a.show)
		if err != nil {
			return answer{}, err
		}
		return open(draw(c.Reader, card)), nil
	}
}

// form is a button that opens a form about the thing, for whoever may submit it.
func (a about[ID, Card]) form(draw func(view.Reader, Card) slack.ModalViewRequest, may func(Card, directory.Member) error) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := load(ctx, c, a.show)
		if err != nil {
			return answer{}, err
		}
		by, err := a.bot.Desks.Directory.Member(ctx, c.Act.By)
		if err != nil {
			return answer{}, err
		}
		if err := may(card, by); err != nil {
			return answer{}, err
		}
		return open(draw(c.Reader, card)), nil
	}
}

func (b *Bot) aboutProjects() about[project.ID, project.Card] {
	return about[project.ID, project.Card]{bot: b, show: b.Desks.Projects.Show,
		home: func(c project.Card) (language, zone string) { return c.Locale, c.Zone }}
}

func (b *Bot) aboutIssues() about[issue.ID, issue.Card] {
	return about[issue.ID, issue.Card]{bot: b, show: b.Desks.Issues.Show,
		home: func(c issue.Card) (language, zone string) { return c.Locale, c.Zone }}
}

func (b *Bot) aboutEmergencies() about[emergency.ID, emergency.Card] {
	return about[emergency.ID, emergency.Card]{bot: b, show: b.Desks.Emergencies.Show,
		home: func(c emergency.Card) (language, zone string) { return c.Locale, c.Zone }}
}

func (b *Bot) aboutCloseouts() about[closeout.ID, closeout.Card] {
	return about[closeout.ID, closeout.Card]{bot: b, show: b.Desks.Closeouts.Show,
		home: func(c closeout.Card) (language, zone string) { return c.Locale, c.Zone }}
}

func (b *Bot) aboutOrders() about[order.ID, order.Card] {
	return about[order.ID, order.Card]{bot: b, show: b.Desks.Orders.Show,
		home: func(c order.Card) (language, zone string) { return c.Locale, c.Zone }}
}

func (b *Bot) aboutInvoices() about[invoice.ID, invoice.Card] {
	return about[invoice.ID, invoice.Card]{bot: b, show: b.Desks.Invoices.Show,
		home: func(c invoice.Card) (language, zone string) { return c.Locale, c.Zone }}
}

func (b *Bot) aboutRequirements() about[requirement.ID, requirement.Card] {
	return about[requirement.ID, requirement.Card]{bot: b, show: b.Desks.Requirements.Show,
		home: func(c requirement.Card) (language, zone string) { return c.Scene.Locale, c.Zone }}
}

func (b *Bot) aboutPages() about[committee.PageID, committee.Page] {
	return about[committee.PageID, committee.Page]{bot: b,
		show: func(ctx context.Context, id committee.PageID) (committee.Page, error) {
			return b.Desks.Committees.Page(ctx, id)
		},
		home: func(p committee.Page) (language, zone string) { return p.Committee.Locale, p.Committee.Zone }}
}

func (b *Bot) aboutMeetings() about[committee.MeetingID, committee.Minutes] {
	return about[committee.MeetingID, committee.Minutes]{bot: b,
		show: func(ctx context.Context, id committee.MeetingID) (committee.Minutes, error) {
			return b.Desks.Committees.Minutes(ctx, id)
		},
		home: func(m committee.Minutes) (language, zone string) { return m.Committee.Locale, m.Committee.Zone }}
}

// The notes about these go to people only, never into a channel.

func (b *Bot) aboutRequests() about[request.ID, request.Card] {
	return about[request.ID, request.Card]{bot: b, show: b.Desks.Requests.Show, home: homeless[request.Card]}
}

func (b *Bot) aboutEntitlements() about[entitlement.ID, entitlement.Line] {
	return about[entitlement.ID, entitlement.Line]{bot: b, show: b.Desks.Entitlements.Show, home: homeless[entitlement.Line]}
}

func (b *Bot) aboutCallBacks() about[care.ID, care.Card] {
	return about[care.ID, care.Card]{bot: b, show: b.Desks.Care.Show, home: homeless[care.Card]}
}

func (b *Bot) aboutServices() about[customer.ID, care.Service] {
	return about[customer.ID, care.Service]{bot: b, show: b.Desks.Care.Service, home: homeless[care.Service]}
}

// homeless is what belongs to no channel.
func homeless[Card any](Card) (language, zone string) { return "", "" }
