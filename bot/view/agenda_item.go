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
	switch {
	case i.Emergency != nil:
		return r.emergencyLine(*i.Emergency, r.waited(i))
	case i.Order != nil:
		return r.orderItemLine(i)
	case i.Entitlement != nil && i.Settled():
		return section("✅ " + r.expiring(*i.Entitlement))
	case i.Entitlement != nil:
		return line("• "+r.itemText(i), about(button(EntitlementOpen, ref(i.Entitlement.ID), r.P.Button("Open")), thingAloud(*i.Entitlement)))
	case i.Closeout != nil && i.Settled():
		return section("✅ " + r.closing(*i.Closeout))
	case i.Closeout != nil:
		return line("• "+r.itemText(i), about(button(CloseoutOpen, ref(i.Closeout.ID), r.P.Button("Open")), aloud(i.Closeout.In)))
	case i.Section == committee.Gates && i.Settled():
		return section("✅ " + r.projectName(*i.Project) + ", " + r.stage(i.Project.State))
	case i.Section == committee.Gates:
		return line("• "+r.atGates(i), about(button(ProjectOpen, ref(i.Project.ID), r.P.Button("Open project")), aloud(*i.Project)))
	case i.Project != nil && i.Settled():
		return section("✅ " + r.projectName(*i.Project) + ", " + r.launched(*i.Project))
	case i.Project != nil:
		return line("• "+r.newProject(i), about(button(ProjectLaunch, ref(i.Project.ID), r.P.Button("Set team and kickoff")), i.Project.Name))
	case i.Issue != nil && i.Settled():
		return section("✅ " + r.colon(boldPlace(*i.Issue), r.kindName(*i.Issue)) + leads + r.outcome(*i.Issue))
	case i.Issue != nil:
		return line(sign(i.Issue.Severity)+" "+r.openIssue(i), about(button(IssueDecide, ref(i.Issue.ID), r.P.Button("Decide")), spoken(*i.Issue)))
	}
	return nil
}

// itemText is an item that waits, without a button.
func (r Reader) itemText(i committee.Item) string {
	switch {
	case i.Emergency != nil:
		return r.emergencyText(*i.Emergency) + r.waited(i)
	case i.Closeout != nil:
		return r.closing(*i.Closeout) + r.waited(i)
	case i.Order != nil:
		return r.orderItemText(i) + r.waited(i)
	case i.Entitlement != nil:
		return r.expiring(*i.Entitlement) + r.waited(i)
	case i.Issue != nil:
		return r.openIssue(i)
	}
	return r.newProject(i)
}

// closing is a close-out in one line.
func (r Reader) closing(l closeout.Line) string {
	return r.colon(r.projectName(l.In), r.closeoutNow(l))
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

// itemSign stands before an item: how bad it is.
func itemSign(i committee.Item) string {
	switch {
	case i.Emergency != nil:
		return emergencySign(*i.Emergency)
	case i.Issue != nil:
		return sign(i.Issue.Severity)
	}
	return "•"
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
