package bot

import (
	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/requirement"
)

// requirementRoutes are requirements until it is decided what becomes of them.
func (b *Bot) requirementRoutes() routes {
	requirements := b.aboutRequirements()
	return routes{
		commands: map[string]command{
			"/requirement":  {do: b.requirement, description: "Raise a requirement, or look at one", usage: "[project | REQ-112]"},
			"/requirements": {do: b.requirements, description: "Requirements: those that wait for you, yours, all", usage: "[mine | open | words]"},
		},
		shortcuts: map[string]shortcut{
			"raise_requirement_from_message": {do: b.raiseRequirementFromMessage, kind: slack.MessageShortcut, name: "Raise a requirement",
				description: "Make a requirement of what the customer writes"},
		},
		actions: map[view.ActionID]handler{
			view.RequirementAdd:       b.addRequirement,
			view.RequirementRaise:     b.raiseRequirement,
			view.RequirementOpen:      requirements.opens(view.RequirementModal),
			view.RequirementSubmit:    requirements.form(view.SubmitRequirement, requirement.Card.MaySubmit),
			view.RequirementEvaluate:  requirements.form(view.EvaluateRequirement, requirement.Card.MayEvaluate),
			view.RequirementDecide:    requirements.form(view.BeginDecision, requirement.Card.MayDecide),
			view.RequirementHistory:   requirements.history,
			view.RequirementListTurn:  b.showRequirements,
			view.RequirementListMine:  b.showRequirements,
			view.RequirementListOpen:  b.showRequirements,
			view.RequirementNecessary: b.pickedForRequirement,
			view.RequirementSolvable:  b.pickedForRequirement,
			view.RequirementChoice:    b.pickedOutcome,
		},
		submissions: map[string]handler{
			view.RequirementFormID:         submitDraft(view.ReadRaiseRequirement, b.Desks.Requirements.Raise),
			view.RequirementSubmitFormID:   submitWith(view.ReadSubmitRequirement, b.Desks.Requirements.Submit),
			view.RequirementEvaluateFormID: submit(view.ReadEvaluateRequirement, b.Desks.Requirements.Evaluate),
			view.RequirementDecideFormID:   submit(view.ReadDecideRequirement, b.Desks.Requirements.Decide),
		},
		options: map[view.ActionID]suggestion{
			view.RequirementProject: b.suggestProjects,
		},
		notes: map[outbox.Topic]drawing{
			"requirement.card": requirements.shows(view.RequirementCard),
			"requirement.turn": tells(requirements, view.RequirementTurn),
			"requirement.news": tells(requirements, view.RequirementNews),
		},
	}
}
