package bot

import (
	"context"
	"errors"
	"slices"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/setting"
)

// showSettings opens the settings, for everybody to read.
func (b *Bot) showSettings(ctx context.Context, c call) (answer, error) {
	numbers, house, err := b.settings(ctx)
	return open(view.Settings(c.Reader, numbers, house)), err
}

// settingsAgain leads back to the settings from a form over them.
func (b *Bot) settingsAgain(ctx context.Context, c call) (answer, error) {
	numbers, house, err := b.settings(ctx)
	return below(view.Settings(c.Reader, numbers, house)), err
}

func (b *Bot) settings(ctx context.Context) (setting.Numbers, project.House, error) {
	numbers, err := b.Desks.Settings.Numbers(ctx)
	house, missing := b.Desks.House.Documents(ctx)
	return numbers, house, errors.Join(err, missing)
}

func (b *Bot) editSetting(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Administer); err != nil {
		return answer{}, err
	}
	s, ok := setting.Find(setting.Key(c.Value))
	if !ok {
		return answer{}, fault.NotFoundf("There is no such setting any more.")
	}
	numbers, err := b.Desks.Settings.Numbers(ctx)
	return open(view.EditSetting(c.Reader, s, numbers.List(s.Key))), err
}

func (b *Bot) saveSetting(ctx context.Context, c call) (answer, error) {
	key, seen, next, err := view.ReadSetting(c.View)
	if err != nil {
		return answer{}, err
	}
	if err := b.Desks.Settings.Set(ctx, c.Act, key, seen, next); err != nil {
		return answer{}, err
	}
	return b.settingsAgain(ctx, c)
}

func (b *Bot) editHouseDocument(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Administer); err != nil {
		return answer{}, err
	}
	key := project.HouseKey(c.Value)
	if !slices.Contains(project.HouseKeys, key) {
		return answer{}, fault.NotFoundf("There is no such setting any more.")
	}
	house, err := b.Desks.House.Documents(ctx)
	return open(view.EditHouseDocument(c.Reader, key, house[key])), err
}

func (b *Bot) saveHouseDocument(ctx context.Context, c call) (answer, error) {
	key, seen, next, err := view.ReadHouseDocument(c.View)
	if err != nil {
		return answer{}, err
	}
	if err := b.Desks.House.Set(ctx, c.Act, key, seen, next); err != nil {
		return answer{}, err
	}
	return b.settingsAgain(ctx, c)
}
