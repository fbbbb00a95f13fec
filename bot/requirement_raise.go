package bot

import (
	"context"
	"strings"

	"docket/bot/view"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

// requirement is the command /requirement: alone it raises one, with a number it shows
// one, with a project's name, which digits may be, it raises one there.
func (b *Bot) requirement(ctx context.Context, c call) (answer, error) {
	text := strings.TrimSpace(c.Text)
	if text == "" {
		return open(view.RaiseRequirement(c.Reader, view.RequirementForm{})), nil
	}
	if strings.EqualFold(text, "help") {
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	if id, ok := requirement.ParseNumber(text); ok {
		card, err := b.Desks.Requirements.Show(ctx, id)
		if fault.KindOf(err) != fault.NotFound || !isDigits(text) {
			return say(view.RequirementCard(c.Reader, card)), err
		}
	}
	found, err := b.Desks.Projects.Find(ctx, text, 2)
	switch {
	case err != nil:
		return answer{}, err
	case len(found) == 0:
		return say(view.Usage(c.Reader, c.Route, c.Text)), nil
	case len(found) > 1:
		return open(view.RaiseRequirement(c.Reader, view.RequirementForm{})), nil
	}
	return b.raiseIn(ctx, c, found[0])
}

// raiseIn opens the form of a project for whoever may raise its requirements.
func (b *Bot) raiseIn(ctx context.Context, c call, l project.Line) (answer, error) {
	if err := b.mayRaise(ctx, c, l.Project); err != nil {
		return answer{}, err
	}
	return open(view.RaiseRequirement(c.Reader, view.RequirementForm{Project: &l, Fixed: true})), nil
}

func (b *Bot) mayRaise(ctx context.Context, c call, p project.Project) error {
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return err
	}
	people, err := b.people.all(ctx)
	if err != nil {
		return err
	}
	return requirement.MayRaise(by, p, people, b.Now())
}

// addRequirement opens the form, for the project whose button was pressed if there was
// one.
func (b *Bot) addRequirement(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return open(view.RaiseRequirement(c.Reader, view.RequirementForm{})), nil
	}
	card, err := b.Desks.Projects.Show(ctx, project.ID(id))
	if err != nil {
		return answer{}, err
	}
	return b.raiseIn(ctx, c, card.Line)
}

// raiseRequirement opens the form that makes a requirement of a request, or shows the
// one that answers it.
func (b *Bot) raiseRequirement(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	of := request.ID(id)
	if card, found, err := b.Desks.Requirements.For(ctx, of); err != nil || found {
		return open(view.RequirementModal(c.Reader, card)), err
	}
	asked, err := b.Desks.Requests.Show(ctx, of)
	if err != nil {
		return answer{}, err
	}
	f := view.RequirementForm{Request: of, Title: asked.Title}
	if asked.Body != asked.Title {
		f.Body = asked.Body
	}
	if asked.Project == 0 {
		return open(view.RaiseRequirement(c.Reader, f)), nil
	}
	card, err := b.Desks.Projects.Show(ctx, asked.Project)
	if err != nil {
		return answer{}, err
	}
	f.Project = &card.Line
	return open(view.RaiseRequirement(c.Reader, f)), b.mayRaise(ctx, c, card.Project)
}

// raiseRequirementFromMessage opens the form with what a message says.
func (b *Bot) raiseRequirementFromMessage(_ context.Context, c call) (answer, error) {
	return open(view.RaiseRequirement(c.Reader, view.RequirementForm{Body: c.Message.Text})), nil
}

// pickedForRequirement redraws the form once a question is answered: others follow.
func (b *Bot) pickedForRequirement(ctx context.Context, c call) (answer, error) {
	d, fixed := view.ReadRequirementPicks(c.View)
	f := view.RequirementForm{Fixed: fixed, Request: d.Request, Necessary: d.Necessary, Solvable: d.Solvable}
	if d.Project != 0 {
		card, err := b.Desks.Projects.Show(ctx, d.Project)
		if err != nil {
			return answer{}, err
		}
		f.Project = &card.Line
	}
	return redraw(view.RaiseRequirement(c.Reader, f)), nil
}

// pickedOutcome redraws the form once it is said what becomes of the requirement.
func (b *Bot) pickedOutcome(ctx context.Context, c call) (answer, error) {
	id, verdict, err := view.ReadDecideRequirement(c.View)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Requirements.Show(ctx, id)
	return redraw(view.DecideRequirement(c.Reader, card, verdict.Choice)), err
}
