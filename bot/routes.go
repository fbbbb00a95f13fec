package bot

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/letter"
	"docket/internal/outbox"
)

// drawing renders a note from the present state of its subject.
type drawing func(ctx context.Context, d outbox.Delivery) (view.Message, error)

// writing words a letter from the present state of its subject.
type writing func(ctx context.Context, d outbox.Delivery) (letter.Letter, error)

// suggestion answers a menu that asks for options.
type suggestion func(ctx context.Context, r view.Reader, query string) (view.Options, error)

// routes is everything Slack can ask for, and what answers it.
type routes struct {
	commands    map[string]command
	shortcuts   map[string]shortcut
	actions     map[view.ActionID]handler
	steps       map[view.ActionID]handler // actions whose desk knows whose they are, with a role or without, and which show others nothing
	submissions map[string]handler
	options     map[view.ActionID]suggestion
	notes       map[outbox.Topic]drawing
	letters     map[outbox.Topic]writing
}

// command is a slash command: what deals with it, and what Slack says of it
// while it is typed.
type command struct {
	do          handler
	description string
	usage       string
}

// shortcut is an entry of Slack's shortcut menus.
type shortcut struct {
	do          handler
	kind        slack.ShortcutType
	name        string
	description string
}

// table is everything docket answers, put together from the parts of the house.
func (b *Bot) table() routes {
	all := routes{commands: map[string]command{}, shortcuts: map[string]shortcut{}, actions: map[view.ActionID]handler{},
		steps: map[view.ActionID]handler{}, submissions: map[string]handler{}, options: map[view.ActionID]suggestion{}, notes: map[outbox.Topic]drawing{},
		letters: map[outbox.Topic]writing{}}
	for _, part := range []routes{
		b.approvalRoutes(),
		b.billingRoutes(),
		b.calendarRoutes(),
		b.careRoutes(),
		b.catalogueRoutes(),
		b.closeoutRoutes(),
		b.committeeRoutes(),
		b.customerRoutes(),
		b.dealRoutes(),
		b.emergencyRoutes(),
		b.entitlementRoutes(),
		b.findRoutes(),
		b.houseRoutes(),
		b.invoiceRoutes(),
		b.issueRoutes(),
		b.orderSendRoutes(),
		b.orderRoutes(),
		b.projectRoutes(),
		b.requestRoutes(),
		b.requestSpecialRoutes(),
		b.requirementRoutes(),
		b.settingRoutes(),
	} {
		add(all.commands, part.commands)
		add(all.shortcuts, part.shortcuts)
		add(all.actions, part.actions)
		add(all.steps, part.steps)
		add(all.submissions, part.submissions)
		add(all.options, part.options)
		add(all.notes, part.notes)
		add(all.letters, part.letters)
	}
	b.guard(all)
	return all
}

// add panics where two parts answer the same: that is a mistake in the code.
func add[K comparable, V any](all, part map[K]V) {
	for k, v := range part {
		if _, twice := all[k]; twice {
			panic(fmt.Sprintf("bot: two routes for %v", k))
		}
		all[k] = v
	}
}

// action finds the handler of a press. What was chosen in an overflow menu is
// routed as the button it stands for.
func (r routes) action(id view.ActionID, value string) (do handler, route, ref string) {
	if id == view.More {
		if chosen, ref, ok := view.Chosen(value); ok {
			return r.pressed(chosen), chosen, ref
		}
	}
	return r.pressed(id), id, value
}

func (r routes) pressed(id view.ActionID) handler {
	if do, ok := r.steps[id]; ok {
		return do
	}
	return r.actions[id]
}

// picked is what a press says: a button's value, or what was chosen in a menu.
func picked(a *slack.BlockAction) string {
	for _, v := range []string{a.Value, a.SelectedOption.Value, a.SelectedUser, a.SelectedChannel, a.SelectedConversation} {
		if v != "" {
			return v
		}
	}
	return ""
}
