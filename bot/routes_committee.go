package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// committeeRoutes are committees, their agendas and meetings.
func (b *Bot) committeeRoutes() routes {
	return routes{
		commands: map[string]command{
			"/agenda": {do: b.agenda, description: "The committee's agenda as it is now", usage: "[committee | minutes]"},
		},
		actions: map[view.ActionID]handler{
			view.MeetingStart:   b.startMeeting,
			view.MeetingJoin:    b.joinMeeting,
			view.MeetingEnd:     b.endMeeting,
			view.MeetingMinutes: b.showMinutes,
			view.MeetingExport:  b.exportMinutes,
			view.MeetingList:    b.listMeetings,
			view.AgendaShow:     b.showAgenda,
			view.CommitteeAdd:   b.editCommittee,
			view.CommitteeEdit:  b.editCommittee,
		},
		submissions: map[string]handler{
			view.CommitteeFormID: b.saveCommittee,
		},
		options: map[view.ActionID]suggestion{
			view.ZonePick: b.suggestZones,
		},
		notes: map[outbox.Topic]drawing{
			"agenda.page": b.aboutPages().shows(view.AgendaPage),
			"minutes":     tells(b.aboutMeetings(), minutesPage),
		},
	}
}
