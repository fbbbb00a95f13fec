package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/project"
)

// projectRoutes are projects.
func (b *Bot) projectRoutes() routes {
	projects := b.aboutProjects()
	return routes{
		commands: map[string]command{
			"/project": {do: b.project, description: "Find a project, or add one", usage: "[name | add name]"},
		},
		actions: map[view.ActionID]handler{
			view.ProjectAdd:        b.addProject,
			view.ProjectOpen:       b.openProject,
			view.ProjectLaunch:     projects.form(view.LaunchProject, holding(project.MayLaunch)),
			view.ProjectStop:       projects.form(view.StopProject, holding(project.MayStop)),
			view.ProjectHistory:    projects.history,
			view.ProjectReschedule: projects.form(view.RescheduleKickoff, project.Card.MayReschedule),
			view.ProjectTeam:       projects.form(view.EditTeam, project.Card.MaySetTeam),
			view.ProjectPrepare:    b.onward(b.Desks.Projects.Prepare),
			view.ProjectStart:      b.onward(b.Desks.Projects.Start),
			view.ProjectAccept:     b.onward(b.Desks.Projects.Accept),
			view.ProjectEnd:        projects.form(view.EndProject, project.Card.MayEnd),
			view.ProjectStep:       b.takeStep,
			view.ContractSet:       projects.form(view.KeepContract, holding(project.MayContract)),
			view.ContractOpen:      b.openContract,
		},
		submissions: map[string]handler{
			view.ProjectFormID:    b.saveProject,
			view.LaunchFormID:     submit(view.ReadLaunch, b.Desks.Projects.Launch),
			view.StopFormID:       submit(view.ReadStop, b.Desks.Projects.Stop),
			view.TeamFormID:       submitWith(view.ReadTeam, b.Desks.Projects.SetTeam),
			view.RescheduleFormID: submitWith(view.ReadReschedule, b.Desks.Projects.Reschedule),
			view.StepFormID:       submit(view.ReadStep, b.Desks.Projects.Step),
			view.EndFormID:        submit(view.ReadEnd, b.Desks.Projects.End),
			view.ContractFormID:   b.saveContract,
		},
		options: map[view.ActionID]suggestion{
			view.ProjectPick:   b.suggestProjects,
			view.ManagerPick:   b.suggestPeople(project.ManagerPlace),
			view.SalesPick:     b.suggestPeople(project.SalesPlace),
			view.PSTeamPick:    b.suggestPeople(project.PSPlace),
			view.AnyMemberPick: b.suggestPeople(project.AnyPlace),
		},
		notes: map[outbox.Topic]drawing{
			"gate.turn":       tells(projects, view.GateTurn),
			"gate.disagreed":  tells(projects, view.GateDisagreed),
			"project.stopped": tells(projects, view.ProjectStopped),
		},
	}
}
