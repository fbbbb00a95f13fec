package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/issue"
)

// DecideForm is what the modal "Decide" starts from.
type DecideForm struct {
	Card  issue.Card
	Owner directory.UserID // proposed: the owner so far, else the project manager
	Days  calendar.Days    // the committee's working days, for the proposed due date
}

// decideMeta ties a decision to the issue, and to the decision its maker had before their eyes.
type decideMeta struct {
	Issue issue.ID    `json:"issue"`
	Base  decision.ID `json:"base,omitempty"`
}

// dueIn is how many days whoever carries out a decision is given, unless the decider says otherwise.
const dueIn = 7

// Decide asks what is done about an issue, by whom and until when. A decided issue is decided anew: the form says what
// stands and that it will be superseded.
func Decide(r Reader, f DecideForm) slack.ModalViewRequest {
	c := f.Card
	meta := decideMeta{Issue: c.ID}
	title, due, words := r.P.Title("Decide"), r.proposedDue(f.Days), ""
	blocks := []slack.Block{section(r.inShort(c))}
	if c.State == issue.Decided {
		title, due, words, meta.Base = r.P.Title("Change the decision"), c.Due, c.Note, c.Decision
		blocks = append(blocks, aside(r.P.T("Decided by %s, %s. What you decide here supersedes it; both stay on record.",
			r.person(c.DecidedBy), r.instant(c.DecidedAt))))
	}
	blocks = append(blocks, r.solutionBlocks(c)...)
	blocks = append(blocks,
		optional(input("note", r.P.Label("In your own words"), longField(words, issue.NoteLimit))),
		input("owner", r.P.Label("Who carries it out"), userField(r.P.Placeholder("Choose one person"), f.Owner)),
		input("due", r.P.Label("Until"), dateField(due)),
	)
	return modal(r, DecideFormID, title, r.P.Title("Decide"), meta, blocks...)
}

// inShort is an issue in two lines and its description.
func (r Reader) inShort(c issue.Card) string {
	return sign(c.Severity) + " " + boldPlace(c.Line) + "\n" + r.kindName(c.Line) + "\n" + quote(c.Description, 600)
}

// proposedDue is a week from now, or the first working day after it.
func (r Reader) proposedDue(days calendar.Days) calendar.Date {
	due := r.today().Add(dueIn)
	if !days.IsWorkday(due) {
		due = days.NextWorkday(due)
	}
	return due
}

// solutionBlocks propose the solutions of the kind; what is part of every decision is said, not asked.
func (r Reader) solutionBlocks(c issue.Card) []slack.Block {
	var blocks []slack.Block
	free := slices.DeleteFunc(slices.Clone(c.Catalogue.Solutions), func(k issue.SolutionKey) bool {
		return slices.Contains(c.Catalogue.Always, k)
	})
	options := offered(optionsFor(free, func(k issue.SolutionKey) *slack.OptionBlockObject {
		return option(string(k), k.Text().Localize(r.P))
	}), optionsLimit)
	if len(options) > 0 {
		var chosen []string
		if c.State == issue.Decided {
			chosen = texts(c.Solutions)
		}
		blocks = append(blocks, optional(input("solutions", r.P.Label("Solutions"), boxes(r.P.Placeholder("Choose solutions"), chosen, options))))
	}
	if len(c.Catalogue.Always) > 0 {
		always := make([]string, len(c.Catalogue.Always))
		for i, k := range c.Catalogue.Always {
			always[i] = "✅ " + r.solution(k)
		}
		blocks = append(blocks, aside(r.P.T("Always part of it: %s", strings.Join(always, ", "))))
	}
	return blocks
}

// ReadDecide reads what somebody decided, and about which issue.
func ReadDecide(v slack.View) (issue.ID, issue.Choice, error) {
	a := answers{v}
	meta, err := unpack[decideMeta](v)
	if err != nil {
		return 0, issue.Choice{}, err
	}
	c := issue.Choice{Note: a.text("note"), Owner: a.user("owner"), Replaces: meta.Base}
	for _, k := range a.options("solutions") {
		c.Solutions = append(c.Solutions, issue.SolutionKey(k))
	}
	c.Due, err = a.date("due")
	if meta.Issue <= 0 {
		err = stale()
	}
	return meta.Issue, c, err
}
