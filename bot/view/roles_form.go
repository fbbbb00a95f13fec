package view

import (
	"github.com/slack-go/slack"

	"docket/internal/directory"
)

// EditRoles asks what somebody does in the company. Without a member it asks for whom; once that is chosen it shows
// what they hold.
func EditRoles(r Reader, m *directory.Member) slack.ModalViewRequest {
	whose := userField(r.P.Placeholder("Choose one person"), "")
	whose.ActionID = MemberPick
	if m == nil {
		return modal(r, RolesFormID, r.P.Title("Roles"), r.P.Title("Save"), nil,
			input("member", r.P.Label("Whose roles?"), whose).WithDispatchAction(true))
	}
	if isUserID(string(m.ID)) {
		whose.InitialUser = string(m.ID)
	}
	// What one person holds must not stay behind when another is chosen.
	of := ":" + string(m.ID)
	return modal(r, RolesFormID, r.P.Title("Roles"), r.P.Title("Save"), nil,
		input("member", r.P.Label("Whose roles?"), whose).WithDispatchAction(true),
		optional(input("roles"+of, r.P.Label("Roles"), menus(r.P.Placeholder("Choose roles"), texts(m.Roles), r.roleOptions()))),
		optional(hinted(input("manager"+of, r.P.Label("Manager"), userField(r.P.Placeholder("Choose one person"), m.Manager)),
			r.P.Label("Is told when something stays undone"))),
	)
}

// ReadRoles reads the whole set of somebody's roles, and their manager.
func ReadRoles(v slack.View) (directory.Grant, error) {
	a := answers{v}
	roles, err := readRoles(a, "roles")
	g := directory.Grant{Member: a.user("member"), Roles: roles, Manager: a.user("manager")}
	if g.Member == "" && err == nil {
		err = chooseMember()
	}
	return g, err
}

// ReadMemberPick reads whose roles are asked for in a form that is still open.
func ReadMemberPick(v slack.View) directory.UserID { return answers{v}.user("member") }
