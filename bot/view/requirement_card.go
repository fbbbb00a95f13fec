package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/requirement"
)

// RequirementCard is a requirement as it stands now, in the channel of its project.
func RequirementCard(r Reader, c requirement.Card) Message {
	return say(r.requirementText(c.Line), r.requirementBlocks(c)...)
}

// RequirementOutdated answers a press on a card that was drawn before the price changed, with the card as it is now.
func RequirementOutdated(r Reader, c requirement.Card, why error) Message {
	said := Fault(r, why)
	return say(said, append([]slack.Block{section(said)}, r.requirementBlocks(c)...)...)
}

// RequirementModal is the card to one person.
func RequirementModal(r Reader, c requirement.Card) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Requirement %s", c.ID.Number()), r.requirementBlocks(c)...)
}

// RequirementTurn is the card of somebody whose turn it is, or of a superior. Once it is nobody's turn for what was
// asked, it only says how the requirement stands.
func RequirementTurn(r Reader, c requirement.Card, a requirement.TurnArgs) Message {
	if !a.Of(c.Requirement) {
		return sentence(r.requirementText(c.Line))
	}
	said, blocks := r.requirementText(c.Line), r.requirementBlocks(c)
	if why := r.requirementWhy(c, a); why != "" {
		said, blocks = why, append([]slack.Block{section("⚠️ " + why)}, blocks...)
	}
	return say(said, blocks...)
}

// requirementWhy is why somebody gets the card again, or as a superior; "" once those who were late are not.
func (r Reader) requirementWhy(c requirement.Card, a requirement.TurnArgs) string {
	what := c.ID.Number() + " (" + name(c.CustomerName) + ")"
	late := a.Late
	if len(late) == 0 {
		late = c.Turn
	}
	late = slices.DeleteFunc(slices.Clone(late), func(u directory.UserID) bool { return !slices.Contains(c.Turn, u) })
	switch {
	case a.Why == requirement.Reminded && (c.State == requirement.Scheduled || c.State == requirement.Developing):
		return r.P.T("%s is planned for %s.", what, r.farDay(c.PlannedFor))
	case a.Why == requirement.Reminded && slices.Contains(c.Turn, r.ID):
		return r.P.T("%s has waited for you since %s.", what, r.instant(c.Since))
	case a.Why == requirement.Raised && c.State == requirement.Confirming:
		return r.P.T("The price of %s has not been signed in time. You may sign too.", what)
	case a.Why == requirement.Raised && len(late) > 0:
		return r.P.T("%s waits for %s since %s.", what, r.persons(late), r.instant(c.Since))
	}
	return ""
}

// requirementText is the card on a lock screen.
func (r Reader) requirementText(l requirement.Line) string {
	about := l.ID.Number() + " (" + name(l.CustomerName) + ")"
	return r.colon(about, name(l.Title)) + dot + r.requirementTurn(l)
}

func (r Reader) requirementBlocks(c requirement.Card) []slack.Block {
	blocks := []slack.Block{
		line(r.requirementName(c.Line)+"\n"+bold(c.Title)+"\n"+r.requirementTurn(c.Line), r.requirementMore(c)),
	}
	if c.Body != "" {
		blocks = append(blocks, section(quote(c.Body, 1000)))
	}
	blocks = append(blocks, r.screeningBlocks(c)...)
	blocks = append(blocks, r.evaluationBlocks(c)...)
	blocks = append(blocks, r.outcomeBlocks(c)...)
	blocks = append(blocks, r.dealBlocks(c)...)
	blocks = append(blocks, aside(r.requirementOrigin(c)))
	if buttons := r.requirementButtons(c); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	return blocks
}

// screeningBlocks are how it was solved without development.
func (r Reader) screeningBlocks(c requirement.Card) []slack.Block {
	if c.Screening.Note == "" {
		return nil
	}
	heading := r.P.T("Why it has to be developed:")
	switch {
	case !c.Screening.Necessary:
		heading = r.P.T("How the customer came to see it:")
	case c.Screening.Solvable:
		heading = r.P.T("How it is solved:")
	}
	return []slack.Block{section(heading + "\n" + quote(c.Screening.Note, requirement.NoteLimit+500))}
}

// outcomeBlocks are what was decided.
func (r Reader) outcomeBlocks(c requirement.Card) []slack.Block {
	o := c.Outcome
	if o == nil {
		return nil
	}
	said := "*" + wording(r, choiceWords, o.Choice) + "*" + dot + r.person(o.By) + ", " + r.instant(o.At)
	if o.Note != "" {
		said += "\n" + quote(o.Note, requirement.NoteLimit+500)
	}
	return []slack.Block{section(said)}
}

// requirementOrigin is where the requirement comes from.
func (r Reader) requirementOrigin(c requirement.Card) string {
	answers, ticket := "", ""
	if c.Request != 0 {
		answers = r.P.T("for request %s", c.Request.Number())
	}
	if c.Ticket.Key != "" && c.Ticket.Tracker != requirement.Internal {
		ticket = link(c.Ticket.URL, name(c.Ticket.Key))
	}
	return facts(r.P.T("Raised by %s, %s", r.person(c.RaisedBy), r.instant(c.RaisedAt)), answers, ticket)
}
