package view

import (
	"math"

	"github.com/slack-go/slack"

	"docket/internal/dossier"
	"docket/internal/questionnaire"
)

// satisfaction says how content the customer was at the end of its last projects, in words first, and draws it: a line an
// answer, oldest on top. None before its first project has come so far.
func (r Reader) satisfaction(f dossier.File) []slack.Block {
	if len(f.Scores) == 0 {
		if f.Projects.Count == 0 {
			return nil
		}
		return []slack.Block{section("*" + r.P.T("Satisfaction") + "*\n" + r.P.T("Nobody has answered a questionnaire yet. It goes out at the end of a project."))}
	}
	last := f.Scores[len(f.Scores)-1]
	said := "*" + r.P.T("Satisfaction") + "*" + dot + r.P.T("%.1f of %d", last.Mean, questionnaire.ScaleMax)
	if n := len(f.Scores); n > 1 {
		said += ", " + r.P.T("%.1f before", f.Scores[n-2].Mean)
	}
	for _, s := range f.Scores {
		said += "\n" + r.scoreLine(s, f.LowScore)
	}
	return []slack.Block{section(said)}
}

// scoreLine is one answer: the points as squares, then as a number, when, and about which project.
func (r Reader) scoreLine(s dossier.Score, low int) string {
	flag := ""
	if s.Low {
		flag = "⚠️ " + r.P.T("a low score")
	}
	drawn := squares(int(math.Round(s.Mean)), low)
	return drawn + "  " + facts(r.P.T("%.1f", s.Mean), r.fullDay(dayOf(s.At, r.Zone)), name(s.Project), flag)
}
