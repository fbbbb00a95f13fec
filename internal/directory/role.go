package directory

import (
	"slices"

	"docket/internal/locale"
)

// Role is what a member does in the company. A member holds any number.
type Role string

// The roles inside the company.
const (
	Consultant      Role = "consultant"
	ProjectManager  Role = "project_manager"
	SalesManager    Role = "sales_manager"
	SalesLead       Role = "sales_lead"
	Presales        Role = "presales"
	CustomerSuccess Role = "customer_success"
	Finance         Role = "finance"
	Management      Role = "management"
	Dispatcher      Role = "dispatcher" // decides where unclear requests go
	Assessor        Role = "assessor"   // evaluates requirements
	Chair           Role = "chair"      // runs the committee
	Admin           Role = "admin"
)

// Roles lists every role, in the order people see them.
var Roles = []Role{Consultant, ProjectManager, SalesManager, SalesLead, Presales, CustomerSuccess,
	Finance, Management, Dispatcher, Assessor, Chair, Admin}

// Known reports whether r is one of Roles.
func (r Role) Known() bool { return slices.Contains(Roles, r) }

var roleNames = map[Role]locale.Text{
	Consultant:      locale.Textf("Consultant"),
	ProjectManager:  locale.Textf("Project manager"),
	SalesManager:    locale.Textf("Sales manager"),
	SalesLead:       locale.Textf("Head of sales"),
	Presales:        locale.Textf("Presales"),
	CustomerSuccess: locale.Textf("Customer Success"),
	Finance:         locale.Textf("Finance"),
	Management:      locale.Textf("Management"),
	Dispatcher:      locale.Textf("Dispatcher"),
	Assessor:        locale.Textf("Assessor"),
	Chair:           locale.Textf("Chair"),
	Admin:           locale.Textf("Administrator"),
}

// Localize says the role as people call it.
func (r Role) Localize(p *locale.Printer) string {
	if name, ok := roleNames[r]; ok {
		return name.Localize(p)
	}
	return string(r)
}
