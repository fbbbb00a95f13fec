package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
)

// suggestLimit is how many options a menu offers at once; Slack takes up to 100.
const suggestLimit = 50

// suggest answers a menu that asks for options while somebody types. A question
// that fails has no options; typing on asks again.
func (b *Bot) suggest(ctx context.Context, in slack.InteractionCallback) reply {
	c := newCall(in, in.ActionID, "suggest:"+in.TriggerID)
	none := view.Options{Options: []*slack.OptionBlockObject{}}
	find, ok := b.routes.options[in.ActionID]
	if !ok {
		return none
	}
	var found view.Options
	_, err := b.act(ctx, &c, func(ctx context.Context, c call) (answer, error) {
		var err error
		found, err = find(ctx, c.Reader, in.Value)
		return answer{}, err
	})
	if err != nil || found.Options == nil {
		return none
	}
	return found
}

func (b *Bot) suggestProjects(ctx context.Context, r view.Reader, query string) (view.Options, error) {
	found, err := b.Desks.Projects.Find(ctx, query, suggestLimit)
	return view.ProjectOptions(r, found), err
}

func (b *Bot) suggestCustomers(ctx context.Context, r view.Reader, query string) (view.Options, error) {
	found, err := b.Desks.Customers.Find(ctx, query, suggestLimit)
	return view.CustomerOptions(r, found), err
}

func (b *Bot) suggestZones(_ context.Context, _ view.Reader, query string) (view.Options, error) {
	return view.ZoneOptions(query), nil
}
