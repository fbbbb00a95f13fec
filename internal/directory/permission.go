package directory

import (
	"docket/internal/fault"
	"docket/internal/locale"
)

// Permission says who may do a thing, and the sentence for those who may not.
type Permission struct {
	Roles   []Role      // one of which is needed
	Company bool        // everybody of the company may, without a role too; only guests need one
	Refusal locale.Text // whole and kind: says who may
}

// Admits reports whether m is among those who may, deactivated or not.
func (p Permission) Admits(m Member) bool {
	return m.Has(p.Roles...) || p.Company && !m.Guest
}

// Check returns nil when m may, and a Forbidden fault that says who may.
func (p Permission) Check(m Member) error {
	if !m.Active {
		return fault.Forbiddenf("This account is deactivated in Slack.")
	}
	if !p.Admits(m) {
		return &fault.Error{Kind: fault.Forbidden, Text: p.Refusal}
	}
	return nil
}

// Staff is the right of everybody in the company, with a role or without. A guest of the
// workspace, such as a customer's person in a shared channel, belongs to it once an
// administrator has given them a role: a consultant from outside, say.
var Staff = Permission{
	Roles:   Roles,
	Company: true,
	Refusal: locale.Textf("Only people of the company may do this. An administrator gives roles with `/docket roles`."),
}

// Administer is the right to give roles and to change settings.
var Administer = Permission{
	Roles:   []Role{Admin},
	Refusal: locale.Textf("Only an administrator may do this. `/docket roles` shows who that is."),
}
