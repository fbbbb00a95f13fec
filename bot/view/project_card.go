package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/project"
)

// ProjectPage is a project with its close-out.
type ProjectPage struct {
	project.Card
	Closeout *closeout.Line // nil before it is opened
}

// ProjectCard is a project as it stands now.
func ProjectCard(r Reader, c ProjectPage) Message {
	return say(r.projectText(c.Card), r.projectBlocks(c)...)
}

// ProjectModal is the card to one person.
func ProjectModal(r Reader, c ProjectPage) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Project"), r.projectBlocks(c)...)
}

func (r Reader) projectText(c project.Card) string {
	return r.colon(name(c.CustomerName)+dot+name(c.Name), r.stage(c.State)) + dot +
		r.P.N(c.Open, "%d open issue", "%d open issues")
}

func (r Reader) projectBlocks(c ProjectPage) []slack.Block {
	blocks := []slack.Block{
		line(r.projectName(c.Line)+"\n"+facts(r.stageStep(c.State), r.stageAge(c.Card), r.P.N(c.Open, "%d open issue", "%d open issues")),
			r.projectMore(c.Card)),
	}
	if turn := r.projectTurn(c.Card); turn != "" {
		blocks = append(blocks, section(turn))
	}
	if c.Closeout != nil {
		blocks = append(blocks, section(r.colon("*"+r.P.T("Close-out")+"*", r.closeoutNow(*c.Closeout))))
	}
	blocks = append(blocks, r.gateBlocks(c)...)
	if people := r.projectPeople(c.Project); len(people) > 0 {
		blocks = append(blocks, section(strings.Join(people, "\n")))
	}
	switch {
	case c.Note == "":
	case c.State == project.Stopped:
		blocks = append(blocks, section(r.P.T("Why it was stopped:")+"\n"+quote(c.Note, 1500)))
	case c.State == project.Ended:
		blocks = append(blocks, section(r.P.T("Why it ended:")+"\n"+quote(c.Note, 1500)))
	}
	blocks = append(blocks, r.paperBlocks(c.Card)...)
	blocks = append(blocks, aside(r.projectOrigin(c.Card)))
	if buttons := r.projectButtons(c); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	return blocks
}

// projectName is whose project, which, and of what type.
func (r Reader) projectName(l project.Line) string {
	return "*" + name(l.CustomerName) + "*" + dot + name(l.Name) + " (" + name(string(l.Type)) + ")"
}

// path are the stages of a project that is not stopped.
var path = []project.State{project.New, project.PreKickoff, project.Preparing, project.Running, project.Accepting,
	project.Closing, project.InService, project.Ended}

// stageStep is where a project stands on its way.
func (r Reader) stageStep(s project.State) string {
	n := slices.Index(path, s)
	if n < 0 {
		return r.stage(s)
	}
	return facts(r.stage(s), r.P.T("stage %d of %d", n+1, len(path)))
}

// stageAge is how long it has been there.
func (r Reader) stageAge(c project.Card) string {
	if c.Over() || c.Since.IsZero() {
		return ""
	}
	return r.P.T("for %s", r.age(c.Since))
}

// projectTurn is what the project waits for next; what it waits for at gates stands at the gates.
func (r Reader) projectTurn(c project.Card) string {
	switch {
	case c.State == project.New:
		return "⏳ " + r.P.T("Team and pre-kickoff are to be set by the committee")
	case c.State == project.PreKickoff && c.PreKickoff.IsZero():
		return "⏳ " + r.P.T("The pre-kickoff has no day yet. %s sets it.", r.someone(c.Manager))
	case c.State == project.PreKickoff && r.today().Before(c.PreKickoff):
		return "⏳ " + r.P.T("Pre-kickoff: %s", r.preKickoff(c)) + "\n" + r.P.T("Preparations begin on that day.")
	}
	for _, t := range []project.State{project.Preparing, project.Running, project.Closing} {
		if who := c.Awaited(project.Turn{To: t}); len(who) > 0 {
			return "⏳ " + r.P.T("Next: %s (%s)", r.turnText(c.Project, project.Turn{To: t}), r.persons(who))
		}
	}
	if c.State == project.Running {
		return r.P.T("Work on site is under way. When it is done, the acceptance begins.")
	}
	return ""
}

// preKickoff is the pre-kickoff's day, time and place.
func (r Reader) preKickoff(c project.Card) string {
	when := r.day(c.PreKickoff)
	if zone := c.Scene.Zone; zone != nil {
		when = r.instant(c.PreKickoff.At(c.Kickoff.At, zone))
	}
	place := name(c.Kickoff.Place)
	if c.Kickoff.Place == "" {
		place = ""
	} else if isWeb(c.Kickoff.Place) {
		place = link(c.Kickoff.Place, r.P.T("join here"))
	}
	return facts(when, place)
}

// projectPeople is who does the project.
func (r Reader) projectPeople(p project.Project) []string {
	if p.State == project.New {
		return nil
	}
	said := []string{r.P.T("Project manager: %s", r.someone(p.Manager)), r.P.T("Sales manager: %s", r.someone(p.Sales))}
	if len(p.Team) > 0 {
		said = append(said, r.P.T("Team: %s", r.persons(p.Team)))
	}
	return append(said, r.P.T("Follows progress: %s", r.someone(p.Progress))+dot+r.P.T("quality: %s", r.someone(p.Quality)))
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
