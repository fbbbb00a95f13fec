package closeout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

// How many remarks can be made at once, and be open at a time.
const (
	remarksAtOnce = 20
	remarksOpen   = 100
)

// RemarkDraft is something the customer wants changed, as a member writes it down.
type RemarkDraft struct {
	Said  string
	Owner directory.UserID // who deals with it; "" for the project manager
}

// RemarkedArgs is what the news of remarks carries to its renderer.
type RemarkedArgs struct {
	Issues []issue.ID       `json:"issues"`
	Round  int              `json:"round"`
	By     directory.UserID `json:"by"` // directory.Customer for what came by the link
}

// Remark writes down what the customer wants changed. Each remark becomes an issue,
// and the clock stands until the corrected document is sent. Fields are said_1,
// owner_1 and so on.
func (c Closeout) Remark(said []RemarkDraft, s Scene) (Outcome, error) {
	if err := c.tend(s); err != nil {
		return Outcome{}, err
	}
	return c.remark(said, s)
}

// RemarkByCustomer takes in what the customer wrote on the page.
func (c Closeout) RemarkByCustomer(said []string, s Scene) (Outcome, error) {
	drafts := make([]RemarkDraft, len(said))
	for n, text := range said {
		drafts[n].Said = text
	}
	return c.remark(drafts, s)
}

func (c Closeout) remark(said []RemarkDraft, s Scene) (Outcome, error) {
	if err := c.answerable(); err != nil {
		return Outcome{}, err
	}
	before := c
	c.Remarks = slices.Clone(c.Remarks)
	args := RemarkedArgs{Round: c.Round, By: s.Actor.ID}
	var raised []issue.Outcome
	for n, draft := range said {
		text := strings.TrimSpace(draft.Said)
		if text == "" {
			continue
		}
		if utf8.RuneCountInString(text) > issue.DescriptionLimit {
			return Outcome{}, fault.Invalidf("A remark may have at most %d characters. Write several.", issue.DescriptionLimit).In(fmt.Sprintf("said_%d", n+1))
		}
		owner := s.People[cmp.Or(draft.Owner, c.proposed(s))]
		if !owner.Active && draft.Owner == "" {
			owner = directory.Member{} // nobody is left; the issue finds somebody when it is decided
		}
		if !owner.Active && draft.Owner != "" {
			return Outcome{}, fault.Invalidf("%s is deactivated in Slack; choose somebody else.", owner.Name).In(fmt.Sprintf("owner_%d", n+1))
		}
		out, err := s.raise(len(raised), issue.Draft{Project: c.Project, Kind: issue.CustomerRemark, Description: text, Owner: owner.ID})
		if err != nil {
			return Outcome{}, err
		}
		raised, args.Issues = append(raised, out), append(args.Issues, out.Issue.ID)
		c.Remarks = append(c.Remarks, Remark{Issue: out.Issue.ID, Round: c.Round, Said: text, At: s.Now, State: issue.Open})
	}
	switch {
	case len(raised) == 0:
		return Outcome{}, fault.Invalidf("Write down at least one remark.").In("said_1")
	case c.Unanswered() > remarksOpen:
		return Outcome{}, fault.Conflictf("There are too many remarks at once. Let us deal with those we have first.")
	}
	c = c.stopped(s)
	c.Verified, c.VerifiedNote = Sent{}, ""
	o := c.changed(before, "closeout.remarked", s, append(c.ask(s), c.news("closeout.remarked", s, args))...)
	o.Raised = raised
	return o, nil
}

// answerable refuses what the customer can only say to a document that was sent.
func (c Closeout) answerable() error {
	if err := c.open(); err != nil {
		return err
	}
	if !c.DocumentSent.Done() {
		return fault.Conflictf("The final document has not been sent yet.")
	}
	return nil
}

// proposed is who deals with a remark unless somebody else is chosen.
func (c Closeout) proposed(s Scene) directory.UserID {
	if m := s.People[s.Project.Manager]; m.Active {
		return m.ID
	}
	return c.reached(s)
}

// raise logs the nth issue that comes of the act. What people are offered to raise
// is for the catalogue to say; what the house raises by itself is raised always.
func (s Scene) raise(n int, d issue.Draft) (issue.Outcome, error) {
	kind := s.Kinds[d.Kind]
	kind.Retired, kind.Applies = false, []project.Type{s.Project.Type}
	out, err := issue.Log(d, issue.Scene{
		Press: s.Press, NextID: s.Issues[n], Actor: s.Actor, People: s.People, Project: s.Project, Kind: kind,
		Home: s.Home, Zone: s.Zone, Days: s.Days, Now: s.Now,
	})
	if err != nil {
		return issue.Outcome{}, err
	}
	out.Effects.Notes = slices.Clone(out.Effects.Notes)
	for i := range out.Effects.Notes {
		out.Effects.Notes[i].NotBefore = s.decent()
	}
	return out, nil
}
