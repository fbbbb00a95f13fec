package directory

import (
	"docket/internal/fault"
	"docket/internal/locale"
)

// Permission says who may do a thing, and the sentence for those who may not.
type Permission struct {
	Roles   []Role
	Refusal locale.Text // whole and kind: says who may
}

// Check returns nil when m may, and a Forbidden fault that says who may.
func (p Permission) Check(m Member) error {
	if !m.Active {
		return fault.Forbiddenf("This account is deactivated in Slack.")
	}
	if !m.Has(p.Roles...) {
		return &fault.Error{Kind: fault.Forbidden, Text: p.Refusal}
	}
	return nil
}

// Staff is the right of everybody in the company: who has any role. Guests of the
// workspace, such as a customer's people in a channel shared with them, have none.
var Staff = Permission{
	Roles:   Roles,
	Refusal: locale.Textf("Only people of the company may do this. An administrator gives roles with `/docket roles`."),
}

// Administer is the right to give roles and to change settings.
var Administer = Permission{
	Roles:   []Role{Admin},
	Refusal: locale.Textf("Only an administrator may do this. `/docket roles` shows who that is."),
}
