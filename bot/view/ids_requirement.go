package view

// The buttons of requirements. The value of each is written beside it; Ref reads it.
const (
	RequirementAdd      ActionID = "requirement.add"      // a project's ID, or "" for any project
	RequirementRaise    ActionID = "requirement.raise"    // the ID of the request it answers
	RequirementOpen     ActionID = "requirement.open"     // a requirement's ID: the card as a modal
	RequirementSubmit   ActionID = "requirement.submit"   // a requirement's ID: have it evaluated after all
	RequirementEvaluate ActionID = "requirement.evaluate" // a requirement's ID
	RequirementDecide   ActionID = "requirement.decide"   // a requirement's ID
	RequirementHistory  ActionID = "requirement.history"  // a requirement's ID
	RequirementListTurn ActionID = "requirement.turn"     // a RequirementWhich
	RequirementListMine ActionID = "requirement.mine"     // a RequirementWhich
	RequirementListOpen ActionID = "requirement.all"      // a RequirementWhich
)

// The menus that ask or tell while a form is open.
const (
	RequirementProject   ActionID = "requirement.project"   // asks for options
	RequirementNecessary ActionID = "requirement.necessary" // tells of the choice
	RequirementSolvable  ActionID = "requirement.solvable"  // tells of the choice
	RequirementChoice    ActionID = "requirement.choice"    // tells of the choice
)

// The modals of requirements.
const (
	RequirementFormID         = "requirement_form"
	RequirementSubmitFormID   = "requirement_submit_form"
	RequirementEvaluateFormID = "requirement_evaluate_form"
	RequirementDecideFormID   = "requirement_decide_form"
)
