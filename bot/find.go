package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/search"
)

// foundOf is how many things of a kind are asked for; what is shown is fewer, unless
// there are no others.
const foundOf = 10

// find is /docket find: what holds the words.
func (b *Bot) find(ctx context.Context, c call) (answer, error) {
	found, err := b.Desks.Search.Find(ctx, c.Act.By, c.Text, foundOf)
	return say(view.Found(c.Reader, found)), err
}

// beginFind opens the search.
func (b *Bot) beginFind(_ context.Context, c call) (answer, error) {
	return open(view.FindForm(c.Reader, search.Found{})), nil
}

// findHere shows what is found under what was typed.
func (b *Bot) findHere(ctx context.Context, c call) (answer, error) {
	found, err := b.Desks.Search.Find(ctx, c.Act.By, view.ReadFind(c.View), foundOf)
	return redraw(view.FindForm(c.Reader, found)), err
}
