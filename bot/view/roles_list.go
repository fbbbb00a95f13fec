package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/directory"
)

// RolesList says who holds which role. Nobody is mentioned whose name is known: it is not their turn.
func RolesList(r Reader, ms []directory.Member) Message {
	title := r.P.T("Who does what")
	lines := []string{}
	for _, role := range directory.Roles {
		lines = append(lines, r.colon("*"+r.role(role)+"*", r.holders(ms, role)))
	}
	blocks := append([]slack.Block{section("*" + title + "*")}, paragraphs(lines)...)
	if r.May(directory.Administer) {
		return say(title, append(blocks, actions(button(RolesEdit, "", r.P.Button("Give roles"))))...)
	}
	return say(title, append(blocks, aside(r.P.T("An administrator gives roles.")))...)
}

func (r Reader) holders(ms []directory.Member, role directory.Role) string {
	var said []string
	for _, m := range ms {
		if m.Active && slices.Contains(m.Roles, role) {
			said = append(said, r.calledIn(m))
		}
	}
	if len(said) == 0 {
		return r.P.T("nobody yet")
	}
	if rest := len(said) - personsShown; rest > 0 {
		said = append(said[:personsShown], r.P.N(rest, "%d more", "%d more"))
	}
	return strings.Join(said, ", ")
}

// calledIn is a member by name, with who stands in today.
func (r Reader) calledIn(m directory.Member) string {
	said := name(m.Name)
	if m.Name == "" {
		said = mention(m.ID)
	}
	if a, away := m.Away(r.today()); away {
		said += " (" + r.P.T("away until %s, %s stands in", r.day(a.Until), r.person(a.StandIn)) + ")"
	}
	return said
}
