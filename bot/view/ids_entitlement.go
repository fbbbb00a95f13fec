package view

// What customers have bought and can still use.
const (
	EntitlementOpen    ActionID = "entitlement.open"    // an entitlement's ID: all about it, as a modal
	EntitlementUse     ActionID = "entitlement.use"     // an entitlement's ID
	EntitlementExtend  ActionID = "entitlement.extend"  // an entitlement's ID
	EntitlementLapse   ActionID = "entitlement.lapse"   // an entitlement's ID
	EntitlementHistory ActionID = "entitlement.history" // an entitlement's ID
	EntitlementsShow   ActionID = "entitlement.show"    // a customer's ID: all it has bought, as a modal

	UseFormID    = "use_form"
	ExtendFormID = "extend_form"
	LapseFormID  = "lapse_form"
)
