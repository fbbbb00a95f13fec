package bot

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/request"
)

const noticeTopic outbox.Topic = "notice.admin"

// Notices tells the administrators of the configuration that Slack refuses
// something and what to do about it; whoever is responsible for a letter is told
// that it did not arrive. It implements outbox.Alarm.
func (b *Bot) Notices(lane outbox.Lane, reason string, lost outbox.Note) []outbox.Note {
	b.Log.Error("refused", "lane", lane, "reason", reason, "note", lost.ID)
	to, about := b.admins(), fmt.Sprint(lost.ID)
	if _, mail := lane.Mail(); mail {
		to, about = b.concerned(reason, lost)
	}
	if lost.Topic == request.WordsTopic && lane != "" {
		return nil // the request hears of it, and whoever tells its customer
	}
	var notes []outbox.Note
	for _, person := range to {
		if person == lane || lost.Topic == noticeTopic {
			continue // nobody is told that they cannot be told
		}
		notes = append(notes, outbox.Note{
			Topic: noticeTopic, Subject: outbox.Subject{Kind: "notice", ID: int64(lost.ID)}, Channel: person,
			Key:  fmt.Sprintf("notice:%s:%s", about, person),
			Args: outbox.Args(view.Trouble{Lane: lane, Reason: reason}), Priority: outbox.Approval,
		})
	}
	return notes
}

// concerned are those who are told of a letter, and what it is about: the mail
// server as a whole, which administrators hear of once a day, or this one letter.
func (b *Bot) concerned(reason string, lost outbox.Note) (to []outbox.Lane, about string) {
	what, _, _ := strings.Cut(reason, " ")
	switch what {
	case outbox.MailUnreachable, outbox.MailLogin:
		return b.admins(), what + ":" + b.Now().UTC().Format(time.DateOnly)
	}
	letter := fmt.Sprintf("%d:%s", lost.ID, what) // one that waited and was given up is told of twice
	var args outbox.LetterArgs
	if err := json.Unmarshal(lost.Args, &args); err != nil || args.Responsible == "" {
		return b.admins(), letter
	}
	return []outbox.Lane{args.Responsible}, letter
}

func (b *Bot) admins() []outbox.Lane {
	lanes := make([]outbox.Lane, len(b.Admins))
	for n, a := range b.Admins {
		lanes[n] = outbox.Lane(a)
	}
	return lanes
}
