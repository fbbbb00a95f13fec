package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/closeout"
	"docket/internal/customer"
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

// closeoutCard loads the close-out a button stands for.
func (b *Bot) closeoutCard(ctx context.Context, c call) (closeout.Card, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return closeout.Card{}, err
	}
	return b.Desks.Closeouts.Show(ctx, closeout.ID(id))
}

// closeoutForm opens a form about the close-out a button stands for, for whoever
// may fill it in.
func (b *Bot) closeoutForm(draw func(view.Reader, closeout.Card) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := b.closeoutCard(ctx, c)
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

// showCloseout opens the card, which everybody may read, or another sheet of it.
func (b *Bot) showCloseout(draw func(view.Reader, closeout.Card) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := b.closeoutCard(ctx, c)
		return open(draw(c.Reader, card)), err
	}
}

// startCloseout opens the form that begins the close-out of a project.
func (b *Bot) startCloseout(ctx context.Context, c call) (answer, error) {
	card, err := b.projectCard(ctx, c)
	if err != nil {
		return answer{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	if err := closeout.MayOpen(by, card.Project, c.Reader.People, b.Now()); err != nil {
		return answer{}, err
	}
	contacts, err := b.Desks.Customers.Contacts(ctx, card.Customer)
	o := closeout.Opening{Owner: card.Manager, Contact: spocOf(contacts)}
	return open(view.StartCloseout(c.Reader, view.CloseoutForm{Project: card.Line, Opening: o, Contacts: contacts})), err
}

// spocOf is the customer's single point of contact, 0 when there is none.
func spocOf(contacts []customer.Contact) customer.ContactID {
	for _, c := range contacts {
		for _, role := range c.Roles {
			if role == customer.SPoC {
				return c.ID
			}
		}
	}
	return 0
}

func (b *Bot) saveStart(ctx context.Context, c call) (answer, error) {
	id, o, err := view.ReadStartCloseout(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.Open(ctx, c.Act, id, o)
	return closed(), err // the card says the rest
}

// changeCloseout opens the form that gives a close-out to somebody else.
func (b *Bot) changeCloseout(ctx context.Context, c call) (answer, error) {
	card, err := b.closeoutCard(ctx, c)
	if err != nil {
		return answer{}, err
	}
	if err := b.mayTend(ctx, c, card); err != nil {
		return answer{}, err
	}
	contacts, err := b.Desks.Customers.Contacts(ctx, card.In.Customer)
	o := closeout.Opening{Owner: card.Owner, Contact: card.Contact.ID}
	return open(view.ChangeCloseout(c.Reader, card.ID, view.CloseoutForm{Project: card.In, Opening: o, Contacts: contacts})), err
}

func (b *Bot) saveChange(ctx context.Context, c call) (answer, error) {
	id, o, err := view.ReadChangeCloseout(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.Change(ctx, c.Act, id, o)
	return closed(), err
}

// followLink is what is left to do when somebody opens the customer's page.
func (b *Bot) followLink(context.Context, call) (answer, error) { return answer{}, nil }
