package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/requirement"
)

// dealRoutes are requirements from the decision to the day they are delivered.
func (b *Bot) dealRoutes() routes {
	requirements := b.aboutRequirements()
	return routes{
		actions: map[view.ActionID]handler{
			view.RequirementPrice:    requirements.form(view.AgreePrice, requirement.Card.MayAgree),
			view.RequirementRefuse:   requirements.form(view.RefusePrice, requirement.Card.MayRefuse),
			view.RequirementResume:   press(b.Desks.Requirements.Resume),
			view.RequirementSign:     b.signPrice,
			view.RequirementDecline:  b.openDecline,
			view.RequirementSchedule: requirements.form(view.ScheduleRequirement, requirement.Card.MaySchedule),
			view.RequirementBegin:    press(b.Desks.Requirements.Begin),
			view.RequirementDeliver:  requirements.form(view.DeliverRequirement, requirement.Card.MayDeliver),
			view.RequirementReview:   press(b.Desks.Requirements.Review),
		},
		submissions: map[string]handler{
			view.RequirementPriceFormID:    submitWith(view.ReadAgreePrice, b.Desks.Requirements.Agree),
			view.RequirementRefuseFormID:   submit(view.ReadRefusePrice, b.Desks.Requirements.Refuse),
			view.RequirementDeclineFormID:  vote(view.ReadDeclinePrice, b.Desks.Requirements.Sign),
			view.RequirementScheduleFormID: submitWith(view.ReadScheduleRequirement, b.Desks.Requirements.Schedule),
			view.RequirementDeliverFormID:  submit(view.ReadDeliverRequirement, b.Desks.Requirements.Deliver),
		},
		notes: map[outbox.Topic]drawing{
			"requirement.list": b.drawWeekly,
		},
	}
}
