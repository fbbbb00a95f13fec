package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/project"
)

// ProjectCard is a project as it stands now.
func ProjectCard(r Reader, c project.Card) Message {
	return say(r.projectText(c), r.projectBlocks(c)...)
}

// ProjectModal is the card to one person.
func ProjectModal(r Reader, c project.Card) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Project"), r.projectBlocks(c)...)
}

func (r Reader) projectText(c project.Card) string {
	return r.colon(name(c.CustomerName)+dot+name(c.Name), r.stage(c.State)) + dot +
		r.P.N(c.Open, "%d open issue", "%d open issues")
}

func (r Reader) projectBlocks(c project.Card) []slack.Block {
	blocks := []slack.Block{
		line(r.projectName(c.Line)+"\n"+facts(r.stage(c.State), r.P.N(c.Open, "%d open issue", "%d open issues")), r.projectMore(c)),
		section(strings.Join(r.projectPeople(c.Project), "\n")),
	}
	if c.State == project.Stopped && c.Note != "" {
		blocks = append(blocks, section(r.P.T("Why it was stopped:")+"\n"+quote(c.Note, 1500)))
	}
	blocks = append(blocks, aside(r.projectOrigin(c)))
	if buttons := r.projectButtons(c); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	return blocks
}

// projectName is whose project, which, and of what type.
func (r Reader) projectName(l project.Line) string {
	return "*" + name(l.CustomerName) + "*" + dot + name(l.Name) + " (" + name(string(l.Type)) + ")"
}

// projectPeople are team and first date, or that both are to be set.
func (r Reader) projectPeople(p project.Project) []string {
	if p.State == project.New {
		return []string{"⏳ " + r.P.T("Team and pre-kickoff are to be set by the committee")}
	}
	said := []string{r.P.T("Project manager: %s", r.someone(p.Manager)), r.P.T("Sales manager: %s", r.someone(p.Sales))}
	if len(p.Team) > 0 {
		said = append(said, r.P.T("Team: %s", r.persons(p.Team)))
	}
	if !p.PreKickoff.IsZero() {
		said = append(said, r.P.T("Pre-kickoff: %s", r.day(p.PreKickoff)))
	}
	return said
}

func (r Reader) someone(id directory.UserID) string {
	if id == "" {
		return r.P.T("nobody yet")
	}
	return r.person(id)
}

// personsShown is how many people a sentence names.
const personsShown = 25

// persons is a list of people whose turn it is not.
func (r Reader) persons(ids []directory.UserID) string {
	said := make([]string, 0, personsShown)
	for _, id := range ids[:min(len(ids), personsShown)] {
		said = append(said, r.person(id))
	}
	if rest := len(ids) - len(said); rest > 0 {
		said = append(said, r.P.N(rest, "%d more", "%d more"))
	}
	return r.P.List(said)
}

// projectOrigin is where the project comes from and where it lives.
func (r Reader) projectOrigin(c project.Card) string {
	contract, received, channel := "", "", ""
	if c.Contract != "" {
		contract = r.P.T("order %s", name(c.Contract))
	}
	if !c.ReceivedOn.IsZero() {
		received = r.P.T("received %s", r.day(c.ReceivedOn))
	}
	if c.Channel != "" {
		channel = channelLink(c.Channel)
	}
	return facts(contract, received, r.P.T("committee %s", name(c.Committee)), channel)
}

func (r Reader) projectButtons(c project.Card) []slack.BlockElement {
	id := ref(c.ID)
	switch {
	case c.Over():
		return nil
	case c.State == project.New:
		return []slack.BlockElement{
			primary(ProjectLaunch, id, r.P.Button("Set team and kickoff")),
			button(IssueLog, id, r.P.Button("Log an issue")),
		}
	}
	return []slack.BlockElement{button(IssueLog, id, r.P.Button("Log an issue"))}
}

func (r Reader) projectMore(c project.Card) slack.BlockElement {
	id := ref(c.ID)
	entries := []*slack.OptionBlockObject{entry(ProjectHistory, id, r.P.Option("History"))}
	if !c.Over() && r.Has(project.MayStop.Roles...) {
		entries = append(entries, entry(ProjectStop, id, r.P.Option("Stop the project")))
	}
	return overflow(entries...)
}
