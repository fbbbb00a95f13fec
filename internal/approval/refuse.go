package approval

import (
	"cmp"
	"slices"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// entitled finds the step and the right by which the actor may decide it now.
func (r Run) entitled(step string, round int, s Scene) (at int, by seat, err error) {
	at = slices.IndexFunc(r.Steps, func(st Step) bool { return st.Key == step })
	switch {
	case !s.Actor.Active:
		return 0, seat{}, fault.Forbiddenf("This account is deactivated in Slack.")
	case round != r.Round:
		return 0, seat{}, fault.Conflictf("This changed at %s, after the card you pressed was drawn. Here is the new one.", s.moment(r.Began))
	case at < 0:
		return 0, seat{}, fault.NotFoundf("There is no such step of the approval any more.")
	}
	st := r.Steps[at]
	if err := st.closed(s); err != nil {
		return 0, seat{}, err
	}
	by, err = r.seatOf(st, s)
	return at, by, err
}

// closed refuses a press that comes twice, too late or too early.
func (st Step) closed(s Scene) error {
	for _, v := range st.Votes {
		if err := v.repeated(s); err != nil {
			return err
		}
	}
	switch st.State {
	case Approved:
		last := st.Votes[len(st.Votes)-1]
		return fault.Conflictf("Already approved by %s at %s, you are second.", last.By.Mention(), s.moment(last.At))
	case Declined:
		last := st.Votes[len(st.Votes)-1]
		return fault.Conflictf("Already declined by %s at %s, you are second.", last.By.Mention(), s.moment(last.At))
	case Waiting:
		return fault.Conflictf("It is not the turn of %s yet. You will be asked when it is.", st.Role)
	case Void:
		return fault.Conflictf("This approval ended at %s; nothing is to be decided any more.", s.moment(st.ClosedAt))
	}
	return nil
}

// repeated refuses who has voted, or for whom somebody has.
func (v Vote) repeated(s Scene) error {
	switch {
	case v.By == s.Actor.ID && v.Choice == No:
		return fault.Conflictf("You declined this at %s.", s.moment(v.At))
	case v.By == s.Actor.ID:
		return fault.Conflictf("You approved this at %s.", s.moment(v.At))
	case v.For == s.Actor.ID && v.Choice == Yes:
		return fault.Conflictf("%s approved this in your place at %s.", v.By.Mention(), s.moment(v.At))
	}
	return nil
}

// moment is an instant in a sentence, in the actor's zone.
func (s Scene) moment(at time.Time) locale.Moment {
	return locale.Moment{At: at, Zone: s.Actor.Location()}
}

// seatOf is the right by which the actor may decide: their own before somebody else's.
func (r Run) seatOf(st Step, s Scene) (seat, error) {
	b := r.bench(st, s)
	if err := r.apart(b); err != nil {
		return seat{}, err
	}
	if slices.Contains(b.barred, s.Actor.ID) {
		return seat{}, r.own(b)
	}
	mine := slices.DeleteFunc(slices.Clone(b.seats), func(x seat) bool { return !x.of(s.Actor.ID) })
	if len(mine) == 0 {
		return seat{}, r.wrong(st, b)
	}
	return slices.MinFunc(mine, func(x, y seat) int { return cmp.Compare(x.rank(s.Actor.ID), y.rank(s.Actor.ID)) }), nil
}

// rank puts one's own right before that of somebody one stands in for.
func (s seat) rank(user directory.UserID) int {
	if s.holder == user {
		return 0
	}
	return 1
}

// own refuses whose the thing is, and who acts for them.
func (r Run) own(b *bench) error {
	if b.Actor.ID != r.Facts.By && !slices.Contains(r.Facts.Beside, b.Actor.ID) {
		return fault.Forbiddenf("You stand in for %s, whose this is; nobody approves their own. %s", r.Facts.By.Mention(), b.today())
	}
	return fault.Forbiddenf("Nobody approves their own. %s", b.today())
}

// apart refuses who has signed already, or for whom somebody has, where people apart
// sign.
func (r Run) apart(b *bench) error {
	for _, st := range r.Steps {
		for _, v := range st.Votes {
			switch {
			case !r.Facts.Apart:
			case v.By == b.Actor.ID:
				return fault.Conflictf("You signed this at %s; another signature has to be somebody else’s. %s", b.moment(v.At), b.today())
			case v.For == b.Actor.ID:
				return fault.Conflictf("%s signed this in your place at %s; another signature has to be somebody else’s. %s", v.By.Mention(), b.moment(v.At), b.today())
			}
		}
	}
	return nil
}

// wrong refuses everybody else.
func (r Run) wrong(st Step, b *bench) error {
	return fault.Forbiddenf("Only %s may approve this step. %s", r.Decides(st), b.today())
}

// named is how many people a refusal names.
const named = 5

// today says who may decide now.
func (b *bench) today() locale.Text {
	var who locale.Choice
	for _, s := range b.seats {
		switch {
		case len(who) == named:
		case s.by == s.holder:
			who = append(who, s.holder.Mention())
		case s.by != "":
			who = append(who, locale.Textf("%s or, while they are away, %s", s.holder.Mention(), s.by.Mention()))
		}
	}
	if len(who) == 0 {
		return locale.Textf("Today nobody can; an administrator has to give somebody the role.")
	}
	return locale.Textf("Today that is %s.", who)
}

// May finds the first of the steps that the actor may decide; where it is none, the
// fault is that of the first.
func (r Run) May(steps []string, round int, s Scene) (step string, err error) {
	for n, key := range steps {
		_, _, refused := r.entitled(key, round, s)
		if refused == nil {
			return key, nil
		}
		if n == 0 {
			err = refused
		}
	}
	return "", err
}

// MayAnswer refuses whoever could not answer the step's question.
func (r Run) MayAnswer(step string, round int, s Scene) error {
	_, err := r.answerable(step, round, s)
	return err
}
