package view

import (
	"github.com/slack-go/slack"

	"docket/internal/issue"
	"docket/internal/project"
)

// Waiting is the report of what waits for a person, to that person alone.
func Waiting(r Reader, t issue.Todo, turns []project.Waiting, orders []WaitingOrder) Message {
	text := r.colon(r.P.T("What waits for you"), r.P.N(len(t.Actions)+len(turns), "%d to do", "%d to do")+", "+
		r.P.N(len(t.Decide)+len(orders), "%d to decide", "%d to decide"))
	return say(text, append([]slack.Block{section("*" + r.P.T("What waits for you") + "*")}, r.todoBlocks(t, turns, orders)...)...)
}

// todoBlocks are the orders a person has to decide on, then what they have to do, then what projects wait for, then what they may decide.
func (r Reader) todoBlocks(t issue.Todo, turns []project.Waiting, orders []WaitingOrder) []slack.Block {
	if len(t.Actions)+len(t.Decide)+len(turns)+len(orders) == 0 {
		return []slack.Block{section(r.P.T("Nothing waits for you. What is decided with you as the owner comes here."))}
	}
	var blocks []slack.Block
	if len(orders) > 0 {
		blocks = append(blocks, section("*"+r.P.T("To approve")+"*"))
		blocks = append(blocks, r.decisionLines(orders)...)
	}
	if len(t.Actions) > 0 {
		blocks = append(blocks, section("*"+r.P.T("To do")+"*"))
		for _, l := range t.Actions[:min(len(t.Actions), listed)] {
			blocks = append(blocks, r.ownedLine(l))
		}
	}
	blocks = append(blocks, r.turnLines(turns)...)
	if len(t.Decide) > 0 {
		blocks = append(blocks, section("*"+r.P.T("To decide")+"*"))
		for _, l := range t.Decide[:min(len(t.Decide), listed)] {
			blocks = append(blocks, line(r.issueLine(l), about(button(IssueDecide, ref(l.ID), r.P.Button("Decide")), spoken(l))))
		}
	}
	return blocks
}

// ownedLine is an issue with what of it is the reader's to do.
func (r Reader) ownedLine(l issue.Line) slack.Block {
	open := about(button(IssueOpen, ref(l.ID), r.P.Button("Open")), spoken(l))
	switch {
	case l.Owner == r.ID && l.State == issue.Open:
		return line(r.issueLine(l)+"\n"+escapeTo(oneLine(l.Description), 200), open)
	case l.Owner == r.ID:
		return line(r.issueLine(l)+"\n"+r.whatIsDecided(l.Issue), open)
	}
	said := r.issueLine(l)
	for _, t := range l.Tasks {
		if t.Owner == r.ID && !t.Done() {
			said += "\n☐ " + r.P.T("%s until %s", r.solution(t.What), r.day(t.Due))
		}
	}
	return line(said, open)
}
