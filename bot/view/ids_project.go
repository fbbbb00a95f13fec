package view

// The buttons of a project's life.
const (
	ProjectPrepare    ActionID = "project.prepare"    // a project's ID
	ProjectStart      ActionID = "project.start"      // a project's ID
	ProjectAccept     ActionID = "project.accept"     // a project's ID
	ProjectEnd        ActionID = "project.end"        // a project's ID
	ProjectReschedule ActionID = "project.reschedule" // a project's ID
	ProjectTeam       ActionID = "project.team"       // a project's ID
	ProjectStep       ActionID = "project.step"       // "project:gate:kind"; ReadStepRef reads it
	ContractOpen      ActionID = "contract.open"      // a project's ID: the full contract
	ContractSet       ActionID = "contract.set"       // a project's ID
)

// The menus from which a team is chosen; each asks for options.
const (
	ManagerPick   ActionID = "team.manager"
	SalesPick     ActionID = "team.sales"
	PSTeamPick    ActionID = "team.ps"
	AnyMemberPick ActionID = "team.any"
)

// The callbacks of the modals of a project's life.
const (
	TeamFormID       = "team_form"
	RescheduleFormID = "reschedule_form"
	StepFormID       = "step_form"
	EndFormID        = "end_form"
	ContractFormID   = "contract_form"
)
