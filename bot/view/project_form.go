package view

import (
	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// ProjectForm is what the modal "Add a project" starts from.
type ProjectForm struct {
	Name       string             // proposed
	Customer   *customer.Customer // proposed
	Committees []committee.Committee
}

// AddProject asks for a project that no order has brought. Without a committee there is nobody to follow it, and the
// modal says how to make one.
func AddProject(r Reader, f ProjectForm) slack.ModalViewRequest {
	if len(f.Committees) == 0 {
		return Told(r, r.P.T("There is no committee yet that could follow a project. An administrator or the chair makes one with `/docket committee`."))
	}
	var known *slack.OptionBlockObject
	if f.Customer != nil {
		known = r.customerOption(*f.Customer)
	}
	follows := ref(f.Committees[0].ID)
	committees := optionsFor(f.Committees, func(c committee.Committee) *slack.OptionBlockObject { return option(ref(c.ID), c.Name) })
	return modal(r, ProjectFormID, r.P.Title("Add a project"), r.P.Title("Add"), nil,
		hinted(input("customer", r.P.Label("Customer"), search(CustomerPick, r.P.Placeholder("Type a customer’s name"), known)),
			r.P.Label("Not in the list? /customer adds one.")),
		input("name", r.P.Label("Name of the project"), textField(f.Name, project.NameLimit)),
		input("type", r.P.Label("Delivered by"), radio("",
			option(string(project.PS), r.P.Option("Professional Services (PS)")),
			option(string(project.BS), r.P.Option("Business Services (BS)")))),
		input("committee", r.P.Label("Followed by"), menu(answer, r.P.Placeholder("Choose a committee"), follows, committees)),
		optional(input("contract", r.P.Label("Number of the order or contract"), textField("", 80))),
		optional(input("received_on", r.P.Label("Signed order received on"), dateField(r.today()))),
		optional(input("channel", r.P.Label("Slack channel of the project"), channelField(r.P.Placeholder("Choose a channel"), ""))),
	)
}

// ReadAddProject reads the project somebody asked to add.
func ReadAddProject(v slack.View) (project.Project, error) {
	a := answers{v}
	p := project.Project{
		Name: a.text("name"), Type: project.Type(a.option("type")), Contract: oneLine(a.text("contract")),
		Channel: a.of("channel").SelectedConversation,
	}
	of, err := a.number("customer")
	if err != nil {
		return p, err
	}
	follows, err := a.number("committee")
	if err != nil {
		return p, err
	}
	p.Customer, p.Committee = customer.ID(of), directory.CommitteeID(follows)
	p.ReceivedOn, err = a.date("received_on")
	return p, err
}
