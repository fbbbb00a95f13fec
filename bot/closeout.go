package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/closeout"
	"docket/internal/project"
)

// closeout is the command /closeout: alone it lists what stands, with a name it
// shows the close-out found, or the project in acceptance that can have one.
func (b *Bot) closeout(ctx context.Context, c call) (answer, error) {
	text := strings.TrimSpace(c.Text)
	switch strings.ToLower(text) {
	case "":
		return b.listCloseouts(ctx, c)
	case "help":
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	found, err := b.Desks.Closeouts.List(ctx, text, closeoutsCounted)
	if err != nil {
		return answer{}, err
	}
	ready, err := b.readyToClose(ctx, text)
	if err != nil {
		return answer{}, err
	}
	if len(found) == 1 && len(ready) == 0 {
		card, err := b.Desks.Closeouts.Show(ctx, found[0].ID)
		return say(view.CloseoutCard(c.Reader, card)), err
	}
	return say(view.Closeouts(c.Reader, view.CloseoutList{Query: text, Lines: found, Ready: ready})), nil
}

// closeoutsCounted is how many close-outs are counted, beyond which nobody reads
// the figure.
const closeoutsCounted = 500

// readyToClose are the projects with the text in acceptance.
func (b *Bot) readyToClose(ctx context.Context, text string) ([]project.Line, error) {
	const looked = 20
	found, err := b.Desks.Projects.Find(ctx, text, looked)
	var ready []project.Line
	for _, p := range found {
		if p.State == project.Accepting {
			ready = append(ready, p)
		}
	}
	return ready, err
}

func (b *Bot) listCloseouts(ctx context.Context, c call) (answer, error) {
	mine, err := b.Desks.Closeouts.Mine(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	all, err := b.Desks.Closeouts.List(ctx, "", closeoutsCounted)
	if err != nil {
		return answer{}, err
	}
	return say(view.Closeouts(c.Reader, view.CloseoutList{Mine: mine, Lines: without(all, mine)})), nil
}

// without are the lines that are not among the others.
func without(all, others []closeout.Line) []closeout.Line {
	listed := make(map[closeout.ID]bool, len(others))
	for _, l := range others {
		listed[l.ID] = true
	}
	var rest []closeout.Line
	for _, l := range all {
		if !listed[l.ID] {
			rest = append(rest, l)
		}
	}
	return rest
}

// closeoutForm opens a form about the close-out a button stands for, for whoever
// may fill it in.
func (b *Bot) closeoutForm(draw func(view.Reader, closeout.Card) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := load(ctx, c, b.Desks.Closeouts.Show)
		if err != nil {
			return answer{}, err
		}
		return open(draw(c.Reader, card)), b.mayTend(ctx, c, card)
	}
}

// mayTend refuses whoever does not see to the close-out.
func (b *Bot) mayTend(ctx context.Context, c call, card closeout.Card) error {
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return err
	}
	return card.MayTend(by, card.In.Project, c.Reader.People, b.Now())
}

// followLink is what is left to do when somebody opens the customer's page.
func (b *Bot) followLink(context.Context, call) (answer, error) { return answer{}, nil }
