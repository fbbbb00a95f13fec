package view

import (
	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/request"
)

// startsShown is how many of the things to begin are buttons; the others are in the menu beside them, which has room
// for startsKept.
const startsShown, startsKept = 3, 5

// start is something a person may begin.
type start struct {
	id   ActionID
	text string
}

// starts are the buttons of what the person may begin, what is begun most often in sight.
func (r Reader) starts() slack.Block {
	all := r.mayBegin()
	shown := min(max(startsShown, len(all)-startsKept), len(all))
	elements := []slack.BlockElement{primary(all[0].id, "", all[0].text)}
	for _, s := range all[1:shown] {
		elements = append(elements, button(s.id, "", s.text))
	}
	var rest []*slack.OptionBlockObject
	for _, s := range all[shown:] {
		rest = append(rest, entry(s.id, "", s.text))
	}
	if len(rest) > 0 {
		elements = append(elements, overflow(rest...))
	}
	return actions(elements...)
}

// mayBegin is what the person may begin, what is begun most often first.
func (r Reader) mayBegin() []start {
	var all []start
	for _, s := range []struct {
		start
		who directory.Permission
	}{
		{start{IssueLog, r.P.Button("Log an issue")}, directory.Staff},
		{start{RequestLog, r.P.Button("Log a request")}, request.MayWork},
		{start{FindBegin, r.P.Button("Find")}, directory.Staff},
		{start{OrderBegin, r.P.Button("Write an order")}, order.MaySell},
		{start{ProjectAdd, r.P.Button("Add a project")}, project.MayAdd},
		{start{CustomerAdd, r.P.Button("Add a customer")}, customer.MayEdit},
		{start{CommitteeAdd, r.P.Button("New committee")}, committee.MaySetUp},
		{start{RolesEdit, r.P.Button("Roles")}, directory.Administer},
		{start{AbsenceAdd, r.P.Button("I’m away")}, directory.Staff},
	} {
		if r.May(s.who) {
			all = append(all, s.start)
		}
	}
	return all
}
