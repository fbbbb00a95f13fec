package requirement

import (
	"slices"

	"docket/internal/approval"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// Kind is the kind of a requirement as a subject, and of the approval of its price.
const Kind = "requirement"

// Authority is the right by which somebody signed, proved when they did.
type Authority struct {
	Role  directory.Role   `json:"role"`
	For   directory.UserID `json:"for,omitempty"`   // who was away
	Above bool             `json:"above,omitempty"` // as a superior of those who hold the role
	Step  string           `json:"step"`
	Round int              `json:"round"`
}

// Sign gives or declines a signature of the price. With the last one it is confirmed;
// declined, the sales manager talks with the customer again.
func (r Requirement) Sign(step string, b approval.Ballot, s Scene) (Made, error) {
	if r.Approval.Round == 0 {
		return Made{}, fault.Conflictf("No price of %s is to be signed.", r.ID.Number())
	}
	run, called, err := r.Approval.Vote(step, b, s.approval())
	if err != nil {
		return Made{}, err
	}
	before := r
	r.Approval = run
	return r.concluded(&before, step, called, s), nil
}

// signedBy has whoever agreed on the price sign it where it is theirs to, and calls
// the others.
func (r Requirement) signedBy(before *Requirement, verb string, news NewsArgs, s Scene) (Made, error) {
	_, called := r.Approval.Look(s.approval())
	m := r.made(verb, before, s, r.news(s, news))
	keys := []string{Policy.Steps[0].Key, Policy.Steps[1].Key}
	if step, err := r.Approval.May(keys, r.Price.Round, s.approval()); err == nil {
		if r.Approval, called, err = r.Approval.Vote(step, approval.Ballot{Round: r.Price.Round, Choice: approval.Yes}, s.approval()); err != nil {
			return Made{}, err
		}
		m = r.made(verb, before, s, r.news(s, news))
		m.Effects.Decision = r.decision("requirement.signed", step)
	}
	return m.sought(called, s), nil
}

// concluded is what a signature brings with it.
func (r Requirement) concluded(before *Requirement, step string, called approval.Outcome, s Scene) Made {
	st, _ := r.Approval.Step(step)
	v := st.Votes[len(st.Votes)-1]
	verb := "requirement.signed"
	switch r.Approval.State {
	case approval.Approved:
		r = r.moved(ToSchedule, s)
	case approval.Declined:
		verb = "requirement.price_declined"
		r = r.moved(Negotiating, s).because(v.Note)
	}
	args := NewsArgs{Verb: verb, For: v.For, Above: v.Above, Role: v.Role, Text: v.Note, End: r.State == ToSchedule}
	m := r.made(verb, before, s, r.news(s, args))
	if r.State == ToSchedule { // declined, the card of their turn says so
		m = m.says(r.told(s, args, s.Project.Sales)...)
	}
	m.Effects.Decision = r.decision(verb, step)
	return m.sought(called, s)
}

// decision is the last vote on a step, as the record keeps it.
func (r Requirement) decision(verb, step string) *decision.Decision {
	st, _ := r.Approval.Step(step)
	v := st.Votes[len(st.Votes)-1]
	return &decision.Decision{Subject: r.ID.Subject(), Committee: r.Committee, Verb: verb, Choices: []string{string(v.Role)}, Note: v.Note, By: v.By, At: v.At,
		Authority: outbox.Args(Authority{Role: v.Role, For: v.For, Above: v.Above, Step: st.Key, Round: r.Approval.Round})}
}

// sought adds what the approval asks for: reminders, superiors, word that nobody may
// sign, and when to look again.
func (m Made) sought(called approval.Outcome, s Scene) Made {
	r := m.Requirement
	for _, c := range called.Reminded {
		m = m.says(r.call(c.To, r.args(Reminded), s))
	}
	for _, c := range called.Raised {
		m = m.says(r.call(c.To, r.args(Raised), s))
	}
	for _, step := range called.Vacant {
		st, _ := r.Approval.Step(step)
		m = m.says(r.told(s, NewsArgs{Verb: "requirement.vacant", Role: r.Approval.Decides(st)}, s.Project.Sales)...)
	}
	m.Effects.Remind = append(m.Effects.Remind, r.look(called.Next, s)...)
	return m
}

// says adds notes; one with the key of another takes its place.
func (m Made) says(notes ...outbox.Note) Made {
	for _, n := range notes {
		m.Effects.Notes = append(slices.DeleteFunc(m.Effects.Notes, func(o outbox.Note) bool { return o.Key == n.Key }), n)
	}
	return m
}

// lookedAtSignatures is what happens when a moment of the approval has come, or people
// have changed.
func (r Requirement) lookedAtSignatures(s Scene) Made {
	before := r
	run, called := r.Approval.Look(s.approval())
	r.Approval = run
	verb := ""
	if len(called.Raised) > 0 {
		verb = "requirement.late"
	}
	return r.made(verb, &before, s).sought(called, s)
}

// approval is what the rules of approval may look at.
func (s Scene) approval() approval.Scene {
	return approval.Scene{Now: s.Now, Actor: s.Actor, People: s.People, Clock: approval.NewClock(s.Numbers, s.Days, s.Zone)}
}
