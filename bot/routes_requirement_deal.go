package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/requirement"
)

// dealRoutes are requirements from the decision to the day they are delivered.
func (b *Bot) dealRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.RequirementPrice:    b.requirementForm(view.AgreePrice, requirement.Card.MayAgree),
			view.RequirementRefuse:   b.requirementForm(view.RefusePrice, requirement.Card.MayRefuse),
			view.RequirementResume:   b.onRequirement(b.Desks.Requirements.Resume),
			view.RequirementSign:     b.signPrice,
			view.RequirementDecline:  b.openDecline,
			view.RequirementSchedule: b.requirementForm(view.ScheduleRequirement, requirement.Card.MaySchedule),
			view.RequirementBegin:    b.onRequirement(b.Desks.Requirements.Begin),
			view.RequirementDeliver:  b.requirementForm(view.DeliverRequirement, requirement.Card.MayDeliver),
			view.RequirementReview:   b.onRequirement(b.Desks.Requirements.Review),
		},
		submissions: map[string]handler{
			view.RequirementPriceFormID:    b.savePrice,
			view.RequirementRefuseFormID:   b.saveRefusedPrice,
			view.RequirementDeclineFormID:  b.saveDeclinedPrice,
			view.RequirementScheduleFormID: b.savePlan,
			view.RequirementDeliverFormID:  b.saveDelivery,
		},
		notes: map[outbox.Topic]drawing{
			"requirement.list": b.drawWeekly,
		},
	}
}
