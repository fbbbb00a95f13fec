package questionnaire

import (
	"context"
	"fmt"

	"docket/internal/directory"
)

// Rule makes the questions of the next version of those there are, or refuses
// with a fault.
type Rule func(Questionnaire) ([]Question, error)

// Store keeps questionnaires.
type Store interface {
	// Questionnaire returns a version, the current one for 0.
	Questionnaire(ctx context.Context, v Version) (Questionnaire, error)
	// SaveQuestionnaire lets the rule make the next version and adds it, once per
	// act, audited. One that asks the same is not added. The same act again returns
	// what it made the first time.
	SaveQuestionnaire(ctx context.Context, act directory.Act, rule Rule) (Questionnaire, error)
}

// Desk carries out what people ask about the questionnaire.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps questionnaires in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Current returns what is asked now.
func (d *Desk) Current(ctx context.Context) (Questionnaire, error) {
	return d.store.Questionnaire(ctx, 0)
}

// Version returns what was asked in a version.
func (d *Desk) Version(ctx context.Context, v Version) (Questionnaire, error) {
	return d.store.Questionnaire(ctx, v)
}

// Save asks these questions from now on, instead of the version that was seen.
func (d *Desk) Save(ctx context.Context, act directory.Act, seen Version, all []Question) (Questionnaire, error) {
	return d.edit(ctx, act, seen, func(Questionnaire) ([]Question, error) { return all, nil })
}

// Put changes the question of the same key, or adds one without a key.
func (d *Desk) Put(ctx context.Context, act directory.Act, seen Version, asked Question) (Questionnaire, error) {
	return d.edit(ctx, act, seen, func(q Questionnaire) ([]Question, error) { return q.Put(asked) })
}

// Remove asks a question no longer.
func (d *Desk) Remove(ctx context.Context, act directory.Act, seen Version, key string) (Questionnaire, error) {
	return d.edit(ctx, act, seen, func(q Questionnaire) ([]Question, error) { return q.Remove(key) })
}

// Move asks a question so many places later, or earlier when negative.
func (d *Desk) Move(ctx context.Context, act directory.Act, seen Version, key string, by int) (Questionnaire, error) {
	return d.edit(ctx, act, seen, func(q Questionnaire) ([]Question, error) { return q.Move(key, by) })
}

// edit makes a new version of the one that was seen, and of no other: whoever
// comes second looks again first.
func (d *Desk) edit(ctx context.Context, act directory.Act, seen Version, rule Rule) (Questionnaire, error) {
	if err := directory.Allow(ctx, d.roster, act.By, directory.Administer); err != nil {
		return Questionnaire{}, err
	}
	saved, err := d.store.SaveQuestionnaire(ctx, act, func(q Questionnaire) ([]Question, error) {
		if err := q.Contest(seen); err != nil {
			return nil, err
		}
		all, err := rule(q)
		if err != nil {
			return nil, err
		}
		return all, CheckAll(all)
	})
	if err != nil {
		return Questionnaire{}, fmt.Errorf("edit questionnaire %d: %w", seen, err)
	}
	return saved, nil
}
