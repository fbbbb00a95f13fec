package request

import (
	"reflect"
	"slices"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Sign counts what somebody decided on a step of the solution's approval. With the
// last signature the dispatcher places the request; a solution that somebody wants
// otherwise is written anew.
func (r Request) Sign(step string, b approval.Ballot, s Scene) (Outcome, error) {
	if r.Approval.Round == 0 {
		return Outcome{}, r.late(s)
	}
	run, _, err := r.Approval.Vote(step, b, s.approval())
	if err != nil {
		return Outcome{}, err
	}
	before := r
	r.Approval = run
	switch run.State {
	case approval.Approved:
		return r.moved(before, DoSign, Placing, "", s).decided(step), nil
	case approval.Declined:
		return r.moved(before, DoSendBack, Writing, "", s).decided(step), nil
	}
	return r.changed(before, DoSign, s).decided(step), nil
}

// Ask puts a question to whoever wrote the solution before it is signed; the clock
// stands until it is answered.
func (r Request) Ask(step, question string, round int, s Scene) (Outcome, error) {
	if r.Approval.Round == 0 {
		return Outcome{}, r.late(s)
	}
	if err := limited(question, "question"); err != nil {
		return Outcome{}, err
	}
	run, _, err := r.Approval.Ask(step, question, round, s.approval())
	if err != nil {
		return Outcome{}, err
	}
	before := r
	r.Approval = run
	var notes []outbox.Note
	if to := Reached(r.answerers(s)); len(to) > 0 && slices.Contains(before.Turn, to[0]) {
		notes = append(notes, r.word(to[0], NewsArgs{Verb: DoAsk, By: s.Actor.ID, State: r.State, Note: r.question()}, s))
	}
	return r.changed(before, DoAsk, s, notes...), nil
}

// Reply takes in the answer to the question of a step, and tells who asked.
func (r Request) Reply(step, answer string, round int, s Scene) (Outcome, error) {
	if r.Approval.Round == 0 {
		return Outcome{}, r.late(s)
	}
	if err := limited(answer, "answer"); err != nil {
		return Outcome{}, err
	}
	run, x, _, err := r.Approval.Answer(step, answer, round, s.approval())
	if err != nil {
		return Outcome{}, err
	}
	before := r
	r.Approval = run
	var notes []outbox.Note
	if to := s.People.Reach(x.By, s.Now); to != s.Actor.ID {
		notes = append(notes, r.word(to, NewsArgs{Verb: DoReply, By: s.Actor.ID, State: r.State, Note: x.Answer}, s))
	}
	return r.changed(before, DoReply, s, notes...), nil
}

// lookSigning calls whose signature it has become, reminds who has not signed for
// long, and calls those above them in the end.
func (r Request) lookSigning(s Scene) looked {
	if r.State != Signing {
		return looked{request: r}
	}
	before := r
	run, called := r.Approval.Look(s.approval())
	r.Approval = run
	l := looked{next: called.Next}
	if !reflect.DeepEqual(before.Approval, run) {
		r.Turn = r.turn(s)
		l.notes = r.calls(before, called, s)
		r = r.shownTo(r.Turn, s)
	}
	l.request = r
	return l
}

// calls are what a look at the approval says, each thing to each person once.
func (r Request) calls(before Request, called approval.Outcome, s Scene) []outbox.Note {
	var notes []outbox.Note
	for _, user := range r.called(before, s) {
		notes = append(notes, r.word(user, NewsArgs{Verb: DoWrite, State: r.State}, s))
	}
	for _, step := range called.Chased {
		st, _ := r.Approval.Step(step)
		x, _ := st.Unanswered()
		notes = append(notes, r.nudges(NudgeArgs{Kind: ToAnswer, State: r.State, Since: x.At}, st.Told, Reached(r.answerers(s)), s)...)
	}
	for _, c := range called.Reminded {
		st, _ := r.Approval.Step(c.Step)
		notes = append(notes, r.nudges(NudgeArgs{Kind: ToAnswer, State: r.State, Since: st.OpenedAt}, st.Told, []directory.UserID{c.To}, s)...)
	}
	return notes
}

// question is the last one that waits for an answer.
func (r Request) question() (text string) {
	var last time.Time
	for _, st := range r.Approval.Steps {
		if x, waits := st.Unanswered(); waits && x.At.After(last) {
			text, last = x.Text, x.At
		}
	}
	return text
}

// SentBack is the vote by which the solution goes back to whoever writes it.
func (r Request) SentBack() (approval.Vote, bool) {
	for _, st := range r.Approval.Steps {
		if n := slices.IndexFunc(st.Votes, func(v approval.Vote) bool { return v.Choice == approval.No }); n >= 0 {
			return st.Votes[n], true
		}
	}
	return approval.Vote{}, false
}

// MaySign finds which of the steps the person may decide, of the round that was seen;
// where it is none, the fault says why. It is for opening a form: the desk asks again.
func (c Card) MaySign(steps []string, round int, by directory.Member, now time.Time) (string, error) {
	s := c.Scene
	s.Actor, s.Now = by, now
	if c.Approval.Round == 0 {
		return "", c.late(s)
	}
	return c.Approval.May(steps, round, s.approval())
}

// MayReply refuses the form of an answer to whoever could not give it.
func (c Card) MayReply(step string, round int, by directory.Member, now time.Time) error {
	s := c.Scene
	s.Actor, s.Now = by, now
	if c.Approval.Round == 0 {
		return c.late(s)
	}
	return c.Approval.MayAnswer(step, round, s.approval())
}

// moment is an instant in a sentence, in the committee's zone.
func (s Scene) moment(at time.Time) locale.Moment { return locale.Moment{At: at, Zone: s.Zone} }
