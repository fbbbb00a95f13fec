package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/locale"
	"docket/internal/requirement"
)

var partWords = map[requirement.Part]locale.Text{
	requirement.Evaluated: locale.Textf("Under evaluation"),
	requirement.Decided:   locale.Textf("Decided since the last list"),
	requirement.Returns:   locale.Textf("Put off, and soon to be evaluated again"),
}

// RequirementsWeekly is the list of the week to one person: what is evaluated with the four criteria side by side, what
// was decided, what comes up again. Of is the committee whose list it is; lines are those that it names, as they are now.
func RequirementsWeekly(r Reader, a requirement.ListArgs, of committee.Committee, lines []requirement.Line) Message {
	heading := r.P.T("Requirements of the week")
	blocks := []slack.Block{section("*" + heading + "*" + dot + name(of.Name))}
	var figures []string
	for _, part := range requirement.Parts {
		if a.Total[part] == 0 {
			continue
		}
		title := wording(r, partWords, part)
		figures = append(figures, title+" "+r.P.Number(a.Total[part]))
		blocks = append(blocks, section("*"+title+"*"+dot+r.P.Number(a.Total[part])))
		for _, id := range a.First[part] {
			if n := slices.IndexFunc(lines, func(l requirement.Line) bool { return l.ID == id }); n >= 0 {
				blocks = append(blocks, r.weeklyLine(lines[n], part))
			}
		}
		if rest := a.Total[part] - len(a.First[part]); rest > 0 {
			blocks = append(blocks, aside(r.andMore(rest)))
		}
	}
	return say(r.colon(heading+dot+name(of.Name), r.P.List(figures)), append(blocks, actions(button(RequirementListOpen, string(RequirementsOpen), r.P.Button("All under way"))))...)
}

// weeklyLine is one requirement on the list.
func (r Reader) weeklyLine(l requirement.Line, part requirement.Part) slack.Block {
	said := r.requirementName(l) + "\n" + name(l.Title)
	switch {
	case part == requirement.Evaluated && l.State == requirement.Evaluating:
		said += "\n" + r.criteriaLine(l.Evaluations)
	case part == requirement.Returns && l.State == requirement.NotNow && l.Outcome != nil:
		said += "\n" + r.P.T("comes up again on %s", r.farDay(l.Outcome.ReviewOn))
	default:
		said += "\n" + r.requirementTurn(l)
	}
	return line(said, about(button(RequirementOpen, ref(l.ID), r.P.Button("Open")), l.ID.Number()))
}

// criteriaLine is what was said on the four criteria, side by side.
func (r Reader) criteriaLine(es []requirement.Evaluation) string {
	if len(es) == 0 {
		return r.P.T("nobody has evaluated it yet")
	}
	var said []string
	for _, t := range requirement.Tallies(es) {
		said = append(said, r.colon(wording(r, criterionWords, t.Criterion), r.tallyLine(t, len(es))))
	}
	return facts(said...)
}
