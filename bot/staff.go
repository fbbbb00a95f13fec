package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/directory"
)

// forGuests is the one command that guests of the workspace may type too: it says what
// docket is, and asks itself before it says more.
const forGuests = "/docket"

// guard refuses whoever is not of the company at every door, before anything about a
// customer is looked up for them. What a desk is asked to do by a form, the desk refuses.
func (b *Bot) guard(all routes) {
	for name, c := range all.commands {
		if name != forGuests {
			c.do = b.staff(c.do)
			all.commands[name] = c
		}
	}
	for id, s := range all.shortcuts {
		s.do = b.staff(s.do)
		all.shortcuts[id] = s
	}
	for id, do := range all.actions {
		all.actions[id] = b.staff(do)
	}
	for id, find := range all.options {
		all.options[id] = b.suggestedToStaff(find)
	}
}

// staff has somebody of the company do it.
func (b *Bot) staff(do handler) handler {
	return func(ctx context.Context, c call) (answer, error) {
		if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Staff); err != nil {
			return answer{}, err
		}
		return do(ctx, c)
	}
}

// suggestedToStaff has a menu offer nothing to anybody else.
func (b *Bot) suggestedToStaff(find suggestion) suggestion {
	return func(ctx context.Context, r view.Reader, query string) (view.Options, error) {
		if err := directory.Allow(ctx, b.Desks.Directory, r.ID, directory.Staff); err != nil {
			return view.Options{}, err
		}
		return find(ctx, r, query)
	}
}
