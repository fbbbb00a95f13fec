package bot

import (
	"context"
	"errors"
	"slices"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/requirement"
)

// publish draws somebody's Home tab.
func (s Speaker) publish(ctx context.Context, d outbox.Delivery) (outbox.Receipt, error) {
	id := directory.UserID(d.Channel)
	r, err := s.reader(ctx, id)
	if err != nil {
		return outbox.Receipt{}, errors.Join(outbox.ErrUnsent, err)
	}
	tab, err := s.home(ctx, id, r)
	if err != nil {
		return outbox.Receipt{}, errors.Join(outbox.ErrUnsent, err)
	}
	shown, err := s.API.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: string(id), View: view.Home(r, tab)})
	if err != nil {
		return outbox.Receipt{}, verdict(err, "views.publish")
	}
	return outbox.Receipt{Channel: string(id), TS: shown.View.ID}, nil
}

// home gathers what a person's Home tab shows.
func (b *Bot) home(ctx context.Context, id directory.UserID, r view.Reader) (view.HomeTab, error) {
	const raised, calls, ending, invoices, wishes = 10, 10, 10, 10, 10
	var tab view.HomeTab
	var err error
	if tab.Todo, err = b.Desks.Issues.Todo(ctx, id); err != nil {
		return tab, err
	}
	if tab.Turns, err = b.Desks.Projects.Turns(ctx, id); err != nil {
		return tab, err
	}
	if tab.Approvals, err = b.toApprove(ctx, id); err != nil {
		return tab, err
	}
	if tab.Requests, err = b.homeRequests(ctx, id, r); err != nil {
		return tab, err
	}
	if tab.Wishes, err = b.Desks.Requirements.List(ctx, requirement.Filter{Turn: id, Limit: wishes + 1}); err != nil {
		return tab, err
	}
	if tab.Sold, err = b.sold(ctx, id); err != nil {
		return tab, err
	}
	if tab.Closeouts, err = b.Desks.Closeouts.Mine(ctx, id); err != nil {
		return tab, err
	}
	if tab.Calls, err = b.Desks.Care.Mine(ctx, id, calls); err != nil {
		return tab, err
	}
	if tab.Ending, err = b.Desks.Entitlements.Ending(ctx, id, ending+1); err != nil {
		return tab, err
	}
	if r.Has(directory.Finance) {
		if tab.Invoices, err = b.Desks.Invoices.Pending(ctx, invoices); err != nil {
			return tab, err
		}
	}
	if tab.Raised, err = b.Desks.Issues.List(ctx, issue.Filter{RaisedBy: id, Limit: raised}); err != nil {
		return tab, err
	}
	if tab.Emergencies, err = b.Desks.Emergencies.Mine(ctx, id); err != nil {
		return tab, err
	}
	tab.Agendas, err = b.agendasOf(ctx, id, r)
	return tab, err
}

// agendasOf are the next agendas of the committees somebody follows.
func (b *Bot) agendasOf(ctx context.Context, id directory.UserID, r view.Reader) ([]committee.Preview, error) {
	all, err := b.Desks.Committees.Committees(ctx)
	if err != nil {
		return nil, err
	}
	var agendas []committee.Preview
	for _, c := range all {
		if !follows(c, id, r) {
			continue
		}
		p, err := b.Desks.Committees.Preview(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		agendas = append(agendas, p)
	}
	return agendas, nil
}

func follows(c committee.Committee, id directory.UserID, r view.Reader) bool {
	return slices.Contains(c.Members, id) || r.Has(directory.Management, directory.Admin)
}
