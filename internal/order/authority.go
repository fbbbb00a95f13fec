package order

import (
	"fmt"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/outbox"
)

// Authority is the right by which somebody decided, proved when they did and kept
// with the decision.
type Authority struct {
	Role  directory.Role   `json:"role"`
	For   directory.UserID `json:"for,omitempty"`   // who was away
	Above bool             `json:"above,omitempty"` // as a superior of those who hold the role
	Limit *money.Percent   `json:"limit,omitempty"` // of the role's discount
	Step  string           `json:"step"`
	Round int              `json:"round"`
}

// QuestionArgs is what a question carries to its renderer.
type QuestionArgs struct {
	Step  string `json:"step"`
	Round int    `json:"round"`
	At    int    `json:"at"` // which question of the step, from 0
	Again bool   `json:"again,omitempty"`
}

// question is what a step waits for, for whoever is to answer it. It is drawn from
// the present, so that it loses its button with the answer.
func (o Order) question(st approval.Step, to directory.UserID, s Scene) outbox.Note {
	return outbox.Note{Topic: "order.question", Subject: o.ID.Subject(), Channel: outbox.Lane(to), Priority: outbox.Approval, NotBefore: s.decent(),
		Args: outbox.Args(QuestionArgs{Step: st.Key, Round: o.Revision, At: len(st.Asked) - 1, Again: s.Actor.ID == ""}),
		Key:  fmt.Sprintf("order.question:%d:%s:%s:%s", o.ID, st.Key, to, s.Press)}
}
