package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/project"
)

// GateTurn tells somebody that it is their turn in a project; what has been done meanwhile is only said.
func GateTurn(r Reader, c project.Card, t project.Turn) Message {
	turns := c.Turns(r.ID)
	where := spokenProject(c.Line)
	if t == (project.Turn{}) {
		if len(turns) == 0 {
			return sentence("✅ " + r.P.T("Nothing waits for you in %s any more.", where))
		}
		said := "⏳ " + r.P.N(len(turns), "%d step waits for you in %s", "%d steps wait for you in %s", where)
		return say(said, section(said), actions(primary(ProjectOpen, ref(c.ID), r.P.Button("Open project"))))
	}
	if slices.Contains(turns, t) {
		text := "⏳ " + r.colon(where, r.turnText(c.Project, t))
		said := "⏳ " + r.colon(r.projectName(c.Line), r.turnText(c.Project, t)) + r.turnPaper(c.Project, t)
		take := r.turnButton(c.Project, t).WithStyle(slack.StylePrimary)
		return say(text, section(said), actions(take, button(ProjectOpen, ref(c.ID), r.P.Button("Open project"))))
	}
	return sentence("✅ " + r.P.T("No longer to be done: %s", r.colon(where, r.turnText(c.Project, t))))
}

// turnText says what a turn is, as part of a sentence.
func (r Reader) turnText(p project.Project, t project.Turn) string {
	switch {
	case t.To == project.Preparing:
		return r.P.T("preparations can begin")
	case t.To == project.Running && len(p.Missing(project.Running)) == 0 && len(p.Unready()) > 0:
		return r.P.T("name who follows progress and quality, then work on site can start")
	case t.To == project.Running:
		return r.P.T("everything is in, work on site can start")
	case t.To == project.Closing:
		return r.P.T("the acceptance is agreed, the close-out can begin")
	}
	g := p.Gate(t.Gate)
	said := r.gateName(t.Gate)
	if t.Kind == project.Delivered && g.Refused != nil {
		return r.P.T("%s, turned down, to be delivered anew", said)
	}
	return said + ", " + r.ownTurn(t.Kind)
}

// turnPaper is the document that a turn is about, on a line of its own.
func (r Reader) turnPaper(p project.Project, t project.Turn) string {
	if d := r.document(p.Gate(t.Gate).Document()); d != "" && t.Kind != project.Delivered {
		return "\n" + r.P.T("Document: %s", d)
	}
	return ""
}

// spokenProject is whose project and which, as a lock screen shows it.
func spokenProject(l project.Line) string { return name(l.CustomerName) + dot + name(l.Name) }

// ownTurn says to whoever has to take a step which it is.
func (r Reader) ownTurn(k project.StepKind) string {
	switch k {
	case project.Confirmed:
		return r.P.T("to be confirmed")
	case project.Delivered:
		return r.P.T("to be delivered")
	case project.Assessed:
		return r.P.T("to be assessed")
	case project.Endorsed:
		return r.P.T("its handling opinion to be endorsed")
	case project.Approved:
		return r.P.T("to be approved")
	}
	return r.P.T("to be agreed with the customer")
}

// GateDisagreed tells sales manager and project manager that a document was turned down, and why. Whoever has to
// deliver it anew finds the button here, as long as that is to do.
func GateDisagreed(r Reader, c project.Card, d project.Disagreement) Message {
	news := r.P.T("%s turned down the %s. Agree how it has to be; then it is delivered anew.", r.person(d.By), d.Gate.Text())
	buttons := []slack.BlockElement{button(ProjectOpen, ref(c.ID), r.P.Button("Open project"))}
	for _, t := range c.Turns(r.ID) {
		if t.Gate == d.Gate && t.Kind == project.Delivered {
			buttons = append([]slack.BlockElement{r.turnButton(c.Project, t).WithStyle(slack.StylePrimary)}, buttons...)
		}
	}
	return say("⚠️ "+r.colon(spokenProject(c.Line), news),
		section("⚠️ "+r.colon(r.projectName(c.Line), news)+"\n"+quote(d.Note, project.NoteLimit+500)), actions(buttons...))
}

// turnLines are what waits for the reader in projects, each with its button.
func (r Reader) turnLines(turns []project.Waiting) []slack.Block {
	if len(turns) == 0 {
		return nil
	}
	blocks := []slack.Block{section("*" + r.P.T("In projects") + "*")}
	for _, w := range turns[:min(len(turns), listed)] {
		press := r.turnButton(w.In.Project, w.Turn)
		press.AccessibilityLabel = ""
		blocks = append(blocks, line("⏳ "+r.projectName(w.In)+"\n"+r.turnText(w.In.Project, w.Turn), about(press, spokenTurn(w))))
	}
	if rest := len(turns) - listed; rest > 0 {
		blocks = append(blocks, aside(r.andMore(rest)))
	}
	return blocks
}

// spokenTurn is a turn as a screen reader says it beside the name of its button; raw text.
func spokenTurn(w project.Waiting) string {
	return w.In.CustomerName + dot + w.In.Name + dot + string(w.Gate)
}

// ProjectStopped tells where a project lives that it was stopped, and why.
func ProjectStopped(r Reader, c project.Card, n project.News) Message {
	news := r.P.T("stopped by %s", r.person(n.By))
	return say(r.colon(spokenProject(c.Line), news), section(r.colon(r.projectName(c.Line), news)+"\n"+quote(n.Note, project.NoteLimit+500)))
}
