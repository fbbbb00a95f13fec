package view

// The buttons of emergencies. The value of each is written beside it; Ref reads it.
const (
	EmergencyRaise   ActionID = "emergency.raise"   // a project's ID, or "" for any project
	EmergencyTake    ActionID = "emergency.take"    // an emergency's ID
	EmergencyEnd     ActionID = "emergency.end"     // an emergency's ID
	EmergencyHistory ActionID = "emergency.history" // an emergency's ID
)

// EmergencyProject is the menu that asks for the project while the form is open.
const EmergencyProject ActionID = "emergency.project"

// The modals of emergencies.
const (
	EmergencyFormID    = "emergency_form"
	EmergencyEndFormID = "emergency_end_form"
)
