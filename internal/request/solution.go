package request

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// The steps of Policy.
const (
	stepSeller = "sales_manager"
	stepSales  = "sales"
)

// Round is which solution stands, counted from 1; 0 while none is written.
func (r Request) Round() int {
	if r.Solution == nil {
		return 0
	}
	return r.Solution.Round
}

// Write puts the solution of a special case into writing, or another in its place, by
// somebody who has seen the round that stands. All signatures are asked for anew; who
// writes it and may sign has signed by that.
func (r Request) Write(text string, seen int, s Scene) (Outcome, error) {
	if err := r.admit(DoWrite, s); err != nil {
		return Outcome{}, err
	}
	text = strings.TrimSpace(text)
	if err := r.writable(text, seen, s); err != nil {
		return Outcome{}, err
	}
	before := r
	r.Solution = &Solution{Text: text, By: s.Actor.ID, At: s.Now, Round: r.Round() + 1}
	r.Approval, _ = approval.Begin(Policy, r.facts(s), r.Solution.Round, s.approval())
	step, err := r.Approval.May([]string{stepSeller, stepSales}, r.Approval.Round, s.approval())
	if err != nil {
		return r.moved(before, DoWrite, Signing, "", s, r.rewritten(before, s)...), nil
	}
	r.Approval, _, err = r.Approval.Vote(step, approval.Ballot{Round: r.Approval.Round, Choice: approval.Yes}, s.approval())
	if err != nil {
		return Outcome{}, err
	}
	return r.moved(before, DoWrite, Signing, "", s, r.rewritten(before, s)...).decided(step), nil
}

// writable refuses a solution that says nothing new, or takes the place of one that
// was not seen.
func (r Request) writable(text string, seen int, s Scene) error {
	switch {
	case seen != r.Round():
		return fault.Conflictf("%s has written the solution anew meanwhile, at %s. Look at the card first.", r.Solution.By.Mention(), s.moment(r.Solution.At))
	case text == "":
		return fault.Invalidf("Write how it is solved, for whom, until when and at what price.").In("solution")
	case utf8.RuneCountInString(text) > BodyLimit:
		return fault.Invalidf("This may have at most %d characters.", BodyLimit).In("solution")
	case r.State == Signing && text == r.Solution.Text:
		return fault.Invalidf("This is the solution as it stands.").In("solution")
	}
	return nil
}

// facts are what the signatures go by: two people sign, the customer's own sales
// manager where it has one.
func (r Request) facts(s Scene) approval.Facts {
	f := approval.Facts{By: r.Solution.By, Apart: true}
	if s.Project.Sales != "" {
		f.Named = map[string]directory.UserID{stepSeller: s.Project.Sales}
	}
	return f
}

// rewritten is word of another solution to those who were asked to sign the one before
// and still are.
func (r Request) rewritten(before Request, s Scene) []outbox.Note {
	var notes []outbox.Note
	for _, user := range r.Approval.Turn() {
		if before.State == Signing && slices.Contains(before.Turn, user) && user != s.Actor.ID {
			notes = append(notes, r.word(user, NewsArgs{Verb: DoWrite, By: s.Actor.ID, State: Signing}, s))
		}
	}
	return notes
}

// approval is what the rules of approval may look at.
func (s Scene) approval() approval.Scene {
	return approval.Scene{Now: s.Now, Actor: s.Actor, People: s.People, Clock: approval.NewClock(s.Numbers, s.Days, s.Zone)}
}
