package order

import (
	"docket/internal/approval"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// Vote counts what somebody decided on a step of the order's approval. The last
// approval approves the order; any decline declines it, until the seller changes it.
func (o Order) Vote(step string, b approval.Ballot, s Scene) (Outcome, error) {
	if err := o.awaited(b.Round, s); err != nil {
		return Outcome{}, err
	}
	run, called, err := o.Approval.Vote(step, b, s.approval())
	if err != nil {
		return Outcome{}, err
	}
	before := o
	o.Approval = run
	o = o.concluded(s)
	st, _ := run.Step(step)
	return o.decided(before, st, called, s), nil
}

// awaited refuses a decision on what is no longer asked for.
func (o Order) awaited(round int, s Scene) error {
	if o.State == Withdrawn && round == o.Revision {
		return fault.Conflictf("%s was withdrawn at %s; nothing is to be decided any more.", o.ID.Number(), s.moment(o.Since))
	}
	return nil
}

// decided is what a vote brings with it.
func (o Order) decided(before Order, st approval.Step, called approval.Outcome, s Scene) Outcome {
	v := st.Votes[len(st.Votes)-1]
	verb := "order.approved"
	if v.Choice == approval.No {
		verb, o.Note = "order.declined", v.Note
	}
	args := NewsArgs{By: v.By, For: v.For, Above: v.Above, Step: st.Key, Role: v.Role, Reason: v.Note, Through: o.State == Approved}
	e := o.changed(verb, before, s, o.news(outbox.Topic(verb), s, args))
	if o.State != Approving && o.Seller != s.Actor.ID {
		e.Notes = append(e.Notes, o.told(outbox.Topic(verb), o.Seller, s, args))
	}
	e.Notes = append(e.Notes, o.calls(called, s)...)
	e.Decision = &decision.Decision{Subject: o.ID.Subject(), Committee: o.Committee, Verb: verb, Choices: []string{string(v.Role)}, Note: v.Note,
		By: v.By, At: v.At, Authority: outbox.Args(Authority{Role: v.Role, For: v.For, Above: v.Above, Limit: v.Limit, Step: st.Key, Round: o.Revision})}
	return Outcome{Order: o, Effects: o.looked(e, called, s)}
}

// Ask puts a question of whoever is to decide to the seller; the clock stands until
// it is answered.
func (o Order) Ask(step, question string, round int, s Scene) (Outcome, error) {
	if err := o.awaited(round, s); err != nil {
		return Outcome{}, err
	}
	run, called, err := o.Approval.Ask(step, question, round, s.approval())
	if err != nil {
		return Outcome{}, err
	}
	before := o
	o.Approval = run
	st, _ := run.Step(step)
	x, _ := st.Unanswered()
	to := o.answers(s)
	e := o.changed("order.asked", before, s, o.news("order.asked", s, NewsArgs{By: x.By, To: to, Step: step, Round: round, Text: x.Text}))
	e.Notes = append(e.Notes, o.question(st, to, s))
	return Outcome{Order: o, Effects: o.looked(e, called, s)}, nil
}

// Answer takes in the answer to the question of a step, and tells who asked.
func (o Order) Answer(step, answer string, round int, s Scene) (Outcome, error) {
	if err := o.awaited(round, s); err != nil {
		return Outcome{}, err
	}
	run, x, called, err := o.Approval.Answer(step, answer, round, s.approval())
	if err != nil {
		return Outcome{}, err
	}
	before := o
	o.Approval = run
	args := NewsArgs{By: x.AnsweredBy, Step: step, Round: round, Text: x.Text, Answer: x.Answer}
	e := o.changed("order.answered", before, s, o.news("order.answered", s, args))
	if to := s.People.Reach(x.By, s.Now); to != s.Actor.ID {
		e.Notes = append(e.Notes, o.told("order.answered", to, s, args))
	}
	e.Notes = append(e.Notes, o.calls(called, s)...)
	return Outcome{Order: o, Effects: o.looked(e, called, s)}, nil
}

// answers is who is to answer a question: the seller or who stands in; once they
// have left, a superior.
func (o Order) answers(s Scene) directory.UserID {
	if may := o.Approval.Answers(s.approval()); len(may) > 0 {
		return may[0]
	}
	return o.Seller
}
