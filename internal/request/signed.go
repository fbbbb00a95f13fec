package request

import (
	"docket/internal/approval"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// The verbs of decisions on the solution of a special case.
const (
	Signed   = "request.signed"
	SentBack = "request.sent_back"
)

// Authority is the right by which somebody signed or sent back a solution, proved when
// they did.
type Authority struct {
	Role  directory.Role   `json:"role"`
	For   directory.UserID `json:"for,omitempty"`   // who was away
	Above bool             `json:"above,omitempty"` // as a superior of those who hold the role
	Step  string           `json:"step"`
	Round int              `json:"round"`
}

// decided puts the last vote on a step on record, and so into the minutes.
func (o Outcome) decided(step string) Outcome {
	r := o.Request
	st, _ := r.Approval.Step(step)
	v := st.Votes[len(st.Votes)-1]
	verb := Signed
	if v.Choice == approval.No {
		verb = SentBack
	}
	o.Effects.Decision = &decision.Decision{Subject: r.ID.Subject(), Committee: r.Committee, Verb: verb, Choices: []string{string(v.Role)},
		Note: v.Note, By: v.By, At: v.At,
		Authority: outbox.Args(Authority{Role: v.Role, For: v.For, Above: v.Above, Step: st.Key, Round: r.Approval.Round})}
	return o
}
