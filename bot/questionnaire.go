package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/questionnaire"
)

// showQuestions opens the questionnaire, for everybody to read.
func (b *Bot) showQuestions(ctx context.Context, c call) (answer, error) {
	q, err := b.Desks.Questions.Current(ctx)
	return open(view.Questions(c.Reader, q)), err
}

// editQuestion opens the form for a question over the list, to which saving it leads back.
func (b *Bot) editQuestion(ctx context.Context, c call) (answer, error) {
	q, one, err := b.question(ctx, c)
	return open(view.EditQuestion(c.Reader, q.Version, one)), err
}

func (b *Bot) removeQuestion(ctx context.Context, c call) (answer, error) {
	q, one, err := b.question(ctx, c)
	return open(view.RemoveQuestion(c.Reader, q.Version, one)), err
}

// question finds the question a button stands for, as it was seen, for an administrator.
func (b *Bot) question(ctx context.Context, c call) (q questionnaire.Questionnaire, one questionnaire.Question, err error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Administer); err != nil {
		return q, one, err
	}
	seen, key, err := view.ReadQuestionRef(c.Value)
	if err != nil {
		return q, one, err
	}
	if q, err = b.current(ctx, seen); err != nil {
		return q, one, err
	}
	one, err = q.Get(key)
	return q, one, err
}

// current is the questionnaire as it is now, if that is how it was seen.
func (b *Bot) current(ctx context.Context, seen questionnaire.Version) (questionnaire.Questionnaire, error) {
	q, err := b.Desks.Questions.Current(ctx)
	if err == nil {
		err = q.Contest(seen)
	}
	return q, err
}

// addQuestion opens the form for a new question of a kind.
func (b *Bot) addQuestion(kind questionnaire.Kind) handler {
	return func(ctx context.Context, c call) (answer, error) {
		if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Administer); err != nil {
			return answer{}, err
		}
		seen, err := view.Ref(c.Value)
		if err != nil {
			return answer{}, err
		}
		q, err := b.current(ctx, questionnaire.Version(seen))
		return open(view.EditQuestion(c.Reader, q.Version, questionnaire.Question{Kind: kind})), err
	}
}

func (b *Bot) saveQuestion(ctx context.Context, c call) (answer, error) {
	seen, one, err := view.ReadQuestion(c.View)
	if err != nil {
		return answer{}, err
	}
	q, err := b.Desks.Questions.Put(ctx, c.Act, seen, one)
	return below(view.Questions(c.Reader, q)), err
}

func (b *Bot) saveRemoval(ctx context.Context, c call) (answer, error) {
	seen, key, err := view.ReadRemoveQuestion(c.View)
	if err != nil {
		return answer{}, err
	}
	q, err := b.Desks.Questions.Remove(ctx, c.Act, seen, key)
	return below(view.Questions(c.Reader, q)), err
}

// moveQuestion asks a question so many places later.
func (b *Bot) moveQuestion(by int) handler {
	return func(ctx context.Context, c call) (answer, error) {
		seen, key, err := view.ReadQuestionRef(c.Value)
		if err != nil {
			return answer{}, err
		}
		q, err := b.Desks.Questions.Move(ctx, c.Act, seen, key, by)
		return redraw(view.Questions(c.Reader, q)), err
	}
}
