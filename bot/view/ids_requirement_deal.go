package view

// The buttons of requirements once it is decided that they are developed, or put off.
const (
	RequirementPrice    ActionID = "requirement.price"    // a requirement's ID
	RequirementRefuse   ActionID = "requirement.refuse"   // a requirement's ID: the customer does not want to pay
	RequirementResume   ActionID = "requirement.resume"   // a requirement's ID: they do after all
	RequirementSign     ActionID = "requirement.sign"     // a StepAt
	RequirementDecline  ActionID = "requirement.decline"  // a StepAt
	RequirementSchedule ActionID = "requirement.schedule" // a requirement's ID
	RequirementBegin    ActionID = "requirement.begin"    // a requirement's ID
	RequirementDeliver  ActionID = "requirement.deliver"  // a requirement's ID
	RequirementReview   ActionID = "requirement.review"   // a requirement's ID: evaluate again what was put off
)

// The modals of requirements that are developed.
const (
	RequirementPriceFormID    = "requirement_price_form"
	RequirementRefuseFormID   = "requirement_refuse_form"
	RequirementDeclineFormID  = "requirement_decline_form"
	RequirementScheduleFormID = "requirement_schedule_form"
	RequirementDeliverFormID  = "requirement_deliver_form"
)
