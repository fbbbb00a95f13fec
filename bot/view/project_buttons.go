package view

import (
	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/project"
)

// member is the reader as the rules know people; a channel is nobody.
func (r Reader) member() directory.Member {
	return directory.Member{ID: r.ID, Roles: r.Roles, Active: r.ID != ""}
}

func (r Reader) projectButtons(c ProjectPage) []slack.BlockElement {
	if c.Over() {
		return nil
	}
	var buttons []slack.BlockElement
	if next := r.nextButton(c); next != nil {
		buttons = append(buttons, next)
	}
	buttons = append(buttons, button(IssueLog, ref(c.ID), r.P.Button("Log an issue")))
	if c.State != project.New && c.MayLead(r.member()) == nil {
		buttons = append(buttons, button(RequirementAdd, ref(c.ID), r.P.Button("Raise a requirement")))
	}
	return buttons
}

// nextButton is the step to the next stage, nil while it is not to be taken or not the reader's to take.
func (r Reader) nextButton(c ProjectPage) slack.BlockElement {
	id, lead := ref(c.ID), c.MayLead(r.member()) == nil
	switch {
	case c.Closeout != nil && !c.Over():
		return primary(CloseoutOpen, ref(c.Closeout.ID), r.P.Button("Open close-out"))
	case c.State == project.New && r.May(project.MayLaunch):
		return primary(ProjectLaunch, id, r.P.Button("Set team and kickoff"))
	case c.State == project.PreKickoff && c.PreKickoff.IsZero() && c.MayReschedule(r.member()) == nil:
		return primary(ProjectReschedule, id, r.P.Button("Set the pre-kickoff"))
	case c.State == project.Running && lead:
		return primary(ProjectAccept, id, r.P.Button("Begin acceptance")).WithConfirm(
			r.confirm(r.P.Confirm("The work on site is done, and the acceptance report comes next?"), r.P.Button("Begin acceptance")))
	}
	for _, to := range []project.State{project.Preparing, project.Running, project.Closing} {
		t := project.Turn{To: to}
		if lead && len(c.Awaited(t)) > 0 {
			return r.turnButton(c.Project, t).WithStyle(slack.StylePrimary)
		}
	}
	return nil
}

// confirm asks back before something that cannot be undone.
func (r Reader) confirm(question, yes string) *slack.ConfirmationBlockObject {
	return slack.NewConfirmationBlockObject(plain(r.P.Title("Are you sure?"), headerLimit), plain(question, textLimit),
		plain(yes, confirmButton), plain(r.P.Title("Cancel"), confirmButton))
}

// confirmButton is how many characters a button of a confirmation may have.
const confirmButton = 30

// projectMore are the rarer things, at most five: Slack shows no more.
func (r Reader) projectMore(c project.Card) slack.BlockElement {
	id := ref(c.ID)
	entries := []*slack.OptionBlockObject{entry(ProjectHistory, id, r.P.Option("History"))}
	if c.Over() {
		return overflow(entries...)
	}
	if c.State == project.PreKickoff && c.MayReschedule(r.member()) == nil {
		entries = append(entries, entry(ProjectReschedule, id, r.P.Option("Move the pre-kickoff")))
	}
	if c.State != project.New {
		if c.MaySetTeam(r.member()) == nil {
			entries = append(entries, entry(ProjectTeam, id, r.P.Option("Change the team")))
		}
		entries = append(entries, entry(EmergencyRaise, id, r.P.Option("Raise an emergency")))
	}
	if c.State == project.InService && c.MayEnd(r.member()) == nil {
		entries = append(entries, entry(ProjectEnd, id, r.P.Option("End the project")))
	}
	if r.May(project.MayStop) {
		entries = append(entries, entry(ProjectStop, id, r.P.Option("Stop the project")))
	}
	return overflow(entries...)
}
