package issue

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
)

// KindKey names a kind of issue: "infrastructure_not_ready".
type KindKey string

// Kind is an entry of the company's catalogue of standard issues.
type Kind struct {
	Key       KindKey
	Applies   []project.Type // to projects of these types
	Name      string         // English, as the catalogue says it
	Solutions []SolutionKey  // proposed; none means free
	Always    []SolutionKey  // part of every decision, whatever else is chosen
	Roles     []directory.Role
	Severity  Severity // when nobody says another
	Scope     bool     // ends in a new validated scope or in a stopped project
	Retired   bool     // no longer offered
}

// whole is what was chosen with what is always part of it, in the catalogue's
// order.
func (k Kind) whole(chosen []SolutionKey) []SolutionKey {
	return slices.DeleteFunc(slices.Clone(k.Solutions), func(s SolutionKey) bool {
		return !slices.Contains(chosen, s) && !slices.Contains(k.Always, s)
	})
}

// Fits reports whether the kind may be raised in a project of the type.
func (k Kind) Fits(t project.Type) bool { return !k.Retired && slices.Contains(k.Applies, t) }

// Check refuses a kind that makes no sense, naming the field.
func (k Kind) Check() error {
	switch name := strings.TrimSpace(k.Name); {
	case name == "":
		return fault.Invalidf("The kind needs a name.").In("name")
	case utf8.RuneCountInString(name) > 75:
		return fault.Invalidf("The name may have at most %d characters.", 75).In("name")
	case len(k.Applies) == 0:
		return fault.Invalidf("Choose PS, BS or both.").In("applies")
	case k.Severity.Rank() < 0:
		return fault.Invalidf("The severity is critical, high, medium or low.").In("severity")
	}
	return nil
}

// SolutionKey names a standard solution: "find_resource".
type SolutionKey string

// The standard solutions (the catalogue of the domain's section on issues).
const (
	OrganiseInstallation SolutionKey = "organise_installation"
	SwitchInfrastructure SolutionKey = "switch_infrastructure"
	InformCustomer       SolutionKey = "inform_customer"
	InformSales          SolutionKey = "inform_sales"
	FindResource         SolutionKey = "find_resource"
	SwitchResource       SolutionKey = "switch_resource"
	NewPlanning          SolutionKey = "new_planning"
	CheckTarget          SolutionKey = "check_target"
	NewScope             SolutionKey = "new_scope"
	StopProject          SolutionKey = "stop_project"
)

// The kinds the house raises by itself, at the end of a project.
const (
	CustomerRemark  KindKey = "customer_remark"  // what the customer wants changed before accepting
	LowSatisfaction KindKey = "low_satisfaction" // low scores in the customer's questionnaire
)

var (
	both        = []project.Type{project.PS, project.BS}
	onlyBS      = []project.Type{project.BS}
	delivery    = []directory.Role{directory.Consultant, directory.ProjectManager}
	lead        = []directory.Role{directory.ProjectManager}
	scopeRoles  = []directory.Role{directory.SalesManager, directory.Management}
	scopeAnswer = []SolutionKey{InformSales, CheckTarget, NewScope, StopProject}
)

// Standard is the catalogue a new workspace starts with.
var Standard = []Kind{
	{Key: "infrastructure_not_ready", Applies: both, Name: "Infrastructure not ready", Roles: delivery, Severity: High,
		Solutions: []SolutionKey{OrganiseInstallation, SwitchInfrastructure, InformCustomer}, Always: []SolutionKey{InformCustomer}},
	{Key: "resource_unavailable", Applies: both, Name: "Human resource unavailable", Roles: lead, Severity: High,
		Solutions: []SolutionKey{FindResource, NewPlanning}},
	{Key: "resource_not_adapted", Applies: both, Name: "Human resource not adapted to the tasks", Roles: lead, Severity: Medium,
		Solutions: []SolutionKey{SwitchResource, NewPlanning}},
	{Key: "target_changed", Applies: both, Name: "Customer changes the target", Roles: scopeRoles, Severity: High, Scope: true,
		Solutions: scopeAnswer, Always: []SolutionKey{InformSales}},
	{Key: "software_not_adapted", Applies: both, Name: "Software not adapted to the agreed scope", Roles: scopeRoles, Severity: Critical, Scope: true,
		Solutions: append([]SolutionKey{InformCustomer}, scopeAnswer...), Always: []SolutionKey{InformCustomer, InformSales}},
	{Key: "target_misunderstood", Applies: both, Name: "Customer misunderstands the target", Roles: scopeRoles, Severity: High, Scope: true,
		Solutions: scopeAnswer, Always: []SolutionKey{InformSales}},
	{Key: "logistics", Applies: onlyBS, Name: "Logistics issue", Roles: lead, Severity: Medium},
	{Key: "documents_not_conform", Applies: onlyBS, Name: "Incoming documents not in conformity with the project", Roles: lead, Severity: Medium},
	{Key: "quantities_not_conform", Applies: onlyBS, Name: "Quantities not in conformity with the project", Roles: lead, Severity: Medium},
	{Key: CustomerRemark, Applies: both, Name: "Remark of the customer", Roles: lead, Severity: Medium},
	{Key: LowSatisfaction, Applies: both, Name: "Low satisfaction of the customer", Severity: High,
		Roles: []directory.Role{directory.ProjectManager, directory.SalesManager, directory.CustomerSuccess}},
}
