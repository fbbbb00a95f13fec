package issue

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Choice is what somebody decides about an issue.
type Choice struct {
	Solutions []SolutionKey
	Note      string // in the decider's own words; required when nothing is chosen
	Owner     directory.UserID
	Due       calendar.Date
	Replaces  decision.ID // the decision in force when the decider saw the issue; 0 for none
}

// NoteLimit is how many characters a decision's note may have.
const NoteLimit = 1000

// maySettle is always allowed to decide; those with a responsible role are too.
var maySettle = []directory.Role{directory.Chair, directory.Management}

func (i Issue) mayDecide(m directory.Member) error {
	return directory.Permission{
		Roles:   slices.Concat(maySettle, i.Responsible),
		Refusal: locale.Textf("Only those responsible for this issue, the chair or Management may decide it."),
	}.Check(m)
}

// Decide settles what is done about the issue, by whom and until when. What is
// decided already is decided anew only by somebody who saw that decision.
func (i Issue) Decide(c Choice, s Scene) (Outcome, error) {
	if err := i.mayDecide(s.Actor); err != nil {
		return Outcome{}, err
	}
	if err := i.stands(c.Replaces, s); err != nil {
		return Outcome{}, err
	}
	if err := c.check(s); err != nil {
		return Outcome{}, err
	}
	before := i
	i.State, i.Note, i.Owner, i.Due = Decided, strings.TrimSpace(c.Note), c.Owner, c.Due
	i.Solutions = s.Kind.whole(c.Solutions)
	i.DecidedBy, i.DecidedAt = s.Actor.ID, s.Now
	i.Tasks = i.tasks(s)
	return Outcome{Issue: i, Effects: change.Effects{
		Verb: "issue.decided", Subject: i.ID.Subject(), Before: before, After: i,
		Decision: i.decided("issue.decided", s, i.Decision),
		Stale:    []outbox.Subject{i.ID.Subject()},
		Notes:    []outbox.Note{i.news("issue.decided", s)},
		Forget:   []outbox.Subject{i.ID.Subject()},
		Remind:   i.nextCheck(s),
	}}, nil
}

// stands refuses a decision taken without having seen the one in force.
func (i Issue) stands(seen decision.ID, s Scene) error {
	switch {
	case i.State == Resolved || i.State == Closed:
		return fault.Conflictf("This issue is %s. Reopen it to decide anew.", i.State.Text())
	case i.State == Decided && i.Decision != seen:
		return fault.Conflictf("Already decided by %s at %s; yours came second. The card shows the decision, and it can be changed there.",
			i.DecidedBy.Mention(), locale.Moment{At: i.DecidedAt, Zone: s.Zone})
	}
	return nil
}

func (c Choice) check(s Scene) error {
	switch {
	case len(c.Solutions) == 0 && strings.TrimSpace(c.Note) == "":
		return fault.Invalidf("Choose a solution or write down what is decided.").In("note")
	case utf8.RuneCountInString(c.Note) > NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", NoteLimit).In("note")
	case c.Owner == "":
		return fault.Invalidf("Choose who carries it out.").In("owner")
	case !s.People[c.Owner].Active:
		return fault.Invalidf("%s is deactivated in Slack; choose somebody else.", s.People[c.Owner].Name).In("owner")
	case c.Due.IsZero():
		return fault.Invalidf("Choose until when.").In("due")
	case c.Due.Before(calendar.DateOf(s.Now, s.Zone)):
		return fault.Invalidf("The due date cannot be in the past.").In("due")
	case slices.Contains(c.Solutions, StopProject) && slices.Contains(c.Solutions, NewScope):
		return fault.Invalidf("A project gets a new scope or stops, not both.").In("solutions")
	}
	for _, k := range c.Solutions {
		if !slices.Contains(s.Kind.Solutions, k) {
			return fault.Invalidf("That solution is not proposed for this kind of issue.").In("solutions")
		}
	}
	return nil
}

func (i Issue) decided(verb string, s Scene, supersedes decision.ID) *decision.Decision {
	choices := make([]string, len(i.Solutions))
	for n, k := range i.Solutions {
		choices[n] = string(k)
	}
	return &decision.Decision{
		Subject: i.ID.Subject(), Committee: s.Project.Committee, Verb: verb, Choices: choices,
		Note: i.Note, Owner: i.Owner, Due: i.Due, By: s.Actor.ID, At: s.Now, Supersedes: supersedes,
	}
}
