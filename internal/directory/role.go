package directory

import "slices"

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
