package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/outbox"
	"docket/internal/project"
)

// raiseEmergency opens the form, for the project whose button was pressed if there
// was one.
func (b *Bot) raiseEmergency(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return open(view.RaiseEmergency(c.Reader, view.EmergencyForm{})), nil
	}
	card, err := b.Desks.Projects.Show(ctx, project.ID(id))
	return open(view.RaiseEmergency(c.Reader, view.EmergencyForm{Project: &card.Line})), err
}

// raiseFromMessage opens the form with a message as evidence.
func (b *Bot) raiseFromMessage(ctx context.Context, c call) (answer, error) {
	link, err := b.API.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: c.Channel, Ts: c.Message.Timestamp})
	if err != nil {
		b.Log.WarnContext(ctx, "permalink", "err", err) // the emergency matters more than its evidence
	}
	return open(view.RaiseEmergency(c.Reader, view.EmergencyForm{Evidence: link, What: c.Message.Text})), nil
}

func (b *Bot) saveEmergency(ctx context.Context, c call) (answer, error) {
	draft, err := view.ReadRaiseEmergency(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Emergencies.Raise(ctx, c.Act, draft)
	return closed(), err // the card says the rest
}

func (b *Bot) takeEmergency(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Emergencies.Take(ctx, c.Act, emergency.ID(id))
	return answer{}, err
}

func (b *Bot) endEmergency(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Emergencies.Show(ctx, emergency.ID(id))
	if err != nil {
		return answer{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	return open(view.EndEmergency(c.Reader, card)), card.Contest(by, c.Reader.Zone)
}

func (b *Bot) saveEmergencyEnd(ctx context.Context, c call) (answer, error) {
	id, outcome, err := view.ReadEndEmergency(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Emergencies.End(ctx, c.Act, id, outcome)
	return closed(), err
}

func (b *Bot) emergencyHistory(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := b.history(ctx, c.Act.By, emergency.ID(id).Subject(), 0)
	return open(view.History(c.Reader, page)), err
}

// drawEmergency is for everybody in the project's channel.
func (b *Bot) drawEmergency(draw func(view.Reader, emergency.Card) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		card, err := b.Desks.Emergencies.Show(ctx, emergency.ID(d.Subject.ID))
		return draw(b.everybody(ctx, card.Locale, card.Zone), card), err
	}
}

// drawEmergencyTold is for one person, in their own language and zone.
func (b *Bot) drawEmergencyTold(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	var args emergency.TellArgs
	if err := json.Unmarshal(d.Args, &args); err != nil {
		return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	card, err := b.Desks.Emergencies.Show(ctx, emergency.ID(d.Subject.ID))
	if err != nil {
		return view.Message{}, err
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.EmergencyTold(r, card, args), err
}
