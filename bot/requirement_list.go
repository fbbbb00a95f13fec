package bot

import (
	"context"
	"slices"
	"strings"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/requirement"
)

// requirements is the command /requirements: those that wait for somebody, those they
// raised, all under way, or those with some words.
func (b *Bot) requirements(ctx context.Context, c call) (answer, error) {
	switch text := strings.TrimSpace(c.Text); strings.ToLower(text) {
	case "", "waiting":
		return b.listRequirements(ctx, c.Reader, view.RequirementsList{Which: view.RequirementsTurn})
	case "mine":
		return b.listRequirements(ctx, c.Reader, view.RequirementsList{Which: view.RequirementsMine})
	case "open", "all":
		return b.listRequirements(ctx, c.Reader, view.RequirementsList{Which: view.RequirementsOpen})
	default:
		return b.listRequirements(ctx, c.Reader, view.RequirementsList{Query: text})
	}
}

// showRequirements is a press that leads from one list to another.
func (b *Bot) showRequirements(ctx context.Context, c call) (answer, error) {
	return b.listRequirements(ctx, c.Reader, view.RequirementsList{Which: view.RequirementWhich(c.Value)})
}

func (b *Bot) listRequirements(ctx context.Context, r view.Reader, l view.RequirementsList) (answer, error) {
	var err error
	l.Lines, err = b.Desks.Requirements.List(ctx, requirementsOf(r.ID, l))
	return say(view.Requirements(r, l)), err
}

func requirementsOf(user directory.UserID, l view.RequirementsList) requirement.Filter {
	const counted = 500 // beyond which nobody reads the figure
	f := requirement.Filter{Text: l.Query, Limit: counted}
	switch {
	case l.Query != "":
	case l.Which == view.RequirementsTurn:
		f.Turn = user
	case l.Which == view.RequirementsMine:
		f.Raised = user
	default:
		f.States = slices.DeleteFunc(slices.Clone(requirement.States), requirement.State.Resting)
	}
	return f
}
