package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/emergency"
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
