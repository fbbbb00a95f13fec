package bot

import (
	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/outbox"
)

// emergencyRoutes are emergencies.
func (b *Bot) emergencyRoutes() routes {
	return routes{
		shortcuts: map[string]shortcut{
			"raise_emergency_from_message": {do: b.raiseFromMessage, kind: slack.MessageShortcut, name: "Raise an emergency",
				description: "Raise an emergency with this message as evidence"},
		},
		actions: map[view.ActionID]handler{
			view.EmergencyRaise:   b.raiseEmergency,
			view.EmergencyHistory: b.emergencyHistory,
		},
		steps: map[view.ActionID]handler{
			view.EmergencyTake: b.takeEmergency,
			view.EmergencyEnd:  b.endEmergency,
		},
		submissions: map[string]handler{
			view.EmergencyFormID:    b.saveEmergency,
			view.EmergencyEndFormID: b.saveEmergencyEnd,
		},
		options: map[view.ActionID]suggestion{
			view.EmergencyProject: b.suggestProjects,
		},
		notes: map[outbox.Topic]drawing{
			"emergency.card":  b.drawEmergency(view.EmergencyCard),
			"emergency.taken": b.drawEmergency(view.EmergencyTaken),
			"emergency.over":  b.drawEmergency(view.EmergencyOver),
			"emergency.told":  b.drawEmergencyTold,
		},
	}
}
