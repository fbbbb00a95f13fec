package bot

import (
	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/outbox"
)

// emergencyRoutes are emergencies.
func (b *Bot) emergencyRoutes() routes {
	emergencies := b.aboutEmergencies()
	return routes{
		shortcuts: map[string]shortcut{
			"raise_emergency_from_message": {do: b.raiseFromMessage, kind: slack.MessageShortcut, name: "Raise an emergency",
				description: "Raise an emergency with this message as evidence"},
		},
		actions: map[view.ActionID]handler{
			view.EmergencyRaise:   b.raiseEmergency,
			view.EmergencyHistory: emergencies.history,
		},
		steps: map[view.ActionID]handler{
			view.EmergencyTake: press(b.Desks.Emergencies.Take),
			view.EmergencyEnd:  b.endEmergency,
		},
		submissions: map[string]handler{
			view.EmergencyFormID:    submitDraft(view.ReadRaiseEmergency, b.Desks.Emergencies.Raise),
			view.EmergencyEndFormID: submit(view.ReadEndEmergency, b.Desks.Emergencies.End),
		},
		options: map[view.ActionID]suggestion{
			view.EmergencyProject: b.suggestProjects,
		},
		notes: map[outbox.Topic]drawing{
			"emergency.card":  emergencies.shows(view.EmergencyCard),
			"emergency.taken": emergencies.shows(view.EmergencyTaken),
			"emergency.over":  emergencies.shows(view.EmergencyOver),
			"emergency.told":  tells(emergencies, view.EmergencyTold),
		},
	}
}
