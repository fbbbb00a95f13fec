package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// houseRoutes are people, settings, and what concerns the whole house.
func (b *Bot) houseRoutes() routes {
	return routes{
		commands: map[string]command{
			"/docket": {do: b.docket, description: "What waits for me, and how docket is set up", usage: "[help | find words | report | agenda | roles | committee | away | calendar | customer | kinds | questionnaire | settings]"},
		},
		actions: map[view.ActionID]handler{
			view.RolesEdit:    b.editRoles,
			view.AbsenceAdd:   b.addAbsence,
			view.HistoryOlder: b.olderHistory,
			view.MemberPick:   b.pickedMember,
		},
		submissions: map[string]handler{
			view.RolesFormID:   b.saveRoles,
			view.AbsenceFormID: b.saveAbsence,
		},
		notes: map[outbox.Topic]drawing{
			noticeTopic: stands(b, view.Notice),
		},
	}
}
