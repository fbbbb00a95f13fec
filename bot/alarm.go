package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/outbox"
)

const noticeTopic outbox.Topic = "notice.admin"

// Notices tells the administrators of the configuration that Slack refuses
// something and what to do about it. It implements outbox.Alarm.
func (b *Bot) Notices(lane outbox.Lane, reason string, lost outbox.Note) []outbox.Note {
	b.Log.Error("slack refuses", "lane", lane, "reason", reason, "note", lost.ID)
	var notes []outbox.Note
	for _, admin := range b.Admins {
		if outbox.Lane(admin) == lane || lost.Topic == noticeTopic {
			continue // nobody is told that they cannot be told
		}
		notes = append(notes, outbox.Note{
			Topic: noticeTopic, Subject: outbox.Subject{Kind: "notice", ID: int64(lost.ID)}, Channel: outbox.Lane(admin),
			Key:  fmt.Sprintf("notice:%d:%s", lost.ID, admin),
			Args: outbox.Args(view.Trouble{Lane: lane, Reason: reason}), Priority: outbox.Approval,
		})
	}
	return notes
}

func (b *Bot) drawNotice(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	var t view.Trouble
	if err := json.Unmarshal(d.Args, &t); err != nil {
		return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.Notice(r, t), err
}
