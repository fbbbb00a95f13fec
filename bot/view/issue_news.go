package view

import (
	"strings"

	"docket/internal/issue"
)

// IssueDecided is the news of a decision, in the thread under the card.
func IssueDecided(r Reader, c issue.Card) Message {
	by := r.P.T("Decided by %s", r.person(c.DecidedBy))
	if len(c.Decisions) > 1 {
		by = r.P.T("Decided anew by %s", r.person(c.DecidedBy))
	}
	turn := r.P.T("%s carries it out until %s", mention(c.Owner), r.day(c.Due))
	said := "✅ " + r.colon(by, r.whatIsDecided(c.Issue)) + ". " + turn
	if c.Note != "" && len(c.Solutions) > 0 {
		said += "\n" + quote(c.Note, issue.NoteLimit+500)
	}
	return sentence(said)
}

// whatIsDecided is the decision in force as part of a sentence, which has a full stop of its own.
func (r Reader) whatIsDecided(i issue.Issue) string {
	if len(i.Solutions) == 0 {
		return escapeTo(strings.TrimSuffix(oneLine(i.Note), "."), 200)
	}
	said := make([]string, len(i.Solutions))
	for n, k := range i.Solutions {
		said[n] = r.solution(k)
	}
	return strings.Join(said, " + ")
}

// IssueResolved is the news that what was decided has been carried out.
func IssueResolved(r Reader, c issue.Card) Message {
	switch c.Ending {
	case issue.ScopeAgreed:
		return sentence("✅ " + r.P.T("Resolved: the customer validated a new scope.") + r.lastNote(c))
	case issue.ProjectEnding:
		return sentence("✅ " + r.P.T("Resolved: Management stopped the project.") + r.lastNote(c))
	}
	return sentence("✅ " + r.P.T("Resolved: what was decided has been carried out."))
}

func (r Reader) lastNote(c issue.Card) string {
	if len(c.Decisions) == 0 || c.Decisions[len(c.Decisions)-1].Note == "" {
		return ""
	}
	return "\n" + quote(c.Decisions[len(c.Decisions)-1].Note, issue.NoteLimit+500)
}

// IssueReopened is the news that an issue is open again.
func IssueReopened(r Reader, c issue.Card) Message {
	said := "⏳ " + r.P.T("Open again. To decide: %s", r.deciders(c.Issue))
	if c.Note != "" {
		said += "\n" + quote(c.Note, issue.NoteLimit+500)
	}
	return sentence(said)
}
