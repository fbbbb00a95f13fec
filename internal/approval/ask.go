package approval

import (
	"slices"
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
)

// Ask puts a question to whose the thing is. The step's clock stands until it is
// answered; it can be decided all the same.
func (r Run) Ask(step, question string, round int, s Scene) (Run, Outcome, error) {
	at, _, err := r.entitled(step, round, s)
	if err != nil {
		return r, Outcome{}, err
	}
	question = strings.TrimSpace(question)
	if open, waits := r.Steps[at].Unanswered(); waits {
		return r, Outcome{}, fault.Conflictf("%s asked something at %s already. The answer comes first.", open.By.Mention(), s.moment(open.At))
	}
	if question == "" {
		return r, Outcome{}, fault.Invalidf("Write what you would like to know.").In("question")
	}
	s.Clock, r = s.Clock.Of(r), r.cloned()
	st := &r.Steps[at]
	st.State = Asked
	st.Asked = append(slices.Clone(st.Asked), Exchange{By: s.Actor.ID, At: s.Now, Text: question})
	r, o := r.settled(s, Outcome{})
	return r, o, nil
}

// Answer takes in the answer to the step's question; the clock goes on where it
// stood. Who asked is returned, to be told.
func (r Run) Answer(step, answer string, round int, s Scene) (Run, Exchange, Outcome, error) {
	at, err := r.answerable(step, round, s)
	if err != nil {
		return r, Exchange{}, Outcome{}, err
	}
	if answer = strings.TrimSpace(answer); answer == "" {
		return r, Exchange{}, Outcome{}, fault.Invalidf("Write the answer.").In("answer")
	}
	s.Clock, r = s.Clock.Of(r), r.cloned()
	st := &r.Steps[at]
	st.Asked = slices.Clone(st.Asked)
	x := &st.Asked[len(st.Asked)-1]
	x.Answer, x.AnsweredBy, x.AnsweredAt = answer, s.Actor.ID, s.Now
	st.State, st.Due = Open, s.Clock.resumed(st.Due, x.At, s.Now)
	var o Outcome
	r.call(st, s, &o)
	asked := *x
	r, o = r.settled(s, o)
	return r, asked, o, nil
}

func (r Run) answerable(step string, round int, s Scene) (int, error) {
	at := slices.IndexFunc(r.Steps, func(st Step) bool { return st.Key == step })
	switch {
	case !s.Actor.Active:
		return 0, fault.Forbiddenf("This account is deactivated in Slack.")
	case at < 0 || round != r.Round:
		return 0, fault.Conflictf("This changed at %s; the question belongs to what was before.", s.moment(r.Began))
	}
	st := r.Steps[at]
	switch _, waits := st.Unanswered(); {
	case !waits && len(st.Asked) > 0:
		last := st.Asked[len(st.Asked)-1]
		return 0, fault.Conflictf("%s answered at %s already.", last.AnsweredBy.Mention(), s.moment(last.AnsweredAt))
	case st.State != Asked:
		return 0, fault.Conflictf("The decision was taken without an answer.")
	case !slices.Contains(r.Answers(s), s.Actor.ID):
		return 0, fault.Forbiddenf("Only %s can answer this, or who stands in.", r.Facts.By.Mention())
	}
	return at, nil
}

// Answers are those who may answer a question: whose the thing is and who stands in;
// once they have left, their superiors.
func (r Run) Answers(s Scene) []directory.UserID {
	by := r.Facts.By
	may := []directory.UserID{s.People.Reach(by, s.Now)}
	if may[0] != by {
		may = append(may, by)
	}
	if !s.People[may[0]].Active {
		may = append(may, s.People.Superiors(by, s.Now)...)
	}
	return slices.DeleteFunc(may, func(u directory.UserID) bool { return !s.People[u].Active })
}
