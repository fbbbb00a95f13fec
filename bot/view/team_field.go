package view

import (
	"cmp"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/project"
)

// teamFields ask who does a project. Whoever may not appoint its manager is not asked for one.
func (r Reader) teamFields(kind project.Type, t project.Team) []slack.Block {
	hint, pick := r.P.Label("At least one person"), AnyMemberPick
	if kind == project.PS {
		hint, pick = r.P.Label("A PS project needs at least one consultant"), PSTeamPick
	}
	one := r.P.Placeholder("Type a name")
	var blocks []slack.Block
	if r.May(project.MayLaunch) {
		blocks = append(blocks, input("manager", r.P.Label("Project manager"), search(ManagerPick, one, r.memberOption(t.Manager))))
	}
	return append(blocks,
		optional(input("sales", r.P.Label("Sales manager"), search(SalesPick, one, r.memberOption(t.Sales)))),
		hinted(input("team", r.P.Label("Team"), searches(pick, r.P.Placeholder("Type names"), r.memberOptions(t.Members))), hint),
		optional(hinted(input("progress", r.P.Label("Follows progress"), search(AnyMemberPick, one, r.memberOption(t.Progress))),
			r.P.Label("Needed before work on site starts"))),
		optional(hinted(input("quality", r.P.Label("Follows quality"), search(AnyMemberPick, one, r.memberOption(t.Quality))),
			r.P.Label("Needed before work on site starts"))),
	)
}

// team is what teamFields were filled with. A manager nobody was asked for stays.
func (a answers) team(stays directory.UserID) project.Team {
	t := project.Team{Manager: stays, Sales: a.member("sales"), Progress: a.member("progress"), Quality: a.member("quality")}
	if a.asked("manager") {
		t.Manager = a.member("manager")
	}
	for _, id := range a.options("team") {
		if isUserID(id) {
			t.Members = append(t.Members, directory.UserID(id))
		}
	}
	return t
}

// asked reports whether the form had the field.
func (a answers) asked(field string) bool {
	for _, b := range a.view.Blocks.BlockSet {
		if in, ok := b.(*slack.InputBlock); ok && fieldOf(in.BlockID) == field {
			return true
		}
	}
	return false
}

// member is the field's option that is a member.
func (a answers) member(field string) directory.UserID {
	if id := a.option(field); isUserID(id) {
		return directory.UserID(id)
	}
	return ""
}

// memberOption is a member who is chosen already, nil for nobody.
func (r Reader) memberOption(id directory.UserID) *slack.OptionBlockObject {
	if id == "" {
		return nil
	}
	return option(string(id), cmp.Or(oneLine(r.People[id].Name), string(id)))
}

func (r Reader) memberOptions(ids []directory.UserID) []*slack.OptionBlockObject {
	return offered(optionsFor(ids, r.memberOption), optionsLimit)
}

// CandidateOptions are people for a place in a team, each with what they have on hand.
func CandidateOptions(r Reader, cs []project.Candidate) Options {
	return Options{Options: offered(optionsFor(cs, r.candidateOption), optionsLimit)}
}

func (r Reader) candidateOption(c project.Candidate) *slack.OptionBlockObject {
	o := option(string(c.ID), cmp.Or(oneLine(c.Name), string(c.ID)))
	load := r.P.N(c.Projects, "%d project", "%d projects") + ", " + r.P.N(c.Issues, "%d issue", "%d issues")
	if a, away := c.Away(r.today()); away {
		load += ", " + r.P.T("away until %s", r.day(a.Until))
	}
	o.Description = plain(load, buttonLimit)
	return o
}
