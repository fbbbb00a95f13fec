package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/project"
)

// holding lets in those who hold a permission, whatever the project.
func holding(p directory.Permission) func(project.Card, directory.Member) error {
	return func(_ project.Card, by directory.Member) error { return p.Check(by) }
}

// onward takes the project of a button to its next stage, and shows it there.
func (b *Bot) onward(enter func(context.Context, directory.Act, project.ID) (project.Project, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, err := view.Ref(c.Value)
		if err != nil {
			return answer{}, err
		}
		if _, err := enter(ctx, c.Act, project.ID(id)); err != nil {
			return answer{}, err
		}
		return b.projectAgain(ctx, c, project.ID(id))
	}
}

// projectAgain shows the project's card as it is now, in place of the modal a
// button was pressed in.
func (b *Bot) projectAgain(ctx context.Context, c call, id project.ID) (answer, error) {
	page, err := b.projectPage(ctx, id)
	if c.View.CallbackID == view.CardID {
		return redraw(view.ProjectModal(c.Reader, page)), err
	}
	return say(view.ProjectCard(c.Reader, page)), err
}

// takeStep opens the form of a step at a gate, as the gate stands now.
func (b *Bot) takeStep(ctx context.Context, c call) (answer, error) {
	id, gate, kind, err := view.ReadStepRef(c.Value)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Projects.Show(ctx, id)
	if err != nil {
		return answer{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	return open(view.TakeStep(c.Reader, card, gate, kind)), card.MayStep(by, gate, kind)
}

func (b *Bot) saveContract(ctx context.Context, c call) (answer, error) {
	id, version, doc, err := view.ReadContract(c.View)
	if err != nil {
		return answer{}, err
	}
	return closed(), b.Desks.Projects.SetContract(ctx, c.Act, id, version, doc)
}

// openContract hands the full contract to who asked, and to nobody else.
func (b *Bot) openContract(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	doc, err := b.Desks.Projects.Contract(ctx, c.Act, project.ID(id))
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Projects.Show(ctx, project.ID(id))
	return say(view.SaidContract(c.Reader, card, doc)), err
}

// suggestPeople offers those who may stand in a place of a team.
func (b *Bot) suggestPeople(place project.Place) suggestion {
	return func(ctx context.Context, r view.Reader, query string) (view.Options, error) {
		found, err := b.Desks.Projects.Candidates(ctx, place, query, suggestLimit)
		return view.CandidateOptions(r, found), err
	}
}
