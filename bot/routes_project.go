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
			view.ProjectLaunch:     b.onProject(holding(project.MayLaunch), view.LaunchProject),
			view.ProjectStop:       b.onProject(holding(project.MayStop), view.StopProject),
			view.ProjectHistory:    b.projectHistory,
			view.ProjectReschedule: b.onProject(project.Card.MayReschedule, view.RescheduleKickoff),
			view.ProjectTeam:       b.onProject(project.Card.MaySetTeam, view.EditTeam),
			view.ProjectPrepare:    b.onward((*project.Desk).Prepare),
			view.ProjectStart:      b.onward((*project.Desk).Start),
			view.ProjectAccept:     b.onward((*project.Desk).Accept),
			view.ProjectEnd:        b.onProject(project.Card.MayEnd, view.EndProject),
			view.ProjectStep:       b.takeStep,
			view.ContractSet:       b.onProject(holding(project.MayContract), view.KeepContract),
			view.ContractOpen:      b.openContract,
		},
		submissions: map[string]handler{
			view.ProjectFormID:    b.saveProject,
			view.LaunchFormID:     b.saveLaunch,
			view.StopFormID:       b.saveStop,
			view.TeamFormID:       b.saveTeam,
			view.RescheduleFormID: b.saveReschedule,
			view.StepFormID:       b.saveStep,
			view.EndFormID:        b.saveEnd,
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
