package committee

import (
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/outbox"
	"docket/internal/reminder"
)

// Due is the kind of reminder by which a committee meets.
const Due reminder.Kind = "committee.due"

// Subject is how the committee's reminder points at it.
func (c Committee) Subject() outbox.Subject {
	return outbox.Subject{Kind: "committee", ID: int64(c.ID)}
}

// Latest is the last occurrence up to now, beginning with the one that was due:
// after an outage one agenda is posted, not one for every week missed.
func (s Schedule) Latest(due calendar.Occurrence, now time.Time) (last calendar.Occurrence, skipped int) {
	last = due
	for next := s.Next(due.At); !next.At.IsZero() && !next.At.After(now); next = s.Next(next.At) {
		last = next
		skipped++
	}
	return last, skipped
}

// Remember is the reminder of the committee's first occurrence after the instant.
func (c Committee) Remember(s Schedule, after time.Time) []reminder.Reminder {
	next := s.Next(after)
	if next.At.IsZero() {
		return nil
	}
	return []reminder.Reminder{{Kind: Due, Subject: c.Subject(), Due: next.At,
		Key: fmt.Sprintf("%s:%d:%s:%d", Due, c.ID, next.Wall, after.UnixNano())}}
}

// Meet is the meeting of an occurrence, as it begins.
func (c Committee) Meet(o calendar.Occurrence, now time.Time) Meeting {
	return Meeting{Committee: c.ID, Wall: o.Wall, DueAt: o.At, PostedAt: now, Moved: o.Moved, State: Posted}
}

// HeadKey is the key of the note that is a meeting's agenda.
func (id MeetingID) HeadKey() string { return fmt.Sprintf("agenda:%d", id) }

// AgendaNotes are the messages of an agenda: the head, and a reply for each
// further page.
func (c Committee) AgendaNotes(m MeetingID, pages []PageID) []outbox.Note {
	notes := make([]outbox.Note, len(pages))
	for n, p := range pages {
		notes[n] = outbox.Note{Topic: "agenda.page", Subject: p.Subject(), Channel: c.Channel,
			Key: m.HeadKey(), Priority: outbox.Agenda}
		if n > 0 {
			notes[n].Key = fmt.Sprintf("%s:%d", m.HeadKey(), n)
			notes[n].Parent = m.HeadKey()
		}
	}
	return notes
}

// MinutesNotes are the messages of the minutes: one for each MinutesItems
// decisions, the further ones in the thread of the first.
func (c Committee) MinutesNotes(m MeetingID, decisions int) []outbox.Note {
	pages := max(1, (decisions+MinutesItems-1)/MinutesItems)
	first := fmt.Sprintf("minutes:%d", m)
	notes := make([]outbox.Note, pages)
	for n := range notes {
		notes[n] = outbox.Note{Topic: "minutes", Subject: outbox.Subject{Kind: "minutes", ID: int64(m)}, Channel: c.Channel, Key: first,
			Priority: outbox.Agenda, Args: outbox.Args(MinutesArgs{Page: n})}
		if n > 0 {
			notes[n].Key, notes[n].Parent = fmt.Sprintf("%s:%d", first, n), first
		}
	}
	return notes
}

// MinutesArgs is what a note of the minutes carries to its renderer.
type MinutesArgs struct {
	Page int `json:"page"`
}
