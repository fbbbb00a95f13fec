package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/care"
	"docket/internal/directory"
	"docket/internal/setting"
)

// crowdsShown is how many days above the set number of calls are shown.
const crowdsShown = 10

// showRhythm is /docket calls: how often customers are called, for everybody to read.
func (b *Bot) showRhythm(ctx context.Context, c call) (answer, error) {
	kept, err := b.Desks.Care.Rhythm(ctx)
	if err != nil {
		return answer{}, err
	}
	sheet, err := b.rhythm(ctx, c.Reader, kept)
	return answer{open: sheet}, err
}

func (b *Bot) editRhythm(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Administer); err != nil {
		return answer{}, err
	}
	kept, err := b.Desks.Care.Rhythm(ctx)
	return open(view.EditRhythm(c.Reader, kept)), err
}

func (b *Bot) saveRhythm(ctx context.Context, c call) (answer, error) {
	seen, next, err := view.ReadRhythm(c.View)
	if err != nil {
		return answer{}, err
	}
	kept, err := b.Desks.Care.SetRhythm(ctx, c.Act, seen, next)
	if err != nil {
		return answer{}, err
	}
	sheet, err := b.rhythm(ctx, c.Reader, kept)
	return answer{below: sheet}, err
}

// rhythm is the sheet about the rhythm, with the days that are above the set number.
func (b *Bot) rhythm(ctx context.Context, r view.Reader, kept care.Kept) (*slack.ModalViewRequest, error) {
	crowded, err := b.Desks.Care.Crowded(ctx, crowdsShown)
	if err != nil {
		return nil, err
	}
	numbers, err := b.Desks.Settings.Numbers(ctx)
	sheet := view.CallRhythm(r, kept, crowded, numbers.One(setting.CallsPerDay))
	return &sheet, err
}
