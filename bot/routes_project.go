package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// projectRoutes are projects.
func (b *Bot) projectRoutes() routes {
	return routes{
		commands: map[string]command{
			"/project": {do: b.project, description: "Find a project, or add one", usage: "[name | add name]"},
		},
		actions: map[view.ActionID]handler{
			view.ProjectAdd:     b.addProject,
			view.ProjectOpen:    b.openProject,
			view.ProjectLaunch:  b.launchProject,
			view.ProjectStop:    b.stopProject,
			view.ProjectHistory: b.projectHistory,
		},
		submissions: map[string]handler{
			view.ProjectFormID: b.saveProject,
			view.LaunchFormID:  b.saveLaunch,
			view.StopFormID:    b.saveStop,
		},
		options: map[view.ActionID]suggestion{
			view.ProjectPick: b.suggestProjects,
		},
		notes: map[outbox.Topic]drawing{
			"gate.turn":       drawForOne(b, view.GateTurn),
			"gate.disagreed":  drawForOne(b, view.GateDisagreed),
			"project.stopped": drawForAll(b, view.ProjectStopped),
		},
	}
}
