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

// Failed tells every administrator, once, that Slack refuses something and what
// to do about it. It implements outbox.Alarm.
func (b *Bot) Failed(ctx context.Context, lane outbox.Lane, reason string) error {
	admins, err := b.Desks.Directory.Members(ctx, directory.Admin)
	if err != nil {
		return fmt.Errorf("alarm %s: %w", reason, err)
	}
	b.Log.ErrorContext(ctx, "slack refuses", "lane", lane, "reason", reason)
	notes := make([]outbox.Note, 0, len(admins))
	for _, m := range admins {
		if outbox.Lane(m.ID) == lane || !m.Active {
			continue // nobody is told that they cannot be told
		}
		notes = append(notes, outbox.Note{
			Topic: noticeTopic, Subject: outbox.Subject{Kind: "member", ID: m.Number}, Channel: outbox.Lane(m.ID),
			Key:  fmt.Sprintf("notice:%s:%s:%s:%s", reason, lane, m.ID, b.Now().UTC().Format("2006-01-02")),
			Args: outbox.Args(view.Trouble{Lane: lane, Reason: reason}), Priority: outbox.Approval,
		})
	}
	return b.Notes.Say(ctx, notes)
}

func (b *Bot) drawNotice(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	var t view.Trouble
	if err := json.Unmarshal(d.Args, &t); err != nil {
		return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.Notice(r, t), err
}
