package view

import (
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/requirement"
)

// evaluationBlocks are what the assessors think, criterion by criterion, where they differ, and how many are missing.
func (r Reader) evaluationBlocks(c requirement.Card) []slack.Block {
	var blocks []slack.Block
	if len(c.Evaluations) > 0 {
		blocks = append(blocks, r.tallyBlock(c.Evaluations))
		blocks = append(blocks, paragraphs(r.opinionLines(c.Evaluations))...)
	}
	if c.State == requirement.Evaluating && !c.Ready {
		blocks = append(blocks, aside(r.P.T("%d of %d evaluations", len(c.Evaluations), c.Needed(c.Scene))))
	}
	return blocks
}

// tallyBlock draws the four criteria side by side.
func (r Reader) tallyBlock(es []requirement.Evaluation) slack.Block {
	var fields []*slack.TextBlockObject
	for _, t := range requirement.Tallies(es) {
		fields = append(fields, mrkdwn("*"+wording(r, criterionWords, t.Criterion)+"*"+"\n"+r.tallyLine(t, len(es))))
	}
	return slack.NewSectionBlock(nil, fields, nil)
}

// barLimit is how many assessors a bar has room for.
const barLimit = 10

// tallyLine is one criterion: a bar of who says yes, and the figures.
func (r Reader) tallyLine(t requirement.Tally, of int) string {
	counts := make([]string, len(t.Said))
	yes := 0
	for n, o := range t.Said {
		counts[n] = r.opinion(t.Criterion, o.Answer) + " " + strconv.Itoa(len(o.By))
		if o.Answer == string(requirement.Yes) {
			yes = len(o.By)
		}
	}
	said := strings.Join(counts, ", ")
	if t.Criterion != requirement.OfEffort && of <= barLimit {
		said = strings.Repeat("▰", yes) + strings.Repeat("▱", of-yes) + " " + said
	}
	if t.Differ() {
		said += " ⚠️"
	}
	return said
}

// opinion is an answer to a criterion in a word.
func (r Reader) opinion(c requirement.Criterion, answer string) string {
	switch {
	case c == requirement.OfEffort:
		return wording(r, effortWords, requirement.Effort(answer))
	case answer == string(requirement.Yes):
		return r.P.T("yes")
	}
	return r.P.T("no")
}

// notesShown is how many notes of assessors a card has room for.
const notesShown = 5

// opinionLines say who differs on what, and what the assessors added.
func (r Reader) opinionLines(es []requirement.Evaluation) []string {
	var said []string
	for _, t := range requirement.Tallies(es) {
		if !t.Differ() {
			continue
		}
		sides := make([]string, len(t.Said))
		for n, o := range t.Said {
			sides[n] = r.opinion(t.Criterion, o.Answer) + " (" + r.persons(o.By) + ")"
		}
		said = append(said, "⚠️ "+r.colon(wording(r, criterionWords, t.Criterion), strings.Join(sides, ", ")))
	}
	noted := 0
	for _, e := range es {
		if e.Note != "" && noted < notesShown {
			said, noted = append(said, r.colon(r.person(e.By), escapeTo(oneLine(e.Note), 300))), noted+1
		}
	}
	return said
}
