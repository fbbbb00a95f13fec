package postgres

import (
	"encoding/json"
	"fmt"
	"time"

	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// batch is what the changes of some acts bring with them, as effectsFrom takes it. Each
// row says which act it is of.
type batch struct {
	records   []record
	decisions []decided
	notes     []outbox.Note
	stale     []outbox.Subject
	forgotten []forgotten
	reminders []remembered
}

// ofAct says of a row which act made it, whose, and when.
type ofAct struct {
	Act string           `json:"act"`
	By  directory.UserID `json:"by_member"`
	At  time.Time        `json:"at"`
}

func (b *batch) add(e effects) error {
	of := ofAct{Act: e.act.Key, By: e.act.By, At: e.at}
	for _, c := range e.all {
		if err := b.addChange(of, c); err != nil {
			return err
		}
	}
	b.stale = append(b.stale, e.stale...)
	return nil
}

func (b *batch) addChange(of ofAct, c change.Effects) error {
	if c.Verb != "" {
		r, err := newRecord(c)
		if err != nil {
			return err
		}
		r.ofAct = of
		b.records = append(b.records, r)
	}
	if c.Decision != nil {
		b.decisions = append(b.decisions, newDecided(of, *c.Decision))
	}
	b.notes = append(b.notes, c.Notes...)
	b.stale = append(b.stale, c.Stale...)
	for _, s := range c.Forget {
		b.forgotten = append(b.forgotten, forgotten{Kind: s.Kind, ID: s.ID, At: of.At})
	}
	for _, r := range c.Remind {
		b.reminders = append(b.reminders, remembered{
			Kind: string(r.Kind), SubjectKind: r.Subject.Kind, SubjectID: r.Subject.ID, Due: r.Due, Key: r.Key,
		})
	}
	return nil
}

// args are the values of effectsFrom.
func (b batch) args() ([]any, error) {
	said, stale, err := sayArgs(b.notes, b.stale)
	if err != nil {
		return nil, err
	}
	rows, err := packed(append([]record{}, b.records...), append([]decided{}, b.decisions...),
		append([]forgotten{}, b.forgotten...), append([]remembered{}, b.reminders...))
	if err != nil {
		return nil, fmt.Errorf("pack effects: %w", err)
	}
	return []any{rows[0], rows[1], said, stale, rows[2], rows[3]}, nil
}

// decided is a decision as effectsFrom reads it.
type decided struct {
	ofAct
	Kind       string                `json:"kind"`
	ID         int64                 `json:"id"`
	Committee  directory.CommitteeID `json:"committee"`
	Verb       string                `json:"verb"`
	Choices    []string              `json:"choices"`
	Note       string                `json:"note"`
	Owner      directory.UserID      `json:"owner"`
	Due        *string               `json:"due"`
	Supersedes *decision.ID          `json:"supersedes"`
	Authority  json.RawMessage       `json:"authority,omitempty"`
}

func newDecided(of ofAct, d decision.Decision) decided {
	row := decided{
		ofAct: of, Kind: d.Subject.Kind, ID: d.Subject.ID, Committee: d.Committee, Verb: d.Verb,
		Choices: append([]string{}, d.Choices...), Note: d.Note, Owner: d.Owner,
		Authority: d.Authority,
	}
	if !d.Due.IsZero() {
		due := d.Due.String()
		row.Due = &due
	}
	if d.Supersedes != 0 {
		row.Supersedes = &d.Supersedes
	}
	return row
}

// forgotten is a subject whose open reminders fall away, as effectsFrom reads it.
type forgotten struct {
	Kind string    `json:"kind"`
	ID   int64     `json:"id"`
	At   time.Time `json:"at"`
}

// remembered is a reminder as effectsFrom reads it.
type remembered struct {
	Kind        string    `json:"kind"`
	SubjectKind string    `json:"subject_kind"`
	SubjectID   int64     `json:"subject_id"`
	Due         time.Time `json:"due"`
	Key         string    `json:"key"`
}
