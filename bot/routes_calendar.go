package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/project"
)

// calendarRoutes are invitations and feeds.
func (b *Bot) calendarRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.CalendarRenew: b.renewCalendar,
		},
		notes: map[outbox.Topic]drawing{
			project.InvitationTopic: stands(b, b.drawInvitation),
		},
		letters: map[outbox.Topic]writing{
			project.InvitationTopic: b.writeInvitation,
		},
	}
}
