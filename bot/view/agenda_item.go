package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/issue"
	"docket/internal/project"
)

// leads stands between an issue and what was decided about it.
const leads = " → "

// itemLine is one line of the agenda with the button that settles it; what is settled has none.
func (r Reader) itemLine(i committee.Item) slack.Block {
	switch w := sectionWords(i.Section); {
	case w.text == nil:
		return nil
	case w.line != nil:
		return w.line(r, i)
	case i.Settled():
		return section("✅ " + w.done(r, i))
	default:
		return line(itemSign(i)+" "+w.text(r, i), w.button(r, i))
	}
}

// itemText is an item that waits, without a button.
func (r Reader) itemText(i committee.Item) string { return sectionWords(i.Section).text(r, i) }

// endedText is how an item ended.
func (r Reader) endedText(i committee.Item) string { return sectionWords(i.Section).done(r, i) }

// itemSign stands before an item: how bad it is.
func itemSign(i committee.Item) string {
	if sign := sectionWords(i.Section).sign; sign != nil {
		return sign(i)
	}
	return "•"
}

// closing is a close-out in one line.
func (r Reader) closing(l closeout.Line) string {
	return r.colon(r.projectName(l.In), r.closeoutNow(l))
}

// gatesLine is a project at its gates, with a button that opens it.
func (r Reader) gatesLine(i committee.Item) slack.Block {
	if i.Settled() {
		return section("✅ " + r.projectName(*i.Project) + ", " + r.stage(i.Project.State))
	}
	return line("• "+r.atGates(i), about(button(ProjectOpen, ref(i.Project.ID), r.P.Button("Open project")), aloud(*i.Project)))
}

// atGates is a project with what its gates wait for, and from whom.
func (r Reader) atGates(i committee.Item) string {
	before := project.Running
	if i.Project.State == project.Accepting {
		before = project.Closing
	}
	var said []string
	for _, key := range i.Project.Missing(before) {
		said = append(said, r.colon(r.gateName(key), r.gateTurn(i.Project.Gate(key))))
	}
	if len(said) == 0 {
		said = []string{r.turnText(i.Project.Project, project.Turn{To: before})}
	}
	return r.projectName(*i.Project) + ", " + r.stage(i.Project.State) + r.waited(i) + "\n⏳ " + strings.Join(said, dot)
}

func (r Reader) newProject(i committee.Item) string {
	said := r.projectName(*i.Project)
	switch p := i.Project; {
	case p.Contract != "" && !p.ReceivedOn.IsZero():
		said += ", " + r.P.T("order %s received %s", name(p.Contract), r.day(p.ReceivedOn))
	case p.Contract != "":
		said += ", " + r.P.T("order %s", name(p.Contract))
	case !p.ReceivedOn.IsZero():
		said += ", " + r.P.T("received %s", r.day(p.ReceivedOn))
	}
	return said + r.waited(i)
}

func (r Reader) openIssue(i committee.Item) string {
	said := r.colon(boldPlace(*i.Issue), r.kindName(*i.Issue))
	if !i.New {
		said += ", " + r.P.T("open for %s", r.age(i.Issue.OpenSince))
	}
	if i.Issue.Reopened > 0 {
		said += ", " + r.P.T("reopened")
	}
	return said + r.waited(i)
}

// waited says for how many meetings an item has waited, or that it is new.
func (r Reader) waited(i committee.Item) string {
	switch {
	case i.New:
		return ", " + r.P.T("new")
	case i.Weeks >= committee.LongWeeks:
		return ", ⚠️ " + r.P.N(i.Weeks, "carried over %d week", "carried over %d weeks")
	case i.Weeks > 0:
		return ", " + r.P.N(i.Weeks, "carried over %d week", "carried over %d weeks")
	}
	return ""
}

// launched is what the committee settled about a project.
func (r Reader) launched(p project.Line) string {
	if p.State == project.Stopped {
		return r.stage(p.State)
	}
	return r.P.T("%s manages it, pre-kickoff %s", r.someone(p.Manager), r.day(p.PreKickoff))
}

// outcome is what became of an issue, as the end of a line.
func (r Reader) outcome(l issue.Line) string {
	if l.State == issue.Decided {
		return r.P.T("%s, %s until %s", r.whatIsDecided(l.Issue), r.person(l.Owner), r.day(l.Due))
	}
	return l.State.Text().Localize(r.P) + r.ending(l.Ending)
}

// aloud is a project as a screen reader says it beside the name of its button; raw text.
func aloud(l project.Line) string { return l.CustomerName + dot + l.Name }
